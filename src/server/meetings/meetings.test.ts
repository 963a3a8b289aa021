import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { at, came, heldWorld, meetingWorld, onItsDay } from '../../../tests/meeting-world.ts';
import { reading, sql } from '../db.ts';
import { Conflict, Invalid, NotAllowed, NotFound } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { oneToOneOf } from '../support/one-to-one-page.ts';
import { beginOneToOne } from '../support/one-to-ones.ts';
import { finishAction, letGoAction, ownActions } from './actions.ts';
import { apologise, callMeeting, callOff, changeArrangement } from './calling.ts';
import { holdMeeting, minuteSaid, openItem, strike } from './holding.ts';
import { addItem, mostOfOne, takeOut } from './items.ts';
import { minutesOf } from './kept-minutes.ts';
import { teamMeetingsOf } from './meeting-list.ts';
import { teamMeetingOf } from './meeting-page.ts';
import {
  agreeMinutes,
  closeMeeting,
  correctMinutes,
  proposeMinutes,
  replyToCorrection,
  takeBackMinutes,
} from './minutes.ts';
import { countTurn, turnsOf } from './turns.ts';

const stateOf = async (actor: Actor, meetingId: string) => (await teamMeetingOf(actor, meetingId)).state;

describe('R-011 a meeting', () => {
  test('R-011 one person puts so many items on an agenda, and others are free to', async ({ db: _ }) => {
    const { lee, mo, nia, meeting } = await meetingWorld();
    const item = { words: 'X', wants: 'tell', minutes: null } as const;
    const added = [];
    for (let count = 1; count < mostOfOne; count += 1) added.push(await addItem(mo, meeting.id, item));
    await expect(addItem(mo, meeting.id, item)).rejects.toThrow('more than one meeting gets through');
    await addItem(nia, meeting.id, item);
    await takeOut(lee, added[0]!.id, 'Said twice');
    await addItem(mo, meeting.id, item);
  });

  test('is called by whoever leads the team, for a time to come, and read by those asked to it', async ({ db: _ }) => {
    const { lee, mo, pat, ash, ivy, foreign, called, meeting } = await meetingWorld();
    await expect(callMeeting(mo, called)).rejects.toThrow(NotAllowed);
    await expect(callMeeting(lee, { ...called, day: '2026-03-01' })).rejects.toThrow(Invalid);
    await expect(callMeeting(lee, { ...called, day: '2199-03-01' })).rejects.toThrow('within two years');
    await expect(callMeeting(lee, { ...called, facilitatorId: foreign.leader.personId })).rejects.toThrow(Invalid);
    for (const actor of [lee, mo, pat, ash]) expect(await stateOf(actor, meeting.id)).toBe('agenda-open');
    for (const actor of [ivy, foreign.leader]) await expect(stateOf(actor, meeting.id)).rejects.toThrow(NotFound);
    expect((await teamMeetingsOf(ash)).coming.map(({ id }) => id)).toEqual([meeting.id]);
    expect((await teamMeetingsOf(ivy)).coming).toEqual([]);
  });

  test('is changed until it begins, each time with a higher sequence, and a lost race shows both texts', async ({
    db: _,
  }) => {
    const { lee, called, meeting } = await meetingWorld();
    const { teamId: __, ...form } = called;
    const changed = await changeArrangement(lee, meeting.id, { ...form, time: '15:00', version: meeting.version });
    expect(changed).toMatchObject({ sequence: 1, at: new Date('2026-03-05T15:00:00Z') });
    const late = changeArrangement(lee, meeting.id, { ...form, title: 'Other', version: meeting.version });
    await expect(late).rejects.toMatchObject({ theirs: { title: called.title } });
    expect(await callOff(lee, meeting.id, 'The storm is over')).toMatchObject({ sequence: 2 });
    await expect(addItem(lee, meeting.id, { words: 'X', wants: 'tell', minutes: null })).rejects.toThrow('called off');
  });

  test('begins on its day, with who is there; apologies sent before stand', async ({ db: _ }) => {
    const cast = await meetingWorld();
    const { lee, oz, meeting } = cast;
    await expect(holdMeeting(lee, meeting.id, came(cast))).rejects.toThrow('Start it on that day');
    await apologise(oz, meeting.id, false);
    at(onItsDay);
    await expect(holdMeeting(lee, meeting.id, [])).rejects.toThrow(Invalid);
    await expect(holdMeeting(oz, meeting.id, came(cast))).rejects.toThrow(NotAllowed);
    await holdMeeting(lee, meeting.id, [{ personId: lee.personId, attendance: 'present' }]);
    const { people } = await teamMeetingOf(lee, meeting.id);
    expect(people.map(({ name, attendance }) => [name, attendance])).toEqual([
      ['Lee Leader', 'present'],
      ['Oz Older', 'apologies'],
    ]);
  });

  test('minutes what those say who are there, each their own words, and of the item that is open', async ({
    db: _,
  }) => {
    const { lee, mo, oz, meeting, item } = await heldWorld();
    const words = { itemId: item.id, kind: 'said' as const, words: 'I agree', speakerId: lee.personId };
    const own = await minuteSaid(mo, words);
    expect(own.speakerId).toBe(mo.personId); // whoever does not run the meeting speaks for nobody else
    await expect(minuteSaid(oz, words)).rejects.toThrow(NotAllowed);
    const other = await addItem(lee, meeting.id, { words: 'Any other business', wants: 'tell', minutes: null });
    await expect(minuteSaid(lee, { ...words, itemId: other.id })).rejects.toThrow('Open this item first');
    await openItem(lee, other.id);
    await strike(mo, item.id, 'said', own.id);
    expect((await teamMeetingOf(mo, meeting.id)).said.map((line) => line.id)).not.toContain(own.id);
  });
});

