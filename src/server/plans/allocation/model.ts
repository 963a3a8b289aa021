// The allocation as a linear model. Columns: a pair chosen; how many on a task somebody is buddy to; a task covered.
import { type Count, type Once, staysIn, stepsIn, wishesIn } from './counting.ts';
import { groupKey, type Pair } from './eligibility.ts';
import { roomOf } from './hours.ts';
import type { Instance } from './instance.ts';
import { isKeep, type Keep, keeps } from './keeping.ts';
import { atLeast, atMost, column, exactly, type Linear, type Row, type Sum, sum } from './linear.ts';
import type { Plan } from './plan.ts';
import type { Aim } from './problem.ts';
import { membersOf, sharesOf } from './shares.ts';
import { timesInWindows } from './windows.ts';

/** `at[p]` is the column of pair p, `support[g]` has a column for each buddy of group g, `covered[t]` one for each task. All
 * shares of one task have the same columns, which count them. `linear` holds every row but those on hours, which `hourRows`
 * gives for any limits. */
export type Model = {
  linear: Linear;
  at: number[];
  support: number[][];
  covered: number[];
  counts: Record<Keep | Once, Count[]>;
};
export function modelOf(instance: Instance): Model {
  const linear: Linear = { lower: [], upper: [], rows: [] };
  const model: Model = {
    linear,
    ...columnsIn(linear, instance),
    counts: { agreed: [], kept: [], develop: [], prefer: [] },
  };
  linear.rows.push(...headRows(instance, model), ...groupRows(instance, model), ...apartRows(instance, model));
  linear.rows.push(...windowRows(instance, model));
  model.counts.develop = stepsIn(linear, instance, model);
  model.counts.prefer = wishesIn(linear, instance, model);
  if (instance.leastDevelop > 0) linear.rows.push(atLeast(goalOf(instance, model, 'develop'), instance.leastDevelop));
  for (const keep of keeps) model.counts[keep] = staysIn(linear, instance, model, keep);
  return model;
}

function columnsIn(linear: Linear, instance: Instance): Pick<Model, 'at' | 'support' | 'covered'> {
  const { pairs, groups, pinned, first, ofTask, problem } = instance;
  const at: number[] = [];
  for (const [pair, { person, task }] of pairs.entries()) {
    if (first[task] !== task) at[pair] = at[ofTask[first[task]!]![ofTask[task]!.indexOf(pair)]!]!;
    else at[pair] = column(linear, pinnedTimes(instance, task, person), fitting(instance, task, person, 'on'));
  }
  const support: number[][] = [];
  const known = new Map<string, number[]>();
  for (const [g, group] of groups.entries()) {
    const { task, buddies, pairs } = group;
    const key = `${first[task]}/${groupKey(group)}`;
    const places = Math.max(problem.tasks[task]!.people, sharesOf(instance.first, task));
    const most = sharesOf(instance.first, task) > 1 ? places : Math.min(places, pairs.length);
    support[g] = known.get(key) ?? buddies.map((buddy) => column(linear, 0, fits(instance, task, buddy) ? most : 0));
    known.set(key, support[g]);
  }
  const covered: number[] = [];
  for (const task of pinned.keys()) {
    if (first[task] !== task) covered.push(covered[first[task]!]!);
    else {
      const members = membersOf(first, task);
      covered.push(column(linear, members.filter((one) => pinned[one]!.length > 0).length, members.length));
    }
  }
  return { at, support, covered };
}

const pinnedTimes = ({ pinned, first }: Instance, task: number, person: number) =>
  membersOf(first, task).filter((one) => pinned[one]!.includes(person)).length;

/** How many shares of a task somebody could have if there were nothing else; 1 or 0 for a task not shared. */
export function fitting(instance: Instance, task: number, person: number, as: 'on' | 'buddy'): number {
  const { units, windows } = instance;
  const charge = (as === 'on' ? units.task : units.buddy)[task]!;
  const room = roomOf(units, person);
  const most = sharesOf(instance.first, task);
  const times = charge === 0 ? (room < 0 ? 0 : most) : Math.min(most, Math.floor(room / charge));
  return Math.max(0, timesInWindows(windows, task, person, as, times));
}

