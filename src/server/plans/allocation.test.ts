import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type AllocationProblem, solveAllocation } from './allocation.ts';

test('R-002 an allocation is solved beside the event loop, telling how far it is', async () => {
  const heard: string[] = [];
  const answer = await solveAllocation(small, { onProgress: ({ doing }) => heard.push(doing) });
  expect(answer).toMatchObject({ status: 'optimal', assignments: [{ task: 't1', people: ['p1'] }] });
  expect(heard).toEqual(['cover', 'load', 'fit', 'develop', 'prefer', 'next best choices']);
});

test('several allocations at once each get their answer', async () => {
  const answers = await Promise.all(Array.from({ length: 5 }, () => solveAllocation(small)));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
});

test('a cancelled allocation ends with the reason given', async () => {
  const cancel = new AbortController();
  const solving = solveAllocation(wide, {
    signal: cancel.signal,
    onProgress: () => cancel.abort(new Error('Not needed.')),
  });
  await expect(solving).rejects.toThrow('Not needed.');
});

test('an allocation cancelled while it waits its turn never starts', async () => {
  const cancel = new AbortController();
  const before = Array.from({ length: 2 * availableParallelism() }, () => solveAllocation(small));
  const waiting = solveAllocation(small, { signal: cancel.signal });
  cancel.abort(new Error('Not needed.'));
  await expect(waiting).rejects.toThrow('Not needed.');
  await Promise.all(before);
});

/** Ends processes that calculate for this one, `times` of them, as V8 does where it gives up. */
async function abortThem(times: number) {
  const ended = new Set<string>();
  const children = () => readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(' ');
  const calculates = (pid: string) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('allocate.worker');
  for (; ended.size < times; await pause(2))
    for (const pid of children().filter((one) => one && !ended.has(one) && calculates(one))) {
      process.kill(Number(pid), 'SIGABRT');
      ended.add(pid);
    }
}

test.runIf(process.platform === 'linux')(
  'an allocation whose process dies is begun once more; a second death is told, and nothing else dies of it',
  async () => {
    const [answer] = await Promise.all([solveAllocation(wide), abortThem(1)]);
    expect(answer.status).toBe('optimal');
    const [failure] = await Promise.all([solveAllocation(wide).catch((error) => error), abortThem(2)]);
    expect(String(failure)).toMatch(/allocate was ended by SIGABRT/);
    expect(await solveAllocation(small)).toMatchObject({ status: 'optimal' });
  },
);

test('a problem that contradicts itself is refused at its place', async () => {
  const twice = { ...small, tasks: [...small.tasks, ...small.tasks] };
  await expect(solveAllocation(twice)).rejects.toMatchObject({ problems: { 'tasks[1].id': [expect.any(String)] } });
});

const small: AllocationProblem = { people: [{ id: 'p1', hours: 10 }], tasks: [{ id: 't1', hours: 4 }] };

const wide: AllocationProblem = {
  people: Array.from({ length: 12 }, (_, i) => ({ id: `p${i}`, hours: 20 + (i % 5) })),
  tasks: Array.from({ length: 60 }, (_, i) => ({ id: `t${i}`, hours: 1 + ((i * 7) % 11) / 2 })),
};
