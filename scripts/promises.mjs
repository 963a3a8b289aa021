// Promises that nobody waits for, in TypeScript and in pages. Pages are read as svelte-check has just translated them.
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { node, run } from './run.mjs';

const translated = '.svelte-kit/.svelte-check/svelte/src';
const pages = readdirSync('src', { recursive: true })
  .filter((name) => name.endsWith('.svelte'))
  .map((name) => {
    const path = join(translated, dirname(name), `++${basename(name)}`);
    return existsSync(`${path}.js`) ? `${path}.js` : `${path}.ts`; // a page without a script becomes JavaScript
  });
const untranslated = pages.filter((page) => !existsSync(page));

if (untranslated.length > 0) {
  console.error(
    `svelte-check left ${untranslated.length} pages untranslated, so their promises were not read: ${untranslated[0]} …`,
  );
  process.exitCode = 1;
} else process.exitCode = await run(node, ['node_modules/oxlint/bin/oxlint', 'src', 'tests', 'bench', ...pages]);
