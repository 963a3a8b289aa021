// An appeal as the manager who decides reads it: what both signed, without the member's own view and what others said of them.
import { see } from '../act.ts';
import { sql } from '../db.ts';
import { NotFound } from '../errors.ts';
import { fingerprint } from '../ledger/fingerprint.ts';
import type { Actor } from '../people/actor.ts';
import { performanceReviewFacts } from './performance-review-facts.ts';
import { reviewRows, type ShownAppeal, type ShownSignature } from './performance-review-rows.ts';
import type { PackFigure } from './performance-reviews.table.ts';

/** As it stands in the text that was signed. */
type Signed = {
  feedback: string;
  talk: string;
  comment: string | null;
  objectives: { title: string; knownBy: string; dueOn: string }[];
  actions: { what: string; ownerId: string; knownBy: string; dueOn: string }[];
};
export type AppealPage = Signed & {
  id: string;
  startsOn: string;
  endsOn: string;
  member: { id: string; name: string };
  leader: { id: string; name: string };
  figures: PackFigure[];
  appeal: ShownAppeal;
  signatures: ShownSignature[];
  fingerprint: string;
  mayDecide: boolean;
};

/** What was changed after the appeal is not in it. @throws NotFound for anybody but whom the member asked */
export const appealOfReview = (actor: Actor, reviewId: string): Promise<AppealPage> =>
  see(
    actor,
    'performance-review.view-appeal',
    performanceReviewFacts(actor, reviewId),
    async (db, { review, state }) => {
      const { member, leader, pack, appeals, signatures } = await reviewRows(db, review);
      const appeal = appeals.at(-1);
      const [found] = await db.rows<{ content: string }>(sql`select content from performance_review_signatures
      where organisation_id = ${review.organisationId} and review_id = ${review.id} and hash = ${appeal?.hash ?? ''} limit 1`);
      if (!appeal || !found) throw new NotFound();
      const { feedback, talk, comment, objectives, actions } = JSON.parse(found.content) as Signed;
      return {
        ...{ feedback, talk, comment, objectives, actions, appeal, member, leader, id: review.id },
        ...{ startsOn: review.startsOn, endsOn: review.endsOn, figures: pack?.pack.figures ?? [] },
        signatures: signatures.filter(({ hash }) => hash === appeal.hash),
        fingerprint: fingerprint(appeal.hash),
        mayDecide: state === 'appealed' && appeal.decidedAt === null,
      };
    },
  );
