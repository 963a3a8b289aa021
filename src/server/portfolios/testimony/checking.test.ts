import { describe, expect } from 'vitest';
import { submitCleared } from '../../../../tests/cleared.ts';
import { test } from '../../../../tests/database.ts';
import { type PortfolioWorld, portfolioWorld } from '../../../../tests/portfolio-world.ts';
import { ask, ownWords, said, seatOf } from '../../../../tests/testimony-world.ts';
import { judgeClaim } from '../../assessment/judgements.ts';
import { setClock } from '../../clock.ts';
import { type Database, sql } from '../../db.ts';
import { Conflict, Invalid, NotAllowed } from '../../errors.ts';
import { newId } from '../../id.ts';
import { makeClaim } from '../claims.ts';
import { evidenceOf } from '../evidence-page.ts';
import { giveTestimony, retractTestimony, saveDraft } from './answering.ts';
import { agreeExpert, checkWitness, disputeTestimony } from './checking.ts';
import type { CheckForm, TestimonyForm } from './testimony.form.ts';
import { witnessesOf, witnessOf } from './witnesses.ts';

const check: CheckForm = {
  ...{ contact: 'phoned', contactOn: '2026-03-11', words: 'Rang the tenants’ office and was put through' },
  ...{ competence: 'Ten years as their chair', competent: 'yes' },
};
const accepted = {
  ...{ outcome: 'accepted' as const, valid: true, authentic: true, current: true, sufficient: true, reason: null },
  ...{ feedback: null, action: null, actionDue: null, supersedes: null },
};
const expert = { evaluation: 'qualified', knowsUnit: true } as const;

/** Signed, claimed for 2.2 and submitted. `agreed`: as an expert witness, by the assessor, before. */
async function submitted(cast: PortfolioWorld, form: Partial<TestimonyForm> = {}, agreed = false) {
  const { lee, ash, enrolment, criterion } = cast;
  setClock(() => new Date('2026-03-12T10:00:00Z'));
  const asked = await ask(cast);
  if (agreed) await agreeExpert(ash, asked.id);
  const { witness } = await seatOf();
  await saveDraft(witness, asked.id, 0, { words: ownWords });
  const testimony = await giveTestimony(witness, asked.id, { ...said, ...form });
  const evidenceId = testimony.evidenceId!;
  const place = { place: 'words-1', quote: null, how: 'I listened before I answered' };
  const claim = await makeClaim(lee, evidenceId, {
    enrolmentId: enrolment.id,
    criterionId: criterion('2.2'),
    ...place,
  });
  await submitCleared(lee, evidenceId, { declared: true, version: 1 });
  return { testimony, evidenceId, claim, witness };
}
const stateOf = async ({ lee, enrolment }: PortfolioWorld) => (await witnessesOf(lee, enrolment.id)).rows[0]!.state;

