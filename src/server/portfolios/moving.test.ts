import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { acceptAll, achieved, type DecisionWorld, decisionWorld } from '../../../tests/decision-world.ts';
import { meetCriteria } from '../assessment/criterion-decisions.ts';
import { decisionPageOf } from '../assessment/decision-page.ts';
import { toJudge } from '../assessment/to-judge.ts';
import { unitStandingOf } from '../assessment/unit-standing.ts';
import { reading, sql } from '../db.ts';
import { Conflict, NotAllowed, NotFound } from '../errors.ts';
import { bringUnits } from '../qualifications/bring-units.ts';
import type { CriterionSpecification, UnitSpecification } from '../qualifications/specification.ts';
import { changesOf, versionsOf } from '../qualifications/unit-versions.ts';
import { unitOf, unitsOf } from '../qualifications/units.ts';
import { todayOf } from '../today/today.ts';
import { writing } from '../writing.ts';
import { confirmClaim, letGoClaim, movesOf } from './claim-moves.ts';
import { makeClaim } from './claims.ts';
import { endEnrolment } from './enrolment-ends.ts';
import { enrol, enrolmentsOf } from './enrolments.ts';
import { moveEnrolment, movingOf } from './moving.ts';
import { portfolioOf } from './portfolio.ts';

const doing = (code: string, text: string): CriterionSpecification => ({ code, text, kind: 'performance' });
const knowing = (code: string, text: string): CriterionSpecification => ({ code, text, kind: 'knowledge' });

/** The unit of the world in other words. */
async function revised({ cody, enrolment }: DecisionWorld, criteria: CriterionSpecification[]) {
  const { outcomes, ...facts } = await unitOf(cody, enrolment.unitId);
  const specification = { ...facts, outcomes: [{ ...outcomes[0]!, criteria }] } as UnitSpecification;
  const {
    organisationId: _,
    id: __,
    version: ___,
    createdAt: ____,
    edition: _____,
    supersedesId: ______,
    ...said
  } = specification as UnitSpecification & Record<string, unknown>;
  return said as UnitSpecification;
}
const bring = async (cast: DecisionWorld, criteria: CriterionSpecification[]) => {
  const [brought] = await bringUnits(cast.cody, [await revised(cast, criteria)], { revise: true });
  return unitOf(cast.cody, brought!.id!);
};
const why = (toUnitId: string, version: number) => ({ toUnitId, reason: 'The awarding body revised it', version });
const changedWords = [doing('1.1', 'Ask before telling'), knowing('1.2', 'Explain why, and to whom')];

describe('R-090 versions of a unit', () => {
  test('R-090 another wording is refused, and becomes the next version where that is asked for; any version again changes nothing', async ({
    db: _,
  }) => {
    const cast = await decisionWorld();
    const { cody, lee, enrolment } = cast;
    const other = await revised(cast, changedWords);
    await expect(bringUnits(cody, [other])).rejects.toThrow(/Of its criteria 1 unchanged, 1 changed/);
    expect(await bringUnits(cody, [other], { revise: true, look: true })).toEqual([
      { id: null, state: 'revised', changes: '1 unchanged, 1 changed' },
    ]);
    const second = await bring(cast, changedWords);
    expect(second).toMatchObject({ number: 'D1', edition: 2, supersedesId: enrolment.unitId });
    expect(second.requirements).toEqual((await unitOf(cody, enrolment.unitId)).requirements);
    const first = await revised(cast, [doing('1.1', 'Ask before telling'), knowing('1.2', 'Explain why')]);
    expect(await bringUnits(cody, [other, first])).toEqual([
      { id: second.id, state: 'known' },
      { id: enrolment.unitId, state: 'known' },
    ]);
    expect((await unitsOf(lee)).filter(({ number }) => number === 'D1').map(({ id }) => id)).toEqual([second.id]);
    expect((await versionsOf(lee, enrolment.unitId)).map(({ edition }) => edition)).toEqual([2, 1]);
    expect((await changesOf(lee, second.id)).pairs.map(({ is }) => is)).toEqual(['unchanged', 'changed']);
    await expect(changesOf(lee, enrolment.unitId)).rejects.toThrow(NotFound);
    expect((await portfolioOf(lee, enrolment.id)).unit.id).toBe(enrolment.unitId);
    const offered = (await enrolmentsOf(cody)).units.filter(({ number }) => number === 'D1');
    expect(offered.map(({ id }) => id)).toEqual([second.id]);
    const begun = { candidateId: lee.personId, startedOn: '2026-03-02', expiredReason: null };
    const nobody = { assessorId: null, internalQualityAssurerId: null };
    await expect(enrol(cody, { ...begun, ...nobody, unitId: second.id })).rejects.toThrow(
      /enrolled for version 1 of this unit/,
    );
    await expect(bringUnits(lee, [await revised(cast, [doing('1.1', 'Other')])], { revise: true })).rejects.toThrow(
      NotAllowed,
    );
  });

  test('R-090 the database changes no words of a unit', async ({ db: _ }) => {
    const { cody, enrolment } = await decisionWorld();
    const at = cody.organisationId;
    const tried = (statement: ReturnType<typeof sql>) => writing(at, (tx) => tx.rows(statement));
    await expect(tried(sql`update units set title = 'Otherwise' where id = ${enrolment.unitId}`)).rejects.toMatchObject(
      {
        cause: { message: expect.stringContaining('words of unit D1 stand') },
      },
    );
    await expect(
      tried(sql`update criteria set text = 'Otherwise' where unit_id = ${enrolment.unitId}`),
    ).rejects.toMatchObject({
      cause: { code: '42501' },
    });
  });
});

