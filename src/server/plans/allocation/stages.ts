// The aims one after the other, each with all earlier ones held at their best.
import { ceilingOf, doneLoad, loadFloor } from './bounds.ts';
import { greatest, type Known, workFor } from './greatest.ts';
import { type Frame, type Goal, guessFor, guessWithin } from './guess.ts';
import type { Instance } from './instance.ts';
import { type Keep, keepsIn } from './keeping.ts';
import { atLeast, atMost, column, type Linear, type Row, type Sum, sum, worthOf } from './linear.ts';
import { chargeSums, fitting, goalOf, type Model, modelOf, planOf, valuesOf } from './model.ts';
import { loadSteps, type Plan, reached } from './plan.ts';
import type { Aim, Problem } from './problem.ts';
import type { Solver } from './solver.ts';

/** `value` and `bound` in the whole numbers of `reached`. For load the bound lies below, for the others above. */
export type Stage = { aim: Aim | 'cover' | Keep; value: number; bound: number };
export type Staged = { stages: Stage[]; plan: Plan };

/** How to solve: the solver, the seconds left at any moment, and who wants to hear of each stage as it ends, or that the
 * time of one was up. */
export type Means = { solver: Solver; secondsLeft(): number; onStage?(stage: Stage): void; onLate?(): void };

/** What is under way, for whoever waits. */
export type Progress = { doing: string; done: number; of: number };
export type Ways = Means & { onProgress?(progress: Progress): void };

/** Further rows over the model's columns, and a plan to begin from, which must keep them. */
export type Given = { rows?(model: Model): Row[]; start?: Plan | null };

/** What the next stage finds: the model with what earlier stages settled, the limits on hours, the best plan so far. */
type State = {
  instance: Instance;
  model: Model;
  charges: Sum[];
  owner: number[];
  linear: Linear;
  limits: number[];
  plan: Plan | null;
  held: Frame['held'];
  guess: boolean;
};
type Found = { plan: Plan | null; bound: number; linear: Linear };

/** The best plan, aim by aim; null where there is none at all, `late` where the time was up before one was found. */
export function solveStages(instance: Instance, means: Means, given: Given = {}): Staged | null | 'late' {
  if (pinsCannotBe(instance)) return null;
  const state = begin(instance, given);
  // What comes instead of one placement is judged by the aims alone.
  const order = given.rows ? (['cover', ...instance.problem.aims] as const) : orderOf(instance.problem);
  const stages: Stage[] = [];
  for (const [done, aim] of order.entries()) {
    // Half of what is left for each: most need far less, and leave it to the next.
    const kept = done === order.length - 1 ? 0 : means.secondsLeft() / 2;
    const share = { ...means, secondsLeft: () => noticed(means, means.secondsLeft() - kept) };
    const found = aim === 'load' ? leastLoad(state, share, nextAim(order, done)) : bestOf(state, share, aim);
    if (!found.plan) return found.bound === -Infinity ? null : 'late';
    const value = reached(instance, found.plan, aim);
    hold(state, found, aim, value);
    stages.push({ aim, value, bound: found.bound });
    means.onStage?.(stages.at(-1)!);
  }
  return { stages, plan: state.plan! };
}

/** How many development assignments there can be at most, whatever else becomes of the plan; null where that was not found out. */
export function greatestDevelop(given: Instance, { solver, secondsLeft }: Means): number | null {
  const instance = { ...given, leastDevelop: 0 };
  const model = modelOf(instance);
  const rows = hourRows(instance, chargeSums(instance, model), instance.units.cap);
  const linear = { ...model.linear, rows: [...model.linear.rows, ...rows] };
  const goal = goalOf(instance, model, 'develop');
  const found = solver.solve(linear, goal, { work: workFor(linear), seconds: Math.max(secondsLeft(), 1) });
  return found.proven && found.values ? worthOf(goal, found.values) : null;
}

/** All stages of a problem, first to last. */
export const orderOf = (problem: Problem): Stage['aim'][] => ['cover', ...problem.aims, ...keepsIn(problem)];

/** Whoever finds no time left stops there: a faster machine would have gone on. */
export function noticed({ onLate }: Means, seconds: number): number {
  if (seconds <= 0) onLate?.();
  return seconds;
}

function begin(instance: Instance, given: Given): State {
  const model = modelOf(instance);
  const linear = { ...model.linear, rows: [...model.linear.rows, ...(given.rows?.(model) ?? [])] };
  const charges = chargeSums(instance, model);
  const guess = instance.pairs.length > small && !given.rows;
  return {
    instance,
    model,
    charges,
    owner: ownersOf(model, charges),
    linear,
    limits: instance.units.cap,
    plan: given.start ?? null,
    held: new Map(instance.leastDevelop > 0 ? [['develop', instance.leastDevelop]] : []),
    guess,
  };
}

/** Whose work each column is; -1 for what is nobody's. */
function ownersOf({ linear }: Model, charges: Sum[]): number[] {
  const owner = linear.lower.map(() => -1);
  for (const [person, { at }] of charges.entries()) for (const column of at) owner[column] = person;
  return owner;
}

/** Below so many pairs of person and task the exact search is quicker than a guess to start it from. */
const small = 100;

function nextAim(order: readonly Stage['aim'][], done: number): Goal {
  const next = order[done + 1];
  return next && next !== 'load' ? next : 'cover';
}

function hold(state: State, { plan, linear }: Found, aim: Stage['aim'], value: number) {
  const { instance, model } = state;
  state.plan = plan;
  state.linear = linear;
  if (aim === 'load') state.limits = limitsAt(instance, value);
  else {
    state.held.set(aim, value);
    if (aim === 'cover' && coversAll(state)) state.linear = { ...linear, ...coveringAll(state) };
    else state.linear = { ...linear, rows: [...linear.rows, atLeast(goalOf(instance, model, aim), value)] };
  }
}

