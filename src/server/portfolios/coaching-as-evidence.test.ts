// each record of coaching becomes evidence in one step, says whose words are whose, and suggests what it shows by how it is made.
import { afterEach, describe, expect } from 'vitest';
import { agreedPlan, agreedSession, onDay } from '../../../tests/coaching-world.ts';
import { test } from '../../../tests/database.ts';
import { portfolioWorld } from '../../../tests/portfolio-world.ts';
import { setClock } from '../clock.ts';
import { NotFound } from '../errors.ts';
import { coachingPage } from '../support/coaching/coaching-page.ts';
import { beginReview, concludeReview } from '../support/coaching/coaching-plans.ts';
import { followUp } from '../support/coaching/levels.ts';
import { shownByRecord } from './suggestions/records.ts';
import { takeable, takeEvidence } from './taking.ts';

afterEach(() => setClock(null));

describe('coaching as evidence', () => {
  test('R-093 the plan, a session and a follow-up are taken in one step, with dates and people', async ({ db: _ }) => {
    const { lee, mo } = await portfolioWorld();
    const two = { coach: lee, coachee: mo };
    onDay('2026-03-02');
    const planId = await agreedPlan(two);
    const sessionId = await agreedSession(two, planId, '2026-03-02');
    await beginReview(lee, planId);
    const achieved = { outcome: 'achieve', words: 'Eight of ten', dueOn: null, method: null } as const;
    await concludeReview(lee, planId, { ...achieved, level: 3, basis: 'Ten calls' });
    onDay('2026-04-01');
    await followUp(mo, planId, { level: 2, basis: 'Five calls', contact: null });
    const levelId = (await coachingPage(lee, planId)).row.levels.at(-1)!.id;
    const taken = [
      await takeEvidence(lee, { kind: 'coaching-plan-document', sourceId: planId }),
      await takeEvidence(lee, { kind: 'coaching-session-document', sourceId: sessionId }),
      await takeEvidence(lee, { kind: 'coaching-follow-up-document', sourceId: levelId }),
    ];
    expect(taken.map(({ kind, happenedFrom, happenedTo }) => [kind, happenedFrom, happenedTo])).toEqual([
      ['coaching-plan', '2026-03-02', '2026-04-01'],
      ['coaching-session', '2026-03-02', '2026-03-02'],
      ['coaching-follow-up', '2026-04-01', '2026-04-01'],
    ]);
    const [plan, session, later] = taken.map(({ document }) => document);
    expect(plan!.people.map(({ name, part }) => [name, part])).toEqual([
      ...[
        [lee.name, 'coached'],
        [mo.name, 'was coached'],
      ],
    ]);
    const acts = (document: typeof plan) => shownByRecord(document!, lee.personId)!.map(({ act }) => act);
    expect([acts(plan), acts(session), acts(later)]).toEqual([
      ['plan-next', 'ask-support'],
      ['draw-out', 'feedback', 'plan-next', 'give-help'],
      ['draw-out'],
    ]);
    expect(JSON.stringify(later)).toContain('It has faded: level 2, after 3 at the review.');
    expect(shownByRecord(session!, mo.personId), 'of being coached nothing is suggested').toEqual([]);
    for (const { places } of shownByRecord(session!, lee.personId)!)
      for (const place of places)
        expect(session!.sections.flatMap(({ blocks }) => blocks.map(({ id }) => id))).toContain(place);
  });

  test('R-122 where the coachee alone takes copies, the coach takes none', async ({ db: _ }) => {
    const { lee, mo } = await portfolioWorld();
    const two = { coach: lee, coachee: mo };
    onDay('2026-03-02');
    const planId = await agreedPlan(two, { evidenceFor: 'coachee' });
    const sessionId = await agreedSession(two, planId, '2026-03-02');
    for (const source of [
      { kind: 'coaching-plan-document', sourceId: planId },
      { kind: 'coaching-session-document', sourceId: sessionId },
    ] as const)
      await expect(takeEvidence(lee, source)).rejects.toThrow(NotFound);
    expect((await takeable(lee)).records.filter(({ kind }) => kind.startsWith('coaching'))).toEqual([]);
  });
});
