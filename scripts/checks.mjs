// The fast checks, side by side: format, lint and templates; types and then promises; the shape of the house.
import { rmSync } from 'node:fs';
import { node, runQuietly } from './run.mjs';

const checks = {
  'format and lint': ['node_modules/@biomejs/biome/bin/biome', 'ci', '--colors=off', '--error-on-warnings'],
  types: ['node_modules/svelte-check/bin/svelte-check', '--tsgo', '--fail-on-warnings', '--output', 'human-verbose'],
  promises: ['scripts/promises.mjs'],
  shape: ['node_modules/vitest/vitest.mjs', 'run', '--project', 'shape', '--reporter', 'dot'],
};

/** Writes the types of the routes, which the checks read and a build writes again. */
export const typesOfRoutes = () => runQuietly(node, ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync']);

/** Runs them all, prints what fails; answers how many failed. Needs the types of the routes. */
export async function runChecks({ withShape }) {
  rmSync('.svelte-kit/.svelte-check', { recursive: true, force: true }); // svelte-check keeps what it made of pages that are gone
  const typed = check('types');
  const failed = await Promise.all([
    typed,
    typed.then(() => check('promises')),
    check('format and lint'),
    ...(withShape ? [check('shape')] : []),
  ]);
  return failed.filter(Boolean).length;
}

async function check(name) {
  const since = Date.now();
  const { status, printed } = await runQuietly(node, checks[name]);
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'}  ${name}  ${((Date.now() - since) / 1000).toFixed(1)} s`);
  if (status !== 0) console.log(printed);
  return status !== 0;
}
