import type { Limits } from './control-chart.ts';

export type Signal = 'beyond' | 'shift' | 'trend' | 'two-of-three';
type Charted = Limits & { value: number };

const run = 7; // points: seven in a row is a signal in the NHS rules

/**
 * The four rules of NHS England's Making Data Count, checked against NHSRplotthedots: beyond a limit; seven or more on one
 * side of the mean (one exactly on it breaks the run); seven or more each higher, or each lower, than the one before; two of
 * three between near limit and limit with all three on one side (only those two are marked).
 */
export function signalsOf(points: Charted[]): Signal[][] {
  const slack = Math.max(0, ...points.map(({ value }) => Math.abs(value))) * 1e-12; // a mean of equal figures may miss them
  const sides = points.map(({ value, mean }) => (Math.abs(value - mean) <= slack ? 0 : Math.sign(value - mean)));
  const beyond = points.map((point) => isBeyond(point, slack));
  const marks: Record<Signal, boolean[]> = {
    beyond,
    shift: inRuns(sides, run),
    trend: inTrends(points.map(({ value }) => value)),
    'two-of-three': twoOfThree(points, sides, beyond, slack),
  };
  const names = Object.keys(marks) as Signal[];
  return points.map((_, at) => names.filter((name) => marks[name][at]));
}

const isBeyond = ({ value, lower, upper }: Charted, slack: number) =>
  (upper !== null && value > upper + slack) || (lower !== null && value < lower - slack);

/** Which places lie in a run of at least `length` equal signs; zeros make no run. */
function inRuns(signs: number[], length: number): boolean[] {
  const marked = signs.map(() => false);
  let start = 0;
  signs.forEach((sign, at) => {
    if (sign !== signs[start]) start = at;
    if (sign !== 0 && at - start + 1 >= length) marked.fill(true, start, at + 1);
  });
  return marked;
}

/** Seven points are six steps; the point before the first step belongs to the trend. */
function inTrends(values: number[]): boolean[] {
  const steps = values.slice(1).map((value, at) => Math.sign(value - values[at]!));
  const rising = inRuns(steps, run - 1);
  return values.map((_, at) => rising[at] === true || rising[at - 1] === true);
}

function twoOfThree(points: Charted[], sides: number[], beyond: boolean[], slack: number): boolean[] {
  const near = points.map(
    ({ value, mean, near }, at) => near !== null && !beyond[at] && Math.abs(value - mean) > near + slack,
  );
  const marked = points.map(() => false);
  for (let last = 2; last < points.length; last++) {
    const three = [last - 2, last - 1, last];
    const oneSide = sides[last] !== 0 && three.every((at) => sides[at] === sides[last]);
    const close = three.filter((at) => near[at]);
    if (oneSide && close.length >= 2) for (const at of close) marked[at] = true;
  }
  return marked;
}
