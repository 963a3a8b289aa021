import { afterEach, describe, expect } from 'vitest';
import {
  agreedPlan,
  agreedSession,
  arranged,
  growWords,
  noteWords,
  onDay,
  planWords,
  versionOf,
  writtenPlan,
} from '../../../../tests/coaching-world.ts';
import { test } from '../../../../tests/database.ts';
import { world } from '../../../../tests/world.ts';
import { setClock } from '../../clock.ts';
import { Conflict, Invalid, NotAllowed, NotFound } from '../../errors.ts';
import { coachingOf } from './coaching-list.ts';
import { coachingPage, sessionPage } from './coaching-page.ts';
import {
  agreeCoaching,
  beginCoaching,
  beginReview,
  concludeReview,
  proposeCoaching,
  sayExpectation,
  stopCoaching,
  writeCoachingPlan,
} from './coaching-plans.ts';
import { followUp, observeContact } from './levels.ts';
import { agreeSession, holdSession, sayOutcome, writeGrow, writeNote, writeReflection } from './sessions.ts';

afterEach(() => setClock(null));

const achieved = {
  outcome: 'achieve',
  words: 'Eight calls of ten',
  level: 3,
  basis: 'Ten calls',
  dueOn: null,
  method: null,
} as const;

describe('coaching', () => {
  test('R-026 is begun by anybody, for themselves as coach or as coachee, with anybody who works here', async ({
    db: _,
  }) => {
    const { lee, mo, nia, foreign } = await world();
    const need = { need: 'Calls with upset callers', needSource: 'own-wish' } as const;
    await beginCoaching(nia, { part: 'coach', otherId: mo.personId, ...need });
    await beginCoaching(mo, { part: 'coachee', otherId: lee.personId, ...need });
    expect((await coachingOf(mo)).got.map(({ other }) => other)).toEqual([lee.name, nia.name]);
    expect((await coachingOf(nia)).given.map(({ other, iCoach }) => [other, iCoach])).toEqual([[mo.name, true]]);
    await expect(beginCoaching(nia, { part: 'coach', otherId: nia.personId, ...need })).rejects.toThrow(NotAllowed);
    const elsewhere = { part: 'coach', otherId: foreign.leader.personId, ...need } as const;
    await expect(beginCoaching(nia, elsewhere)).rejects.toThrow(Invalid);
  });

  test('R-022 is agreed by the other, once it says all that it needs and what both expect', async ({ db: _ }) => {
    const { mo, nia } = await world();
    onDay('2026-03-02');
    const { id } = await beginCoaching(nia, {
      ...{ part: 'coach', otherId: mo.personId, need: planWords.need, needSource: 'observation' },
    });
    await expect(proposeCoaching(nia, id)).rejects.toThrow(
      /needs the objective, how it is measured, where that stands/,
    );
    await writeCoachingPlan(nia, id, { ...planWords, version: 1 });
    await proposeCoaching(nia, id);
    const agree = async (actor: typeof mo) => agreeCoaching(actor, id, { version: await versionOf(mo, id) });
    await expect(agree(nia)).rejects.toThrow(/You proposed this yourself/);
    await expect(agree(mo)).rejects.toThrow(/Both of you first say what you expect/);
    await sayExpectation(nia, id, { words: 'You write first' });
    await sayExpectation(mo, id, { words: 'Time to think' });
    await expect(agreeCoaching(mo, id, { version: 1 })).rejects.toThrow(/has changed this plan since/);
    await agree(mo);
    expect((await coachingPage(mo, id)).row.state).toBe('contracted');
    await expect(writeCoachingPlan(nia, id, { ...planWords, version: await versionOf(nia, id) })).rejects.toThrow(
      /agreed to this plan, so it stays/,
    );
  });

  test('R-022 written further after it was proposed is a draft again', async ({ db: _ }) => {
    const { mo, nia } = await world();
    onDay('2026-03-02');
    const id = await writtenPlan({ coach: nia, coachee: mo });
    await proposeCoaching(nia, id);
    await writeCoachingPlan(mo, id, { ...planWords, target: '9 of 10', version: await versionOf(mo, id) });
    expect((await coachingPage(nia, id)).row).toMatchObject({ state: 'draft', target: '9 of 10' });
  });

  test('R-025 goes from its plan over sessions to the follow-ups, and closes with the last', async ({ db: _ }) => {
    const { mo, nia } = await world();
    const two = { coach: nia, coachee: mo };
    onDay('2026-03-02');
    const id = await agreedPlan(two);
    onDay('2026-03-09');
    const session = await agreedSession(two, id, '2026-03-09');
    expect((await coachingPage(mo, id)).row.state).toBe('active');
    await observeContact(mo, id, { day: '2026-03-09', contact: 'F-12', level: 2, basis: 'Heard myself wait' });
    await sayOutcome(mo, session, 'Three callers thanked me');
    onDay('2026-03-31');
    await beginReview(nia, id);
    await expect(concludeReview(nia, id, { ...achieved, level: null })).rejects.toThrow(/Choose the level now/);
    await concludeReview(nia, id, achieved);
    await expect(followUp(mo, id, { level: 3, basis: 'Ten calls', contact: null })).rejects.toThrow(
      /from 30 April 2026 on/,
    );
    for (const day of ['2026-04-30', '2026-05-30', '2026-06-29']) {
      onDay(day);
      await followUp(mo, id, { level: 3, basis: 'Ten calls', contact: null });
    }
    const { row } = await coachingPage(nia, id);
    expect(row.state).toBe('closed');
    expect(row.levels.map(({ occasion, level }) => [occasion, level])).toEqual([
      ...[
        ['before', 1],
        ['observed', 2],
        ['after', 3],
      ],
      ...[
        ['day-30', 3],
        ['day-60', 3],
        ['day-90', 3],
      ],
    ]);
    await expect(stopCoaching(mo, id, null)).rejects.toThrow(Conflict);
  });

  test('R-025 under review goes on for longer, or by another method, with the reason', async ({ db: _ }) => {
    const { mo, nia } = await world();
    const two = { coach: nia, coachee: mo };
    onDay('2026-03-02');
    const id = await agreedPlan(two);
    await expect(beginReview(nia, id)).rejects.toThrow(Conflict);
    await agreedSession(two, id, '2026-03-02');
    const going = { words: 'He was away', level: null, basis: null };
    await beginReview(nia, id);
    const extend = { ...going, outcome: 'extend', method: null } as const;
    await expect(concludeReview(nia, id, { ...extend, dueOn: '2026-03-01' })).rejects.toThrow(/Enter a day to come/);
    await concludeReview(nia, id, { ...extend, dueOn: '2026-05-29' });
    await beginReview(mo, id);
    const change = { ...going, outcome: 'change-method', dueOn: null } as const;
    await expect(concludeReview(mo, id, { ...change, method: 'side-by-side' })).rejects.toThrow(/another method/);
    await concludeReview(mo, id, { ...change, method: 'practice' });
    expect((await coachingPage(mo, id)).row).toMatchObject({
      state: 'active',
      dueOn: '2026-05-29',
      method: 'practice',
    });
  });

  test('R-122 is stopped by either without a reason, and nothing more is asked', async ({ db: _ }) => {
    const { mo, nia } = await world();
    onDay('2026-03-02');
    for (const who of [mo, nia]) {
      const id = await agreedPlan({ coach: nia, coachee: mo });
      await stopCoaching(who, id, null);
      expect((await coachingPage(nia, id)).next).toEqual([]);
      await expect(arranged({ coach: nia, coachee: mo }, id, '2026-03-03')).rejects.toThrow(/over/);
    }
  });

  test('R-122 is read by the two alone: not by their leader, manager or administrator', async ({ db: _ }) => {
    const { mo, nia, lee, pat, ada, oz } = await world();
    onDay('2026-03-02');
    const two = { coach: nia, coachee: mo };
    const id = await agreedPlan(two);
    const session = await agreedSession(two, id, '2026-03-02');
    for (const other of [lee, pat, ada, oz]) {
      await expect(coachingPage(other, id)).rejects.toThrow(NotFound);
      await expect(sessionPage(other, session)).rejects.toThrow(NotFound);
      expect((await coachingOf(other)).given).toEqual([]);
    }
  });
});

