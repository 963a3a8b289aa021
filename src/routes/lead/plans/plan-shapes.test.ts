import { expect, test } from 'vitest';
import { stateWords } from '#server/plans/plan-state.ts';
import { sayPlanSteps } from '#server/today/plan-step-needs.ts';
import { sayUpkeepNeeds } from '#server/today/upkeep-needs.ts';
import { stateTag } from '../../serve/imports/state.ts';
import { answerButton, endedTitle, givenOut, planShapes, wordsOf } from './plan-shapes.ts';

test('nobody is told that they can answer before the plan is open to them', () => {
  expect(givenOut('draft')).toBe('The work is given out. Open the plan to the team so that they can answer.');
  for (const state of ['consulting', 'agreed', 'live'] as const)
    expect(givenOut(state)).toBe('The work is given out. Everybody can answer now.');
  expect([wordsOf(null, 'draft'), wordsOf(null, 'consulting'), wordsOf('query', 'draft')]).toEqual([
    ...['Not asked yet', 'Not answered', 'Query'],
  ]);
});

test('only whoever does a task is told to report it as done, and not what is done already', () => {
  const [task, buddy] = [
    { buddyToId: null, doneAt: null },
    { buddyToId: 'x', doneAt: null },
  ];
  expect(answerButton('live', [task, buddy])).toBe('Open, report what is done');
  for (const state of ['live', 'closed', 'withdrawn'] as const)
    expect(answerButton(state, [buddy])).toBe('Open my part');
  expect(answerButton('consulting', [task])).toBe('Answer, say it in my words');
  expect(answerButton('consulting', [{ ...task, answer: 'query' }])).toBe('Open my part');
  expect(answerButton('live', [{ ...task, doneAt: '2026-03-02' }, buddy])).toBe('Open my part');
});

test('a member’s part is opened for what still waits in it: an answer, their own words, their signature', () => {
  const agreed = { buddyToId: null, doneAt: null, answer: 'accept' as const };
  expect(answerButton('consulting', [agreed, { ...agreed, answer: null }], { unsaid: true })).toBe(
    'Answer, say it in my words',
  );
  expect(answerButton('consulting', [agreed], { unsaid: true })).toBe('Say it in my words');
  expect(answerButton('agreed', [agreed], { toSign: true })).toBe('Open, sign my part');
  expect(answerButton('live', [agreed], { toSign: true })).toBe('Open, sign my part');
  expect(answerButton('closed', [agreed], { toSign: true })).toBe('Open my part');
  expect(answerButton('agreed', [agreed])).toBe('Open my part');
});

test('once a plan has ended, a page that would change it says so', () => {
  expect(['draft', 'live', 'closed', 'withdrawn'].map((state) => endedTitle(state as 'draft'))).toEqual([
    ...[null, null, 'The plan is closed', 'The plan is withdrawn'],
  ]);
});

test('one state has one mark: on Today the same as on the page it leads to', () => {
  const row = { kind: '', title: 'March', words: null, who: null, at: null, within: null, n: null };
  const quiet = { ...row, due: null, moment: null, since: null };
  expect(sayPlanSteps['go-on']?.(quiet).stands).toEqual({ shape: planShapes.draft, text: stateWords.draft });
  expect(sayUpkeepNeeds.import?.(quiet).stands?.shape).toBe(stateTag('waiting').shape);
});
