// The exact solver, HiGHS: takes a model and a sum to make as great as possible, gives the best found and what is proven.
import loadHighs, { type Highs, type Model, type ModelData } from 'highs';
import type { Linear, Sum } from './linear.ts';
import { coarse, withoutFixed } from './whole.ts';

/**
 * `values`: the best solution found, whole numbers rounded, null where none was. `bound`: no solution exceeds it.
 * `proven`: nothing better exists (with `values` null: nothing exists at all). `late`: the clock ended the
 * search; `work`: how many steps it took.
 */
export type Solved = { values: number[] | null; bound: number; proven: boolean; late: boolean; work: number };

/** The same model with parts allowed: its best value, its solution, what one more of each column or row would add. */
export type Relaxed = {
  bound: number;
  values: ArrayLike<number>;
  reduced: ArrayLike<number>;
  prices: ArrayLike<number>;
};

/**
 * `start`: a solution to begin from; `any`: the first solution found will do. `work`: how many steps of the simplex method
 * the search may take, the same on every machine; `seconds`: the time allowed, the last guard.
 */
export type Effort = { start?: number[]; work: number; seconds: number; any?: boolean };

export type Solver = {
  solve(model: Linear, goal: Sum, effort: Effort): Solved;
  /** `none`: even in parts there is no solution; `late`: the time was up. */
  relax(model: Linear, goal: Sum, seconds: number): Relaxed | 'none' | 'late';
};

/** Loads the solver. One loaded solver serves any number of models, one after the other. */
export async function loadSolver(): Promise<Solver> {
  const highs = await loadHighs();
  return {
    solve: (model, goal, effort) => solve(highs, model, goal, effort),
    relax: (model, goal, seconds) => relax(highs, model, goal, seconds),
  };
}

function solve(highs: Highs, full: Linear, whole: Sum, effort: Effort): Solved {
  const { linear, goal, kept, worth } = withoutFixed(full, whole);
  const spread = (values: number[]) => {
    const all = [...full.lower];
    for (const [i, at] of kept.entries()) all[at] = values[i]!;
    return all;
  };
  if (kept.length === 0)
    return linear.rows.length > 0 ? nothing : { ...nothing, values: [...full.lower], bound: worth };
  return highs.withModel(modelData(highs, linear, goal, true), (model) => {
    const { start, seconds, work, any } = effort;
    model.options.set({ ...options, ...exactness(linear), ...limit(seconds) });
    if (any) model.options.set({ mip_max_improving_sols: 1 });
    if (start) model.setSolution({ colValue: kept.map((at) => start[at]!) });
    model.run({
      [highs.constants.callbackType.mipInterrupt](event) {
        if (Number(event.data.mip_total_lp_iterations) > work) event.interrupt();
      },
    });
    const { optimal, infeasible, unboundedOrInfeasible, timeLimit } = highs.constants.modelStatus;
    const status = model.getModelStatus();
    const taken = { work: Number(model.info.get('simplex_iteration_count')), late: status === timeLimit };
    if (status === infeasible || status === unboundedOrInfeasible) return { ...nothing, ...taken };
    const bound = Number(model.info.get('mip_dual_bound')) + worth;
    const values = solution(highs, model, linear);
    return { values: values && spread(values), bound, proven: status === optimal, ...taken };
  });
}

const nothing: Solved = { values: null, bound: -Infinity, proven: true, late: false, work: 0 };

function relax(highs: Highs, linear: Linear, goal: Sum, seconds: number): Relaxed | 'none' | 'late' {
  if (linear.lower.length === 0) return { bound: 0, values: [], reduced: [], prices: linear.rows.map(() => 0) };
  return highs.withModel(modelData(highs, { ...linear, rows: coarse(linear) }, goal, false), (model) => {
    model.options.set({ ...options, ...limit(seconds) });
    model.run();
    const { optimal, infeasible } = highs.constants.modelStatus;
    const status = model.getModelStatus();
    if (status !== optimal) return status === infeasible ? 'none' : 'late';
    const { colValue: values, colDual: reduced, rowDual: prices } = model.getSolution();
    return { bound: model.getObjectiveValue(), values, reduced, prices };
  });
}

const options = {
  output_flag: false,
  random_seed: 0,
  mip_rel_gap: 0,
  // Measured on problems of 8 × 30 and 30 × 200: a third less time than with HiGHS's own choices.
  mip_allow_restart: false,
  mip_detect_symmetry: false,
  mip_pscost_minreliable: 1,
};

const limit = (seconds: number) => ({ time_limit: Math.max(seconds, 0.01) });

/** Goals over whole columns are whole: when the bound is less than 1 above the value, the value is the best. */
const exactness = ({ continuous }: Linear) => ({ mip_abs_gap: continuous ? 1e-6 : 0.999 });

function solution(highs: Highs, model: Model, { continuous }: Linear): number[] | null {
  if (model.info.get('primal_solution_status') !== highs.constants.solutionStatus.feasible) return null;
  const { colValue } = model.getSolution();
  return Array.from(colValue, (value, at) => (continuous?.has(at) ? value : Math.round(value) + 0));
}

function modelData(highs: Highs, linear: Linear, goal: Sum, whole: boolean): ModelData {
  const { lower, upper, rows, continuous } = linear;
  const { variableType, objectiveSense } = highs.constants;
  const cost = new Float64Array(lower.length);
  for (const [i, at] of goal.at.entries()) cost[at]! += goal.by[i]!;
  const integer = (_: number, at: number) => (continuous?.has(at) ? variableType.continuous : variableType.integer);
  return {
    numCols: lower.length,
    numRows: rows.length,
    sense: objectiveSense.maximize,
    colCost: cost,
    colLower: lower,
    colUpper: upper,
    rowLower: rows.map((row) => row.lower),
    rowUpper: rows.map((row) => row.upper),
    matrix: matrixOf(rows, lower.length),
    ...(whole ? { integrality: lower.map(integer) } : {}),
  };
}

function matrixOf(rows: Linear['rows'], columns: number): ModelData['matrix'] {
  const starts = [0];
  for (const row of rows) starts.push(starts.at(-1)! + row.at.length);
  return {
    format: 'csr',
    numRows: rows.length,
    numCols: columns,
    starts: Int32Array.from(starts),
    indices: Int32Array.from(rows.flatMap((row) => row.at)),
    values: Float64Array.from(rows.flatMap((row) => row.by)),
  };
}
