import { expect, test } from 'vitest';
import { runWords, sayLeft, sayNothing } from './run-words.ts';

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

test('R-002 R-012 a run says first what it leaves, and who would have no work', () => {
  const left = { id: 'a', title: 'Letters', left: null, because: 'Nobody has Webchat at level 3' };
  const load = [
    { id: 'p', name: 'Mei-Lin Zhou', hours: 0, of: 15, beside: null },
    { id: 'q', name: 'Callum Reid', hours: 4, of: 10, beside: null },
    { id: 'r', name: 'Sam Sick', hours: 0, of: 0, beside: null },
  ];
  const result = { isNothing: false, status: 'optimal' as const, counted: '3 of 4 tasks', unassigned: [left], load };
  const open = { mayRun: true, takenUpAt: null };
  expect(sayLeft({ result, ...open })).toBe(
    'It gives out 3 of 4 tasks. What is left, and why, stands below. Mei-Lin Zhou would have no work in this plan. Is that what you want?',
  );
  expect(sayLeft({ result, mayRun: true, takenUpAt: '2026-03-02' })).not.toContain('Mei-Lin');
  expect(sayLeft({ result: { ...result, unassigned: [], load: load.slice(1) }, ...open })).toBeUndefined();
  expect(sayLeft({ result: { ...result, isNothing: true }, ...open })).toMatch(/^Nothing can be given out/);
});
