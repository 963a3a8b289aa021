import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { heldWorld } from '../../../tests/meeting-world.ts';
import { Invalid } from '../errors.ts';
import { minuteDecision } from './holding.ts';
import { teamMeetingOf } from './meeting-page.ts';
import { decisionForm } from './team-meetings.form.ts';

const itemId = '01a2227d-a4f8-70a4-bc69-0e87587f6ae7';
const typed = { itemId, words: 'Worst damage first', how: 'vote' };
const faults = (votes: Record<string, string>) => {
  const { error } = decisionForm.safeParse({ ...typed, ...votes });
  return error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
};

test('R-011 votes are counts of people: none below nought, no parts, no words, and not nobody’s', () => {
  expect(faults({ votesFor: '999', votesAgainst: '-3' })).toEqual([
    'votesAgainst: Enter how many were against it from 0 to 10000, like 2',
  ]);
  expect(faults({ votesFor: '1.5' })).toEqual(['votesFor: Enter how many were for it as a whole number, like 6']);
  expect(faults({ votesNeither: 'most' })).toEqual([
    'votesNeither: Enter how many were neither as a whole number, like 1',
  ]);
  const nobodys = ['votesFor: Enter how many were for it, against it or neither, like 6 for'];
  expect(faults({})).toEqual(nobodys);
  expect(faults({ votesFor: '0', votesAgainst: '0', votesNeither: '' })).toEqual(nobodys);
  expect(faults({ votesAgainst: '2' })).toEqual([]);
});

test('R-011 no more votes than people are there; what was voted stands in the decision', async ({ db: _ }) => {
  const { lee, meeting, item } = await heldWorld();
  const decided = { itemId: item.id, words: 'Ring twice', how: 'vote' as const, deciderId: null };
  const four = { votesFor: 3, votesAgainst: 0, votesNeither: 1 };
  const refused = await minuteDecision(lee, { ...decided, ...four }).catch((error: unknown) => error);
  expect((refused as Invalid).problems).toEqual({
    votesFor: ['These are 4 votes, and 3 people are here. Enter each vote once'],
  });
  for (const lost of [
    { votesFor: 1, votesAgainst: 2 },
    { votesFor: 1, votesAgainst: 1 },
    { votesFor: null, votesAgainst: 3 },
  ])
    await expect(minuteDecision(lee, { ...decided, ...lost, votesNeither: null })).rejects.toThrow(Invalid);
  await minuteDecision(lee, { ...decided, votesFor: 2, votesAgainst: null, votesNeither: 1 });
  const { decisions } = await teamMeetingOf(lee, meeting.id);
  expect(decisions.at(-1)).toMatchObject({ words: 'Ring twice', votes: '2 for, 0 against, 1 neither' });
});