test('R-011 is led by whom the leader names, also without leading the team, and by the leader', async ({ db: _ }) => {
  const cast = await meetingWorld();
  const { lee, mo, nia, called, item } = cast;
  const { id } = await callMeeting(lee, { ...called, facilitatorId: mo.personId });
  const own = await addItem(nia, id, { words: 'Late shifts', wants: 'discuss', minutes: null });
  await expect(takeOut(lee, own.id, 'Later')).rejects.toThrow(NotAllowed); // the facilitator alone
  at(onItsDay);
  await holdMeeting(mo, id, came(cast));
  await openItem(mo, own.id);
  await expect(takeOut(mo, own.id, 'Later')).rejects.toThrow('was opened');
  await countTurn(mo, id, nia.personId);
  await expect(turnsOf(lee, id)).rejects.toThrow(NotFound);
  await proposeMinutes(lee, id);
  const past = await teamMeetingsOf(lee, { find: 'storm' });
  expect([past.total, past.past[0]!.state, past.coming]).toEqual([1, 'minutes-proposed', []]);
  expect((await teamMeetingsOf(mo)).coming.map(({ id: other }) => other)).toEqual([item.meetingId]);
});

describe('R-011 turns', () => {
  test('are the facilitator’s alone, and gone with the minutes but for how many of how many spoke', async ({
    db: _,
  }) => {
    const { lee, mo, oz, meeting } = await heldWorld();
    for (const who of [mo, mo, lee]) await countTurn(lee, meeting.id, who.personId);
    expect((await turnsOf(lee, meeting.id)).map(({ name, turns }) => [name, turns])).toEqual([
      ['Lee Leader', 1],
      ['Mo Member', 3], // one with a line under the name
      ['Nia Newer', 0],
    ]);
    await expect(turnsOf(mo, meeting.id)).rejects.toThrow(NotFound);
    await expect(countTurn(mo, meeting.id, mo.personId)).rejects.toThrow(NotAllowed);
    await expect(countTurn(lee, meeting.id, oz.personId)).rejects.toThrow(Conflict); // sent apologies
    expect(JSON.stringify(await teamMeetingOf(mo, meeting.id))).not.toContain('turns');
    await proposeMinutes(lee, meeting.id);
    const left = await reading(lee.organisationId, (db) =>
      db.rows(sql`select 1 from team_meeting_turns union all select 1 from versions where kind like '%turn%'`),
    );
    expect(left).toEqual([]);
    expect(JSON.stringify(await minutesOf(mo, meeting.id))).toContain('2 of the 3 who were there');
  });
});

