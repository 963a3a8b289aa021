// Reasonable adjustments: what a candidate asks to be done otherwise, and the assessor's answer. No more than these two read them.
import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import { act, see } from '../../act.ts';
import { now } from '../../clock.ts';
import { first, one, type Tx } from '../../db.ts';
import { Conflict } from '../../errors.ts';
import { newId } from '../../id.ts';
import type { Actor } from '../../people/actor.ts';
import { may } from '../../permissions.ts';
import { whyStopped } from '../../portfolios/enrolment-open.ts';
import { findEnrolment, lockedEnrolment } from '../../portfolios/enrolments.ts';
import type { Enrolment } from '../../portfolios/portfolios.table.ts';
import type { AnswerAdjustmentForm } from './adjustments.form.ts';
import { type ReasonableAdjustment, reasonableAdjustments } from './assessment-plans.table.ts';

/** @throws Conflict where the enrolment is stopped */
export const askAdjustment = (actor: Actor, enrolmentId: string, wish: string): Promise<ReasonableAdjustment> =>
  act(actor, 'reasonable-adjustment.ask', lockedEnrolment(actor, enrolmentId), async (tx, enrolment) => {
    const why = whyStopped(enrolment);
    if (why) throw new Conflict(why);
    const row = { organisationId: enrolment.organisationId, id: newId(), enrolmentId, wish, at: now() };
    return one(await tx.insert(reasonableAdjustments).values(row).returning());
  });

/** @throws Conflict where it was answered or taken back already */
export const answerAdjustment = (actor: Actor, { adjustmentId, agreed, terms }: AnswerAdjustmentForm) =>
  act(actor, 'reasonable-adjustment.answer', lockedAdjustment(actor, adjustmentId), async (tx, { adjustment }) => {
    if (adjustment.answeredAt) throw new Conflict('You have answered this already.');
    if (adjustment.withdrawnAt) throw new Conflict('The candidate has taken this back meanwhile.');
    return update(tx, adjustment, { agreed, terms, answeredBy: actor.personId, answeredAt: now() });
  });

/** What was asked is taken back, answered or not: it holds no more. @throws Conflict where it was already */
export const withdrawAdjustment = (actor: Actor, adjustmentId: string) =>
  act(actor, 'reasonable-adjustment.withdraw', lockedAdjustment(actor, adjustmentId), async (tx, { adjustment }) => {
    if (adjustment.withdrawnAt) throw new Conflict('You have taken this back already.');
    return update(tx, adjustment, { withdrawnAt: now() });
  });

export type AdjustmentsPage = {
  enrolment: Enrolment;
  standing: ReasonableAdjustment[];
  /** Taken back. */
  past: ReasonableAdjustment[];
  mayAsk: boolean;
  mayAnswer: boolean;
};

/** Newest first. @throws NotFound for whoever is neither candidate nor assessor */
export const adjustmentsOf = (actor: Actor, enrolmentId: string): Promise<AdjustmentsPage> =>
  see(actor, 'reasonable-adjustment.view', findEnrolment(actor, enrolmentId), async (db, enrolment) => {
    const { organisationId } = actor;
    const listed = (withdrawn: boolean) =>
      db
        .select()
        .from(reasonableAdjustments)
        .where(
          and(
            eq(reasonableAdjustments.organisationId, organisationId),
            eq(reasonableAdjustments.enrolmentId, enrolmentId),
            (withdrawn ? isNotNull : isNull)(reasonableAdjustments.withdrawnAt),
          ),
        )
        .orderBy(desc(reasonableAdjustments.at), desc(reasonableAdjustments.id));
    const open = whyStopped(enrolment) === null;
    return {
      ...{ enrolment, standing: await listed(false), past: await listed(true) },
      mayAsk: open && may(actor, 'reasonable-adjustment.ask', enrolment),
      mayAnswer: may(actor, 'reasonable-adjustment.answer', enrolment),
    };
  });

const lockedAdjustment = (actor: Actor, adjustmentId: string) => async (tx: Tx) => {
  const adjustment = first(await tx.select().from(reasonableAdjustments).where(own(actor, adjustmentId)).for('update'));
  const enrolment = adjustment && (await findEnrolment(actor, adjustment.enrolmentId)(tx));
  return adjustment && enrolment && { ...enrolment, adjustment };
};

const own = ({ organisationId }: Pick<Actor, 'organisationId'>, id: string) =>
  and(eq(reasonableAdjustments.organisationId, organisationId), eq(reasonableAdjustments.id, id));

const update = async (tx: Tx, adjustment: ReasonableAdjustment, set: Partial<ReasonableAdjustment>) =>
  one(
    await tx
      .update(reasonableAdjustments)
      .set({ ...set, version: adjustment.version + 1 })
      .where(own(adjustment, adjustment.id))
      .returning(),
  );
