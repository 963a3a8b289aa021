// The allocation as a linear model. Columns: a pair chosen; how many on a task somebody is buddy to; a task covered.
import type { Group } from './eligibility.ts';
import { roomOf } from './hours.ts';
import type { Instance } from './instance.ts';
import { isKeep, type Keep } from './keeping.ts';
import { atMost, column, exactly, type Linear, type Row, type Sum, sum } from './linear.ts';
import type { Placement, Plan } from './plan.ts';
import type { Aim } from './problem.ts';

/** `support[g]` has a column for each buddy of group g, `covered[t]` one for each task.
 * `linear` holds every row but those on hours, which `hourRows` gives for any limits. */
export type Model = { linear: Linear; support: number[][]; covered: number[] };

export function modelOf(instance: Instance): Model {
  const { pairs, groups, units, pinned } = instance;
  const linear: Linear = { lower: [], upper: [], rows: [] };
  for (const { person, task } of pairs) {
    column(linear, Number(pinned[task]!.includes(person)), Number(units.task[task]! <= roomOf(units, person)));
  }
  const support = groups.map((group) => group.buddies.map((buddy) => supportColumn(linear, instance, group, buddy)));
  const covered = pinned.map((people) => column(linear, Number(people.length > 0), 1));
  const model = { linear, support, covered };
  linear.rows.push(...headRows(instance, model), ...groupRows(instance, model), ...apartRows(instance, model));
  return model;
}

/** Who supports whom inside a group makes no difference, so that one number a buddy is enough. */
function supportColumn(linear: Linear, { problem, units }: Instance, { task, pairs }: Group, buddy: number) {
  const most = Math.min(problem.tasks[task]!.people, pairs.length);
  return column(linear, 0, units.buddy[task]! <= roomOf(units, buddy) ? most : 0);
}

/** A task has all its people or none. */
function headRows({ problem, ofTask }: Instance, { covered }: Model): Row[] {
  return problem.tasks.map(({ people }, task) => {
    const heads = ofTask[task]!.map((pair) => [pair, 1] as const);
    return exactly(sum([...heads, [covered[task]!, -people]]), 0);
  });
}

/** As many buddies as developing people. */
function groupRows({ groups }: Instance, { support }: Model): Row[] {
  return groups.map(({ pairs }, g) =>
    exactly(sum([...support[g]!.map((at) => [at, 1] as const), ...pairs.map((pair) => [pair, -1] as const)]), 0),
  );
}

/** Nobody is on a task and buddy on it as well. With one person on the task this holds of itself. */
function apartRows({ problem, pairs, groups, ofTask }: Instance, { support }: Model): Row[] {
  const on = new Map(pairs.map(({ person, task }, at) => [`${task}/${person}`, at]));
  const buddying = new Map<number, number[]>();
  for (const [g, { task, buddies }] of groups.entries()) {
    if (problem.tasks[task]!.people === 1) continue;
    for (const [i, buddy] of buddies.entries()) {
      const pair = on.get(`${task}/${buddy}`);
      if (pair !== undefined) buddying.set(pair, [...(buddying.get(pair) ?? []), support[g]![i]!]);
    }
  }
  return [...buddying].map(([pair, columns]) => {
    const most = Math.min(problem.tasks[pairs[pair]!.task]!.people, ofTask[pairs[pair]!.task]!.length);
    return atMost(sum([[pair, most], ...columns.map((at) => [at, 1] as const)]), most);
  });
}

/** What each person is charged, as a sum over columns. */
export function chargeSums({ problem, pairs, groups, units }: Instance, { support }: Model): Sum[] {
  const terms = problem.people.map((): [number, number][] => []);
  for (const [at, { person, task }] of pairs.entries()) terms[person]!.push([at, units.task[task]!]);
  for (const [g, { task, buddies }] of groups.entries()) {
    for (const [i, buddy] of buddies.entries()) terms[buddy]!.push([support[g]![i]!, units.buddy[task]!]);
  }
  return terms.map(sum);
}

/** What an aim counts, as a sum to be made as great as possible; the least load needs a column of its own (stages). */
export function goalOf(instance: Instance, model: Model, aim: Exclude<Aim, 'load'> | 'cover' | Keep): Sum {
  const { pairs, weight } = instance;
  if (isKeep(aim)) return keepingSum(instance, model, aim);
  if (aim === 'fit') return sum(pairs.map(({ fit }, at) => [at, fit]));
  if (aim === 'prefer') return sum(pairs.map(({ prefer }, at) => [at, prefer]));
  if (aim === 'develop') return sum(pairs.map(({ below }, at) => [at, Number(below.length > 0)]));
  return sum(model.covered.map((cover, task) => [cover, weight[task]!]));
}

function keepingSum({ pairs, groups, keeping }: Instance, { support }: Model, keep: Keep): Sum {
  const on = pairs.flatMap(({ person, task }, at) => (keeping[keep][task]!.on.has(person) ? [[at, 1] as const] : []));
  const beside = groups.flatMap(({ task, buddies }, g) =>
    buddies.flatMap((buddy, i) => (keeping[keep][task]!.buddies.has(buddy) ? [[support[g]![i]!, 1] as const] : [])),
  );
  return sum([...on, ...beside]);
}

/** The plan that a solution means. Inside a group the first of the buddies goes to the first of the developing. */
export function planOf({ problem, pairs, groups, ofTask }: Instance, { support }: Model, values: number[]): Plan {
  const plan: Plan = problem.tasks.map((_, task): Placement | null => {
    const people = ofTask[task]!.filter((pair) => values[pair]! > 0.5).map((pair) => pairs[pair]!.person);
    return people.length > 0 ? { people, buddies: new Map() } : null;
  });
  for (const [g, group] of groups.entries()) {
    const free = group.buddies.flatMap((buddy, i) => Array<number>(values[support[g]![i]!]!).fill(buddy));
    const developing = group.pairs.filter((pair) => values[pair]! > 0.5);
    for (const [i, pair] of developing.entries()) plan[group.task]!.buddies.set(pairs[pair]!.person, free[i]!);
  }
  return plan;
}

/** The solution that a plan means: the reverse of `planOf`. */
export function valuesOf({ pairs, groups }: Instance, { linear, support, covered }: Model, plan: Plan): number[] {
  const values = linear.lower.map(() => 0);
  for (const [at, { person, task }] of pairs.entries())
    values[at] = Number(plan[task]?.people.includes(person) ?? false);
  for (const [g, { task, pairs: inside, buddies }] of groups.entries()) {
    for (const pair of inside) {
      const buddy = plan[task]?.buddies.get(pairs[pair]!.person);
      if (buddy !== undefined) values[support[g]![buddies.indexOf(buddy)]!]! += 1;
    }
  }
  for (const [task, cover] of covered.entries()) values[cover] = Number(plan[task] !== null);
  return values;
}
