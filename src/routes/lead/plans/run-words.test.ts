import { expect, test } from 'vitest';
import { runWords, sayNothing } from './run-words.ts';

test('R-002 a run that gives out nothing does not read as a success', () => {
  expect(runWords({ state: 'done', status: 'optimal', given: 3 })).toBe('Proven the best of all');
  expect(runWords({ state: 'done', status: 'optimal', given: 0 })).toBe('Proven: nothing can be given out');
  expect(runWords({ state: 'done', status: 'best-found', given: 0 })).toBe('Nothing found to give out in the time');
  expect(runWords({ state: 'done', status: 'infeasible', given: 0 })).toBe('Not possible as it stands');
  expect(runWords({ state: 'solving', status: null, given: null })).toBe('Running');
});

test('R-002 it says first what is not given, and why', () => {
  const open = { id: 'a', title: 'Letters', left: null, because: 'Nobody has Webchat at level 3' };
  const result = { isNothing: true, status: 'optimal' as const, counted: '0 of 1 task', unassigned: [open] };
  expect(sayNothing({ result, mayRun: true })).toBe(
    'Nothing can be given out: 0 of 1 task. “Letters”: Nobody has Webchat at level 3. Change what stands against them, then run it again.',
  );
  const more = { ...result, counted: '0 of 2 tasks', unassigned: [open, { ...open, id: 'b' }] };
  expect(sayNothing({ result: more, mayRun: false })).toMatch(/level 3\. Below it says why not for each\.$/);
  expect(sayNothing({ result: { ...result, isNothing: false }, mayRun: true })).toBeUndefined();
});
