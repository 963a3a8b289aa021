// What people have in a plan that a rule about their work, or their time, does not allow: said before anybody agrees to it. The leader's hand may
// overrule rules and hours, and what was given before a rule or a day away came in between stays given: so it is said, and asks for a reason. Pure.
import { dayInWords } from '../day-words.ts';
import { ruledOut } from './allocation/eligibility.ts';
import { type Instance, instanceOf } from './allocation/instance.ts';
import { spanWords } from './allocation/left-over.ts';
import { type Placement, type Plan, takenOf } from './allocation/plan.ts';
import { type Person, type Problem, readProblem, type Task } from './allocation/problem.ts';
import { membersOf } from './allocation/shares.ts';
import type { Span } from './allocation/windows.ts';
import { shortHours, sumOfHours } from './hours-words.ts';
import type { PlanProblem } from './plan-problem.ts';

/** In a sentence to whoever leads the team (`said`) and to whom it is about (`told`): that there is a rule is told to nobody else. */
export type Unfit = { personId: string; said: string; told: string; isRule: boolean };

/** `times`: whether days are asked about as well. */
export function unfitWork(posed: PlanProblem, { times }: { times: boolean }): Unfit[] {
  const read = readProblem(posed);
  if ('refused' in read) return [];
  const { problem } = read;
  const titles = new Map(posed.tasks.map(({ id, title }) => [id, title ?? id]));
  return [
    ...problem.people.flatMap((person) => [...ruled(problem, person, titles), ...tooMuch(problem, person)]),
    ...(times ? outOfTime(instanceOf(problem)) : []),
  ];
}

type Holder = NonNullable<Task['held']>[number];
const holds = ({ held = [] }: Task, person: Person): Holder | undefined =>
  held.find((one) => one.person === person.id && !one.buddy);

/** Of a shared task, as much as they have of it. */
const partOf = (task: Task, { hours }: Holder): Task => (task.share && hours ? { ...task, hours } : task);

const ruled = ({ tasks }: Problem, person: Person, titles: ReadonlyMap<string, string>): Unfit[] =>
  tasks.flatMap((task) => {
    const held = holds(task, person);
    const isRuled = held && ruledOut(person, partOf(task, held)).some(({ by }) => by === 'rule');
    const against = `stands against “${titles.get(task.id)}”.`;
    return isRuled
      ? [byRule(person, `A rule about the work of ${person.name} ${against}`, `A rule about your work ${against}`)]
      : [];
  });

const byRule = ({ id }: Person, said: string, told: string): Unfit => ({ personId: id, said, told, isRule: true });

function tooMuch({ tasks, buddyHours }: Problem, person: Person): Unfit[] {
  const { id, name, rules, done } = person;
  const most = Math.min(...rules.flatMap((rule) => (rule.kind === 'max-hours' ? [rule.value] : [])));
  if (!Number.isFinite(most)) return [];
  const own = tasks.flatMap((task) =>
    (task.held ?? [])
      .filter(({ person }) => person === id)
      .map((one) => ({ hours: task.share ? (one.hours ?? 0) : task.hours * (one.buddy ? buddyHours : 1) })),
  );
  const all = sumOfHours([...own, { hours: done }]);
  if (own.length === 0 || all <= most) return [];
  const takes = `takes ${shortHours(all)}, which is more than a rule about`;
  return [byRule(person, `What ${name} has ${takes} their work allows.`, `What you have ${takes} your work allows.`)];
}

/** Who has more to do between two days than they have free then; of each the worst. That it is more than all their hours is said elsewhere. */
function outOfTime(instance: Instance): Unfit[] {
  const taken = takenOf(instance, presentIn(instance));
  const { windows } = instance.windows;
  const ends = Math.max(...windows.flatMap(({ of }) => ('task' in of ? [] : [of.to])));
  return instance.problem.people.flatMap((person, at) => {
    const short = windows.flatMap(({ of, scale, hours }, window) => {
      if ('task' in of || (of.from === -Infinity && of.to === ends)) return [];
      const work = taken[window]![at]! / scale / instance.units.perHour;
      return work > hours[at]! + 0.01 ? [{ of, work, free: hours[at]! }] : [];
    });
    const worst = short.toSorted((a, b) => b.work - b.free - (a.work - a.free))[0];
    return worst ? [sayShort(person, worst)] : [];
  });
}

function sayShort(person: Person, { of, work, free }: { of: Span; work: number; free: number }): Unfit {
  const when = spanWords(of).replace(/\d{4}-\d{2}-\d{2}/g, dayInWords);
  const words = `${shortHours(work)} of work ${when}, and ${shortHours(free)} free then.`;
  return { personId: person.id, said: `${person.name} has ${words}`, told: `You have ${words}`, isRule: false };
}

/** Who has what now, as a plan of the allocation. */
function presentIn({ problem, first, units }: Instance): Plan {
  const place = new Map(problem.people.map(({ id }, at) => [id, at]));
  const plan: Plan = problem.tasks.map(() => null);
  for (const [task, { held = [], share }] of problem.tasks.entries()) {
    if (first[task] !== task) continue;
    const many = ({ hours, buddy }: Holder) => {
      const each = (buddy ? units.buddy : units.task)[task]! / units.perHour;
      return share && each > 0 ? Math.max(1, Math.round((hours ?? 0) / each)) : 1;
    };
    const [on, beside] = [false, true].map((buddy) =>
      held.filter((one) => one.buddy === buddy).flatMap((one) => Array<number>(many(one)).fill(place.get(one.person)!)),
    ) as [number[], number[]];
    const members = membersOf(first, task);
    for (const [at, member] of members.entries()) {
      const people = share ? on.slice(at, at + 1) : on;
      const buddies = at === 0 ? new Map(beside.entries()) : new Map<number, number>();
      if (people.length + buddies.size > 0) plan[member] = { people, buddies } satisfies Placement;
    }
  }
  return plan;
}
