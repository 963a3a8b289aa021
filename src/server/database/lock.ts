// Who holds a database folder: nobody, a supervised server, or one that was left behind.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { AlreadyRunning } from './cannot-start.ts';
import { guardName } from './launch.ts';

/** `socket` is the folder that the server listens in; `orphan` when nothing of ours supervises it any more. */
export type Holder = { pid: number; socket: string; orphan: boolean };

const lockFile = (data: string) => join(data, 'postmaster.pid');
const tries = 40;

/** The PostgreSQL that works on this folder now, if any does. */
export function holderOf(data: string): Holder | null {
  const written = existsSync(lockFile(data)) ? readFileSync(lockFile(data), 'utf8').split('\n') : [];
  const working = processesOn(data, Number(written[0]));
  if (working.length === 0) return null;
  const server = working.includes(Number(written[0])) ? Number(written[0]) : working[0]!;
  return { pid: server, socket: written[4] ?? '', orphan: !supervised(server) };
}

/** Waits for a server that is ending, ends one that was left behind, removes a lock that nobody holds. */
export async function freeLock(data: string): Promise<void> {
  for (let tried = 0; existsSync(lockFile(data)); tried++) {
    const holder = holderOf(data);
    if (!holder) return rmSync(lockFile(data), { force: true });
    if (holder.orphan && tried === 4) endOrphan(holder.pid);
    if (tried === tries)
      throw new AlreadyRunning(
        `Leadwell is already running on ${data} (process ${holder.pid}). Stop it first, or give this one a folder of its own: LEADWELL_DATA=/path npm start`,
      );
    await wait(250);
  }
}

/** Ends a server that nothing supervises, as PostgreSQL's fast shutdown. */
export function endOrphan(pid: number) {
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    // gone meanwhile
  }
}

/** Every PostgreSQL process has its data folder as working directory: also the children of a killed server. */
function processesOn(data: string, written: number): number[] {
  if (!existsSync('/proc/self/cwd')) {
    const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(written)], { encoding: 'utf8' });
    return stdout?.includes(data) ? [written] : [];
  }
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry) && linkOf(`/proc/${entry}/cwd`) === data)
    .map(Number);
}

/** A server of ours is the child of a guard that ends it when Leadwell dies. */
function supervised(pid: number) {
  if (!existsSync('/proc/self/stat')) return asked('command', asked('ppid', String(pid)) || '0').includes(guardName);
  const parent = contentOf(`/proc/${pid}/stat`)?.replace(/^.*\) \S+ (\d+) .*$/s, '$1');
  return contentOf(`/proc/${parent}/cmdline`)?.includes(guardName) ?? false;
}

const asked = (field: string, pid: string) =>
  (spawnSync('ps', ['-o', `${field}=`, '-p', pid], { encoding: 'utf8' }).stdout ?? '').trim();

const contentOf = (path: string) => whereThere(() => readFileSync(path, 'utf8'));
const linkOf = (path: string) => whereThere(() => readlinkSync(path));

function whereThere<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null; // gone meanwhile, or another account's
  }
}
