// An assessment planned, agreed, asked to be adjusted, reviewed and reported: a row in every table of these.
import { askForReport } from '../src/server/assessment/caseload/caseload-reports.ts';
import { askAdjustment } from '../src/server/assessment/planning/adjustments.ts';
import { activityForm } from '../src/server/assessment/planning/assessment-plans.form.ts';
import { signPlan } from '../src/server/assessment/planning/assessment-plans.ts';
import { planPageOf } from '../src/server/assessment/planning/plan-page.ts';
import { addActivity, moveActivity } from '../src/server/assessment/planning/planned-activities.ts';
import { addReviewAction, beginReview, signReview } from '../src/server/assessment/reviews/progress-reviews.ts';
import { reviewOf } from '../src/server/assessment/reviews/review-page.ts';
import { today } from '../src/server/clock.ts';
import { daysAfter } from '../src/server/day-words.ts';
import type { Actor } from '../src/server/people/actor.ts';

export async function planAndReview({ lee, ash, enrolment }: { lee: Actor; ash: Actor; enrolment: { id: string } }) {
  const day = today(lee.organisation.timeZone);
  const planned = { method: 'observation', what: 'The briefing', plannedOn: daysAfter(day, 7), criteria: '1.1' };
  const activity = await addActivity(ash, enrolment.id, activityForm.parse(planned));
  const moved = { activityId: activity.id, plannedOn: daysAfter(day, 14), plannedAt: '10:00', reason: 'Leave' };
  await moveActivity(lee, moved);
  await signPlan(lee, enrolment.id, (await planPageOf(lee, enrolment.id)).terms!.hash);
  await askAdjustment(lee, enrolment.id, 'Questions in writing');
  const review = await beginReview(ash, enrolment.id, { heldOn: day, words: 'Steady.' });
  await addReviewAction(ash, review.id, { ownerId: lee.personId, what: 'Ask Mo', dueOn: daysAfter(day, 7) });
  await signReview(lee, review.id, (await reviewOf(lee, review.id)).review.hash);
  await askForReport(ash, { kind: 'caseload', format: 'csv', find: '', shown: 'open' });
}
