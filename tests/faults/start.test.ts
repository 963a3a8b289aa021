// What may be in the way of a start, each told in one sentence; and what a start may leave behind: nothing.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { diskStore } from '../../src/server/files/disk.ts';
import { type ServerProcess, spawnServer, startServer } from '../server.ts';
import { healthy, temporaryHome } from './newcomer.ts';

const home = temporaryHome('start');
const running: ServerProcess[] = [];
const linux = existsSync('/proc/self/cwd');

afterAll(async () => {
  for (const server of running) if (server.child.exitCode === null) await server.end('SIGKILL');
  home.remove();
});

async function started(env: Record<string, string>) {
  const server = await startServer(env);
  running.push(server);
  return server;
}

/** How a start that is to be refused ended, and its words. */
async function refused(env: Record<string, string>, args: string[] = []) {
  const { gone, said } = spawnServer(env, args);
  return { code: await gone, said: said() };
}

const workingIn = (folder: string) =>
  readdirSync('/proc').filter((entry) => {
    try {
      return readlinkSync(`/proc/${entry}/cwd`).startsWith(folder);
    } catch {
      return false;
    }
  });

/** Waits until no process works in the folder; the test's own limit ends a wait in vain. */
async function empty(folder: string) {
  while (workingIn(folder).length > 0) await pause(50);
}

test('a second start on the same data is refused, and the first goes on', async () => {
  const first = await started({ LEADWELL_DATA: home.path });
  const second = await refused({ LEADWELL_DATA: home.path });
  expect(second).toEqual({ code: 1, said: expect.stringMatching(/Leadwell is already running on .* Stop it first/) });
  await healthy(first);
  expect(await first.end('SIGTERM')).toBe(0);
});

test.runIf(linux)('no database server is left after SIGTERM, nor after SIGKILL', async () => {
  const gently = await started({ LEADWELL_DATA: home.path });
  expect(workingIn(home.path).length).toBeGreaterThan(0);
  await gently.end('SIGTERM');
  expect(workingIn(home.path)).toEqual([]);
  const roughly = await started({ LEADWELL_DATA: home.path });
  await roughly.end('SIGKILL');
  await empty(home.path);
});

test('of two first starts at once on one folder one serves and the other is refused', async () => {
  const fresh = join(home.path, 'both');
  const both = [1, 2].map(() => spawnServer({ LEADWELL_DATA: fresh }));
  const refusedOne = await Promise.race(both.map((one) => one.gone.then(() => one)));
  expect(refusedOne.said()).toMatch(/Leadwell is already running on .* Stop it first/);
  const serving = both.find((one) => one !== refusedOne)!;
  while (!/Leadwell is ready/.test(serving.said())) await once(serving.child.stdout!, 'data');
  serving.child.kill('SIGTERM');
  expect(await serving.gone).toBe(0);
  expect(readdirSync(join(fresh, 'database'))).toEqual(['pg18']);
});

test.runIf(linux).each([
  ['SIGTERM', 'Making the database'],
  ['SIGTERM', 'Updating the database'],
  ['SIGKILL', 'Making the database'],
] as const)('%s in the midst of a first start (%s) leaves nothing in the way of the next', async (signal, step) => {
  const fresh = join(home.path, `${signal} ${step.slice(0, 6)}`);
  const first = spawnServer({ LEADWELL_DATA: fresh });
  while (!first.said().includes(step)) await once(first.child.stdout!, 'data');
  first.child.kill(signal);
  expect([await first.gone, first.said()]).toEqual([
    signal === 'SIGTERM' ? 0 : null,
    expect.not.stringMatching(/rror/),
  ]);
  if (signal === 'SIGTERM') expect(workingIn(fresh)).toEqual([]);
  const next = await started({ LEADWELL_DATA: fresh });
  expect(await next.end('SIGTERM')).toBe(0);
  expect(readdirSync(join(fresh, 'database'))).toEqual(['pg18']);
});

