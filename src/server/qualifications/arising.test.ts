import { expect, test } from 'vitest';
import { arising } from './arising.ts';
import { builtInUnits } from './specification.ts';

const outcome = (title: string, ...texts: string[]) => ({
  ...{ title, arisesFrom: [] as string[] },
  criteria: texts.map((text) => ({ text, kind: 'performance' as 'performance' | 'knowledge' })),
});

test('R-096 which records an outcome leaves behind is told from the words of what is done', () => {
  expect(arising(outcome('Lead', 'Allocate work by deadlines', 'Agree objectives with each member'))).toEqual([
    'work-plan',
    'agreement',
  ]);
  expect(arising(outcome('Lead', 'Coach two members', 'Give feedback', 'Recognise what was done well'))[0]).toBe(
    'one-to-one',
  );
  expect(arising(outcome('Hold team meetings', 'Do it well'))).toEqual(['team-meeting']);
  expect(arising(outcome('Handle stock', 'Count the shelves'))).toEqual([]);
});

test('R-096 what is only explained leaves no record behind, whatever its words', () => {
  const knowing = outcome('Plan the work', 'Explain how work is planned and allocated');
  knowing.criteria[0]!.kind = 'knowledge';
  expect(arising(knowing)).toEqual([]);
});

test('R-096 what a specification says itself stands', () => {
  const [unit39] = builtInUnits;
  for (const one of unit39.outcomes) expect(arising(one)).toEqual(one.arisesFrom);
});
