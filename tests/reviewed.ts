// A performance review of Mo by Lee, taken as far as a test needs it, with the product's own functions.
import { today } from '../src/server/clock.ts';
import { daysAfter } from '../src/server/day-words.ts';
import type { Actor } from '../src/server/people/actor.ts';
import { addAgreedAction, addDevelopment } from '../src/server/reviews/agreed.ts';
import { citeExample } from '../src/server/reviews/examples.ts';
import { performanceReviewOf } from '../src/server/reviews/performance-review-page.ts';
import type { ReviewStance } from '../src/server/reviews/performance-reviews.table.ts';
import {
  commentOnPerformance,
  draftView,
  handInView,
  openReview,
  recordTalk,
  showFeedback,
} from '../src/server/reviews/performance-reviews.ts';
import { signPerformanceReview } from '../src/server/reviews/signing-review.ts';

export const ownView = {
  wentWell: 'In January I gave every caller the surveyor’s name and the day.',
  wasHard: 'I find it hard to end a call when somebody is upset.',
  wants: 'I would like to lead the desk for a month.',
};
export const feedback =
  'On 14 January you told Mrs Halloran which surveyor was coming and when. She did not ring again.';
export const comment = 'On the 22nd the customer was crying, and I had named the day already.';
export const develops = { title: 'Name the next step by the second minute', knownBy: '8 of 10 calls heard' };
export const agreed = { what: 'Listen to the call of 9 February together', knownBy: 'Mo’s note' };

type Two = { lee: Actor; mo: Actor };
export const dayOn = ({ organisation }: Actor, days: number) => daysAfter(today(organisation.timeZone), days);

/** Opened over the last thirteen weeks. */
export const openedReview = ({ lee, mo }: Two) =>
  openReview(lee, { memberId: mo.personId, startsOn: dayOn(lee, -91), endsOn: dayOn(lee, -1) });

export async function handedInReview(two: Two) {
  const { id, version } = await openedReview(two);
  const draft = await draftView(two.mo, id, { ...ownView, wants: null, version });
  return handInView(two.mo, id, { ...ownView, version: draft.version });
}

export async function talkedReview(two: Two) {
  const { id, version } = await handedInReview(two);
  await showFeedback(two.lee, id, { feedback, version });
  return recordTalk(two.lee, id, { metOn: dayOn(two.lee, 0), talk: 'We listened to the call of the 9th.' });
}

/** Commented, with an objective that is for nothing and an action for each of the two. */
export async function agreedReview(two: Two) {
  const { id } = await talkedReview(two);
  await citeExample(two.mo, id, { happenedOn: dayOn(two.lee, -40), words: 'I named the day on the 22nd' });
  await commentOnPerformance(two.mo, id, { comment });
  const dueOn = dayOn(two.lee, 30);
  await addDevelopment(two.lee, id, { ...develops, dueOn, tie: '', untiedReason: 'It is for Mo’s own sake' });
  await addAgreedAction(two.mo, id, { ...agreed, dueOn, ownerId: two.mo.personId });
  await addAgreedAction(two.lee, id, { ...agreed, what: 'Free Thursday mornings', dueOn, ownerId: two.lee.personId });
  return id;
}

/** Signs the text as the reader sees it now. */
export async function signedBy(actor: Actor, reviewId: string, stance: ReviewStance = 'agree', words?: string) {
  const { review } = await performanceReviewOf(actor, reviewId);
  return signPerformanceReview(actor, reviewId, { hash: review.hash!, stance, words: words ?? null });
}

export async function signedReview(two: Two, stance: ReviewStance = 'agree') {
  const id = await agreedReview(two);
  await signedBy(two.mo, id, stance, stance === 'agree-in-part' ? 'Not with the 22nd' : undefined);
  await signedBy(two.lee, id);
  return id;
}
