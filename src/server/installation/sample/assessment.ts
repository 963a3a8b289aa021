// How the leader is assessed: planned with her assessor at the beginning, reviewed once with her manager, and what comes next.
import { activityForm } from '../../assessment/planning/assessment-plans.form.ts';
import { setPlanTerms, signPlan } from '../../assessment/planning/assessment-plans.ts';
import { planPageOf } from '../../assessment/planning/plan-page.ts';
import { addActivity, finishActivity, moveActivity } from '../../assessment/planning/planned-activities.ts';
import {
  addReviewAction,
  beginReview,
  commentOnReview,
  finishReviewAction,
  signReview,
} from '../../assessment/reviews/progress-reviews.ts';
import { reviewOf } from '../../assessment/reviews/review-page.ts';
import type { Actor } from '../../people/actor.ts';
import type { Calendar } from './calendar.ts';
import type { SamplePeople } from './people.ts';
import type { SampleEnrolment } from './portfolio.ts';

const first = {
  ...{ method: 'products', what: 'The summer plan, and what you agreed with three of the team' },
  ...{ plannedAt: '10:30', place: 'Room 4', criteria: '1, 2.1, 2.2' },
};
const talk = {
  ...{ method: 'professional-discussion', what: 'Where your team stands in the association, and why it is led so' },
  ...{ plannedAt: '11:30', place: 'Room 4', criteria: '4' },
};
const meeting = {
  ...{ method: 'observation', what: 'A meeting that you lead, from the agenda to who does what' },
  ...{ plannedAt: '', place: 'The Hub', criteria: '1.1, 4.6, 4.7' },
};

/** Planned and agreed in the week of enrolling. */
export async function planAssessment(cast: SamplePeople, calendar: Calendar, { id }: SampleEnrolment): Promise<void> {
  const [assessor, leader] = [await cast.as('geoff'), await cast.as('imani')];
  calendar.goTo(118, '14:10');
  const expectedEnd = calendar.workingDay(-77);
  await setPlanTerms(assessor, id, { expectedEnd, reviewWeeks: 8, employerId: cast.idOf('moira') });
  for (const { on, ...planned } of [
    { ...first, on: 41 },
    { ...talk, on: 41 },
    { ...meeting, on: 3 },
  ])
    await addActivity(assessor, id, activityForm.parse({ ...planned, plannedOn: calendar.workingDay(on) }));
  calendar.goTo(117, '09:20');
  await agreed(id, [leader, assessor]);
}

async function agreed(enrolmentId: string, actors: Actor[]) {
  for (const actor of actors) {
    const { terms } = await planPageOf(actor, enrolmentId);
    await signPlan(actor, enrolmentId, terms!.hash);
  }
}

/** After the first visit: what was done, and a review with the head of customer contact. */
export async function reviewWithManager(cast: SamplePeople, calendar: Calendar, { id }: SampleEnrolment) {
  const [assessor, leader, manager] = [await cast.as('geoff'), await cast.as('imani'), await cast.as('moira')];
  calendar.goTo(39, '08:40');
  const done = 'Gone through together; two claims need another occasion.';
  for (const { id: activityId } of (await planPageOf(assessor, id)).activities.slice(0, 2))
    await finishActivity(assessor, { activityId, doneOn: calendar.workingDay(41), words: done });
  const { id: reviewId } = await beginReview(assessor, id, {
    heldOn: calendar.day(39),
    words:
      'Imani’s records are rich and her own. What is thin is other people’s voices: who saw her lead, and what came of it for them.',
  });
  const actions = [
    {
      ownerId: leader.personId,
      what: 'Ask two people outside the team for a testimony',
      dueOn: calendar.workingDay(10),
    },
    {
      ownerId: manager.personId,
      what: 'Keep Imani free for the assessor’s second visit',
      dueOn: calendar.workingDay(5),
    },
  ];
  const added = [];
  for (const action of actions) added.push(await addReviewAction(assessor, reviewId, action));
  calendar.goTo(39, '08:50');
  await commentOnReview(
    leader,
    reviewId,
    'I leave things out because they feel ordinary. I will write down the ordinary ones.',
  );
  calendar.goTo(39, '08:55');
  await commentOnReview(
    manager,
    reviewId,
    'The Hub’s evenings have become calmer since she asks before she plans. I see it in the complaints.',
  );
  const { hash } = (await reviewOf(assessor, reviewId)).review;
  for (const actor of [manager, leader, assessor]) await signReview(actor, reviewId, hash);
  return added.map((action) => action.id);
}

/** At the second visit: the meeting is observed later than planned, which both agree to, and what was agreed is done. */
export async function visitMoved(cast: SamplePeople, calendar: Calendar, { id }: SampleEnrolment, actions: string[]) {
  const [assessor, leader, manager] = [await cast.as('geoff'), await cast.as('imani'), await cast.as('moira')];
  const { activities } = await planPageOf(leader, id);
  const open = activities.find(({ state }) => state === 'planned' || state === 'overdue')!;
  const reason = 'The winter plan is agreed by then, and the meeting is about who does what';
  await moveActivity(leader, { activityId: open.id, plannedOn: calendar.workingDay(-25), plannedAt: '10:00', reason });
  await agreed(id, [leader, assessor]);
  await finishReviewAction(leader, actions[0]!, 'Maureen Platt has written; Dev Anand is asked.');
  await finishReviewAction(manager, actions[1]!, null);
}
