// Plans for the exact search to begin from, found by annealing: for cover, for a load, and for each aim in its turn.
import type { Instance } from './instance.ts';
import type { Keep } from './keeping.ts';
import { type Placement, type Plan, reached } from './plan.ts';
import type { Aim } from './problem.ts';
import { anneal, type Cooling, type Worth } from './search.ts';
import { membersOf } from './shares.ts';

/** What a plan can be searched for: everything but the load, which is a limit. */
export type Goal = Exclude<Aim, 'load'> | 'cover' | Keep;

/** How many changes are tried for each task, and at most: some tenths of a second on the largest problems. */
const effort = { perTask: 3000, most: 1_000_000 };

/** Which limits hold, what earlier stages reached, and how long there is. */
export type Frame = { limits: number[]; held: Map<Goal, number>; secondsLeft(): number };

/** A better plan for an aim, all that is held kept; null where none was found. No value exceeds the ceiling. */
export function guessFor(instance: Instance, aim: Goal, plan: Plan | null, frame: Frame, ceiling: number): Plan | null {
  const worth = worthOf(instance, aim, frame);
  const unit = aim === 'cover' ? mean(instance.weight) : 1;
  const enough = (found: Plan) => reached(instance, found, aim) >= ceiling && keeps(instance, found, frame);
  const start = plan ?? pinnedOnly(instance);
  const found = start && anneal(instance, start, worth, { ...cooling(instance, unit, frame), enough });
  if (!found || !keeps(instance, found, frame)) return null;
  return plan && reached(instance, found, aim) <= reached(instance, plan, aim) ? null : found;
}

/** A plan within tighter limits, all that is held kept; null where none was found. `aim` is what comes next. */
export function guessWithin(instance: Instance, aim: Goal, plan: Plan, frame: Frame): Plan | null {
  const enough = (found: Plan) => keeps(instance, found, frame);
  const found = anneal(instance, plan, worthOf(instance, aim, frame), { ...cooling(instance, 1, frame), enough });
  return found && enough(found) ? found : null;
}

/** What is held weighs as much as a thousand of what is sought, so that it is given up only in passing. */
function worthOf(
  { pairs, weight, problem, units, keeping, first }: Instance,
  aim: Goal,
  { limits, held }: Frame,
): Worth {
  const aims: Goal[] = [...held.keys(), aim, ...problem.aims.filter((one) => one !== 'load')];
  const order = [...new Set(aims)];
  const now = order.indexOf(aim);
  const scale = new Map(order.map((one, at) => [one, at < now ? 1000 : at === now ? 1 : 0.02 / (at - now)]));
  const times = (one: Goal) => scale.get(one) ?? 0;
  const stays = (keep: Keep, person: number, task: number) =>
    Number(keeping[keep][first[task]!]!.on.has(person)) * times(keep);
  const pair = pairs.map(({ person, task, fit, below, prefer }) => {
    const part = 1 / membersOf(first, first[task]!).length;
    const once = (below.length > 0 ? times('develop') : 0) + prefer * times('prefer');
    const aimed = fit * times('fit') + part * once;
    return aimed + stays('agreed', person, task) + stays('kept', person, task);
  });
  const over = (held.size === 0 ? mean(weight) : 10) / Math.max(1, mean(units.task) / 4);
  return { pair, task: weight.map((one) => one * times('cover')), over, limits };
}

function cooling({ problem }: Instance, unit: number, { secondsLeft }: Frame): Cooling {
  const steps = Math.min(effort.most, problem.tasks.length * effort.perTask);
  return { from: unit, to: unit / 50, steps, secondsLeft };
}

const keeps = (instance: Instance, plan: Plan, { held }: Frame) =>
  [...held].every(([aim, value]) => reached(instance, plan, aim) >= value);

const mean = (numbers: number[]) => numbers.reduce((sum, one) => sum + one, 0) / Math.max(1, numbers.length);

/** Where a search begins that has nothing yet: only the pinned are placed, and their tasks filled up; null if that is not simple. */
function pinnedOnly({ problem, pinned, ofTask, pairs, groups }: Instance): Plan | null {
  const buddiesOf = new Map(groups.flatMap(({ pairs, buddies }) => pairs.map((pair) => [pair, buddies] as const)));
  const plan = problem.tasks.map((task, at): Placement | null => {
    if (pinned[at]!.length === 0) return null;
    const must = (pair: number) => Number(pinned[at]!.includes(pairs[pair]!.person));
    const chosen = ofTask[at]!.toSorted((a, b) => must(b) - must(a)).slice(0, task.people);
    const people = chosen.map((pair) => pairs[pair]!.person);
    const free = (pair: number) => buddiesOf.get(pair)!.find((buddy) => !people.includes(buddy));
    const developing = chosen.filter((pair) => buddiesOf.has(pair));
    return { people, buddies: new Map(developing.map((pair) => [pairs[pair]!.person, free(pair) ?? -1])) };
  });
  return plan.some((placed) => placed && [...placed.buddies.values()].includes(-1)) ? null : plan;
}
