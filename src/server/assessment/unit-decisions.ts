// The decision on a unit: drafted and signed by the assessor, countersigned where they are in training. A change is a new decision that
// supersedes; none is ever edited.
import { and, asc, desc, eq } from 'drizzle-orm';
import { act, type Keep } from '../act.ts';
import { now } from '../clock.ts';
import { first, one, type Read, type Tx } from '../db.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { lockedEnrolment } from '../portfolios/enrolments.ts';
import type { Enrolment } from '../portfolios/portfolios.table.ts';
import { decidedOn, decisionHash, unitFacts } from './decided-on.ts';
import { requireFit } from './fitness.ts';
import { inTheWay, inTheWayOf } from './in-the-way.ts';
import { type DecisionState, decisionState, isOpen, issuedAt } from './unit-decision-states.ts';
import type { DraftForm, ReadDecision } from './unit-decisions.form.ts';
import {
  type DecisionStep,
  type UnitDecision,
  type UnitDecisionStep,
  unitDecisionSteps,
  unitDecisions,
} from './unit-decisions.table.ts';

/**
 * Drafts a decision on exactly what stands now.
 * @throws Conflict naming all that stands in its way, or where a draft is open; Invalid without a reason where one was issued before
 */
export const draftDecision = (actor: Actor, enrolmentId: string, form: DraftForm): Promise<UnitDecision> =>
  act(actor, 'unit-decision.draft', lockedEnrolment(actor, enrolmentId), async (tx, enrolment, keep) => {
    const before = await decisionsOf(tx, enrolment);
    const newest = before.at(0);
    if (newest && isOpen(newest.state)) throw new Conflict('A draft is open. Sign it, or set it aside first.');
    await requireFit(tx, actor, enrolment);
    const facts = await unitFacts(tx, actor, enrolment);
    const obstacles = inTheWayOf(form.outcome, inTheWay(facts));
    if (obstacles.length > 0) throw new Conflict(`First: ${obstacles.map(({ what }) => what).join('; ')}.`);
    const isIssued = before.some(({ issued }) => issued !== null);
    if (isIssued && !form.reason)
      throw new Invalid({ reason: 'Enter why you decide anew: the candidate and quality assurance read it' });
    const content = { ...form, reason: isIssued ? form.reason : null, decidedOn: decidedOn(facts) };
    const row = {
      ...{ ...content, hash: decisionHash(content), organisationId: enrolment.organisationId, id: newId() },
      ...{ enrolmentId, assessorId: actor.personId, draftedAt: now(), supersedesId: newest?.decision.id ?? null },
    };
    const made = one(await tx.insert(unitDecisions).values(row).returning());
    keep('unit-decision', made);
    return made;
  });

/** Gives up a draft, also one that waits for its countersignature. @throws Conflict where it is issued or given up already */
export const setAsideDecision = (actor: Actor, enrolmentId: string, read: ReadDecision): Promise<UnitDecisionStep> =>
  act(actor, 'unit-decision.set-aside', lockedEnrolment(actor, enrolmentId), async (tx, enrolment, keep) => {
    const { decision } = await asRead(tx, enrolment, read, ['drafted', 'awaiting-countersignature', 'returned']);
    return add(tx, actor, { decision, step: 'set-aside', words: null }, keep);
  });

/**
 * Signs the draft as it was read: issued at once by a qualified assessor, else it waits for its countersignature.
 * @throws Conflict where something changed since it was drafted, or something stands in the way
 */
export const signDecision = (actor: Actor, enrolmentId: string, read: ReadDecision): Promise<UnitDecisionStep> =>
  act(actor, 'unit-decision.sign', lockedEnrolment(actor, enrolmentId), async (tx, enrolment, keep) => {
    const { decision } = await asRead(tx, enrolment, read, ['drafted']);
    if (decision.assessorId !== actor.personId)
      throw new Conflict('Another assessor drafted this. Set it aside, then draft your own.');
    const { qualified } = await requireFit(tx, actor, enrolment);
    await requireUnchanged(tx, actor, enrolment, decision);
    if (!qualified && !enrolment.countersignerId)
      throw new Conflict(
        'No qualification to assess is recorded for you, so a qualified assessor confirms your decision. The centre coordinator chooses one.',
      );
    return add(tx, actor, { decision, step: qualified ? 'signed' : 'proposed', words: null }, keep);
  });

