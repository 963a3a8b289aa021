// The model of the documentation once more, written independently and tried out in full, against the solver.
import { beforeAll, expect, test } from 'vitest';
import { heldIn, randomProblem } from '../../../../tests/random-allocation.ts';
import { allocate } from './allocate.ts';
import type { AllocationAnswer } from './answer.ts';
import { type AllocationProblem, type Problem, readProblem } from './problem.ts';
import { loadSolver, type Solver } from './solver.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

test('R-002 on 1,200 random problems every stage equals the optimum found by trying every plan', () => {
  const seen = { infeasible: 0, uncovered: 0, buddies: 0, several: 0, done: 0 };
  for (let seed = 1; seed <= 1200; seed++) {
    const problem = complete(randomProblem(seed));
    const best = triedOut(problem);
    const answer = allocate(problem, { solver, secondsLeft: () => 60 });
    if (!best) {
      expect(answer.status, `seed ${seed}`).toBe('infeasible');
      expect(answer.relax, `seed ${seed}`).not.toHaveLength(0);
      seen.infeasible++;
      continue;
    }
    expect(answer.status, `seed ${seed}`).toBe('optimal');
    const plan = planIn(answer);
    expect(legal(problem, plan), `seed ${seed}`).toBe(true);
    expect(
      answer.stages.map(({ value }) => value),
      `seed ${seed}`,
    ).toEqual(best);
    expect(valuesOf(problem, plan), `seed ${seed}`).toEqual(best);
    expect(answer.stages.every(({ value, bound, gap }) => value === bound && gap === 0)).toBe(true);
    seen.done += problem.people.filter(({ done }) => done > 0).length;
    seen.uncovered += answer.unassigned.length;
    seen.buddies += plan.filter((placed) => placed && placed.buddies.size > 0).length;
    seen.several += plan.filter((placed) => placed && placed.people.length > 1).length;
  }
  for (const times of Object.values(seen)) expect(times).toBeGreaterThan(50);
});

test('R-002 where work is given already, the most of it stays that can without making any aim worse', () => {
  const seen = { agreed: 0, moved: 0, buddies: 0 };
  for (let seed = 9001; seed <= 9400; seed++) {
    const problem = complete(heldIn(randomProblem(seed), seed));
    const best = triedOut(problem);
    if (!best) continue;
    const answer = allocate(problem, { solver, secondsLeft: () => 60 });
    expect(
      answer.stages.map(({ value }) => value),
      `seed ${seed}`,
    ).toEqual(best);
    const plan = planIn(answer);
    expect(legal(problem, plan), `seed ${seed}`).toBe(true);
    expect(valuesOf(problem, plan), `seed ${seed}`).toEqual(best);
    expect(answer.status).toBe('optimal');
    const all = problem.tasks.flatMap(({ held = [] }) => held);
    seen.agreed += all.filter(({ agreed }) => agreed).length;
    seen.buddies += all.filter(({ buddy }) => buddy).length;
    seen.moved += Number(all.length > (best.at(-1) ?? 0));
  }
  for (const times of Object.values(seen)) expect(times).toBeGreaterThan(50);
});

