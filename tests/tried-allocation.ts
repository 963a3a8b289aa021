// The model of allocation as the documentation has it, written independently of the solver, so that small problems can be tried out in full.
import type { AllocationAnswer } from '#server/plans/allocation/answer.ts';
import type { Problem } from '#server/plans/allocation/problem.ts';
import { fitsItsDays } from './tried-days.ts';

export type Task = Problem['tasks'][number];
export type Person = Problem['people'][number];
/** Who is on a task, whoever has several shares as often; `each` hours for every one of them. */
export type Placed = { people: string[]; buddies: [person: string, buddy: string][]; each: number };
export type Tried = (Placed | null)[];

/** The plan that an answer gives, task by task. */
export function planIn({ tasks }: Problem, answer: AllocationAnswer): Tried {
  return tasks.map((task) => {
    const found = answer.assignments.find((one) => one.task === task.id);
    if (!found) return null;
    if (!task.share) return { people: found.people, buddies: Object.entries(found.buddies), each: task.hours };
    const each = task.hours / count(task);
    const times = (hours: number) => Math.round(hours / each);
    return {
      people: found.people.flatMap((id) => Array<string>(times(found.shares![id]!)).fill(id)),
      buddies: (found.buddyShares ?? []).flatMap(({ person, buddy }) => {
        const own = found.buddyShares!.filter((one) => one.person === person);
        const all = own.reduce((sum, { hours }) => sum + hours, 0);
        const part = own.find((one) => one.buddy === buddy)!.hours;
        // With buddies charged nothing the answer cannot say who had how many: then there is one.
        const many =
          all === 0 ? times(found.shares![person]!) : Math.round((times(found.shares![person]!) * part) / all);
        return Array.from({ length: many }, (): [string, string] => [person, buddy]);
      }),
      each,
    };
  });
}

export const count = ({ share, hours }: Task) => (share ? Math.floor(hours / share.smallest + 1e-9) : 1);

/** What a plan has to do with one task: as much of it as now, but not by the same people; or that this person has any of it. */
export type Ban = { task: number } & ({ now: Placed } | { joining: string });

/** Every plan in turn; the best values (cover, then the aims in their order), or null when no plan is legal. */
export function triedOut(problem: Problem, ban?: Ban): number[] | null {
  let best: number[] | null = null;
  const options = problem.tasks.map((task, at) => {
    const all = placements(problem, task);
    if (at === ban?.task)
      return all.filter((one) => ('now' in ban ? isOther(task, one, ban.now) : one.people.includes(ban.joining)));
    return task.pinned.length > 0 ? all : [null, ...all];
  });
  const plan: Tried = [];
  const place = (at: number) => {
    if (at === problem.tasks.length) {
      if (!hasTime(problem, plan)) return;
      const values = valuesOf(problem, plan);
      if (!best || firstBetter(problem, values, best)) best = values;
      return;
    }
    for (const option of options[at]!) {
      plan.push(option);
      if (withinHours(problem, plan)) place(at + 1);
      plan.pop();
    }
  };
  place(0);
  return best;
}

function isOther(task: Task, one: Placed, now: Placed): boolean {
  if (!task.share) return one.people.some((id) => !now.people.includes(id));
  const has = ({ people }: Placed, id: string) => people.filter((other) => other === id).length;
  return one.people.length >= now.people.length && now.people.some((id) => has(one, id) < has(now, id));
}

/** The hours that each person is charged beside what is done, by task. */
function charges(problem: Problem, plan: Tried): { person: string; task: Task; hours: number }[] {
  return plan.flatMap((placed, at) => {
    const task = problem.tasks[at]!;
    const on = (placed?.people ?? []).map((person) => ({ person, task, hours: placed!.each }));
    const beside = (placed?.buddies ?? []).map(([, person]) => {
      return { person, task, hours: placed!.each * problem.buddyHours };
    });
    return [...on, ...beside];
  });
}

const otherOf = ({ other = [] }: Person) => other.reduce((sum, { hours }) => sum + hours, 0);

function chargedIn(problem: Problem, plan: Tried): Map<string, number> {
  const charged = new Map(problem.people.map((person) => [person.id, person.done + otherOf(person)]));
  for (const { person, hours } of charges(problem, plan)) charged.set(person, charged.get(person)! + hours);
  return charged;
}

function withinHours(problem: Problem, plan: Tried): boolean {
  const charged = chargedIn(problem, plan);
  return problem.people.every((person) => {
    const own = person.rules.flatMap((rule) => (rule.kind === 'max-hours' ? [rule.value] : []));
    const most = Math.min(person.hours, ...own);
    return charged.get(person.id)! <= Math.max(most, person.done + otherOf(person)) + 1e-9;
  });
}

function hasTime(problem: Problem, plan: Tried): boolean {
  const all = charges(problem, plan);
  if (plan.reduce((sum, placed) => sum + developing(placed), 0) < (problem.leastDevelop ?? 0)) return false;
  return problem.people.every((person) => {
    const own = all.filter((one) => one.person === person.id);
    return fitsItsDays(problem, person, own);
  });
}

/** Somebody with several shares of a task takes one step up in it. */
const developing = (placed: Placed | null) => new Set(placed?.buddies.map(([person]) => person)).size;

/** Every way in which a task can be covered, a shared one in part as well. */
export function placements(problem: Problem, task: Task): Placed[] {
  const sets = task.share ? divisions(problem.people, count(task)) : subsets(problem.people, task.people);
  const each = task.hours / count(task);
  const kept = sets.filter(
    (set) =>
      task.pinned.every((id) => set.some((one) => one.id === id)) && set.every((one) => !isTooLong(one, set, each)),
  );
  return kept.flatMap((set) =>
    set.reduce<Placed[]>(
      (placed, person) => {
        const how = ways(problem, { ...task, hours: each }, task.share ? [person] : set, person);
        return unlike(placed.flatMap((so) => how.map((buddy) => joined(so, person.id, buddy))));
      },
      [{ people: [], buddies: [], each }],
    ),
  );
}