describe('a coaching session', () => {
  test('R-023 is written by the coachee first, then by the coach, and stays once both agree', async ({ db: _ }) => {
    const { mo, nia } = await world();
    const two = { coach: nia, coachee: mo };
    onDay('2026-03-02');
    const id = await arranged(two, await agreedPlan(two), '2026-03-02');
    const version = async () => (await sessionPage(mo, id)).session.version;
    const note = async () => writeNote(nia, id, { ...noteWords, version: await version() });
    await expect(note()).rejects.toThrow(/has not been held/);
    await holdSession(mo, id);
    await expect(note()).rejects.toThrow(/The coachee writes first, and has 3 days/);
    await writeGrow(mo, id, { ...growWords, done: true, version: await version() });
    await note();
    await agreeSession(mo, id, { version: await version() });
    await expect(agreeSession(mo, id, { version: await version() })).rejects.toThrow(/agreed already/);
    await writeGrow(mo, id, { ...growWords, goal: 'Another goal', version: await version() });
    expect((await sessionPage(nia, id)).session.state, 'asks for the coach again').toBe('reflected');
    await note();
    for (const one of [nia, mo]) await agreeSession(one, id, { version: await version() });
    await expect(writeGrow(mo, id, { ...growWords, version: await version() })).rejects.toThrow(/stays as it is/);
    await expect(note()).rejects.toThrow(/stays as it is/);
  });

  test('R-024 keeps the coach’s own suggestion closed until the coachee has two options', async ({ db: _ }) => {
    const { mo, nia } = await world();
    const two = { coach: nia, coachee: mo };
    onDay('2026-03-02');
    const id = await arranged(two, await agreedPlan(two), '2026-03-02');
    await holdSession(nia, id);
    const version = async () => (await sessionPage(mo, id)).session.version;
    const suggest = async () =>
      writeNote(nia, id, { ...noteWords, suggestion: 'Say it slowly', version: await version() });
    await writeGrow(mo, id, { ...growWords, option2: null, done: true, version: await version() });
    expect((await sessionPage(nia, id)).suggestionIsOpen).toBe(false);
    await expect(suggest()).rejects.toThrow(/opens once there are two options/);
    await writeGrow(mo, id, { ...growWords, version: await version() });
    await suggest();
    const fewer = { ...growWords, option2: null, version: await version() };
    await expect(writeGrow(mo, id, fewer)).rejects.toThrow(/Keep two options/);
  });

  test('R-023 asks below 7 what would make the coachee surer', async ({ db: _ }) => {
    const { mo, nia } = await world();
    const two = { coach: nia, coachee: mo };
    onDay('2026-03-02');
    const id = await arranged(two, await agreedPlan(two), '2026-03-04');
    const unsure = { ...growWords, confidence: 6, version: 1 };
    await expect(writeGrow(mo, id, unsure)).rejects.toThrow(/what would make you surer/);
    await writeGrow(mo, id, { ...unsure, raise: 'A card beside the phone' });
    await expect(writeGrow(nia, id, { ...growWords, version: 2 })).rejects.toThrow(NotAllowed);
    await expect(holdSession(nia, id)).rejects.toThrow(/is to come/);
  });

  test('R-122 a reflection is its writer’s alone until it is shared, also in what is kept as evidence', async ({
    db: _,
  }) => {
    const { mo, nia } = await world();
    const two = { coach: nia, coachee: mo };
    onDay('2026-03-02');
    const id = await arranged(two, await agreedPlan(two), '2026-03-02');
    await holdSession(nia, id);
    await writeReflection(mo, id, { words: 'I am afraid of her', share: 'no', version: 0 });
    expect((await sessionPage(mo, id)).mine).toMatchObject({ words: 'I am afraid of her', isShared: false });
    expect(JSON.stringify(await sessionPage(nia, id))).not.toContain('afraid');
    expect(JSON.stringify(await coachingPage(nia, (await sessionPage(nia, id)).row.id))).not.toContain('afraid');
    await expect(writeReflection(nia, id, { words: 'x', share: 'no', version: 0 })).rejects.toThrow(NotAllowed);
    await writeReflection(mo, id, { words: 'I rush', share: 'yes', version: 1 });
    expect((await sessionPage(nia, id)).session).toMatchObject({ reflection: 'I rush', state: 'reflected' });
    await expect(writeReflection(mo, id, { words: 'I rush', share: 'no', version: 2 })).rejects.toThrow(
      /shared already/,
    );
  });

  test('R-023 waits three days for the coachee, then the coach may write alone', async ({ db: _ }) => {
    const { mo, nia } = await world();
    const two = { coach: nia, coachee: mo };
    onDay('2026-03-02');
    const id = await arranged(two, await agreedPlan(two), '2026-03-02');
    await holdSession(nia, id);
    onDay('2026-03-04');
    await expect(writeNote(nia, id, { ...noteWords, version: 2 })).rejects.toThrow(/3 days/);
    onDay('2026-03-05');
    await writeNote(nia, id, { ...noteWords, version: 2 });
    expect((await sessionPage(nia, id)).session.state).toBe('noted');
  });
});
