import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import {
  acceptAll,
  accepting,
  achieved,
  competent,
  type DecisionWorld,
  decisionWorld,
  readyToDecide,
} from '../../../tests/decision-world.ts';
import { setClock } from '../clock.ts';
import { Conflict, Invalid, NotAllowed, NotFound } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { makeClaim, withdrawClaim } from '../portfolios/claims.ts';
import { assignAssessor } from '../portfolios/enrolments.ts';
import { todayOf } from '../today/today.ts';
import { competenceOf, withdrawCompetence } from './competence.ts';
import { meetCriteria, reopenCriterion } from './criterion-decisions.ts';
import { decisionPageOf } from './decision-page.ts';
import { judgeClaim } from './judgements.ts';
import { acknowledgeDecision, disputeDecision, upholdDecision } from './unit-decision-answers.ts';
import {
  countersignDecision,
  draftDecision,
  returnDecision,
  setAsideDecision,
  signDecision,
} from './unit-decisions.ts';
import { authenticateUnit, declareUnit } from './unit-signing.ts';
import { unitStandingOf } from './unit-standing.ts';

const notYet = { outcome: 'not-yet-competent' as const, feedback: 'Not yet.', reason: null };
const whatStands = async ({ ash, enrolment }: DecisionWorld) =>
  (await decisionPageOf(ash, enrolment.id)).obstacles.map(({ what }) => what);

/** Ash is in training, and Quinn confirms. */
async function inTraining(cast: DecisionWorld) {
  const { ash, cody, quinn, ivy, enrolment } = cast;
  const { records } = await competenceOf(cody, ash.personId);
  await withdrawCompetence(cody, ash.personId, records[0]!.id, 'The certificate was another person’s');
  const people = { assessorId: ash.personId, internalQualityAssurerId: ivy.personId };
  await assignAssessor(cody, enrolment.id, { ...people, countersignerId: quinn.personId, version: enrolment.version });
}

