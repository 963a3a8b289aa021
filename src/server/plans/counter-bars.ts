// Why somebody cannot have a task whatever happens to other work. A personal rule is never said, only that there is one. Pure.
import type { Asked } from './counter-problem.ts';
import type { PlanProblem } from './plan-problem.ts';

type Person = PlanProblem['people'][number];
type Task = PlanProblem['tasks'][number];

/** Of whoever would have work that they do not have now. */
export function barsOf({ people, tasks }: PlanProblem, asked: Asked): string[] {
  const wanted = {
    swap: [[asked.withId, asked.taskId] as const, [asked.personId, asked.forTaskId] as const],
    give: [[asked.withId, asked.taskId] as const],
    later: [],
    support: [],
  }[asked.kind];
  return wanted.flatMap(([personId, taskId]) => {
    const person = people.find(({ id }) => id === personId);
    const task = tasks.find(({ id }) => id === taskId);
    return person && task ? barsFor(person, task, theirs(person)) : [];
  });
}

/** The same to the person themselves. */
export function ownBars({ people, tasks }: PlanProblem, personId: string, taskId: string): string[] {
  const person = people.find(({ id }) => id === personId);
  const task = tasks.find(({ id }) => id === taskId);
  return person && task ? barsFor(person, task, { has: 'You have', whom: 'you' }) : [];
}

const theirs = ({ name }: Person) => ({ has: `${name} has`, whom: name ?? '' });

function barsFor(person: Person, task: Task, { has, whom }: { has: string; whom: string }): string[] {
  const title = `“${task.title ?? ''}”`;
  const below = Object.entries(task.skills ?? {}).filter(([skill, level]) => (person.skills?.[skill] ?? 0) < level);
  // One level below may be a step up with a buddy, for who develops the skill.
  const barred = below.filter(
    ([skill, level]) => (person.skills?.[skill] ?? 0) < level - 1 || !person.develop?.includes(skill),
  );
  const levels = barred.map(
    ([skill, level]) => `${has} level ${person.skills?.[skill] ?? 0} for ${skill}, and ${title} needs level ${level}.`,
  );
  const isRuled = (person.rules ?? []).some((rule) => {
    if (rule.kind === 'no-channel') return rule.value === task.channel;
    if (rule.kind === 'never') return rule.value in (task.skills ?? {});
    return rule.value < task.hours;
  });
  const free = person.hours - (person.done ?? 0);
  return [
    ...levels,
    ...(isRuled ? [`A personal rule keeps ${whom} off ${title}.`] : []),
    ...(free < task.hours && !task.share ? [`${has} ${free} hours, and ${title} takes ${task.hours}.`] : []),
  ];
}
