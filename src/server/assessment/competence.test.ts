import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { acceptAll, competent, decisionWorld, qualification, readyToDecide } from '../../../tests/decision-world.ts';
import { NotAllowed, NotFound } from '../errors.ts';
import { competenceList, competenceOf, recordCompetence, withdrawCompetence } from './competence.ts';
import { competenceStanding } from './competence-standing.ts';
import { decisionPageOf } from './decision-page.ts';
import { draftDecision } from './unit-decisions.ts';

const licence = (heldFrom: string, heldTo: string | null, title = 'Licence') => ({
  ...{ kind: 'licence' as const, title, heldFrom, heldTo },
});

describe('R-103 competence of assessors', () => {
  test('R-103 a licence holds on its first and its last day; what ran out and has no successor blocks', () => {
    const on = (day: string, ...records: ReturnType<typeof licence>[]) =>
      competenceStanding(records, day).lapsed.map(({ title }) => title);
    const first = licence('2025-03-01', '2026-02-28', 'First');
    expect(on('2026-02-28', first)).toEqual([]);
    expect(on('2026-03-01', first)).toEqual(['First']);
    expect(on('2026-03-01', first, licence('2026-03-01', '2027-02-28', 'Second'))).toEqual([]);
    expect(on('2026-03-01', first, licence('2026-04-01', null, 'Later'))).toEqual(['First']);
    expect(on('2025-01-01', licence('2026-04-01', null))).toEqual([]); // none was ever needed before
  });

  test('R-103 a qualification counts while it holds', () => {
    const held = { ...qualification, heldFrom: '2025-01-01', heldTo: '2025-12-31' };
    expect(competenceStanding([held], '2025-12-31').qualified).toBe(true);
    expect(competenceStanding([held], '2026-01-01').qualified).toBe(false);
    expect(competenceStanding([], '2026-01-01').qualified).toBe(false);
  });

  test('R-103 it is recorded by the centre, by nobody for themselves, and read by whom it concerns', async ({
    db: _,
  }) => {
    const { ash, cody, ivy, lee, quinn } = await decisionWorld();
    const record = { ...qualification, title: 'Another' };
    for (const actor of [ash, ivy, lee])
      await expect(recordCompetence(actor, ash.personId, record)).rejects.toThrow(NotAllowed);
    await expect(recordCompetence(cody, cody.personId, record)).rejects.toThrow(NotAllowed);
    const { id } = await recordCompetence(cody, ash.personId, record);
    await withdrawCompetence(cody, ash.personId, id, 'Typed twice');
    const { records, standing } = await competenceOf(ash, ash.personId);
    expect(records.map(({ title, withdrawnReason }) => [title, withdrawnReason])).toEqual([
      [qualification.title, null],
      ['Another', 'Typed twice'],
    ]);
    expect(standing.qualified).toBe(true);
    await expect(competenceOf(quinn, ash.personId)).rejects.toThrow(NotFound);
    expect((await competenceList(ivy)).map(({ name }) => name)).toContain('Ash Assessor');
  });

  test('R-103 what has run out blocks judging, saying what is met, and deciding, until it is renewed', async ({
    db: _,
  }) => {
    const cast = await decisionWorld();
    const { ash, cody, enrolment } = cast;
    await readyToDecide(cast);
    await recordCompetence(cody, ash.personId, { ...licence('2024-01-01', '2024-12-31'), source: 'Card seen' });
    await expect(acceptAll(cast, cast.demanding)).rejects.toThrow(/“Licence” ran out on 31 December 2024/);
    await expect(draftDecision(ash, enrolment.id, competent)).rejects.toThrow(/ran out/);
    const [obstacle] = (await decisionPageOf(ash, enrolment.id)).obstacles;
    expect(obstacle).toMatchObject({ what: 'Renew what has run out', href: `/prove/competence/${ash.personId}` });
    await recordCompetence(cody, ash.personId, { ...licence('2025-01-01', null), source: 'Card seen' });
    await draftDecision(ash, enrolment.id, competent);
  });
});
