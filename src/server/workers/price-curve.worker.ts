import { priceCurve } from '#server/plans/allocation/price-curve.ts';
import type { Problem } from '#server/plans/allocation/problem.ts';
import { loadSolver } from '#server/plans/allocation/solver.ts';
import { answer, asked, tell } from './apart.ts';

const { problem, seconds } = await asked<{ problem: Problem; seconds: number }>();
const until = performance.now() + seconds * 1000;

const curve = priceCurve(problem, {
  solver: await loadSolver(),
  secondsLeft: () => (until - performance.now()) / 1000,
  onProgress: tell,
});
answer({ curve });
