// `npm run bench`: the built product with its sample, on a data folder of its own, measured from outside. See docs/speed.md.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allocationTimes } from './allocations.ts';
import { contactSpeed } from './contacts.ts';
import { type Measured, measureCost, measureLoad } from './measuring.ts';
import { exportTimes, type Grown, growPortfolios } from './portfolios.ts';
import { type Report, reported, statementsOf } from './report.ts';
import { type Server, serve } from './server.ts';

const quick = process.argv.includes('--quick');
const extent = quick
  ? { pieces: 60, requests: 80, seconds: 2.5, connections: [1, 8], rows: 20_000, limit: 5, sizes: [[8, 30] as const] }
  : {
      ...{ pieces: 300, requests: 200, seconds: 6, connections: [1, 8, 32], rows: 200_000, limit: 25 },
      sizes: [[8, 30] as const, [12, 60] as const, [20, 120] as const, [30, 200] as const, [100, 1000] as const],
    };

const home = mkdtempSync(join(tmpdir(), 'leadwell-bench-'));
process.once('exit', () => rmSync(home, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
process.env.LEADWELL_DATA = home;
for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL', 'LEADWELL_ORIGIN', 'LEADWELL_HOST']) delete process.env[name];

const report = await measured();
console.log(`\n${reported(report)}`);
if (process.argv.includes('--statements')) console.log(`\n${statementsOf(report.pages)}`);

async function measured(): Promise<Report> {
  const grown = await prepared();
  const subject = grown.at(-1)!;
  const pages: Measured[] = [];
  say('Counting statements and weighing pages …');
  await measureCost(home, subject, pages);
  say('Pages under load …');
  const server = await serve(home);
  try {
    const memory = await measureLoad(server, subject, extent, pages, say);
    return { pages, memory, ...(await besides(server, grown)), pieces: subject.pieces };
  } finally {
    await server.end();
  }
}

async function besides(server: Server, grown: Grown[]) {
  say('Exports …');
  const exports = await exportTimes(home, grown);
  say('Contacts …');
  const contacts = await contactSpeed(home, extent.rows);
  await server.end();
  say('Allocations …');
  return { exports, contacts, allocations: await allocationTimes(extent.sizes, extent.limit) };
}

/** The sample, and portfolios of three sizes in it, the greatest last. */
async function prepared(): Promise<Grown[]> {
  say('Making the sample organisation, with three years behind it …');
  await run('bin/leadwell', ['seed', 'sample', '--years', '3']);
  say('Growing portfolios …');
  const { pieces } = extent;
  return growPortfolios({ 'Tomasz Nowak': pieces / 30, 'Adwoa Mensah': pieces / 6, 'Priya Nair': pieces });
}

function run(command: string, words: string[]): Promise<void> {
  const child = spawn(command, words, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => (code === 0 ? done() : fail(new Error(said))));
  });
}

function say(sentence: string) {
  console.error(sentence);
}
