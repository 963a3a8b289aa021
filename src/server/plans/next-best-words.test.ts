import { expect, test } from 'vitest';
import { sayCosts } from './allocation-names.ts';
import { nextBestOfTask, nextBestWords } from './next-best-words.ts';

const said = (...costs: string[]) => nextBestWords({ ...sayCosts(costs, new Map()), exact: true });

test('R-002 what is lost and what is won are told apart', () => {
  expect(said('load 95 % → 80 %', 'fit −1', 'development +1')).toBe(
    'It would cost: 1 fewer level of skill to spare. It would gain: whoever has most to do goes from 95% to 80% of their hours; 1 more piece of work that develops somebody.',
  );
  expect(said('load 80 % → 95 %')).toBe('It would cost: whoever has most to do goes from 80% to 95% of their hours.');
  expect(said('task t9 would go uncovered', 'task t8 would be covered')).toBe(
    'It would cost: task t9 would go uncovered. It would gain: task t8 would be covered.',
  );
  expect(said()).toBe('The plan would be as good.');
});

test('what was kept before gains were told apart reads as it did', () => {
  const kept = { costs: ['1 fewer wish met'], exact: false };
  expect(nextBestWords(kept)).toBe('It would cost: 1 fewer wish met. With everything else left as it is.');
});

test('R-002 the next best choice of a task that several have is said once', () => {
  const nextBest = { people: ['Siân', 'Tom'], costs: [], exact: true };
  const held = [
    { nextBest, runAt: '2026-03-02' },
    { nextBest, runAt: '2026-03-02' },
    { nextBest: null, runAt: null },
  ];
  const said = [
    'The next best choice in the run of 2026-03-02: Siân and Tom. The plan would be as good. Other work of the plan may go to others with it.',
  ];
  expect(nextBestOfTask(held, (runAt) => runAt)).toEqual(said);
  const shared = { ...nextBest, hours: [2, 6] };
  expect(
    nextBestOfTask([{ nextBest: shared, runAt: null }], String),
    'shared work: the people may be the same',
  ).toEqual([
    'The next best choice: Siân (2 h) and Tom (6 h). The plan would be as good. Other work of the plan may go to others with it.',
  ]);
  const beside = { ...nextBest, exact: false };
  expect(nextBestOfTask([{ nextBest: beside, runAt: null }], String)[0]).not.toContain('may go to others');
  const none = { nextBest: { people: [], costs: [], exact: true, note: 'nobody else may do it' }, runAt: null };
  expect(nextBestOfTask([...held, none], (runAt) => runAt)).toEqual([
    ...said,
    'The next best choice: none. Nobody else may do it.',
  ]);
});
