// The rules of assessment plans, adjustments, reviews of progress and caseloads: the part of `permissions.ts` for them. Pure.
import { assesses, has, isCandidate, isSelf, type OfEnrolment, seesEnrolment } from './decision-rules.ts';
import type { Actor } from './people/actor.ts';

/** `employerId`: who speaks for the employer in this review. */
export type OfReview = OfEnrolment & { employerId: string | null };
export type OfReviewAction = OfReview & { ownerId: string };
export type OfReport = { askedBy: string };

const plans = (actor: Actor, enrolment: OfEnrolment) => isCandidate(actor, enrolment) || assesses(actor, enrolment);
const speaksForEmployer = (actor: Actor, { employerId, candidateId }: OfReview) =>
  actor.personId === employerId && actor.personId !== candidateId;
const takesPart = (actor: Actor, review: OfReview) => plans(actor, review) || speaksForEmployer(actor, review);
const overseesCandidates = has('assessor', 'internal-quality-assurer', 'centre-coordinator', 'administrator');

export const assessingRules = {
  'assessment-plan.view': seesEnrolment,
  'assessment-plan.set': assesses,
  'assessment-plan.sign': plans,
  'planned-activity.add': plans,
  'planned-activity.move': plans,
  'planned-activity.call-off': plans,
  'planned-activity.finish': assesses,
  /** What somebody needs done otherwise can say more of them than others should know: the two who arrange it read it. */
  'reasonable-adjustment.view': plans,
  'reasonable-adjustment.ask': isCandidate,
  'reasonable-adjustment.answer': assesses,
  'reasonable-adjustment.withdraw': isCandidate,
  'progress-review.list': seesEnrolment,
  'progress-review.view': (actor: Actor, review: OfReview) =>
    seesEnrolment(actor, review) || speaksForEmployer(actor, review),
  'progress-review.begin': assesses,
  'progress-review.comment': takesPart,
  'progress-review.add-action': takesPart,
  'progress-review.finish-action': (actor: Actor, action: OfReviewAction) =>
    takesPart(actor, action) && isSelf(actor, { personId: action.ownerId }),
  'progress-review.sign': takesPart,
  'progress-review.go-on': assesses,
  'caseload.view': overseesCandidates,
  'caseload-report.ask': overseesCandidates,
  'caseload-report.fetch': (actor: Actor, { askedBy }: OfReport) => isSelf(actor, { personId: askedBy }),
} satisfies Record<string, (actor: Actor, subject: never) => boolean>;
