// Why the next run of the allocation cannot keep a choice by hand. The leader's hand may overrule skills, rules and hours; the optimiser may not. Pure.
import { levelOf, mayBeBuddy, onlyBuddy, ruledOut, stretch } from './allocation/eligibility.ts';
import { type Person, type Problem, readProblem, type Task } from './allocation/problem.ts';
import { shareCount } from './allocation/shares.ts';
import { shortHours, sumOfHours } from './hours-words.ts';
import type { PlanProblem } from './plan-problem.ts';

/** What stands against those whom the leader put on this task, each in a sentence; nothing where a run may keep them. */
export function unkept(posed: PlanProblem, taskId: string): string[] {
  const read = readProblem(posed);
  if ('refused' in read) return [];
  const { problem } = read;
  const whole = problem.tasks.find(({ id }) => id === taskId);
  if (!whole) return [];
  const task = leastOf(whole);
  return problem.people
    .filter(({ id }) => task.pinned.includes(id))
    .flatMap((person) => [...skills(problem, person, task), ...rules(person, task), ...hours(problem, person)]);
}

/** What stands against choices about other tasks of the plan, each with its title: no run gives anything out while they stand. */
export function unkeptBeside(posed: PlanProblem, taskId: string): string[] {
  const said = new Set(unkept(posed, taskId));
  return posed.tasks
    .filter(({ id }) => id !== taskId)
    .flatMap(({ id, title }) =>
      unkept(posed, id)
        .filter((reason) => !said.has(reason))
        .map((reason) => `“${title}”: ${reason}`),
    );
}

/** What one person on a task does of it at least: of a shared one, a share. */
const leastOf = (task: Task): Task => ({ ...task, hours: task.hours / shareCount(task) });

function skills(problem: Problem, person: Person, task: Task): string[] {
  const below = stretch(person, task);
  const only = onlyBuddy(person, task);
  if (below?.length === 0) return [];
  if (
    below?.length &&
    problem.people.some((other) => other.id !== person.id && mayBeBuddy(other, task, { below, only }))
  )
    return [];
  const lacks = Object.entries(task.skills)
    .filter(([skill, needed]) => levelOf(person, skill) < needed)
    .map(([skill, needed]) => `${skill}: level ${levelOf(person, skill)}, ${needed} needed`);
  const alone = below ? ', and nobody can be the buddy' : '';
  return [`${person.name} is below what it needs (${lacks.join('; ')})${alone}.`];
}

const rules = (person: Person, task: Task): string[] =>
  ruledOut(person, task).length > 0 ? [`A rule about the work of ${person.name} stands against it.`] : [];

/** All that somebody must do, by instruction or by hand, beside what is done. */
function hours({ tasks }: Problem, { id, name, hours: free, done, rules: agreed }: Person): string[] {
  const must = sumOfHours([{ hours: done }, ...tasks.filter(({ pinned }) => pinned.includes(id)).map(leastOf)]);
  const most = Math.min(free, ...agreed.flatMap((rule) => (rule.kind === 'max-hours' ? [rule.value] : [])));
  if (must > most && must > done && most < free)
    return [`What ${name} must do takes ${shortHours(must)}, which is more than a rule about their work allows.`];
  return must > most && must > done
    ? [`What ${name} must do takes ${shortHours(must)}, and ${shortHours(most)} can be given.`]
    : [];
}

/** The same for whoever just made the choice; null where a run may keep it. */
export const sayUnkept = (reasons: readonly string[]): string | null =>
  reasons.length === 0
    ? null
    : `The next allocation cannot keep this, and gives nothing out while it stands. ${reasons.join(' ')}`;

/** With what stands against choices about other tasks; null where a run may keep all of them. */
export function sayStopping({ unkept: own, beside }: { unkept: readonly string[]; beside: readonly string[] }) {
  const others =
    beside.length > 0 ? `The next allocation gives nothing out while other choices stand. ${beside.join(' ')}` : null;
  return [sayUnkept(own), others].filter(Boolean).join(' ') || null;
}
