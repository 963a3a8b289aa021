// Today says whose turn it is in coaching, to the two alone.
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
} from '../../../tests/coaching-world.ts';
import { test } from '../../../tests/database.ts';
import { world } from '../../../tests/world.ts';
import { setClock } from '../clock.ts';
import type { Actor } from '../people/actor.ts';
import { sessionPage } from '../support/coaching/coaching-page.ts';
import {
  agreeCoaching,
  beginCoaching,
  beginReview,
  concludeReview,
  proposeCoaching,
  sayExpectation,
  stopCoaching,
  writeCoachingPlan,
} from '../support/coaching/coaching-plans.ts';
import { followUp } from '../support/coaching/levels.ts';
import { agreeSession, holdSession, sayOutcome, writeGrow, writeNote } from '../support/coaching/sessions.ts';
import { todayOf } from './today.ts';

afterEach(() => setClock(null));

const needs = async (actor: Actor) =>
  (await todayOf(actor, { all: true })).needs.filter(({ href }) => href.startsWith('/lead/coaching'));
const said = async (actor: Actor) => (await needs(actor)).map(({ what }) => what);

describe('coaching on Today', () => {
  test('R-022 asks whoever did not begin it, whoever is to agree, and the coach for the start', async ({ db: _ }) => {
    const { mo, nia, lee } = await world();
    onDay('2026-03-02');
    const begun = { need: planWords.need, needSource: planWords.needSource };
    const { id } = await beginCoaching(nia, { part: 'coach', otherId: mo.personId, ...begun });
    expect([await said(mo), await said(nia)]).toEqual([['Write the coaching plan with Nia Newer'], []]);
    await writeCoachingPlan(nia, id, { ...planWords, version: 1 });
    for (const one of [nia, mo]) await sayExpectation(one, id, { words: 'Time' });
    expect([await said(mo), await said(nia)]).toEqual([[], []]);
    await proposeCoaching(mo, id);
    expect([await said(mo), await said(nia)]).toEqual([[], ['Agree the coaching plan with Mo Member']]);
    await agreeCoaching(nia, id, { version: await versionOf(nia, id) });
    expect([await said(mo), await said(nia)]).toEqual([[], ['Say how far Mo Member is at the start']]);
    expect(await said(lee)).toEqual([]);
    await stopCoaching(mo, id, null);
    expect(await said(nia)).toEqual([]);
  });

  test('R-023 names the next session to both, and then whose turn it is to write', async ({ db: _ }) => {
    const { mo, nia } = await world();
    const two = { coach: nia, coachee: mo };
    onDay('2026-03-02');
    const id = await arranged(two, await agreedPlan(two), '2026-03-06');
    expect(await said(mo)).toEqual([]);
    onDay('2026-03-03');
    expect(await needs(mo)).toMatchObject([
      { what: 'Coaching session with Nia Newer', when: { text: 'Fri 6 Mar, 9am' } },
    ]);
    expect(await said(nia)).toEqual(['Coaching session with Mo Member']);
    onDay('2026-03-06');
    await holdSession(nia, id);
    expect([await said(mo), await said(nia)]).toEqual([['Write your part of the session with Nia Newer'], []]);
    const version = async () => (await sessionPage(mo, id)).session.version;
    await writeGrow(mo, id, { ...growWords, done: true, version: await version() });
    expect([await said(mo), await said(nia)]).toEqual([[], ['Write what you saw in the session with Mo Member']]);
    await writeNote(nia, id, { ...noteWords, version: await version() });
    expect([await said(mo), await said(nia)]).toEqual([
      ['Read and agree the session with Nia Newer'],
      ['Read and agree the session with Mo Member'],
    ]);
    await agreeSession(mo, id, { version: await version() });
    expect([await said(mo), await said(nia)]).toEqual([[], ['Read and agree the session with Mo Member']]);
    await agreeSession(nia, id, { version: await version() });
    expect([await said(mo), await said(nia)]).toEqual([[], []]);
    onDay('2026-03-13');
    expect(await said(mo), 'a week before its day').toEqual([growWords.action]);
    await sayOutcome(mo, id, 'Twice');
    expect(await said(mo)).toEqual([]);
  });

  test('R-025 names the review a week before its day, and each follow-up on its own', async ({ db: _ }) => {
    const { mo, nia } = await world();
    const two = { coach: nia, coachee: mo };
    onDay('2026-03-02');
    const planId = await agreedPlan(two);
    const session = await agreedSession(two, planId, '2026-03-02');
    await sayOutcome(mo, session, 'Twice');
    onDay('2026-04-22');
    expect(await said(nia)).toEqual([]);
    onDay('2026-04-23');
    expect(await said(nia)).toEqual(['Review the effect of the coaching with Mo Member']);
    await beginReview(nia, planId);
    const achieved = { outcome: 'achieve', words: 'Eight of ten', dueOn: null, method: null } as const;
    await concludeReview(nia, planId, { ...achieved, level: 3, basis: 'Ten calls' });
    for (const [before, on, days] of [
      ['2026-05-22', '2026-05-23', 30],
      ['2026-06-21', '2026-06-22', 60],
    ] as const) {
      onDay(before);
      expect(await said(mo)).toEqual([]);
      onDay(on);
      expect(await said(mo)).toEqual([`See with Nia Newer whether the coaching holds after ${days} days`]);
      await followUp(nia, planId, { level: 3, basis: 'Ten calls', contact: null });
    }
    expect(await said(nia)).toEqual([]);
  });
});
