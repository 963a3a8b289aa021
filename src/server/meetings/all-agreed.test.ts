import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { heldWorld } from '../../../tests/meeting-world.ts';
import { Invalid } from '../errors.ts';
import { minuteDecision, minuteSaid, openItem, strike } from './holding.ts';
import { addItem } from './items.ts';
import { teamMeetingOf } from './meeting-page.ts';

const votes = { votesFor: null, votesAgainst: null, votesNeither: null, deciderId: null };
const refusal = (tried: Promise<unknown>) =>
  tried.then(
    () => 'taken',
    (error: unknown) => (error instanceof Invalid ? error.problems : error),
  );

test('R-011 where somebody disagreed the minutes do not say that all agreed, unless that line is taken out', async ({
  db: _,
}) => {
  const { lee, mo, meeting, item } = await heldWorld();
  const agreed = { itemId: item.id, words: 'Ring twice', how: 'agreed' as const, ...votes };
  const others = '“Nobody saw harm in it”, “By vote” or “One person decided, having heard the others”';
  expect(await refusal(minuteDecision(lee, agreed))).toEqual({
    how: [`One of those present disagreed, as is written down above. Choose ${others}`],
  });
  const own = await minuteSaid(mo, { itemId: item.id, kind: 'dissent', words: 'Once is enough', speakerId: null });
  expect(await refusal(minuteDecision(lee, agreed))).toEqual({
    how: [`Mo Member and one of those present disagreed, as is written down above. Choose ${others}`],
  });
  expect((await minuteDecision(lee, { ...agreed, how: 'consent' })).asked).toBe(
    'Mo Member and one of those present disagreed, as is written down above: was there no harm in it for them either? If there was, take the decision out and write it down as it was taken.',
  );
  const { said } = await teamMeetingOf(lee, meeting.id);
  const unnamed = said.find(({ kind, id }) => kind === 'dissent' && id !== own.id)!;
  await strike(lee, item.id, 'said', unnamed.id);
  await strike(mo, item.id, 'said', own.id);
  expect((await minuteDecision(lee, agreed)).asked).toBeNull();
  expect((await minuteDecision(lee, { ...agreed, how: 'consent' })).asked, 'nobody disagrees any more').toBeNull();
});

test('R-011 where all agreed nobody’s disagreement is written down before that decision is taken out; other items are free', async ({
  db: _,
}) => {
  const { lee, mo, meeting } = await heldWorld();
  const add = async (words: string) => {
    const { id } = await addItem(lee, meeting.id, { words, wants: 'decide', minutes: null });
    await openItem(lee, id);
    return id;
  };
  const other = await add('Late shifts');
  const itemId = await add('The script');
  const decision = await minuteDecision(lee, { itemId, words: 'Ring twice', how: 'agreed', ...votes });
  const dissent = { itemId, kind: 'dissent' as const, words: 'Once is enough', speakerId: null };
  const stands = '“Ring twice” is written down with “All agreed”.';
  expect(await refusal(minuteSaid(lee, dissent))).toEqual({
    kind: [`${stands} Take that decision out first, and write it down again as it was taken`],
  });
  expect(await refusal(minuteSaid(mo, dissent))).toEqual({
    kind: [`${stands} Ask whoever runs the meeting to change that decision first, then write your disagreement down`],
  });
  await minuteSaid(mo, { ...dissent, kind: 'said' });
  await minuteSaid(mo, { ...dissent, itemId: other });
  await strike(lee, itemId, 'decision', decision.id);
  await minuteSaid(mo, dissent);
});