describe('R-099 checking a witness', () => {
  test('nobody relies on a testimony before its witness is checked; then it is relied on', async ({ db: _ }) => {
    const cast = await portfolioWorld();
    const { claim, testimony, evidenceId } = await submitted(cast);
    await expect(judgeClaim(cast.ash, claim.id, accepted)).rejects.toThrow('Check first who Tess Tenant is');
    await checkWitness(cast.ash, testimony.id, check);
    expect(await stateOf(cast)).toBe('verified');
    const who = (await evidenceOf(cast.ash, evidenceId)).facts.find(({ name }) => name === 'Who they are');
    expect(who?.text).toContain(
      'Checked by Ash Assessor, who spoke to them by phone on 11 March 2026: Rang the tenants’ office and was put through',
    );
    await judgeClaim(cast.ash, claim.id, accepted);
    expect(await stateOf(cast)).toBe('relied-on');
  });

  test('it can be found insufficient without a check', async ({ db: _ }) => {
    const cast = await portfolioWorld();
    const { claim } = await submitted(cast);
    const no = {
      outcome: 'not-accepted' as const,
      valid: false,
      reason: 'Says nothing of it',
      action: 'Another occasion',
    };
    await judgeClaim(cast.ash, claim.id, { ...accepted, ...no, actionDue: '2026-04-01' });
    expect(await stateOf(cast)).toBe('given');
  });

  test('what is disputed, by the candidate or the assessor, is relied on only after another check', async ({
    db: _,
  }) => {
    const cast = await portfolioWorld();
    const { claim, testimony } = await submitted(cast);
    await checkWitness(cast.ash, testimony.id, check);
    await disputeTestimony(cast.lee, testimony.id, 'That was another day');
    expect(await stateOf(cast)).toBe('disputed');
    await expect(judgeClaim(cast.ash, claim.id, accepted)).rejects.toThrow('This testimony is disputed');
    await expect(disputeTestimony(cast.ivy, testimony.id, 'Hm')).rejects.toThrow(NotAllowed);
    await checkWitness(cast.ash, testimony.id, {
      ...check,
      contact: 'met',
      words: 'She looked it up: it was the third',
    });
    await judgeClaim(cast.ash, claim.id, accepted);
    expect(await stateOf(cast)).toBe('relied-on');
  });

  test('taken back after it was judged, it stays, is marked, and asks the assessor to judge anew', async ({
    db: _,
  }) => {
    const cast = await portfolioWorld();
    const { claim, testimony, witness, evidenceId } = await submitted(cast);
    await checkWitness(cast.ash, testimony.id, check);
    const judged = await judgeClaim(cast.ash, claim.id, accepted);
    await retractTestimony(witness, testimony.id, null);
    expect(await stateOf(cast)).toBe('retracted');
    expect((await evidenceOf(cast.ash, evidenceId)).evidence.withdrawnAt).toBeNull();
    const again = { ...accepted, supersedes: judged.id };
    await expect(judgeClaim(cast.ash, claim.id, again)).rejects.toThrow('has taken this testimony back');
    await expect(checkWitness(cast.ash, testimony.id, check)).rejects.toThrow('nothing to check');
  });

  test('an expert witness is agreed beforehand, knows the unit and assesses or evaluates people', async ({ db: _ }) => {
    const cast = await portfolioWorld();
    const { testimony, evidenceId } = await submitted(cast, expert, true);
    const { evidence } = await evidenceOf(cast.ash, evidenceId);
    expect([evidence.kind, evidence.document.kind]).toEqual(['expert-testimony', 'Expert witness testimony']);
    await expect(agreeExpert(cast.ash, testimony.id)).rejects.toThrow('agreed before they write');
    await checkWitness(cast.ash, testimony.id, { ...check, competent: 'no', competence: 'Has not done this work' });
    const facts = (await evidenceOf(cast.ash, evidenceId)).facts;
    expect(facts).toContainEqual({
      name: 'Competence',
      text: 'Not shown, as the assessor found, so it counts as ordinary testimony',
    });
  });

  test('without that it is ordinary testimony, and says why', async ({ db: _ }) => {
    const cast = await portfolioWorld();
    const { evidenceId } = await submitted(cast, expert);
    const { evidence } = await evidenceOf(cast.ash, evidenceId);
    expect(evidence.kind).toBe('testimony');
    expect(JSON.stringify(evidence.document)).toContain(
      'Ordinary witness testimony: the assessor had not agreed to an expert witness beforehand',
    );
  });

  test('the assessor alone checks and agrees, on a day that has come', async ({ db: _ }) => {
    const cast = await portfolioWorld();
    const { testimony, witness } = await submitted(cast);
    for (const other of [cast.lee, cast.ivy, cast.cody, cast.mo, witness])
      await expect(checkWitness(other, testimony.id, check)).rejects.toThrow(NotAllowed);
    await expect(checkWitness(cast.ash, testimony.id, { ...check, contactOn: '2026-03-13' })).rejects.toThrow(Invalid);
    const asked = await ask(cast, { name: 'Toby', email: 'toby@tenants.example' });
    await expect(agreeExpert(cast.lee, asked.id)).rejects.toThrow(NotAllowed);
    await agreeExpert(cast.ash, asked.id);
    await expect(agreeExpert(cast.ash, asked.id)).rejects.toThrow(Conflict);
    expect((await witnessOf(cast.ash, cast.enrolment.id, asked.id)).mayAgree).toBe(false);
  });
});

describe('R-103 the database holds it too', () => {
  const within = (db: Database, { lee }: PortfolioWorld, statement: ReturnType<typeof sql>) =>
    db.writing(lee.organisationId, (tx) => tx.rows(statement));
  const refusal = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error: Error) => (error.cause as Error).message,
    );

  test('no witness judges their own testimony, and none is checked by witness or candidate', async ({ db }) => {
    const cast = await portfolioWorld();
    const { claim, testimony } = await submitted(cast);
    const organisation = cast.lee.organisationId;
    const judges = (
      by: string,
    ) => sql`insert into judgements (organisation_id, id, claim_id, assessor_id, outcome, valid, authentic, current, sufficient, at)
      values (${organisation}, ${newId()}, ${claim.id}, ${by}, 'accepted', true, true, true, true, now())`;
    expect(await refusal(within(db, cast, judges(testimony.witnessId)))).toBe('no witness judges their own testimony');
    const step = (
      kind: string,
      by: string,
    ) => sql`insert into testimony_steps (organisation_id, id, testimony_id, step, "by", by_name, at)
      values (${organisation}, ${newId()}, ${testimony.id}, ${kind}, ${by}, 'x', now())`;
    const another = 'a witness is checked by somebody else, and speaks alone';
    expect(await refusal(within(db, cast, step('verified', testimony.witnessId)))).toBe(another);
    expect(await refusal(within(db, cast, step('verified', cast.lee.personId)))).toBe(another);
    expect(await refusal(within(db, cast, step('retracted', cast.lee.personId)))).toBe(another);
    expect(await refusal(within(db, cast, step('verified', cast.ash.personId)))).toBe('done');
  });

  test('what was signed is changed by no statement, and no step is', async ({ db }) => {
    const cast = await portfolioWorld();
    const { testimony } = await submitted(cast);
    const changed = sql`update testimonies set signature = 'Lee' where id = ${testimony.id}`;
    expect(await refusal(within(db, cast, changed))).toBe(
      'UPDATE of testimonies is refused: this table is only added to',
    );
    const removed = sql`delete from testimonies where id = ${testimony.id}`;
    expect(await refusal(within(db, cast, removed))).toContain('DELETE of testimonies is refused');
    const stepped = sql`update testimony_steps set words = 'x' where testimony_id = ${testimony.id}`;
    expect(await refusal(within(db, cast, stepped))).toContain('permission denied');
  });
});
