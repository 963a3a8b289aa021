import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { world } from '../../../tests/world.ts';
import { setClock } from '../clock.ts';
import { NotFound } from '../errors.ts';
import { joinTeam } from '../people/teams.ts';
import { addItem, settleItem, shareItem } from './agenda.ts';
import { askForHelp, giveHelp, promiseHelp, sayWhetherItHelped } from './help-requests.ts';
import { meetingOf } from './meeting-page.ts';
import { holdMeeting, missMeeting, scheduleMeeting, writeNotes } from './meetings.ts';
import { oneToOnesOf, pairWith } from './one-to-one-list.ts';
import { oneToOneOf } from './one-to-one-page.ts';
import { beginOneToOne } from './one-to-ones.ts';
import { writePrivateNote } from './private-notes.ts';
import { addAction, finishAction, ownPromises } from './promises.ts';

const met = async () => {
  const cast = await world();
  setClock(() => new Date('2026-03-05T15:00:00Z'));
  const { lee, mo } = cast;
  const pair = await beginOneToOne(lee, mo.personId);
  const meeting = await scheduleMeeting(lee, pair.id, { day: '2026-03-05', time: '14:00' });
  const secret = await addItem(mo, pair.id, { words: 'CANARY of Mo', isPrivate: true });
  await addItem(lee, pair.id, { words: 'CANARY of Lee', isPrivate: true });
  await addItem(mo, pair.id, { words: 'SHARED Mondays' });
  await writePrivateNote(mo, meeting.id, { words: 'CANARY of Mo, noted', version: 0 });
  await writeNotes(lee, meeting.id, { notes: 'SHARED notes', asked: 'SHARED wish', version: 1 });
  await addAction(mo, pair.id, { words: 'SHARED promise', ownerId: lee.personId, due: '2026-03-01' });
  return { ...cast, pair, meeting, secret };
};