describe('R-090 an enrolment moved to the next version', () => {
  test('R-090 takes along what reads the same with its judgements, asks its candidate about changed words and archives the rest', async ({
    db: _,
  }) => {
    const cast = await decisionWorld();
    const { cody, lee, ash, ivy, enrolment, ids } = cast;
    const { claims, taken } = await acceptAll(cast);
    await meetCriteria(ash, enrolment.id, ids);
    const next = await bring(cast, [doing('2.1', ' Ask before  telling'), doing('2.2', 'Count')]);
    const planned = await movingOf(cody, enrolment.id);
    expect([...planned.planned!.claims].map(([{ is }, count]) => `${is} ${count}`)).toEqual([
      'unchanged 1',
      'added 0',
      'removed 1',
    ]);
    for (const actor of [lee, ash, ivy])
      await expect(moveEnrolment(actor, enrolment.id, why(next.id, enrolment.version))).rejects.toThrow(NotAllowed);
    await expect(movingOf(lee, enrolment.id)).rejects.toThrow(NotFound);
    const moved = await moveEnrolment(cody, enrolment.id, why(next.id, enrolment.version));
    expect(moved).toMatchObject({ unitId: next.id, version: enrolment.version + 1 });
    const { statuses, marks, unit } = await portfolioOf(lee, enrolment.id);
    expect([...statuses.values()].map(({ state }) => state)).toEqual(['sufficient', 'uncovered']);
    expect(marks.map(({ claimId, state }) => [claimId === claims[0]!.id, state]).sort()).toEqual([
      [false, 'withdrawn'],
      [true, 'accepted'],
    ]);
    const { criteria } = await decisionPageOf(ash, enrolment.id);
    expect(criteria.map(({ met, decision }) => [met, decision])).toEqual([
      [false, null],
      [false, null],
    ]);
    await meetCriteria(ash, enrolment.id, [unit.outcomes[0]!.criteria[0]!.id]);
    expect(await unitStandingOf(ash, enrolment.id)).toMatchObject({ met: 1, of: 2, state: 'in-progress' });
    const [move] = (await movesOf(lee, enrolment.id)).moves;
    expect(move).toMatchObject({ edition: 2, by: 'Cody Coordinator' });
    expect(move?.claims.map(({ fate, before, after }) => [fate, before.code, after?.code ?? null])).toEqual([
      ['carried', '1.1', '2.1'],
      ['archived', '1.2', null],
    ]);
    await expect(confirmClaim(lee, enrolment.id, { claimMoveId: move!.claims[1]!.id, how: 'I' })).rejects.toThrow(
      NotFound,
    );
    const old = { enrolmentId: enrolment.id, criterionId: ids[1]!, place: 'actions-1', quote: null, how: 'Late' };
    await expect(makeClaim(lee, taken.id, old)).rejects.toThrow(/Choose a criterion of the unit/);
  });

  test('R-090 a claim of changed words is confirmed by its candidate alone, once, and judged anew', async ({
    db: _,
  }) => {
    const cast = await decisionWorld();
    const { cody, lee, ash, enrolment } = cast;
    const { taken } = await acceptAll(cast);
    const next = await bring(cast, changedWords);
    await moveEnrolment(cody, enrolment.id, why(next.id, enrolment.version));
    const open = (await movesOf(ash, enrolment.id)).moves[0]!.claims.find(({ fate }) => fate === 'to-confirm')!;
    expect(open).toMatchObject({ before: { text: 'Explain why' }, after: { text: 'Explain why, and to whom' } });
    const words = { claimMoveId: open.id, how: 'I said why, and to both of them.' };
    for (const actor of [ash, cody]) await expect(confirmClaim(actor, enrolment.id, words)).rejects.toThrow(NotAllowed);
    expect((await toJudge(ash)).waiting).toEqual([]);
    const needed = async () => (await todayOf(lee)).needs.map(({ what }) => what);
    expect(await needed()).toContain('Confirm claims whose criteria changed in unit D1');
    const { newClaimId } = await confirmClaim(lee, enrolment.id, words);
    expect((await toJudge(ash)).waiting).toMatchObject([{ evidenceId: taken.id, waiting: 1 }]);
    const { marks, unit } = await portfolioOf(lee, enrolment.id);
    expect(marks.find(({ claimId }) => claimId === newClaimId)).toMatchObject({
      ...{ state: 'waiting', criterionId: unit.outcomes[0]!.criteria[1]!.id },
    });
    expect((await needed()).join()).not.toContain('criteria changed');
    await expect(confirmClaim(lee, enrolment.id, words)).rejects.toThrow(/confirmed this claim already/);
    await expect(letGoClaim(lee, enrolment.id, open.id)).rejects.toThrow(Conflict);
  });

  test('R-090 what is let go stays withdrawn, and what a later move leaves behind cannot be confirmed', async ({
    db: _,
  }) => {
    const cast = await decisionWorld();
    const { cody, lee, enrolment } = cast;
    await acceptAll(cast);
    const second = await bring(cast, [doing('1.1', 'Ask first'), knowing('1.2', 'Explain why, and to whom')]);
    const { version } = await moveEnrolment(cody, enrolment.id, why(second.id, enrolment.version));
    const [one, other] = (await movesOf(lee, enrolment.id)).moves[0]!.claims;
    await letGoClaim(lee, enrolment.id, one!.id);
    await expect(letGoClaim(lee, enrolment.id, one!.id)).rejects.toThrow(/let this claim go already/);
    const third = await bring(cast, [doing('1.1', 'Ask'), knowing('1.2', 'Say why')]);
    await moveEnrolment(cody, enrolment.id, why(third.id, version));
    await expect(confirmClaim(lee, enrolment.id, { claimMoveId: other!.id, how: 'So' })).rejects.toThrow(
      /newer version since/,
    );
    const { moves } = await movesOf(lee, enrolment.id);
    expect(moves.map(({ edition, claims }) => [edition, claims.length])).toEqual([
      [3, 0],
      [2, 2],
    ]);
  });

  test('R-090 is moved to the newest version alone, not when it is closed, and not after a lost race', async ({
    db: _,
  }) => {
    const cast = await decisionWorld();
    const { cody, enrolment, demanding } = cast;
    expect((await movingOf(cody, enrolment.id)).planned).toBeNull();
    const to = (unitId: string, version = enrolment.version) => moveEnrolment(cody, enrolment.id, why(unitId, version));
    await expect(to(enrolment.unitId)).rejects.toThrow(/newest version/);
    const second = await bring(cast, changedWords);
    const third = await bring(cast, [doing('1.1', 'Other')]);
    await expect(to(second.id)).rejects.toThrow(/newest version/);
    await expect(to(demanding.enrolment.unitId)).rejects.toThrow(NotFound);
    await expect(to(third.id, 9)).rejects.toThrow(/changed this enrolment meanwhile/);
    await endEnrolment(cody, enrolment.id, {
      reason: 'Moved away',
      version: enrolment.version,
      endedAs: 'transferred',
    });
    await expect(to(third.id, enrolment.version + 1)).rejects.toThrow(/has ended \(transferred\)/);
  });

  test('R-090 a unit that is achieved stays as it was decided upon', async ({ db: _ }) => {
    const cast = await decisionWorld();
    await achieved(cast);
    const next = await bring(cast, changedWords);
    const { version } = (await portfolioOf(cast.lee, cast.enrolment.id)).enrolment;
    await expect(moveEnrolment(cast.cody, cast.enrolment.id, why(next.id, version))).rejects.toThrow(/is achieved/);
  });

  test('R-103 the database lets a submitted claim go to the same words of the enrolment’s version, and to no others', async ({
    db: _,
  }) => {
    const cast = await decisionWorld();
    const { cody, enrolment, demanding } = cast;
    const { claims } = await acceptAll(cast);
    const next = await bring(cast, changedWords);
    const [same, changed] = next.outcomes[0]!.criteria;
    const tried = (criterionId: string) =>
      writing(cody.organisationId, (tx) =>
        tx.rows(sql`update claims set criterion_id = ${criterionId} where id = ${claims[0]!.id}`),
      );
    const locked = { cause: { message: 'this claim is locked' } };
    for (const id of [same!.id, changed!.id, demanding.ids[0]!]) await expect(tried(id)).rejects.toMatchObject(locked);
    await moveEnrolment(cody, enrolment.id, why(next.id, enrolment.version));
    for (const id of [changed!.id, demanding.ids[0]!]) await expect(tried(id)).rejects.toMatchObject(locked);
    const [kept] = await reading(cody.organisationId, (db) =>
      db.rows<{ id: string }>(sql`select criterion_id as id from claims where id = ${claims[0]!.id}`),
    );
    expect(kept?.id).toBe(same!.id);
  });
});
