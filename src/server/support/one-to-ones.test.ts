import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { world } from '../../../tests/world.ts';
import { setClock } from '../clock.ts';
import { reading, sql } from '../db.ts';
import { Conflict, Invalid, NotAllowed, NotFound } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { newestDocument } from '../plans/plan-document.ts';
import { addItem, settleItem, shareItem } from './agenda.ts';
import { closeMeeting, holdMeeting, missMeeting, moveMeeting, scheduleMeeting, writeNotes } from './meetings.ts';
import { beginOneToOne, endOneToOne } from './one-to-ones.ts';
import { writePrivateNote } from './private-notes.ts';
import { addAction, finishAction } from './promises.ts';

const paired = async () => {
  const cast = await world();
  setClock(() => new Date('2026-03-05T15:00:00Z'));
  const pair = await beginOneToOne(cast.lee, cast.mo.personId);
  const meeting = await scheduleMeeting(cast.lee, pair.id, { day: '2026-03-05', time: '14:00', place: 'Room 2' });
  return { ...cast, pair, meeting };
};

const documentOf = async (actor: Actor, meetingId: string) =>
  (await reading(actor.organisationId, newestDocument(actor, 'one-to-one-document', meetingId)))?.record;

describe('the relationship', () => {
  test('is begun by whoever leads the member, once, and gone on with after it ended', async ({ db: _ }) => {
    const { lee, mo, nia, pat, ada, sam, foreign } = await world();
    for (const other of [nia, ada]) await expect(beginOneToOne(other, mo.personId)).rejects.toThrow(NotAllowed);
    await expect(beginOneToOne(foreign.leader, mo.personId)).rejects.toThrow(NotFound);
    await expect(beginOneToOne(lee, sam.personId)).rejects.toThrow('Sam Suspended is suspended');
    const pair = await beginOneToOne(lee, mo.personId);
    await expect(beginOneToOne(lee, mo.personId)).rejects.toThrow(Conflict);
    await expect(endOneToOne(mo, pair.id)).rejects.toThrow(NotAllowed);
    await endOneToOne(lee, pair.id);
    await expect(scheduleMeeting(lee, pair.id, { day: '2026-04-01', time: '09:00' })).rejects.toThrow(Conflict);
    expect(await beginOneToOne(lee, mo.personId)).toMatchObject({ id: pair.id, endedAt: null });
    expect((await beginOneToOne(pat, lee.personId)).memberId).toBe(lee.personId);
  });

  test('R-122 managers, colleagues and administrators can do nothing in it', async ({ db: _ }) => {
    const { ada, pat, nia, cody, pair, meeting } = await paired();
    for (const other of [ada, pat, nia, cody]) {
      await expect(addItem(other, pair.id, { words: 'Mine too' })).rejects.toThrow(NotAllowed);
      await expect(holdMeeting(other, meeting.id)).rejects.toThrow(NotAllowed);
    }
  });
});

