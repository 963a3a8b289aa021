// What each further development assignment costs: the same problem solved again and again, each time asking for more of them.
import { stageAnswer } from './allocate.ts';
import type { StageAnswer } from './answer.ts';
import { inOrder } from './answers.ts';
import { type Instance, instanceOf } from './instance.ts';
import { type Plan, reached } from './plan.ts';
import type { Problem } from './problem.ts';
import { membersOf } from './shares.ts';
import { greatestDevelop, type Stage, solveStages, type Ways } from './stages.ts';

/**
 * The best plan with at least `least` development assignments; it has `develops`. `undone`: tasks of which something is left
 * over; `steps`: who takes a step up on which task.
 */
export type CurvePoint = {
  least: number;
  develops: number;
  stages: StageAnswer[];
  undone: string[];
  /** Of these those of which something is done; a curve that was worked out before they were told apart has none. */
  inPart?: string[];
  steps: { task: string; person: string }[];
};

/**
 * From the best plan that asks for none to the most there can be, each with more development than the one before. `most`: the most
 * possible, null where that was not found out; `spread`: there were more numbers than points, so some were left out; `cut`: the time
 * was up before the last of them.
 */
export type PriceCurve = { points: CurvePoint[]; most: number | null; spread: boolean; cut: boolean };

/** How many points a curve has at most. */
export const mostPoints = 12;

/** Null where there is no plan at all, or none was found in the time. */
export function priceCurve(given: Problem, ways: Ways): PriceCurve | null {
  const problem = { ...given, leastDevelop: 0 };
  const instance = instanceOf(problem);
  const share = (parts: number): Ways => {
    const kept = ways.secondsLeft() * (1 - 1 / parts);
    return { ...ways, secondsLeft: () => ways.secondsLeft() - kept };
  };
  ways.onProgress?.({ doing: 'development', done: 0, of: mostPoints });
  const first = pointOf(instance, problem, share(4));
  if (!first) return null;
  const most = greatestDevelop(instance, share(4));
  const points = [first];
  const numbers = spreadOver(first.develops, most ?? first.develops);
  let cut = false;
  for (const [done, least] of numbers.entries()) {
    ways.onProgress?.({ doing: 'development', done: done + 1, of: numbers.length });
    if (done === 0 || least <= points.at(-1)!.develops) continue; // the point before has as many already
    if (ways.secondsLeft() <= 0) cut = true;
    const point = cut ? null : pointOf({ ...instance, leastDevelop: least }, problem, share(numbers.length - done));
    if (point) points.push({ ...point, least });
    else cut = true;
  }
  const spread = most !== null && most - first.develops + 1 > mostPoints;
  return { points: withoutWorse(points), most, spread, cut };
}

/** Every whole number from `low` to `high`, or so many of them, evenly spread, both ends among them. */
export function spreadOver(low: number, high: number): number[] {
  const steps = Math.min(high - low, mostPoints - 1);
  if (steps <= 0) return [low];
  return Array.from({ length: steps + 1 }, (_, at) => low + Math.round(((high - low) * at) / steps));
}

function pointOf(instance: Instance, problem: Problem, ways: Ways): CurvePoint | null {
  const staged = solveStages(instance, ways);
  if (!staged || staged === 'late') return null;
  const { plan, stages } = staged;
  return {
    least: instance.leastDevelop,
    develops: reached(instance, plan, 'develop'),
    stages: stages.map((stage: Stage) => stageAnswer(instance, stage)),
    undone: undoneIn(instance, problem, plan),
    inPart: inPartIn(instance, problem, plan),
    steps: stepsIn(instance, plan),
  };
}

const undoneIn = (instance: Instance, problem: Problem, plan: Plan): string[] =>
  inOrder(instance, problem)
    .filter((task) => membersOf(instance.first, task).some((member) => !plan[member]))
    .map((task) => instance.problem.tasks[task]!.id);

const inPartIn = (instance: Instance, problem: Problem, plan: Plan): string[] =>
  inOrder(instance, problem)
    .filter((task) => {
      const members = membersOf(instance.first, task);
      return members.some((member) => plan[member]) && members.some((member) => !plan[member]);
    })
    .map((task) => instance.problem.tasks[task]!.id);

/** Somebody with several shares of a task takes one step up. */
function stepsIn({ problem }: Instance, plan: Plan): CurvePoint['steps'] {
  const all = plan.flatMap((placed, task) =>
    [...(placed?.buddies.keys() ?? [])].map((person) => ({
      task: problem.tasks[task]!.id,
      person: problem.people[person]!.id,
    })),
  );
  return [...new Map(all.map((step) => [`${step.task} ${step.person}`, step])).values()];
}

/**
 * What is asked for less of cannot come out worse. A point that the time cut short may: then the next one, which has more development
 * and is better besides, stands for both.
 */
export function withoutWorse(points: CurvePoint[]): CurvePoint[] {
  const kept: CurvePoint[] = [];
  for (const point of points.toReversed()) {
    const next = kept.at(-1);
    if (next && firstBetter(next.stages, point.stages)) kept[kept.length - 1] = { ...next, least: point.least };
    else kept.push(point);
  }
  return kept.reverse();
}

/** Whether the first aim in which they differ is better in `a`. */
function firstBetter(a: StageAnswer[], b: StageAnswer[]): boolean {
  const at = a.findIndex(({ value }, i) => value !== b[i]?.value);
  if (at < 0) return false;
  const [mine, other] = [a[at]!.value, b[at]!.value];
  return a[at]!.aim === 'load' ? mine < other : mine > other;
}
