// The aims one after the other, each with all earlier ones held at their best.
import { greatest, type Known } from './greatest.ts';
import type { Instance } from './instance.ts';
import { atLeast, atMost, column, type Linear, type Row, type Sum, sum } from './linear.ts';
import { chargeSums, goalOf, type Model, modelOf, planOf, valuesOf } from './model.ts';
import { loadSteps, type Plan, reached } from './plan.ts';
import type { Aim } from './problem.ts';
import type { Solver } from './solver.ts';

/** `value` and `bound` in the whole numbers of `reached`. For load the bound lies below, for the others above. */
export type Stage = { aim: Aim | 'cover'; value: number; bound: number };
export type Staged = { stages: Stage[]; plan: Plan };

/** How to solve: the solver, the seconds left at any moment, and who wants to hear of each stage as it ends. */
export type Means = { solver: Solver; secondsLeft(): number; onStage?(stage: Stage): void };

/** Further rows over the model's columns, and a plan to begin from, which must keep them. */
export type Given = { rows?(model: Model): Row[]; start?: Plan | null };

/** What the next stage finds: the model with what earlier stages settled, the limits on hours, the best plan so far. */
type State = { instance: Instance; model: Model; charges: Sum[]; linear: Linear; limits: number[]; plan: Plan | null };
type Found = { plan: Plan | null; bound: number; linear: Linear };

/** The best plan, aim by aim; null where there is none at all, `late` where the time was up before one was found. */
export function solveStages(instance: Instance, means: Means, given: Given = {}): Staged | null | 'late' {
  if (pinsCannotBe(instance)) return null;
  const model = modelOf(instance);
  const linear = { ...model.linear, rows: [...model.linear.rows, ...(given.rows?.(model) ?? [])] };
  const charges = chargeSums(instance, model);
  const state: State = { instance, model, charges, linear, limits: instance.units.cap, plan: given.start ?? null };
  const order: Stage['aim'][] = ['cover', ...instance.problem.aims];
  const stages: Stage[] = [];
  for (const [done, aim] of order.entries()) {
    const until = means.secondsLeft() * (1 - 1 / (order.length - done));
    const share = { ...means, secondsLeft: () => means.secondsLeft() - until };
    const found: Found = aim === 'load' ? leastLoad(state, share, order[done + 1]) : bestOf(state, share, aim);
    if (!found.plan) return found.bound === -Infinity ? null : 'late';
    const value = reached(instance, found.plan, aim);
    Object.assign(state, { plan: found.plan, linear: found.linear });
    if (aim === 'load') state.limits = limitsAt(instance, value);
    else state.linear = { ...found.linear, rows: [...found.linear.rows, atLeast(goalOf(instance, model, aim), value)] };
    stages.push({ aim, value, bound: found.bound });
    means.onStage?.(stages.at(-1)!);
  }
  return { stages, plan: state.plan! };
}

/** Some pins need no search: more than the task has places for, or somebody who may not take it or is never free so long. */
function pinsCannotBe({ problem, pairs, ofTask, pinned, units }: Instance): boolean {
  return pinned.some((people, task) => {
    const able = new Set(ofTask[task]!.map((pair) => pairs[pair]!.person));
    const tooFew = people.length > 0 && able.size < problem.tasks[task]!.people;
    const unfit = people.some((person) => !able.has(person) || units.task[task]! > units.cap[person]!);
    return tooFew || unfit || people.length > problem.tasks[task]!.people;
  });
}

function bestOf(
  { instance, model, charges, linear, limits, plan }: State,
  means: Means,
  aim: Exclude<Aim, 'load'> | 'cover',
): Found {
  const goal = goalOf(instance, model, aim);
  const known: Known | undefined = plan
    ? { values: valuesOf(instance, model, plan), value: reached(instance, plan, aim) }
    : undefined;
  const within = { ...linear, rows: [...linear.rows, ...hourRows(charges, limits)] };
  const found = greatest(means, within, goal, known);
  return {
    plan: found.values && planOf(instance, model, found.values),
    bound: found.bound,
    linear: { ...found.linear, rows: linear.rows },
  };
}

/**
 * The least load at which the earlier stages can be held. From the relaxed bound upwards it asks of each step whether any
 * plan keeps to it; what the next aim wants leads the search, since that aim comes next anyway.
 */
function leastLoad(state: State, means: Means, next: Aim | 'cover' | undefined): Found {
  const { instance, model, charges, linear, plan } = state;
  const goal = goalOf(instance, model, next && next !== 'load' ? next : 'cover');
  const most = plan ? reached(instance, plan, 'load') : loadSteps;
  for (let load = loadBound(state, means); load < most; load++) {
    const within = { ...linear, rows: [...linear.rows, ...hourRows(charges, limitsAt(instance, load))] };
    const found = means.solver.solve(within, goal, { seconds: means.secondsLeft(), any: true });
    if (found.values) return { plan: planOf(instance, model, found.values), bound: load, linear };
    if (!found.proven) return { plan, bound: load, linear };
  }
  return { plan, bound: most, linear };
}

function loadBound({ instance, charges, linear, limits }: State, { solver, secondsLeft }: Means): number {
  const wider = { ...linear, lower: [...linear.lower], upper: [...linear.upper] };
  const load = column(wider, 0, loadSteps);
  const shares = charges.map((charge, person) => {
    const scaled = charge.at.map((at, i) => [at, charge.by[i]! * loadSteps] as const);
    return atMost(sum([...scaled, [load, -instance.units.hours[person]!]]), 0);
  });
  wider.rows = [...linear.rows, ...hourRows(charges, limits), ...shares];
  const relaxed = solver.relax(wider, sum([[load, -1]]), secondsLeft());
  return typeof relaxed === 'string' ? 0 : Math.max(0, Math.ceil(-relaxed.bound - 1e-6));
}

function hourRows(charges: Sum[], limits: number[]): Row[] {
  return charges.map((charge, person) => atMost(charge, limits[person]!)).filter(({ at }) => at.length > 0);
}

/** What each person may be charged when nobody's load may exceed so many twentieths of their hours. */
export function limitsAt({ units }: Instance, load: number): number[] {
  return units.cap.map((cap, person) => Math.min(cap, Math.floor((units.hours[person]! * load) / loadSteps)));
}