describe('a meeting', () => {
  test('is set in the organisation’s own time, also when the clocks have changed', async ({ db: _ }) => {
    const { lee, pair, meeting } = await paired();
    expect(meeting.at.toISOString()).toBe('2026-03-05T14:00:00.000Z');
    const summer = await scheduleMeeting(lee, pair.id, { day: '2026-04-02', time: '14:00' });
    expect(summer.at.toISOString()).toBe('2026-04-02T13:00:00.000Z');
  });

  test('is not set to a time that the clocks leave out, and said so', async ({ db: _ }) => {
    const { lee, pair, meeting } = await paired();
    const [day, words] = ['2027-03-28', /^The clocks go forward on 28 March 2027, and there is no 01:30 on that day/];
    await expect(scheduleMeeting(lee, pair.id, { day, time: '01:30' })).rejects.toThrow(words);
    await expect(moveMeeting(lee, meeting.id, { day, time: '01:30', reason: 'Early' })).rejects.toThrow(words);
    const after = await scheduleMeeting(lee, pair.id, { day, time: '02:00' });
    expect(after.at.toISOString()).toBe('2027-03-28T01:00:00.000Z');
    const twice = await scheduleMeeting(lee, pair.id, { day: '2027-10-31', time: '01:30' });
    expect(twice.at.toISOString()).toBe('2027-10-31T00:30:00.000Z');
  });

  test('is moved or missed with a reason, by either, and held on no day to come', async ({ db: _ }) => {
    const { lee, mo, pair, meeting } = await paired();
    await expect(missMeeting(mo, meeting.id, ' ')).rejects.toThrow(Invalid);
    const moved = await moveMeeting(mo, meeting.id, { day: '2026-03-09', time: '10:30', reason: 'Leave' });
    expect(moved).toMatchObject({ movedReason: 'Leave', movedBy: mo.personId, movedFrom: meeting.at });
    await expect(holdMeeting(lee, meeting.id)).rejects.toThrow('From Monday 9 March on you can say');
    await missMeeting(lee, meeting.id, 'Mo was ill');
    await expect(holdMeeting(lee, meeting.id)).rejects.toThrow(Conflict);
    const next = await scheduleMeeting(lee, pair.id, { day: '2026-03-05', time: '16:00' });
    expect((await holdMeeting(mo, next.id)).heldAt).not.toBeNull();
  });

  test('R-021 both write its notes; a lost race shows both texts; after three days and after closing nobody', async ({
    db: _,
  }) => {
    const { lee, mo, meeting } = await paired();
    const notes = (words: string, version: number) => ({ notes: words, asked: null, version });
    await writeNotes(mo, meeting.id, notes('Calls are longer since the new script', 1));
    const late = await writeNotes(lee, meeting.id, notes('Something else', 1)).catch((caught: Conflict) => caught);
    expect((late as Conflict).theirs).toEqual({ notes: 'Calls are longer since the new script', asked: '' });
    const held = await holdMeeting(lee, meeting.id);
    await writeNotes(mo, meeting.id, notes('Calls are longer', held.version));
    setClock(() => new Date('2026-03-08T15:00:01Z'));
    await expect(writeNotes(mo, meeting.id, notes('Later', held.version + 1))).rejects.toThrow('three days');
    const action = await addAction(mo, meeting.oneToOneId, { words: 'Try it', ownerId: mo.personId });
    await closeMeeting(lee, meeting.id);
    expect((await finishAction(mo, action.id)).doneAt).not.toBeNull();
    await expect(writeNotes(mo, meeting.id, notes('Later', held.version + 2))).rejects.toThrow('closed');
  });
});

describe('what is kept of a meeting', () => {
  test('R-021 is what both share: points with who raised them, words, decisions, actions with owner and day', async ({
    db: _,
  }) => {
    const { lee, mo, pair, meeting } = await paired();
    const point = await addItem(mo, pair.id, { words: 'Mondays are too tight' });
    const open = await addItem(lee, pair.id, { words: 'The quality score' });
    await settleItem(lee, point.id, {
      ...{ outcome: 'action', promised: 'Ask for a second desk', ownerId: lee.personId, due: '2026-03-20' },
      meetingId: meeting.id,
    });
    await writeNotes(lee, meeting.id, { notes: 'We heard two calls', asked: 'Support on Mondays', version: 1 });
    expect(await documentOf(lee, meeting.id)).toBeUndefined();
    await holdMeeting(lee, meeting.id);
    const document = (await documentOf(lee, meeting.id))!;
    expect(document).toMatchObject({ title: 'One-to-one, Lee Leader and Mo Member, 5 March 2026', from: '2026-03-05' });
    expect(document.people.map(({ part }) => part)).toEqual(['leader', 'member']);
    expect(document.sections.map(({ id, blocks }) => [id, blocks.map((block) => block.id.slice(0, 7))])).toEqual([
      ['meeting', ['meeting']],
      ['agenda', [point, open].flatMap(({ id }) => [`item-${id}`.slice(0, 7), 'outcome'])],
      ['asked', ['asked']],
      ['notes', ['notes']],
      ['actions', ['action-']],
    ]);
    const text = JSON.stringify(document);
    for (const words of [
      'Mondays are too tight',
      'Ask for a second desk',
      '20 March 2026',
      'Not settled at this meeting',
    ])
      expect(text).toContain(words);
  });

  test('says of shared words who of the two typed them, also of those that say what the member said', async ({
    db: _,
  }) => {
    const { lee, mo, meeting } = await paired();
    await writeNotes(lee, meeting.id, { notes: null, asked: 'Support on Mondays', version: 1 });
    await holdMeeting(lee, meeting.id);
    const asked = async () =>
      (await documentOf(lee, meeting.id))!.sections
        .find(({ id }) => id === 'asked')!
        .blocks.map((block) => block.label);
    expect(await asked()).toEqual(['Written by Lee Leader']);
    await writeNotes(lee, meeting.id, { notes: 'Two calls', asked: 'Support on Mondays', version: 3 });
    expect(await asked()).toEqual(['Written by Lee Leader']);
    await writeNotes(mo, meeting.id, { notes: 'Two calls', asked: 'Support on Mondays, by Nia', version: 4 });
    expect(await asked()).toEqual(['Written by Lee Leader and Mo Member']);
    const [notes] = (await documentOf(lee, meeting.id))!.sections.find(({ id }) => id === 'notes')!.blocks;
    expect(notes).toMatchObject({ label: 'Written by Lee Leader', by: 'Lee Leader', at: '2026-03-05T15:00:00.000Z' });
  });

  test('changes with what either writes afterwards, and never when nothing was changed', async ({ db: _ }) => {
    const { lee, mo, meeting } = await paired();
    const held = await holdMeeting(lee, meeting.id);
    await writeNotes(mo, meeting.id, { notes: 'Said again', asked: null, version: held.version });
    expect(await documentOf(lee, meeting.id)).toMatchObject({ version: 2 });
    await closeMeeting(lee, meeting.id);
    expect(await documentOf(lee, meeting.id)).toMatchObject({ version: 2 });
  });

  test('R-021 a private point or note is never in it, and not there for the other', async ({ db: _ }) => {
    const { lee, mo, pair, meeting } = await paired();
    const mine = await addItem(mo, pair.id, { words: 'CANARY I think of leaving', isPrivate: true });
    await writePrivateNote(lee, meeting.id, { words: 'CANARY watch the hours', version: 0 });
    await expect(shareItem(lee, mine.id)).rejects.toThrow(NotFound);
    await expect(settleItem(lee, mine.id, { outcome: 'none' })).rejects.toThrow(NotFound);
    await settleItem(mo, mine.id, { outcome: 'none', meetingId: meeting.id });
    await holdMeeting(lee, meeting.id);
    await closeMeeting(lee, meeting.id);
    expect(JSON.stringify(await documentOf(lee, meeting.id))).not.toContain('CANARY');
    await expect(writePrivateNote(lee, meeting.id, { words: 'Other', version: 0 })).rejects.toThrow(Conflict);
    expect((await writePrivateNote(mo, meeting.id, { words: 'Mine', version: 0 })).authorId).toBe(mo.personId);
  });
});

