// Judging: an assessor's decision on one claim. A later one supersedes; none is changed, none is of one's own work.
import { and, desc, eq } from 'drizzle-orm';
import { act } from '../act.ts';
import { now, today } from '../clock.ts';
import { first, one, type Read, sql, type Tx } from '../db.ts';
import { Conflict, Invalid } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { lockedClaim } from '../portfolios/claims.ts';
import { refuseClosed } from '../portfolios/enrolment-open.ts';
import { findEnrolment } from '../portfolios/enrolments.ts';
import type { Evidence } from '../portfolios/portfolios.table.ts';
import { notSeen } from '../portfolios/sighting-facts.ts';
import { notReliable } from '../portfolios/testimony/witness-facts.ts';
import { partIn } from '../portfolios/waiting-claims.ts';
import { requireFit } from './fitness.ts';
import type { JudgementForm } from './judgements.form.ts';
import { type Judgement, judgements } from './judgements.table.ts';

/**
 * Judges a claim of submitted evidence.
 * @throws Conflict when claim or evidence is withdrawn, the enrolment is closed, the assessor has a part in the evidence or is not fit to
 * judge, its witness is not checked yet, or another judgement was made meanwhile; Invalid for an action in the past
 */
export const judgeClaim = (actor: Actor, claimId: string, form: JudgementForm): Promise<Judgement> =>
  act(actor, 'claim.judge', judged(actor, claimId), async (tx, { claim, evidence, enrolment }, keep) => {
    if (claim.withdrawnAt || evidence.withdrawnAt)
      throw new Conflict('The candidate has withdrawn this, so there is nothing left to judge.');
    const own = await ownPart(actor, evidence)(tx);
    if (own) throw new Conflict(own);
    await refuseClosed(tx, enrolment);
    await requireFit(tx, actor, enrolment);
    const unchecked =
      form.outcome === 'not-accepted' ? null : ((await notReliable(tx, evidence)) ?? (await notSeen(tx, evidence)));
    if (unchecked) throw new Conflict(unchecked);
    const { supersedes, ...decision } = form;
    if (form.actionDue && form.actionDue < today(actor.organisation.timeZone))
      throw new Invalid({ actionDue: 'Enter a day that is still to come' });
    const newest = await newestOf(tx, actor, claimId);
    if ((newest?.id ?? null) !== supersedes)
      throw new Conflict(
        'This claim was judged meanwhile. Read that judgement, then change it if it still needs changing.',
      );
    const judgement = {
      ...{ ...decision, ...answered(form), organisationId: actor.organisationId, id: newId() },
      ...{ claimId, assessorId: actor.personId, at: now(), supersedesId: supersedes },
    };
    const made = one(await tx.insert(judgements).values(judgement).returning());
    keep('judgement', made);
    return made;
  });

/** Why an assessor does not judge evidence of what they took part in; null where they did not. */
export const ownPart =
  ({ organisationId, personId }: Actor, { id }: Evidence) =>
  async (db: Read): Promise<string | null> => {
    const { part } = one(
      await db.rows<{ part: string | null }>(sql`select ${partIn(sql`${personId}`)} as part from evidence e
        where e.organisation_id = ${organisationId} and e.id = ${id}`),
    );
    return (
      part &&
      `You have a part in this evidence yourself (${part}), so another assessor judges it. Ask the centre coordinator to name one.`
    );
  };

/** The claim with everything that the rule looks at: who the candidate is and who is appointed to judge. */
const judged = (actor: Actor, claimId: string) => async (tx: Tx) => {
  const found = await lockedClaim(actor, claimId)(tx);
  const enrolment = found && (await findEnrolment(actor, found.claim.enrolmentId)(tx));
  if (!found || !enrolment) return null;
  const { assessorId, internalQualityAssurerId } = enrolment;
  return { ...found, enrolment, assessorId, internalQualityAssurerId };
};

/** Of an accepted claim nothing more is asked; a reason stands only where a test was not met. */
const answered = ({ outcome, action, actionDue, reason, ...form }: JudgementForm) => ({
  action: outcome === 'accepted' ? null : action,
  actionDue: outcome === 'accepted' ? null : actionDue,
  reason: form.valid && form.authentic && form.current && form.sufficient ? null : reason,
});

const newestOf = async (tx: Tx, { organisationId }: Actor, claimId: string) =>
  first(
    await tx
      .select({ id: judgements.id })
      .from(judgements)
      .where(and(eq(judgements.organisationId, organisationId), eq(judgements.claimId, claimId)))
      .orderBy(desc(judgements.at), desc(judgements.id))
      .limit(1),
  );