describe('R-103 the decision on a unit', () => {
  test('R-103 what stands in the way is said line by line, until nothing does; then it is signed and the unit achieved', async ({
    db: _,
  }) => {
    const cast = await decisionWorld();
    const { lee, ash, cody, enrolment, ids } = cast;
    const declarations = ['The candidate declares the unit', 'The centre authenticates the work'];
    expect(await whatStands(cast)).toEqual(['1.1 is not met', '1.2 is not met', ...declarations]);
    await expect(draftDecision(ash, enrolment.id, competent)).rejects.toThrow(/First: 1.1 is not met; 1.2/);
    await acceptAll(cast);
    const { content } = await decisionPageOf(lee, enrolment.id);
    await expect(declareUnit(lee, enrolment.id, { content, aiUse: null })).rejects.toThrow(/Open: 1.1, 1.2/);
    await meetCriteria(ash, enrolment.id, ids);
    expect(await whatStands(cast)).toEqual(declarations);
    expect((await unitStandingOf(lee, enrolment.id)).state).toBe('all-met');
    await expect(authenticateUnit(cody, enrolment.id, { content, howKnown: 'Seen' })).rejects.toThrow(/signs first/);
    await declareUnit(lee, enrolment.id, { content, aiUse: 'spelling' });
    expect((await unitStandingOf(lee, enrolment.id)).state).toBe('declared');
    await expect(draftDecision(ash, enrolment.id, competent)).rejects.toThrow(Conflict);
    await authenticateUnit(cody, enrolment.id, { content, howKnown: 'Seen' });
    expect(await whatStands(cast)).toEqual([]);
    const { id, hash } = await draftDecision(ash, enrolment.id, competent);
    expect((await decisionPageOf(lee, enrolment.id)).decisions).toEqual([]); // a draft is the assessor's alone
    await signDecision(ash, enrolment.id, { decisionId: id, hash });
    expect(await unitStandingOf(lee, enrolment.id)).toMatchObject({
      state: 'achieved',
      decision: 'issued',
      met: 2,
      of: 2,
    });
    const page = await decisionPageOf(lee, enrolment.id);
    expect(page.declaration).toMatchObject({ current: true, statement: expect.stringContaining('for this: spelling') });
    expect(page.inForce?.decision.decidedOn.criteria.map(({ met }) => met)).toEqual([true, true]);
  });

  test('R-103 nothing changes once it is achieved, but by a decision that supersedes, with its reason', async ({
    db: _,
  }) => {
    const cast = await decisionWorld();
    const { lee, ash, enrolment, ids } = cast;
    const { taken, claims, judgements, read } = await achieved(cast);
    const place = { enrolmentId: enrolment.id, criterionId: ids[0]!, place: 'actions-1', quote: null, how: 'More.' };
    await expect(makeClaim(lee, taken.id, place)).rejects.toThrow(/achieved/);
    await expect(withdrawClaim(lee, claims[0]!.id, 'No')).rejects.toThrow(Conflict);
    const again = { ...accepting, supersedes: judgements[0]!.id };
    await expect(judgeClaim(ash, claims[0]!.id, again)).rejects.toThrow(/achieved/);
    await expect(reopenCriterion(ash, enrolment.id, ids[0]!, 'A doubt')).rejects.toThrow(/achieved/);
    await expect(draftDecision(ash, enrolment.id, notYet)).rejects.toThrow(Invalid);
    const changed = await draftDecision(ash, enrolment.id, { ...notYet, reason: 'The talk was not his.' });
    expect((await unitStandingOf(lee, enrolment.id)).state).toBe('achieved');
    await signDecision(ash, enrolment.id, { decisionId: changed.id, hash: changed.hash });
    const { decisions, inForce, state } = await decisionPageOf(lee, enrolment.id);
    expect(inForce?.decision).toMatchObject({ outcome: 'not-yet-competent', supersedesId: read.decisionId });
    expect(decisions.map((one) => one.state)).toEqual(['issued', 'changed']);
    expect(state).toBe('declared');
    await judgeClaim(ash, claims[0]!.id, again);
    expect((await unitStandingOf(lee, enrolment.id)).met).toBe(1); // what it rested on is judged anew
  });

  test('R-103 the candidate acknowledges or disputes; the assessor upholds; nobody else answers for them', async ({
    db: _,
  }) => {
    const cast = await decisionWorld();
    const { lee, ash, ivy, enrolment } = cast;
    const { read } = await achieved(cast);
    await expect(acknowledgeDecision(ash, enrolment.id, { ...read, words: null })).rejects.toThrow(NotAllowed);
    await acknowledgeDecision(lee, enrolment.id, { ...read, words: 'Thank you' });
    await expect(acknowledgeDecision(lee, enrolment.id, { ...read, words: null })).rejects.toThrow(Conflict);
    await disputeDecision(lee, enrolment.id, { ...read, words: 'The feedback is about somebody else.' });
    const told = async (actor: Actor) => (await todayOf(actor, { all: true })).needs.map(({ what }) => what);
    expect(await told(cast.ivy)).toContain('Read why Lee Leader disputes the decision');
    expect(await told(cast.ash)).toContain('Answer Lee Leader, who disputes the decision');
    expect(await unitStandingOf(ivy, enrolment.id)).toMatchObject({ state: 'achieved', decision: 'disputed' });
    await expect(upholdDecision(ivy, enrolment.id, { ...read, words: 'No' })).rejects.toThrow(NotAllowed);
    await upholdDecision(ash, enrolment.id, { ...read, words: 'It is about you.' });
    expect((await unitStandingOf(lee, enrolment.id)).decision).toBe('final');
    await expect(disputeDecision(lee, enrolment.id, { ...read, words: 'Again' })).rejects.toThrow(
      /disputed it already/,
    );
  });

  test('R-103 after 28 days it is final, and can be disputed no more', async ({ db: _ }) => {
    const cast = await decisionWorld();
    const { read } = await achieved(cast);
    const now = Date.now();
    setClock(() => new Date(now + 29 * 24 * 60 * 60 * 1000));
    expect((await unitStandingOf(cast.lee, cast.enrolment.id)).decision).toBe('final');
    await expect(disputeDecision(cast.lee, cast.enrolment.id, { ...read, words: 'Late' })).rejects.toThrow(
      /time to dispute/,
    );
  });

  test('R-103 an assessor in training signs, and a qualified one confirms it or sends it back', async ({ db: _ }) => {
    const cast = await decisionWorld();
    const { lee, ash, quinn, ivy, cody, enrolment } = cast;
    await readyToDecide(cast);
    const { records } = await competenceOf(cody, ash.personId);
    await withdrawCompetence(cody, ash.personId, records[0]!.id, 'Another person’s');
    expect(await whatStands(cast)).toEqual(['Choose who countersigns']);
    const people = { assessorId: ash.personId, internalQualityAssurerId: ivy.personId };
    const own = { ...people, version: enrolment.version, countersignerId: ash.personId };
    await expect(assignAssessor(cody, enrolment.id, own)).rejects.toThrow(/second assessor/);
    await assignAssessor(cody, enrolment.id, { ...own, countersignerId: quinn.personId });
    const drafted = await draftDecision(ash, enrolment.id, competent);
    const read = { decisionId: drafted.id, hash: drafted.hash };
    await signDecision(ash, enrolment.id, read);
    expect((await unitStandingOf(lee, enrolment.id)).state).toBe('declared'); // nothing is issued yet
    await expect(countersignDecision(ash, enrolment.id, read)).rejects.toThrow(NotAllowed);
    await returnDecision(quinn, enrolment.id, { ...read, words: 'Say more of 1.2' });
    const second = await draftDecision(ash, enrolment.id, competent);
    const again = { decisionId: second.id, hash: second.hash };
    await signDecision(ash, enrolment.id, again);
    await countersignDecision(quinn, enrolment.id, again);
    expect(await unitStandingOf(lee, enrolment.id)).toMatchObject({ state: 'achieved', decision: 'issued' });
  });

  test('R-103 what changed since a draft is not signed with it, and a draft can be set aside', async ({ db: _ }) => {
    const cast = await decisionWorld();
    const { ash, enrolment, ids } = cast;
    await readyToDecide(cast);
    const drafted = await draftDecision(ash, enrolment.id, competent);
    const read = { decisionId: drafted.id, hash: drafted.hash };
    await expect(draftDecision(ash, enrolment.id, competent)).rejects.toThrow(/draft is open/);
    await expect(signDecision(ash, enrolment.id, { ...read, hash: 'another' })).rejects.toThrow(/moved on/);
    await reopenCriterion(ash, enrolment.id, ids[1]!, 'He named no reason');
    await expect(signDecision(ash, enrolment.id, read)).rejects.toThrow(
      /First: Say whether 1.2 is met. Enough is accepted/,
    );
    await meetCriteria(ash, enrolment.id, [ids[1]!]);
    await expect(signDecision(ash, enrolment.id, read)).rejects.toThrow(/changed since it was drafted/);
    await setAsideDecision(ash, enrolment.id, read);
    const second = await draftDecision(ash, enrolment.id, competent);
    await signDecision(ash, enrolment.id, { decisionId: second.id, hash: second.hash });
  });

  test('R-103 R-122 the decision is read by those of the enrolment and who coordinates; whoever countersigns reads the evidence', async ({
    db: _,
  }) => {
    const cast = await decisionWorld();
    const { mo, quinn, cody, enrolment } = cast;
    await expect(decisionPageOf(quinn, enrolment.id)).rejects.toThrow(NotFound);
    await inTraining(cast);
    await acceptAll(cast);
    expect((await decisionPageOf(quinn, enrolment.id)).may).toMatchObject({ countersign: true, draft: false });
    const { may, obstacles } = await decisionPageOf(cody, enrolment.id);
    expect(may).toMatchObject({ authenticate: true, draft: false, readClaims: false, readFeedback: false });
    expect(obstacles.filter(({ href }) => href?.includes('/criteria/'))).toEqual([]); // they may not open them
    await expect(decisionPageOf(mo, enrolment.id)).rejects.toThrow(NotFound);
  });
});
