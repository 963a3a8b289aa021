// What happened in the period, brought in by either of the two: it stays as its author wrote it.
import { act } from '../act.ts';
import { now } from '../clock.ts';
import { periodInWords } from '../day-words.ts';
import { one } from '../db.ts';
import { Invalid } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { changedReview, lockedPerformanceReview } from './performance-review-facts.ts';
import { nextReviewSteps, requireReviewStep } from './performance-review-state.ts';
import type { ExampleForm } from './performance-reviews.form.ts';
import { type PerformanceReviewExample, performanceReviewExamples } from './performance-reviews.table.ts';

/**
 * The other reads it once its author's part is handed in or shown. Whoever signed is asked again.
 * @throws Invalid for a day outside the period; Conflict for the leader before the own view is handed in, or once both have signed
 */
export const citeExample = (actor: Actor, reviewId: string, form: ExampleForm): Promise<PerformanceReviewExample> =>
  act(actor, 'performance-review.cite', lockedPerformanceReview(actor, reviewId), async (tx, subject, keep) => {
    const { review, state } = subject;
    const part = actor.personId === review.memberId ? 'member' : 'leader';
    // Whose it is depends on how far it is: the leader brings in none before the own view is handed in.
    if (!nextReviewSteps(state, part).includes('cite')) requireReviewStep(state, 'write-feedback');
    const { startsOn, endsOn, organisationId } = review;
    if (form.happenedOn < startsOn || form.happenedOn > endsOn)
      throw new Invalid({ happenedOn: `Enter a day of the period: ${periodInWords(startsOn, endsOn)}` });
    const row = { ...form, organisationId, id: newId(), reviewId, personId: actor.personId, at: now() };
    const cited = one(await tx.insert(performanceReviewExamples).values(row).returning());
    keep('performance-review-example', cited);
    await changedReview(tx, review, {}, keep);
    return cited;
  });
