import { parentPort, workerData } from 'node:worker_threads';
import { priceCurve } from '#server/plans/allocation/price-curve.ts';
import type { Problem } from '#server/plans/allocation/problem.ts';
import { loadSolver } from '#server/plans/allocation/solver.ts';

const { problem, seconds } = workerData as { problem: Problem; seconds: number };
const until = performance.now() + seconds * 1000;

const curve = priceCurve(problem, {
  solver: await loadSolver(),
  secondsLeft: () => (until - performance.now()) / 1000,
  onProgress: (progress) => parentPort?.postMessage({ progress }),
});
parentPort?.postMessage({ curve });