describe('the pages of one-to-ones', () => {
  test('R-021 show each what both share and what they keep themselves, never what the other keeps', async ({
    db: _,
  }) => {
    const { lee, mo, pair, meeting, secret } = await met();
    const pagesOf = async (actor: typeof lee) =>
      JSON.stringify([
        await oneToOnesOf(actor),
        await oneToOneOf(actor, pair.id),
        await meetingOf(actor, pair.id, meeting.id),
      ]);
    const [leader, member] = [await pagesOf(lee), await pagesOf(mo)];
    for (const text of [leader, member])
      for (const shared of ['Mondays', 'notes', 'wish', 'promise']) expect(text).toContain(`SHARED ${shared}`);
    expect(leader).not.toContain('CANARY of Mo');
    expect(member).not.toContain('CANARY of Lee');
    expect(member).toContain('CANARY of Mo, noted');
    await shareItem(mo, secret.id);
    expect(await pagesOf(lee)).toContain('CANARY of Mo');
    expect(await pagesOf(lee)).not.toContain('CANARY of Mo, noted');
  });

  test('R-020 R-021 what help was promised between the two is there to prepare, until it helped; no third’s', async ({
    db: _,
  }) => {
    const { lee, mo, nia, pair } = await met();
    const asked = await askForHelp(mo, { reason: 'how', askedId: lee.personId });
    await askForHelp(nia, { reason: 'other', askedId: lee.personId, words: 'CANARY of Nia' });
    const help = async () => (await oneToOneOf(mo, pair.id)).prepare.filter(({ kind }) => kind === 'help');
    expect(await help()).toMatchObject([
      { what: 'Help that Mo Member asked for: I am not sure how', why: 'Help asked of Lee Leader, not answered yet' },
    ]);
    await promiseHelp(lee, asked.id, { words: 'I sit with you', helperId: lee.personId, due: '2026-12-31' });
    expect(await help()).toMatchObject([{ why: 'Lee Leader helps by 31 December 2026: I sit with you' }]);
    await giveHelp(lee, asked.id, null);
    await sayWhetherItHelped(mo, asked.id, { outcome: 'helped', words: 'Now I know' });
    expect(await help()).toEqual([]);
  });

  test('R-122 are not there for anybody else, whatever they lead, manage or administer', async ({ db: _ }) => {
    const { ada, pat, nia, oz, ash, ivy, cody, eve, foreign, pair, meeting } = await met();
    for (const other of [ada, pat, nia, oz, ash, ivy, cody, eve, foreign.leader]) {
      await expect(oneToOneOf(other, pair.id)).rejects.toThrow(NotFound);
      await expect(meetingOf(other, pair.id, meeting.id)).rejects.toThrow(NotFound);
      expect((await oneToOnesOf(other)).pairs).toEqual([]);
      expect(await pairWith(other, pair.memberId)).toBe(null);
    }
  });

  test('R-021 what two have of each other counts what is shared, and of what is kept the reader’s own alone', async ({
    db: _,
  }) => {
    const { lee, mo, nia, pair, meeting } = await met();
    const between = { id: pair.id, next: { id: meeting.id }, points: 2, actions: 1, overdue: 1, ended: false };
    expect(await pairWith(lee, mo.personId)).toMatchObject({ ...between, leads: true });
    expect(await pairWith(mo, lee.personId)).toMatchObject({ ...between, leads: false });
    expect(await pairWith(lee, nia.personId)).toBe(null);
  });

  test('a meeting stands only in its own relationship', async ({ db: _ }) => {
    const { lee, nia, pair, meeting } = await met();
    const other = await beginOneToOne(lee, nia.personId);
    await expect(meetingOf(lee, other.id, meeting.id)).rejects.toThrow(NotFound);
    expect((await meetingOf(lee, pair.id, meeting.id)).other.name).toBe('Mo Member');
  });

  test('the list counts what is open, what is past its day and what was missed', async ({ db: _ }) => {
    const { ada, lee, mo, pair, meeting, team } = await met();
    await joinTeam(ada, team.id, ada.personId);
    await missMeeting(mo, meeting.id, 'Ill');
    const next = await scheduleMeeting(mo, pair.id, { day: '2026-03-12', time: '14:00' });
    const { pairs, without } = await oneToOnesOf(lee);
    expect(pairs).toMatchObject([
      { leads: true, missed: 1, points: 2, theirPoints: 1, actions: 1, overdue: 1, next: { id: next.id }, last: null },
    ]);
    expect(pairs[0]!.unsaid).toBe(null);
    setClock(() => new Date('2026-03-13T09:00:00Z'));
    expect((await oneToOnesOf(lee)).pairs).toMatchObject([{ next: null, unsaid: { id: next.id } }]);
    expect(await oneToOneOf(mo, pair.id)).toMatchObject({ coming: [], unsaid: [{ id: next.id }] });
    expect(await meetingOf(mo, pair.id, next.id)).toMatchObject({ state: 'scheduled', unsaid: true });
    expect(without.map(({ name }) => name)).toEqual(['Ada Administrator', 'Nia Newer', 'Oz Older']);
    expect(await oneToOnesOf(mo)).toMatchObject({ pairs: [{ leads: false, points: 2 }], without: [] });
    expect((await oneToOnesOf(lee, { find: 'nia' })).pairs).toEqual([]);
  });

  test('R-021 what was settled and promised at a meeting stands with it; history is newest first', async ({
    db: _,
  }) => {
    const { lee, mo, pair, meeting } = await met();
    const point = await addItem(lee, pair.id, { words: 'Late shifts' });
    await settleItem(mo, point.id, { outcome: 'decision', decided: 'Swap every other week', meetingId: meeting.id });
    const action = await addAction(lee, pair.id, {
      words: 'Tell the rota',
      ownerId: mo.personId,
      meetingId: meeting.id,
    });
    await holdMeeting(lee, meeting.id);
    expect(await ownPromises(mo)).toMatchObject([
      { id: action.id, pairId: pair.id, other: 'Lee Leader', overdue: false },
    ]);
    expect(await ownPromises(lee)).toMatchObject([{ words: 'SHARED promise', overdue: true }]);
    await finishAction(mo, action.id, { note: 'Told on Friday' });
    expect(await ownPromises(mo)).toEqual([]);
    const page = await meetingOf(lee, pair.id, meeting.id);
    expect(page.settled).toMatchObject([{ words: 'Late shifts', outcomeWords: 'Swap every other week' }]);
    expect(page.actions.find(({ id }) => id === action.id)).toMatchObject({ doneNote: 'Told on Friday' });
    expect(page.steps).toEqual(['close']);
    const history = await oneToOneOf(mo, pair.id);
    expect(history.meetings).toMatchObject([{ id: meeting.id, state: 'held', points: 1, actions: 1 }]);
    expect(history).toMatchObject({ total: 1, coming: [], mayEnd: false });
    expect(history.done).toMatchObject([{ id: action.id }]);
  });
});