test('R-021 through any sequence of meetings, points stay until settled and actions until done', async ({ db: _ }) => {
  const { lee, mo, pair } = await paired();
  const steps = ['add', 'promise', 'settle', 'finish', 'set', 'move', 'miss', 'hold', 'close'] as const;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...steps), { minLength: 5, maxLength: 14 }), async (wanted) => {
      const expected = await openOf(lee, pair.id);
      let meeting: string | null = null;
      for (const [index, step] of wanted.entries()) {
        const actor = index % 2 ? lee : mo;
        if (step === 'add') expected.items.push((await addItem(actor, pair.id, { words: 'A point' })).id);
        if (step === 'promise')
          expected.actions.push((await addAction(actor, pair.id, { words: 'Do it', ownerId: mo.personId })).id);
        const [item, action] = [expected.items[0], expected.actions[0]];
        if (step === 'settle' && item) {
          await settleItem(actor, item, { outcome: 'parked' });
          expected.items.shift();
        }
        if (step === 'finish' && action) {
          await finishAction(actor, action);
          expected.actions.shift();
        }
        if (step === 'set') meeting = (await scheduleMeeting(actor, pair.id, { day: '2026-03-05', time: '12:00' })).id;
        if (meeting) await whatIsLegal(actor, meeting, step);
        const found = await openOf(lee, pair.id);
        expect(new Set(found.items)).toEqual(new Set(expected.items));
        expect(new Set(found.actions)).toEqual(new Set(expected.actions));
      }
    }),
    { numRuns: 12 },
  );
});

async function whatIsLegal(actor: Actor, meetingId: string, step: string) {
  const elsewhere = { day: '2026-03-04', time: '09:00', reason: 'Clash' };
  const tried = {
    move: () => moveMeeting(actor, meetingId, elsewhere),
    miss: () => missMeeting(actor, meetingId, 'Ill'),
    hold: () => holdMeeting(actor, meetingId),
    close: () => closeMeeting(actor, meetingId),
  }[step];
  // The same time twice is refused as a wrong time, every other step out of turn as a conflict.
  await tried?.().catch((caught: unknown) =>
    expect(caught instanceof Conflict || caught instanceof Invalid).toBe(true),
  );
}

const openOf = (actor: Actor, pairId: string) =>
  reading(actor.organisationId, async (db) => {
    const ids = (table: string, settled: string) =>
      db.rows<{ id: string }>(sql`select id from ${sql.identifier(table)}
        where one_to_one_id = ${pairId} and ${sql.identifier(settled)} is null`);
    const items = await ids('one_to_one_items', 'closed_at');
    const actions = await ids('one_to_one_actions', 'done_at');
    return { items: items.map(({ id }) => id), actions: actions.map(({ id }) => id) };
  });