test('R-002 the next best choice of every task is the optimum of the problem without the present one', () => {
  let compared = 0;
  for (let seed = 5001; seed <= 5300; seed++) {
    const problem = complete(randomProblem(seed));
    const answer = allocate(problem, { solver, secondsLeft: () => 60 });
    if (answer.status === 'infeasible') continue;
    for (const { task, people, next } of answer.assignments) {
      const at = problem.tasks.findIndex(({ id }) => id === task);
      const other = triedOut(problem, { task: at, not: people });
      expect(next === null, `seed ${seed} ${task}`).toBe(other === null);
      if (!next || !other) continue;
      expect(next.exact).toBe(true);
      const present = answer.stages.map(({ value }) => value);
      const worse = problem.aims.filter((_, i) => other[i + 1] !== present[i + 1]);
      expect(next.costs.filter((words) => !words.startsWith('task')).length, `seed ${seed} ${task}`).toBe(worse.length);
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(60);
});

test('R-002 a plan too large to try out keeps every rule, reaches what it says, and comes out the same twice', () => {
  for (let seed = 1; seed <= 4; seed++) {
    const problem = complete(randomProblem(seed, { people: 8, tasks: 26 }));
    problem.tasks = problem.tasks.map((task) => ({ ...task, pinned: [] }));
    const answer = allocate(problem, { solver, secondsLeft: () => 60 });
    const plan = planIn(answer);
    expect(legal(problem, plan), `seed ${seed}`).toBe(true);
    expect(valuesOf(problem, plan)).toEqual(answer.stages.map(({ value }) => value));
    const shuffled = { ...problem, people: problem.people.toReversed(), tasks: problem.tasks.toReversed() };
    const again = allocate(shuffled, { solver, secondsLeft: () => 60 });
    expect(again.modelHash).toBe(answer.modelHash);
    expect(again.assignments.toReversed()).toEqual(answer.assignments);
  }
});

type Placed = { people: string[]; buddies: Map<string, string> };
type Tried = (Placed | null)[];
let order: string[] = [];

function planIn(answer: AllocationAnswer): Tried {
  return order.map((id) => {
    const found = answer.assignments.find(({ task }) => task === id);
    return found ? { people: found.people, buddies: new Map(Object.entries(found.buddies)) } : null;
  });
}

function complete(given: AllocationProblem): Problem {
  const read = readProblem(given);
  if ('refused' in read) throw new Error(read.refused.message);
  order = read.problem.tasks.map(({ id }) => id);
  return read.problem;
}

/** Every plan in turn; the best values (cover, then the aims in their order), or null when no plan is legal. */
function triedOut(problem: Problem, ban?: { task: number; not: string[] }): number[] | null {
  let best: number[] | null = null;
  const options = problem.tasks.map((task, at) => {
    const all = placements(problem, task);
    if (at !== ban?.task) return task.pinned.length > 0 ? all : [null, ...all];
    return all.filter(({ people }) => people.some((id) => !ban.not.includes(id)));
  });
  const charged = new Map(problem.people.map(({ id, done }) => [id, done]));
  const plan: Tried = [];
  const place = (at: number) => {
    if (at === problem.tasks.length) {
      const values = valuesOf(problem, plan);
      if (!best || firstBetter(problem, values, best)) best = values;
      return;
    }
    for (const option of options[at]!) {
      charge(problem, charged, at, option, 1);
      plan.push(option);
      if (withinHours(problem, charged)) place(at + 1);
      plan.pop();
      charge(problem, charged, at, option, -1);
    }
  };
  place(0);
  return best;
}

function charge(problem: Problem, charged: Map<string, number>, at: number, option: Placed | null, sign: number) {
  const hours = problem.tasks[at]!.hours * sign;
  for (const id of option?.people ?? []) charged.set(id, charged.get(id)! + hours);
  for (const id of option?.buddies.values() ?? []) charged.set(id, charged.get(id)! + hours * problem.buddyHours);
}

function withinHours({ people }: Problem, charged: Map<string, number>): boolean {
  return people.every(({ id, hours, done, rules }) => {
    const most = rules.reduce(
      (least, rule) => (rule.kind === 'max-hours' ? Math.min(least, rule.value) : least),
      hours,
    );
    return charged.get(id)! <= Math.max(most, done) + 1e-9;
  });
}

function placements(problem: Problem, task: Problem['tasks'][number]): Placed[] {
  const sets = subsets(problem.people, task.people).filter((set) =>
    task.pinned.every((id) => set.some((p) => p.id === id)),
  );
  return sets.flatMap((set) =>
    set.reduce<Placed[]>(
      (placed, person) =>
        placed.flatMap((so) => ways(problem, task, set, person).map((buddy) => joined(so, person.id, buddy))),
      [{ people: [], buddies: new Map() }],
    ),
  );
}

const joined = ({ people, buddies }: Placed, id: string, buddy: string | null): Placed => ({
  people: [...people, id],
  buddies: buddy ? new Map([...buddies, [id, buddy]]) : buddies,
});

type Person = Problem['people'][number];

/** The ways in which one person can be on the task: alone (null), or with each possible buddy. */
function ways({ people }: Problem, task: Problem['tasks'][number], set: Person[], person: Person): (string | null)[] {
  if (barred(person, task, true)) return [];
  const level = (who: Person, skill: string) => who.skills[skill] ?? 0;
  const below = Object.entries(task.skills).filter(([skill, needed]) => level(person, skill) < needed);
  if (below.length === 0) return [null];
  if (!below.every(([skill, needed]) => person.develop.includes(skill) && level(person, skill) === needed - 1))
    return [];
  return people
    .filter((one) => !set.includes(one) && !barred(one, task, false))
    .filter((one) => below.every(([skill, needed]) => level(one, skill) >= needed))
    .map(({ id }) => id);
}

function barred({ id, rules }: Person, task: Problem['tasks'][number], byLength: boolean): boolean {
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

function valuesOf(problem: Problem, plan: Tried): number[] {
  const each = { cover: 0, fit: 0, develop: 0, prefer: 0, load: 0 };
  const charged = new Map(problem.people.map(({ id, done }) => [id, done]));
  for (const [at, option] of plan.entries()) {
    charge(problem, charged, at, option, 1);
    if (!option) continue;
    const task = problem.tasks[at]!;
    each.cover += problem.objectives.find(({ id }) => id === task.objective)?.priority ?? 1;
    for (const id of option.people) {
      const person = problem.people.find((one) => one.id === id)!;
      for (const [skill, needed] of Object.entries(task.skills))
        each.fit += Math.min((person.skills[skill] ?? 0) - needed, 2);
      each.prefer += Number(person.prefers.includes(task.id)) - Number(person.avoids.includes(task.id));
    }
    each.develop += option.buddies.size;
  }
  for (const { id, hours } of problem.people) {
    if (charged.get(id)! > 0) each.load = Math.max(each.load, Math.ceil((charged.get(id)! / hours) * 20 - 1e-9) / 20);
  }
  return [Math.round(each.cover * 1e6) / 1e6, ...problem.aims.map((aim) => each[aim]), ...stays(problem, plan)];
}

/** How much of the work that was agreed to, and of all that was given, is with the same people; nothing where none was. */
function stays({ tasks }: Problem, plan: Tried): number[] {
  const of = (agreedOnly: boolean) =>
    tasks.flatMap(({ held = [] }, at) =>
      held
        .filter(({ agreed }) => agreed || !agreedOnly)
        .map(({ person, buddy }) => {
          const now = buddy ? [...(plan[at]?.buddies.values() ?? [])] : (plan[at]?.people ?? []);
          return now.filter((id) => id === person).length;
        }),
    );
  const total = (counts: number[]) => counts.reduce((sum, one) => sum + one, 0);
  return [of(true), of(false)].filter((counts) => counts.length > 0).map(total);
}

function firstBetter({ aims }: Problem, a: number[], b: number[]): boolean {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at >= 0 && (at > 0 && aims[at - 1] === 'load' ? a[at]! < b[at]! : a[at]! > b[at]!);
}

function legal(problem: Problem, plan: Tried): boolean {
  const charged = new Map(problem.people.map(({ id, done }) => [id, done]));
  for (const [at, option] of plan.entries()) charge(problem, charged, at, option, 1);
  const same = (a: Placed, b: Placed) =>
    a.people.toSorted().join() === b.people.toSorted().join() &&
    a.people.every((id) => a.buddies.get(id) === b.buddies.get(id));
  return (
    withinHours(problem, charged) &&
    problem.tasks.every((task, at) => {
      const option = plan[at];
      return option ? placements(problem, task).some((one) => same(one, option)) : task.pinned.length === 0;
    })
  );
}
