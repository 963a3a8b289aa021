// The feedback meant, with the facts that rules look at.
import { and, eq } from 'drizzle-orm';
import { first, one, type Read, sql, type Tx } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { type ColleagueFeedback, type ColleagueFeedbackText, colleagueFeedback } from './colleague-feedback.table.ts';
import { type FeedbackState, feedbackState } from './colleague-feedback-state.ts';

export type FeedbackSubject = {
  giverId: string;
  receiverId: string;
  feedback: ColleagueFeedback;
  state: FeedbackState;
  newest: Pick<ColleagueFeedbackText, 'id' | 'number'>;
};

export const theFeedback = (actor: Actor, feedbackId: string) =>
  and(eq(colleagueFeedback.organisationId, actor.organisationId), eq(colleagueFeedback.id, feedbackId));

export const feedbackFacts =
  (actor: Actor, feedbackId: string) =>
  async (db: Read): Promise<FeedbackSubject | null> => {
    const feedback = first(await db.select().from(colleagueFeedback).where(theFeedback(actor, feedbackId)));
    return feedback && withFacts(db, feedback);
  };

export const lockedFeedback =
  (actor: Actor, feedbackId: string) =>
  async (tx: Tx): Promise<FeedbackSubject | null> => {
    const found = tx.select().from(colleagueFeedback).where(theFeedback(actor, feedbackId));
    const feedback = first(await found.for('update'));
    return feedback && withFacts(tx, feedback);
  };

async function withFacts(db: Read, feedback: ColleagueFeedback): Promise<FeedbackSubject> {
  const { organisationId, id, giverId, receiverId } = feedback;
  const newest = one(
    await db.rows<{ id: string; number: number; answered: boolean }>(sql`
      select t.id, t.number, exists (select 1 from colleague_feedback_answers a where a.organisation_id = t.organisation_id
        and a.text_id = t.id) as answered
      from colleague_feedback_texts t where t.organisation_id = ${organisationId} and t.colleague_feedback_id = ${id}
      order by t.number desc limit 1`),
  );
  return { giverId, receiverId, feedback, newest, state: feedbackState({ ...feedback, answered: newest.answered }) };
}