const fits = (instance: Instance, task: number, person: number) => fitting(instance, task, person, 'buddy') > 0;

const isFirst =
  ({ first }: Instance) =>
  ({ task }: { task: number }) =>
    first[task] === task;

/** A task has all its people or none; a shared one as many as shares are covered. */
function headRows(instance: Instance, { at, covered }: Model): Row[] {
  const { problem, ofTask, first } = instance;
  return problem.tasks.flatMap(({ people }, task) => {
    if (first[task] !== task) return [];
    const heads = ofTask[task]!.map((pair) => [at[pair]!, 1] as const);
    return [exactly(sum([...heads, [covered[task]!, -people]]), 0)];
  });
}

/** As many buddies as developing people. */
function groupRows(instance: Instance, { at, support }: Model): Row[] {
  return instance.groups.flatMap((group, g) =>
    isFirst(instance)(group)
      ? [
          exactly(
            sum([
              ...support[g]!.map((column) => [column, 1] as const),
              ...group.pairs.map((pair) => [at[pair]!, -1] as const),
            ]),
            0,
          ),
        ]
      : [],
  );
}

/** Nobody is on a task and buddy on it as well. With one person on the task, or on each share, this holds of itself. */
function apartRows({ problem, pairs, groups, ofTask }: Instance, { at, support }: Model): Row[] {
  const on = new Map(pairs.map(({ person, task }, pair) => [`${task}/${person}`, pair]));
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
    return atMost(sum([[at[pair]!, most], ...columns.map((column) => [column, 1] as const)]), most);
  });
}

/** What each person is charged, as a sum over columns. */
export function chargeSums(instance: Instance, model: Model): Sum[] {
  const { problem, units } = instance;
  const terms = problem.people.map((): [number, number][] => []);
  eachColumn(instance, model, (person, task, at, as) => {
    terms[person]!.push([at, (as === 'on' ? units.task : units.buddy)[task]!]);
  });
  return terms.map(sum);
}

type Visit = (person: number, task: number, column: number, as: 'on' | 'buddy') => void;

/** Every column that charges somebody, each once. */
function eachColumn(instance: Instance, { at, support }: Model, visit: Visit) {
  const { pairs, groups } = instance;
  const counts = isFirst(instance);
  for (const [pair, { person, task }] of pairs.entries()) if (counts({ task })) visit(person, task, at[pair]!, 'on');
  for (const [g, { task, buddies }] of groups.entries()) {
    if (!counts({ task })) continue;
    for (const [i, buddy] of buddies.entries()) visit(buddy, task, support[g]![i]!, 'buddy');
  }
}

/** Only the limits that somebody could pass. */
function windowRows(instance: Instance, model: Model): Row[] {
  const { windows, ofTask } = instance.windows;
  const terms = windows.map(({ limit }) => limit.map((): [number, number][] => []));
  eachColumn(instance, model, (person, task, at, as) => {
    for (const inside of ofTask[task]!)
      if (Number.isFinite(windows[inside.window]!.limit[person])) terms[inside.window]![person]!.push([at, inside[as]]);
  });
  return windows.flatMap(({ limit }, window) =>
    limit.flatMap((free, person) => {
      const taken = sum(terms[window]![person]!);
      const most = taken.at.reduce((all, at, i) => all + taken.by[i]! * model.linear.upper[at]!, 0);
      return most > free ? [atMost(taken, free)] : [];
    }),
  );
}

/** What an aim counts, as a sum to be made as great as possible; the least load needs a column of its own (stages). */
export function goalOf(instance: Instance, model: Model, aim: Exclude<Aim, 'load'> | 'cover' | Keep): Sum {
  const { pairs, weight, first } = instance;
  if (isKeep(aim)) return keepingSum(instance, model, aim);
  if (aim === 'cover')
    return sum(model.covered.flatMap((cover, task) => (first[task] === task ? [[cover, weight[task]!] as const] : [])));
  const once = aim === 'develop' || aim === 'prefer';
  const counts = once ? alone(instance) : isFirst(instance);
  const worth = ({ fit, prefer, below }: Pair) =>
    aim === 'fit' ? fit : aim === 'prefer' ? prefer : Number(below.length > 0);
  const own = pairs.flatMap((pair, at) => (counts(pair) ? [[model.at[at]!, worth(pair)] as const] : []));
  return sum(once ? [...own, ...counted(model, aim)] : own);
}