describe('R-011 minutes', () => {
  test('hold decision, dissent, actions and who was there, and are agreed when everybody who was there agrees', async ({
    db: _,
  }) => {
    const { lee, mo, nia, oz, meeting } = await heldWorld();
    await expect(minutesOf(lee, meeting.id)).rejects.toThrow(NotFound);
    await proposeMinutes(lee, meeting.id);
    const text = JSON.stringify(await minutesOf(mo, meeting.id));
    for (const said of ['Worst damage first', '2 for, 1 against', 'Disagreed: One of those present', 'Sort the list'])
      expect(text).toContain(said);
    await expect(agreeMinutes(oz, meeting.id)).rejects.toThrow(NotAllowed); // was not there
    for (const actor of [lee, mo]) await agreeMinutes(actor, meeting.id);
    await expect(agreeMinutes(mo, meeting.id)).rejects.toThrow('already');
    expect(await stateOf(mo, meeting.id)).toBe('minutes-proposed');
    await agreeMinutes(nia, meeting.id);
    expect(await stateOf(mo, meeting.id)).toBe('minutes-agreed');
  });

  test('are held up by a correction until it is answered, and its words and name stay in them', async ({ db: _ }) => {
    const { lee, mo, nia, meeting } = await heldWorld();
    await proposeMinutes(lee, meeting.id);
    for (const actor of [lee, nia]) await agreeMinutes(actor, meeting.id);
    await correctMinutes(mo, meeting.id, 'I said: whoever rings first');
    await expect(agreeMinutes(mo, meeting.id)).rejects.toThrow('not answered yet');
    at('2026-03-20T09:00:00Z');
    expect(await stateOf(mo, meeting.id)).toBe('minutes-proposed');
    const [correction] = (await teamMeetingOf(lee, meeting.id)).corrections;
    await expect(replyToCorrection(mo, meeting.id, correction!.id, 'So it is')).rejects.toThrow(NotAllowed);
    await replyToCorrection(lee, meeting.id, correction!.id, 'So it is');
    expect((await teamMeetingOf(mo, meeting.id)).correctUntil).toBe('2026-03-25'); // three working days anew
    await agreeMinutes(mo, meeting.id);
    expect(await stateOf(mo, meeting.id)).toBe('minutes-agreed');
    await correctMinutes(nia, meeting.id, 'The day was the 11th');
    expect(await stateOf(mo, meeting.id)).toBe('minutes-agreed');
    const text = JSON.stringify(await minutesOf(mo, meeting.id));
    for (const said of ['I said: whoever rings first', 'Nia Newer, after the minutes were agreed'])
      expect(text).toContain(said);
  });

  test('count as agreed when three working days have passed; taken back, everybody is asked again', async ({
    db: _,
  }) => {
    const { lee, mo, meeting } = await heldWorld();
    await proposeMinutes(lee, meeting.id);
    await agreeMinutes(mo, meeting.id);
    const { proposal } = (await teamMeetingOf(mo, meeting.id)).meeting;
    await takeBackMinutes(lee, meeting.id);
    await proposeMinutes(lee, meeting.id);
    expect((await teamMeetingOf(mo, meeting.id)).mayAgree).toBe(true);
    await expect(agreeMinutes(mo, meeting.id, proposal), 'of an old page').rejects.toThrow('proposed anew');
    at('2026-03-10T23:59:00Z');
    expect(await stateOf(mo, meeting.id)).toBe('minutes-proposed');
    at('2026-03-11T00:01:00Z');
    expect(await teamMeetingOf(mo, meeting.id)).toMatchObject({ state: 'minutes-agreed', lapsed: true });
    await expect(agreeMinutes(lee, meeting.id)).rejects.toThrow(Conflict);
  });
});

test('R-011 an action stays with its owner until it is done or let go, and only then can the meeting be closed', async ({
  db: _,
}) => {
  const { lee, mo, nia, meeting, action } = await heldWorld();
  await proposeMinutes(lee, meeting.id);
  for (const actor of [lee, mo, nia]) await agreeMinutes(actor, meeting.id);
  expect((await ownActions(nia)).map(({ words }) => words)).toEqual(['Sort the list by damage']);
  const pair = await beginOneToOne(lee, nia.personId);
  expect((await oneToOneOf(lee, pair.id)).prepare).toMatchObject([{ kind: 'action', what: 'Sort the list by damage' }]);
  await expect(closeMeeting(lee, meeting.id)).rejects.toThrow('One action is still open');
  await expect(finishAction(mo, action.id, null)).rejects.toThrow(NotAllowed);
  await expect(letGoAction(nia, action.id, 'No time')).rejects.toThrow(NotAllowed);
  await finishAction(nia, action.id, 'Sorted');
  expect(await ownActions(nia)).toEqual([]);
  await expect(finishAction(nia, action.id, null)).rejects.toThrow(Conflict);
  await closeMeeting(lee, meeting.id);
  expect(await stateOf(mo, meeting.id)).toBe('actions-closed');
});
