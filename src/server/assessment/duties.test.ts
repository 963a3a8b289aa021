// What the database refuses whatever the application does: each statement is tried as the application's own role.
import type { SQL } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { refusalOf } from '../../../tests/database-refusal.ts';
import { acceptAll, achieved, decisionWorld, readyToDecide } from '../../../tests/decision-world.ts';
import { sql } from '../db.ts';
import { newId } from '../id.ts';
import { makeClaim } from '../portfolios/claims.ts';
import { draftDecision } from './unit-decisions.ts';

const judging = (organisation: string, claim: string, assessor: string) => sql`
  insert into judgements (organisation_id, id, claim_id, assessor_id, outcome, valid, authentic, current, sufficient, at, supersedes_id)
  values (${organisation}, ${newId()}, ${claim}, ${assessor}, 'accepted', true, true, true, true, now(), ${newId()})`;

const stepping = (organisation: string, decision: string, hash: string, step: string, person: string) => sql`
  insert into unit_decision_steps (organisation_id, id, decision_id, step, person_id, hash, at)
  values (${organisation}, ${newId()}, ${decision}, ${step}, ${person}, ${hash}, now())`;

describe('R-103 separation of duties and locks hold in the database', () => {
  test('R-103 only the appointed assessor judges, and not what they stand in, nor whom they manage unaccepted', async ({
    db,
  }) => {
    const cast = await decisionWorld();
    const { lee, ash, quinn, ivy, mo, pat, enrolment } = cast;
    const { organisationId } = lee;
    const { claims, taken } = await acceptAll(cast);
    const { id } = claims[0]!;
    const judgedBy = (who: string) => refusalOf(db, cast, judging(organisationId, id, who));
    expect(await judgedBy(lee.personId)).toBe('nobody judges their own claim');
    for (const { personId } of [quinn, ivy, mo])
      expect(await judgedBy(personId)).toMatch(/only the appointed assessor/);
    const part = (
      who: string,
    ) => sql`with named as (insert into evidence_people (organisation_id, id, evidence_id, person_id, part)
      values (${organisationId}, ${newId()}, ${taken.id}, ${who}, 'member') returning 1) select 1`;
    await db.writing(organisationId, (tx) => tx.rows(part(ash.personId)));
    expect(await judgedBy(ash.personId)).toMatch(/whoever stands in the evidence/);
    await db.writing(organisationId, (tx) =>
      tx.rows(sql`update enrolments set assessor_id = ${pat.personId} where id = ${enrolment.id}`),
    );
    expect(await judgedBy(pat.personId)).toMatch(/manager assesses only with an accepted entry/);
  });

  test('R-103 nobody assures what they judged, and whoever countersigns is a fourth person', async ({ db }) => {
    const cast = await decisionWorld();
    const { ash, lee, quinn, enrolment } = cast;
    await acceptAll(cast);
    const set = (columns: SQL) => refusalOf(db, cast, sql`update enrolments set ${columns} where id = ${enrolment.id}`);
    const exchanged = sql`assessor_id = ${quinn.personId}, internal_quality_assurer_id = ${ash.personId}`;
    expect(await set(exchanged)).toBe('nobody assures their own decisions');
    for (const { personId } of [ash, lee, cast.ivy])
      expect(await set(sql`countersigner_id = ${personId}`)).toMatch(/countersigned_by_a_fourth/);
    expect(await set(sql`countersigner_id = ${quinn.personId}`)).toBe('nothing was refused');
  });

  test('R-102 what is submitted changes no more, but for being withdrawn once; the copy never changes', async ({
    db,
  }) => {
    const cast = await decisionWorld();
    const { lee, ids, demanding } = cast;
    const { taken, claims } = await acceptAll(cast);
    const evidence = (set: SQL) => refusalOf(db, cast, sql`update evidence set ${set} where id = ${taken.id}`);
    for (const set of [sql`title = 'Another'`, sql`simulated = true`, sql`ai_use = 'none'`, sql`declaration = 'None'`])
      expect(await evidence(set)).toBe('evidence 1 is locked');
    expect(await evidence(sql`submitted_at = null`)).toBe('evidence 1 is locked');
    const claim = (set: SQL) => refusalOf(db, cast, sql`update claims set ${set} where id = ${claims[0]!.id}`);
    for (const set of [sql`how = 'Otherwise'`, sql`place = 'actions-1'`, sql`criterion_id = ${ids[1]!}`])
      expect(await claim(set)).toBe('this claim is locked');
    expect(await claim(sql`withdrawn_at = now(), withdrawn_reason = 'x'`)).toBe('nothing was refused');
    expect(await claim(sql`withdrawn_at = null, withdrawn_reason = null`)).toBe('this claim is locked');
    const draft = await makeClaim(lee, taken.id, {
      ...{
        enrolmentId: demanding.enrolment.id,
        criterionId: demanding.ids[0]!,
        place: 'agenda-1',
        quote: null,
        how: 'How',
      },
    });
    expect(await refusalOf(db, cast, sql`update claims set how = 'x' where id = ${draft.id}`)).toBe(
      'this claim is locked',
    );
  });

  test('R-103 judgements, criteria met, decisions, their steps and declarations are never updated or removed', async ({
    db,
  }) => {
    const cast = await decisionWorld();
    await achieved(cast);
    for (const table of [
      'judgements',
      'criterion_decisions',
      'unit_decisions',
      'unit_decision_steps',
      'declarations',
    ]) {
      const rows = sql.identifier(table);
      expect(await refusalOf(db, cast, sql`update ${rows} set version = 2`)).toMatch(/permission denied|is refused/);
      expect(await refusalOf(db, cast, sql`delete from ${rows}`)).toMatch(/permission denied|is refused/);
    }
  });

  test('R-103 once the unit is achieved nothing of it is claimed, judged or opened', async ({ db }) => {
    const cast = await decisionWorld();
    const { lee, ash, enrolment, ids } = cast;
    const { taken, claims } = await achieved(cast);
    const { organisationId } = lee;
    expect(await refusalOf(db, cast, judging(organisationId, claims[0]!.id, ash.personId))).toMatch(/unit is achieved/);
    const claiming = sql`insert into claims (organisation_id, id, enrolment_id, evidence_id, criterion_id, place, how, made_at)
      values (${organisationId}, ${newId()}, ${enrolment.id}, ${taken.id}, ${ids[0]!}, 'actions-1', 'x', now())`;
    expect(await refusalOf(db, cast, claiming)).toMatch(/unit is achieved/);
    const opening = sql`insert into criterion_decisions (organisation_id, id, enrolment_id, criterion_id, assessor_id, outcome, reason,
      below_policy, rests_on, at, supersedes_id) values (${organisationId}, ${newId()}, ${enrolment.id}, ${ids[0]!}, ${ash.personId},
      'reopened', 'x', false, '{}', now(), ${newId()})`;
    expect(await refusalOf(db, cast, opening)).toMatch(/unit is achieved/);
    const withdrawing = sql`update claims set withdrawn_at = now() where id = ${claims[0]!.id}`;
    expect(await refusalOf(db, cast, withdrawing)).toMatch(/belongs to a unit that is achieved/);
  });

  test('R-103 each step of a decision is taken by whose it is, about the decision as it reads, with all that it needs', async ({
    db,
  }) => {
    const cast = await decisionWorld();
    const { lee, ash, quinn, ivy, enrolment } = cast;
    const { organisationId } = lee;
    await readyToDecide(cast);
    const form = { outcome: 'competent' as const, feedback: 'Well', reason: null };
    const { id, hash } = await draftDecision(ash, enrolment.id, form);
    const step = (name: string, who: string, of = hash) =>
      refusalOf(db, cast, stepping(organisationId, id, of, name, who));
    for (const { personId } of [lee, quinn, ivy]) expect(await step('signed', personId)).toMatch(/somebody else/);
    expect(await step('signed', ash.personId, 'another')).toMatch(/another decision was read/);
    expect(await step('countersigned', quinn.personId)).toMatch(/somebody else/);
    expect(await step('acknowledged', lee.personId)).toMatch(/not in force/);
    await db.writing(organisationId, (tx) =>
      tx.rows(sql`insert into criterion_decisions (organisation_id, id, enrolment_id, criterion_id, assessor_id, outcome, reason,
        below_policy, rests_on, at, supersedes_id) values (${organisationId}, ${newId()}, ${enrolment.id}, ${cast.ids[0]!}, ${ash.personId},
        'reopened', 'x', false, '{}', clock_timestamp(), ${newId()})`),
    );
    expect(await step('signed', ash.personId)).toMatch(/competent needs every criterion met/);
  });
});