const counted = ({ counts }: Model, aim: Keep | Once) => counts[aim].map(({ at, worth }) => [at, worth] as const);

/** Of a shared task other columns count. */
const alone =
  (instance: Instance) =>
  ({ task }: { task: number }) =>
    instance.first[task] === task && sharesOf(instance.first, task) === 1;

function keepingSum(instance: Instance, model: Model, keep: Keep): Sum {
  const { pairs, groups, keeping } = instance;
  const { at, support } = model;
  const held = keeping[keep];
  const counts = alone(instance);
  const on = pairs.flatMap(({ person, task }, pair) =>
    counts({ task }) && held[task]!.on.has(person) ? [[at[pair]!, 1] as const] : [],
  );
  const beside = groups.flatMap(({ task, buddies }, g) =>
    counts({ task })
      ? buddies.flatMap((buddy, i) => (held[task]!.buddies.has(buddy) ? [[support[g]![i]!, 1] as const] : []))
      : [],
  );
  return sum([...on, ...beside, ...counted(model, keep)]);
}

/** The plan that a solution means. Shares are alike: who is pinned has theirs first. Inside a group the first of the buddies goes to the first of the developing. */
export function planOf(instance: Instance, { at, support }: Model, values: number[]): Plan {
  const { problem, pairs, groups, ofTask, first } = instance;
  const plan: Plan = problem.tasks.map(() => null);
  for (const task of plan.keys()) {
    if (first[task] !== task) continue;
    const on = ofTask[task]!.flatMap((pair) => Array<number>(Math.round(values[at[pair]!]!)).fill(pairs[pair]!.person));
    const members = membersOf(first, task);
    if (members.length === 1) plan[task] = on.length > 0 ? { people: on, buddies: new Map() } : null;
    else shareOut(instance, plan, members, on);
  }
  const known = new Set<string>();
  for (const [g, group] of groups.entries()) {
    const { task, buddies } = group;
    if (first[task] !== task || known.has(`${task}/${groupKey(group)}`)) continue;
    const free = buddies.flatMap((buddy, i) => Array<number>(Math.round(values[support[g]![i]!]!)).fill(buddy));
    const developing = new Set(groups[g]!.pairs.map((pair) => pairs[pair]!.person));
    const seats = membersOf(first, task).flatMap((member) =>
      (plan[member]?.people ?? []).filter((person) => developing.has(person)).map((person) => ({ member, person })),
    );
    for (const [i, { member, person }] of seats.sort((a, b) => a.person - b.person).entries())
      plan[member]!.buddies.set(person, free[i]!);
  }
  return plan;
}

function shareOut({ pinned }: Instance, plan: Plan, members: number[], on: number[]) {
  const left = [...on];
  const seat = (task: number, at: number) => {
    plan[task] = { people: left.splice(at, 1), buddies: new Map() };
  };
  for (const task of members) for (const person of pinned[task]!) seat(task, left.indexOf(person));
  for (const task of members.filter((task) => !plan[task]).slice(0, left.length)) seat(task, 0);
}

/** The solution that a plan means: the reverse of `planOf`. */
export function valuesOf(instance: Instance, { linear, at, support, covered, counts }: Model, plan: Plan): number[] {
  const { pairs, groups } = instance;
  const values = linear.lower.map(() => 0);
  for (const [pair, { person, task }] of pairs.entries())
    values[at[pair]!]! += Number(plan[task]?.people.includes(person) ?? false);
  for (const [g, { task, pairs: inside, buddies }] of groups.entries()) {
    for (const pair of inside) {
      const buddy = plan[task]?.buddies.get(pairs[pair]!.person);
      if (buddy !== undefined) values[support[g]![buddies.indexOf(buddy)]!]! += 1;
    }
  }
  for (const [task, cover] of covered.entries()) values[cover]! += Number(plan[task] !== null);
  for (const { at: count, most, of } of Object.values(counts).flat())
    values[count] = Math.min(
      most,
      of.reduce((sum, one) => sum + values[one]!, 0),
    );
  return values;
}