test('a sample that was cut off while it was made is not taken for an organisation', async () => {
  const fresh = join(home.path, 'sample');
  const first = spawnServer({ LEADWELL_DATA: fresh }, ['--sample']);
  while (!/a work plan/.test(first.said())) await once(first.child.stdout!, 'data');
  first.child.kill('SIGKILL');
  await first.gone;
  const next = await started({ LEADWELL_DATA: fresh });
  expect(next.said()).toMatch(/The sample was cut off while it was made: what there is of it is removed/);
  expect((await fetch(next.origin)).url).toBe(`${next.origin}/set-up`);
  expect(await next.end('SIGTERM')).toBe(0);
  const last = await started({ LEADWELL_DATA: fresh });
  expect(last.said()).not.toMatch(/cut off/);
  expect(await last.end('SIGTERM')).toBe(0);
});

test.runIf(linux)('nothing is left where npm is killed, which can pass that on to nobody', async () => {
  const npm = spawn('/bin/sh', ['-c', `"${process.execPath}" server.mjs & wait`], {
    cwd: join(import.meta.dirname, '../..'),
    env: { ...process.env, npm_lifecycle_event: 'start', LEADWELL_PORT: '0', LEADWELL_DATA: home.path },
  });
  let said = '';
  await new Promise<void>((ready) => {
    npm.stdout.on('data', (chunk) => {
      said += chunk;
      if (/Leadwell is ready/.test(said)) ready();
    });
  });
  npm.kill('SIGKILL');
  await empty(home.path);
});

test('a port that is taken is told before the database is touched', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  const fresh = join(home.path, 'fresh');
  const { code, said } = await refused({ LEADWELL_DATA: fresh, LEADWELL_PORT: String(port) });
  expect([code, said]).toEqual([1, expect.stringContaining(`Port ${port} is taken`)]);
  expect(existsSync(join(fresh, 'database'))).toBe(false);
  other.close();
});

test.each([
  ['LEADWELL_PORT', 'many', /LEADWELL_PORT is many; it must be a number/],
  ['LEADWELL_HOST', '192.0.2.1', /no address of this machine/],
  ['DATABASE_URL', 'postgres://nobody@127.0.0.1:1/none', /No PostgreSQL answers for none on 127.0.0.1:1/],
])('%s=%s is refused in a sentence', async (name, value, sentence) => {
  const { code, said } = await refused({ LEADWELL_DATA: home.path, [name]: value });
  expect([code, said]).toEqual([1, expect.stringMatching(sentence)]);
  expect(said).not.toMatch(/\n\s+at /);
});

test('a data folder that is a file is refused in a sentence', async () => {
  writeFileSync(join(home.path, 'file'), '');
  const { code, said } = await refused({ LEADWELL_DATA: join(home.path, 'file') });
  expect([code, said]).toEqual([1, expect.stringContaining('is a file, not a folder')]);
});

test('a data folder with a path longer than a socket may have works', async () => {
  const long = join(home.path, 'long-'.repeat(25));
  const server = await started({ LEADWELL_DATA: long });
  await healthy(server);
  expect(await server.end('SIGTERM')).toBe(0);
});

const full = join(home.path, 'full');
const mounted = (size: string) => {
  mkdirSync(full, { recursive: true });
  return linux && spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=755`, 'tmpfs', full]).status === 0;
};
const mayMount = mounted('20m');
afterAll(() => void (mayMount && spawnSync('umount', [full])));

test.runIf(mayMount)('a disk too full for a first start is told in a sentence', async () => {
  const { code, said } = await refused({ LEADWELL_DATA: join(full, 'data') });
  expect([code, said]).toEqual([1, expect.stringMatching(/The disk that holds .* is full\. Free some space/)]);
  spawnSync('rm', ['-rf', join(full, 'data')]);
});

test.runIf(mayMount)('a disk that can only be read is told in a sentence', async () => {
  spawnSync('mount', ['-o', 'remount,ro', full]);
  const { code, said } = await refused({ LEADWELL_DATA: join(full, 'data') });
  spawnSync('mount', ['-o', 'remount,rw', full]);
  expect([code, said]).toEqual([
    1,
    expect.stringMatching(/is on a disk that can only be read\. Choose another folder/),
  ]);
});

test.runIf(mayMount)('an upload to a full disk is refused in words, and nothing half is left', async () => {
  const store = diskStore(join(full, 'files'));
  const endless = async function* () {
    for (;;) yield Buffer.alloc(1_000_000, 'a line of text\n');
  };
  await expect(store.put(endless(), { name: 'long.txt', most: 1e9 })).rejects.toThrow(/disk is full/i);
  expect(readdirSync(join(full, 'files', 'incoming'))).toEqual([]);
});
