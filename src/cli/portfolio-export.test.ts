import { expect, test } from 'vitest';
import { holdsNothing } from './portfolio-export.ts';

test('R-106 that an export holds no evidence is said in one sentence, with the drafts that are left out', () => {
  const sentence = 'Nothing is submitted yet, so this holds the unit and its criteria and no evidence';
  expect([0, 1, 3].map(holdsNothing)).toEqual([
    `${sentence}.`,
    `${sentence}, and the one draft is left out.`,
    `${sentence}, and the 3 drafts are left out.`,
  ]);
});
