// Requests over a fixed number of connections, and what they cost.
import { type Cpu, cpuOf } from './processes.ts';
import { type Asked, ask, type Visitor } from './visitor.ts';

/** Milliseconds, except `perSecond`; `cpu` is for one request, null where the system does not tell. */
export type Load = { connections: number; perSecond: number; p50: number; p99: number; cpu: Cpu | null; wrong: number };
/** As many requests, or as many as there is time for. */
export type Loading = { pid: number; connections: number; requests: number; seconds: number };

/** `next` says what is asked each time, one after another and counted as one. A form answers 303, a page 200: another status is counted as wrong. */
export async function load(visitor: Visitor, next: () => Asked[], loading: Loading): Promise<Load> {
  const { pid, connections } = loading;
  const took: number[] = [];
  let left = loading.requests;
  let wrong = 0;
  const end = performance.now() + loading.seconds * 1000;
  const one = async () => {
    while (left-- > 0 && performance.now() < end) {
      const began = performance.now();
      for (const asked of next()) {
        const { status } = await ask(visitor, asked);
        if (status !== (asked.form ? 303 : 200)) wrong++;
      }
      took.push(performance.now() - began);
    }
  };
  const before = cpuOf(pid);
  const began = performance.now();
  await Promise.all(Array.from({ length: connections }, one));
  const seconds = (performance.now() - began) / 1000;
  const requests = took.length;
  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))]!;
  const used = spent(before, cpuOf(pid), requests);
  return { connections, perSecond: requests / seconds, p50: at(0.5), p99: at(0.99), cpu: used, wrong };
}

function spent(before: Cpu | null, after: Cpu | null, requests: number): Cpu | null {
  if (!before || !after) return null;
  return { app: (after.app - before.app) / requests, database: (after.database - before.database) / requests };
}
