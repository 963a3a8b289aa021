import { expect, test } from 'vitest';
import { kindsBeside, sayBeside, sayCounting } from './beside-words.ts';

const problem = {
  people: [
    {
      id: 'a',
      hours: 9,
      other: [
        { what: 'other work', hours: 2 },
        { what: 'promised support', hours: 1.5 },
      ],
    },
    {
      id: 'b',
      hours: 9,
      other: [
        { what: 'other work', hours: 0.5 },
        { what: 'other work', hours: 1 },
      ],
    },
    { id: 'c', hours: 9, other: [{ what: 'promised support', hours: 0 }] },
  ],
};

test('R-002 what a run counts beside the tasks is called what it is, support that was promised too', () => {
  expect(['a', 'b', 'c'].map((id) => sayBeside(problem, id))).toEqual([
    '2 h of them other work and 1.5 h promised support',
    '1.5 h of them other work',
    null,
  ]);
  const say = (beside: string[], isPartDone = false) => sayCounting({ beside, isPartDone });
  expect(say([])).toBe('Being a buddy is counted.');
  expect(say(kindsBeside(problem), true)).toBe(
    'Being a buddy, other work, promised support and work that is done are counted.',
  );
});
