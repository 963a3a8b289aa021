// What the server's processes used, from /proc: Linux alone tells it; elsewhere these figures are left out.
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Milliseconds of CPU since each process began: the application with all its threads, and PostgreSQL. */
export type Cpu = { app: number; database: number };

type Stat = { pid: number; parent: number; own: number; reaped: number };
const tick = 10; // milliseconds: Linux counts in hundredths of a second for every program

export const isTold = existsSync('/proc/self/smaps_rollup');

/** CPU of the server `pid`, and of everything it started, which is PostgreSQL; null where the system does not tell. */
export function cpuOf(pid: number): Cpu | null {
  if (!isTold) return null;
  const all = stats();
  const below = startedBy(pid, all);
  const app = all.find((one) => one.pid === pid)?.own ?? 0;
  return { app, database: below.reduce((sum, { own, reaped }) => sum + own + reaped, 0) };
}

/** Megabytes of the server and everything it started; memory that several share is counted once (PSS). */
export function memoryOf(pid: number): number | null {
  if (!isTold) return null;
  const pids = [pid, ...startedBy(pid, stats()).map((one) => one.pid)];
  return pids.reduce((sum, one) => sum + share(one), 0) / 1024;
}

function share(pid: number) {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0; // it ended meanwhile
  }
}

function startedBy(pid: number, all: Stat[]): Stat[] {
  const children = all.filter(({ parent }) => parent === pid);
  return children.flatMap((child) => [child, ...startedBy(child.pid, all)]);
}

const stats = () =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statOf(Number(name)));

function statOf(pid: number): Stat[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [user, system, reapedUser, reapedSystem] = fields.slice(11, 15).map((ticks) => Number(ticks) * tick);
    return [{ pid, parent: Number(fields[1]), own: user! + system!, reaped: reapedUser! + reapedSystem! }];
  } catch {
    return []; // it ended meanwhile
  }
}