/** A qualified assessor confirms the decision of one in training, and it is issued. @throws Conflict as above, or where they are not fit to */
export const countersignDecision = (actor: Actor, enrolmentId: string, read: ReadDecision): Promise<UnitDecisionStep> =>
  act(actor, 'unit-decision.countersign', lockedEnrolment(actor, enrolmentId), async (tx, enrolment, keep) => {
    const { decision } = await asRead(tx, enrolment, read, ['awaiting-countersignature']);
    const { qualified } = await requireFit(tx, actor, enrolment);
    if (!qualified)
      throw new Conflict(
        'No qualification to assess is recorded for you, so you cannot countersign. The centre coordinator records it.',
      );
    await requireUnchanged(tx, actor, enrolment, decision);
    return add(tx, actor, { decision, step: 'countersigned', words: null }, keep);
  });

/** Sends it back to the assessor in training with what has to change. */
export const returnDecision = (
  actor: Actor,
  enrolmentId: string,
  { words, ...read }: ReadDecision & { words: string },
) =>
  act(actor, 'unit-decision.return', lockedEnrolment(actor, enrolmentId), async (tx, enrolment, keep) => {
    const { decision } = await asRead(tx, enrolment, read, ['awaiting-countersignature']);
    return add(tx, actor, { decision, step: 'returned', words }, keep);
  });

export type DecisionWithSteps = {
  decision: UnitDecision;
  steps: UnitDecisionStep[];
  state: DecisionState;
  issued: Date | null;
};

/** All decisions on a unit, newest first, each with its steps in order. */
export async function decisionsOf(db: Read, { organisationId, id }: Enrolment): Promise<DecisionWithSteps[]> {
  const rows = await db
    .select()
    .from(unitDecisions)
    .where(and(eq(unitDecisions.organisationId, organisationId), eq(unitDecisions.enrolmentId, id)))
    .orderBy(desc(unitDecisions.draftedAt), desc(unitDecisions.id));
  const taken = await db
    .select({ step: unitDecisionSteps })
    .from(unitDecisionSteps)
    .innerJoin(
      unitDecisions,
      and(eq(unitDecisions.organisationId, organisationId), eq(unitDecisions.id, unitDecisionSteps.decisionId)),
    )
    .where(and(eq(unitDecisionSteps.organisationId, organisationId), eq(unitDecisions.enrolmentId, id)))
    .orderBy(asc(unitDecisionSteps.at), asc(unitDecisionSteps.id));
  const byDecision = Map.groupBy(
    taken.map(({ step }) => step),
    ({ decisionId }) => decisionId,
  );
  const at = now();
  let superseded = false;
  return rows.map((decision) => {
    const steps = byDecision.get(decision.id) ?? [];
    const issued = issuedAt({ steps });
    const state = decisionState({ steps, superseded }, at);
    superseded ||= issued !== null;
    return { decision, steps, state, issued };
  });
}

/** The newest decision in one of these states, if it is the one that was read. @throws NotFound, Conflict */
export async function asRead(
  tx: Tx,
  enrolment: Enrolment,
  { decisionId, hash }: ReadDecision,
  states: DecisionState[],
) {
  const all = await decisionsOf(tx, enrolment);
  const found = all.find(({ decision }) => decision.id === decisionId);
  if (!found) throw new NotFound();
  if (found.decision.hash !== hash || !states.includes(found.state))
    throw new Conflict('This decision has moved on since you opened this page. Look at it as it is now.');
  return found;
}

/** @throws Conflict where what it was drafted on is not what stands now */
async function requireUnchanged(tx: Tx, actor: Actor, enrolment: Enrolment, decision: UnitDecision) {
  const facts = await unitFacts(tx, actor, enrolment);
  const [obstacle] = inTheWayOf(decision.outcome, inTheWay(facts));
  if (obstacle) throw new Conflict(`First: ${obstacle.what}. ${obstacle.why}`);
  if (decisionHash({ ...decision, decidedOn: decidedOn(facts) }) !== decision.hash)
    throw new Conflict('Something that it rests on changed since it was drafted. Set it aside, and draft it anew.');
}

type Step = { decision: UnitDecision; step: DecisionStep; words: string | null };

/** Adds a step to a decision, and keeps it. */
export async function add(tx: Tx, { personId }: Actor, { decision, step, words }: Step, keep: Keep) {
  const { organisationId, id: decisionId, hash } = decision;
  const row = { organisationId, id: newId(), decisionId, step, personId, words, hash, at: now() };
  const made = first(await tx.insert(unitDecisionSteps).values(row).returning())!;
  keep('unit-decision-step', made);
  return made;
}
