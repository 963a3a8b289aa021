// The fast checks, side by side: format and lint, types, promises and templates, the shape of the house.
import { node, runQuietly } from './run.mjs';

const checks = [
  ['format and lint', 'node_modules/@biomejs/biome/bin/biome', ['ci', '--colors=off', '--error-on-warnings']],
  [
    'types',
    'node_modules/svelte-check/bin/svelte-check',
    ['--tsgo', '--fail-on-warnings', '--output', 'human-verbose'],
  ],
  ['promises and templates', 'node_modules/eslint/bin/eslint.js', ['.']],
  ['shape', 'node_modules/vitest/vitest.mjs', ['run', '--project', 'shape', '--reporter', 'dot']],
];

/** Runs them all, prints what fails; answers how many failed. */
export async function runChecks({ withShape }) {
  await runQuietly(node, ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync']); // types of the routes
  const failed = await Promise.all(checks.filter(([name]) => withShape || name !== 'shape').map(check));
  return failed.filter(Boolean).length;
}

async function check([name, program, args]) {
  const since = Date.now();
  const { status, printed } = await runQuietly(node, [program, ...args]);
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'}  ${name}  ${((Date.now() - since) / 1000).toFixed(1)} s`);
  if (status !== 0) console.log(printed);
  return status !== 0;
}