const isTooLong = (person: Person, set: Person[], each: number) =>
  person.rules.some(
    (rule) => rule.kind === 'max-task-hours' && set.filter((one) => one === person).length * each > rule.value + 1e-9,
  );

const joined = ({ people, buddies, each }: Placed, id: string, buddy: string | null): Placed => ({
  people: [...people, id],
  buddies: buddy ? [...buddies, [id, buddy]] : buddies,
  each,
});

export const keyOf = ({ people, buddies }: Placed) =>
  JSON.stringify([people.toSorted(), buddies.map((pair) => pair.join('+')).sort()]);

/** Shares are alike: which of them has which buddy is one and the same. */
const unlike = (placed: Placed[]) => [...new Map(placed.map((one) => [keyOf(one), one])).values()];

/** The ways in which one person can be on the task: alone (null), or with each possible buddy. */
function ways({ people }: Problem, task: Task, set: Person[], person: Person): (string | null)[] {
  if (barred(person, task, true)) return [];
  const level = (who: Person, skill: string) => who.skills[skill] ?? 0;
  const below = Object.entries(task.skills).filter(([skill, needed]) => level(person, skill) < needed);
  if (below.length === 0) return [null];
  if (!below.every(([skill, needed]) => person.develop.includes(skill) && level(person, skill) === needed - 1))
    return [];
  return people
    .filter((one) => !set.includes(one) && !barred(one, task, false))
    .filter((one) => below.every(([skill, needed]) => level(one, skill) >= needed))
    .filter(({ id }) => (task.promisedBuddies?.[person.id] ?? id) === id)
    .map(({ id }) => id);
}

function barred({ id, rules }: Person, task: Task, byLength: boolean): boolean {
  if (task.forbidden.includes(id)) return true;
  return rules.some(({ kind, value }) => {
    if (kind === 'no-channel') return task.channel === value;
    if (kind === 'never') return task.id === value || value in task.skills;
    return kind === 'max-task-hours' && byLength && task.hours > value;
  });
}

function subsets<Item>(items: Item[], size: number): Item[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, at) => subsets(items.slice(at + 1), size - 1).map((rest) => [item, ...rest]));
}

/** Every way to give out one up to so many shares, any of them to anybody. */
function divisions<Item>(items: Item[], most: number): Item[][] {
  const upTo = (from: number, left: number): Item[][] => [
    [],
    ...(left === 0
      ? []
      : items.slice(from).flatMap((item, at) => upTo(from + at, left - 1).map((rest) => [item, ...rest]))),
  ];
  return upTo(0, most).filter((set) => set.length > 0);
}

export function valuesOf(problem: Problem, plan: Tried): number[] {
  const each = { cover: 0, fit: 0, develop: 0, prefer: 0, load: 0 };
  for (const [at, placed] of plan.entries()) {
    if (!placed) continue;
    const task = problem.tasks[at]!;
    const priority = problem.objectives.find(({ id }) => id === task.objective)?.priority ?? 1;
    each.cover += task.share ? (priority * placed.people.length) / count(task) : priority;
    for (const id of placed.people) {
      const person = problem.people.find((one) => one.id === id)!;
      for (const [skill, needed] of Object.entries(task.skills))
        each.fit += Math.min((person.skills[skill] ?? 0) - needed, 2);
    }
    // A wish is of the task: several shares of it meet it once.
    for (const person of problem.people.filter(({ id }) => placed.people.includes(id)))
      each.prefer += Number(person.prefers.includes(task.id)) - Number(person.avoids.includes(task.id));
    each.develop += developing(placed);
  }
  const charged = chargedIn(problem, plan);
  for (const { id, hours } of problem.people) {
    if (charged.get(id)! > 0) each.load = Math.max(each.load, Math.ceil((charged.get(id)! / hours) * 20 - 1e-9) / 20);
  }
  return [Math.round(each.cover * 1e6) / 1e6, ...problem.aims.map((aim) => each[aim]), ...stays(problem, plan)];
}

/** How much of the work that was agreed to, and of all that was given, is with the same people; nothing where none was. */
function stays({ tasks, buddyHours }: Problem, plan: Tried): number[] {
  const of = (agreedOnly: boolean) =>
    tasks.flatMap((task, at) =>
      (task.held ?? [])
        .filter(({ agreed }) => agreed || !agreedOnly)
        .map(({ person, buddy, hours = 0 }) => {
          const now = buddy ? (plan[at]?.buddies ?? []).map(([, one]) => one) : (plan[at]?.people ?? []);
          const each = (task.hours / count(task)) * (buddy ? buddyHours : 1);
          const had = task.share ? Math.max(1, Math.round(hours / Math.max(each, 1e-6))) : Infinity;
          return Math.min(had, now.filter((id) => id === person).length);
        }),
    );
  const total = (counts: number[]) => counts.reduce((sum, one) => sum + one, 0);
  return [of(true), of(false)].filter((counts) => counts.length > 0).map(total);
}

export function firstBetter({ aims }: Problem, a: number[], b: number[]): boolean {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at >= 0 && (at > 0 && aims[at - 1] === 'load' ? a[at]! < b[at]! : a[at]! > b[at]!);
}

export function legal(problem: Problem, plan: Tried): boolean {
  return (
    withinHours(problem, plan) &&
    hasTime(problem, plan) &&
    problem.tasks.every((task, at) => {
      const option = plan[at];
      return option ? placements(problem, task).some((one) => keyOf(one) === keyOf(option)) : task.pinned.length === 0;
    })
  );
}
