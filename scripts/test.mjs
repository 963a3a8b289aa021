// `npm test`: everything, from a fresh clone; words after it name test files. The last line sums it up.
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runChecks, typesOfRoutes } from './checks.mjs';
import { chromium } from './chromium.mjs';
import { temporaryFolder } from './memory-disk.mjs';
import { node, run, runQuietly } from './run.mjs';

const asked = process.argv.slice(2);
const folder = temporaryFolder();
chmodSync(folder, 0o711); // so that the account of the database may pass
process.env.TMPDIR = folder;
process.env.NODE_COMPILE_CACHE ??= join(folder, 'compiled'); // some eighty processes load much the same
const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

const prepare = (...options) => run(process.execPath, ['scripts/prepare.mjs', ...options]);
const [installed, browser] = await Promise.all([prepare('--no-build'), chromium()]);
if (!browser) total.failed++;
process.env.LEADWELL_CHROMIUM = browser ?? '';
if (installed !== 0) total.failed++;
else await all();
rmSync(folder, { recursive: true, force: true });
for (const failure of failures) console.log(failure);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;

/** Two lanes, since a journey mostly waits: checks beside the build, then tests of the code; journeys and faults. */
async function all() {
  await typesOfRoutes();
  const built = builtPages();
  const slow = [...(browser ? ['--project=journeys'] : []), '--project=faults'];
  if (asked.length > 0)
    await whenBuilt(built, () => vitest('asked', run, [...(browser ? [] : ['--project=!journeys']), ...asked]));
  else
    await Promise.all([
      ofTheCode(built),
      whenBuilt(built, () => vitest('slow', runAside('Journeys and faults'), slow)),
    ]);
}

async function ofTheCode(built) {
  const failed = await runChecks({ withShape: false });
  total.failed += failed; // in a line of its own: the other lane counts meanwhile
  const oldest = oldestPostgres();
  if (oldest) console.log(`The tests of the code use ${oldest}; journeys and faults use our own.`);
  const env = oldest ? { LEADWELL_TEST_POSTGRES: oldest } : {};
  await whenBuilt(built, () => vitest('code', run, ['--project=unit', '--project=shape'], env));
}

async function builtPages() {
  const status = await prepare();
  if (status !== 0) total.failed++;
  return status === 0;
}

/** Without pages there is nothing to try. */
async function whenBuilt(built, tests) {
  if (await built) await tests();
}

/** Runs to the end, then prints all of it at once: reports of several lanes do not mingle. */
function runAside(heading) {
  return async (command, args, env) => {
    const { status, printed } = await runQuietly(command, args, env);
    console.log(`${heading}:\n${printed}`);
    return status;
  };
}

/** Runs Vitest once and adds what it counted; a run that ends badly without a failed test counts as one. */
async function vitest(name, running, args, env = {}) {
  const results = join(folder, `${name}.json`);
  const reporters = args.some((word) => word.startsWith('--reporter')) ? [] : ['--reporter=default'];
  const words = [
    'node_modules/vitest/vitest.mjs',
    'run',
    ...reporters,
    '--reporter=json',
    `--outputFile.json=${results}`,
  ];
  const status = await running(node, [...words, ...args], env);
  const counted = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : {};
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0, testResults = [] } = counted;
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  const failed = numFailedTests + unloaded.length;
  total.passed += numPassedTests;
  total.failed += failed === 0 && status !== 0 ? 1 : failed;
  total.skipped += numPendingTests + numTodoTests;
  failures.push(...testResults.flatMap(failuresOf));
}

/** Named at the end as well, since the report of a lane may stand far above. */
function failuresOf({ name, message, assertionResults }) {
  const where = relative(process.cwd(), name);
  const failed = assertionResults.filter(({ status }) => status === 'failed');
  const named = failed.map(
    ({ fullName, failureMessages }) => `Failed: ${where}: ${fullName}\n${failureMessages[0].slice(0, 3000)}`,
  );
  return message ? [`Failed: ${where}: ${message}`, ...named] : named;
}

/** The oldest PostgreSQL of the machine's own that Leadwell works with: what it understands the newer ones do. Null where there is none. */
function oldestPostgres() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).filter((version) => Number(version) >= 15) : [];
  const folders = [
    ...versions.sort().map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(':'),
  ];
  return folders.map((place) => join(place, 'postgres')).find((program) => existsSync(program)) ?? null;
}