/** Said task by task, that everything is covered is worth far more to the solver than one long row over all of them. */
function coveringAll({ instance: { problem, ofTask, weight }, model: { covered }, linear }: State) {
  const [lower, upper] = [[...linear.lower], [...linear.upper]];
  for (const [task, { people }] of problem.tasks.entries()) {
    const column = covered[task]!;
    if (weight[task]! > 0 && ofTask[task]!.length >= people) lower[column] = upper[column]!;
    if (weight[task]! < 0) upper[column] = lower[column]!;
  }
  return { lower, upper };
}

/** Some pins need no search: more than the task has places for, or somebody who may not take it or is never free so long. */
function pinsCannotBe(instance: Instance): boolean {
  const { problem, pairs, ofTask, pinned } = instance;
  return pinned.some((people, task) => {
    const able = new Set(ofTask[task]!.map((pair) => pairs[pair]!.person));
    const tooFew = people.length > 0 && able.size < problem.tasks[task]!.people;
    const unfit = people.some(
      (person) => !able.has(person) || fitting(instance, instance.first[task]!, person, 'on') === 0,
    );
    return tooFew || unfit || people.length > problem.tasks[task]!.people;
  });
}

function bestOf(state: State, means: Means, aim: Goal): Found {
  const { instance, model, charges, linear, limits, held } = state;
  const { secondsLeft } = means;
  const ceiling = ceilingOf(instance, aim, coversAll(state));
  const frame = { limits, held, secondsLeft };
  const plan = (state.guess && guessFor(instance, aim, state.plan, frame, ceiling)) || state.plan;
  const known: Known | undefined = plan
    ? { values: valuesOf(instance, model, plan), value: reached(instance, plan, aim) }
    : undefined;
  const within = { ...linear, rows: [...linear.rows, ...hourRows(instance, charges, limits)] };
  const found = greatest(means, within, goalOf(instance, model, aim), ceiling, state.owner, known);
  if (found.late) means.onLate?.();
  return {
    plan: found.values === known?.values ? plan : found.values && planOf(instance, model, found.values),
    bound: found.bound,
    linear: { ...found.linear, rows: linear.rows },
  };
}

const coversAll = ({ instance, held }: State) => held.get('cover') === ceilingOf(instance, 'cover', false);

/**
 * The least load at which the earlier stages can be held. From the bound upwards it asks of each step whether any plan
 * keeps to it; what the next aim wants leads the search, since that aim comes next anyway.
 */
function leastLoad(state: State, means: Means, next: Goal): Found {
  const { instance, model, linear, plan } = state;
  const most = reached(instance, plan!, 'load');
  const floor = coversAll(state) ? loadFloor(instance) : doneLoad(instance);
  const quick = floor < most ? guessAt(state, means, next, floor) : plan;
  if (quick) return { plan: quick, bound: floor, linear };
  let bound = Math.max(floor, loadBound(state, means));
  for (let load = bound; load < most; load++) {
    const guess = load === floor ? null : guessAt(state, means, next, load);
    if (guess) return { plan: guess, bound, linear };
    const found = solveAt(state, means, next, load);
    if (found.late) means.onLate?.();
    if (found.values) return { plan: planOf(instance, model, found.values), bound, linear };
    // What cannot be at one load cannot be at a lower one either, whether or not that was settled.
    if (found.proven) bound = load + 1;
  }
  return { plan, bound, linear };
}

function guessAt(
  { instance, guess, plan, held }: State,
  { secondsLeft }: Means,
  next: Goal,
  load: number,
): Plan | null {
  return guess ? guessWithin(instance, next, plan!, { limits: limitsAt(instance, load), held, secondsLeft }) : null;
}

function solveAt(
  { instance, model, charges, linear }: State,
  { solver, secondsLeft }: Means,
  next: Goal,
  load: number,
) {
  const rows = [...linear.rows, ...hourRows(instance, charges, limitsAt(instance, load))];
  return solver.solve({ ...linear, rows }, goalOf(instance, model, next), {
    work: 3 * workFor(linear),
    seconds: secondsLeft() / 2,
    any: true,
  });
}

function loadBound({ instance, charges, linear, limits }: State, { solver, secondsLeft }: Means): number {
  const wider = { ...linear, lower: [...linear.lower], upper: [...linear.upper] };
  const load = column(wider, 0, loadSteps);
  const { units } = instance;
  const shares = charges.map((charge, person) => {
    const scaled = charge.at.map((at, i) => [at, charge.by[i]! * loadSteps] as const);
    return atMost(sum([...scaled, [load, -units.hours[person]!]]), -units.done[person]! * loadSteps);
  });
  wider.rows = [...linear.rows, ...hourRows(instance, charges, limits), ...shares];
  const relaxed = solver.relax(wider, sum([[load, -1]]), secondsLeft());
  return typeof relaxed === 'string' ? 0 : Math.max(0, Math.ceil(-relaxed.bound - 1e-6));
}

function hourRows({ units: { done } }: Instance, charges: Sum[], limits: number[]): Row[] {
  return charges
    .map((charge, person) => atMost(charge, limits[person]! - done[person]!))
    .filter(({ at }) => at.length > 0);
}

/** What each person may be charged, what is done included, when nobody's load may exceed so many twentieths of their hours. */
export function limitsAt({ units }: Instance, load: number): number[] {
  return units.cap.map((cap, person) => Math.min(cap, Math.floor((units.hours[person]! * load) / loadSteps)));
}
