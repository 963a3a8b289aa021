// Performance reviews of the sample: one that both have signed, and one that waits for the member's own view.
import { addAgreedAction, addDevelopment } from '../../reviews/agreed.ts';
import { performanceReviewOf } from '../../reviews/performance-review-page.ts';
import {
  commentOnPerformance,
  handInView,
  openReview,
  recordTalk,
  showFeedback,
} from '../../reviews/performance-reviews.ts';
import { consentToEvidence, signPerformanceReview } from '../../reviews/signing-review.ts';
import type { Calendar } from './calendar.ts';
import type { SamplePeople } from './people.ts';

const view = {
  wentWell:
    'I am proudest of the triage cover. Eleven tenants rang twice about mould in the same week, and I could tell each of them the surveyor’s name and the day. Only one rang a third time.',
  wasHard:
    'I find it hard to end a call when somebody is upset. I would rather be slow than cut someone off, but I can hear the queue.',
  wants: 'I would like to lead something, not only cover it.',
};
const feedback =
  'In the second week of the cover you told a tenant in Foundry Court which surveyor was coming, on which day, and what to do about her son’s room until then. She did not need to ring again, and said so in her survey.\n\nIn two of the calls that we heard together the tenant repeated the question three times before the next step was named. Name it the first time you are asked, then listen.';
const talk =
  'Priya heard one of the two calls otherwise: the tenant was crying, and she had named the surveyor already. Imani listened again and agreed. The other one the two will hear together. Priya leads the damp desk next month in her own name.';
const comment =
  'I do not agree that it is about being brief. It is about saying the next step early, and that I want to learn.';

/** Once there are contacts: what a review rests on is fixed with the own view. */
export async function sampleReviews(cast: SamplePeople, calendar: Calendar): Promise<void> {
  const [leader, member] = [await cast.as('imani'), await cast.as('priya')];
  calendar.goTo(calendar.lately(5), '09:10');
  const period = { startsOn: calendar.day(91), endsOn: calendar.day(1) };
  const { id, version } = await openReview(leader, { ...period, memberId: member.personId });
  calendar.goTo(calendar.lately(4), '16:20');
  const handedIn = await handInView(member, id, { ...view, version });
  calendar.goTo(calendar.lately(3), '08:40');
  await showFeedback(leader, id, { feedback, version: handedIn.version });
  const metOn = calendar.goTo(calendar.lately(2), '10:00');
  await recordTalk(leader, id, { metOn, talk });
  await commentOnPerformance(member, id, { comment });
  const { ties } = await performanceReviewOf(leader, id);
  await addDevelopment(leader, id, {
    ...{ title: 'Name the next step by the second minute on calls with distress', untiedReason: null },
    ...{ knownBy: '8 of 10 calls heard together, from 4 of 10 now', dueOn: calendar.workingDay(-84) },
    tie: ties.find(({ label }) => label === 'We settle it the first time')!.value,
  });
  for (const [owner, what, knownBy, due] of [
    ['priya', 'Hear the other call together and note what to try', 'Priya’s note', -11],
    ['imani', 'Move Thursday mornings so that Priya leads the damp desk in person', 'The rota', -8],
  ] as const)
    await addAgreedAction(leader, id, { ownerId: cast.idOf(owner), what, knownBy, dueOn: calendar.workingDay(due) });
  calendar.goTo(calendar.lately(1), '15:30');
  const hash = (await performanceReviewOf(member, id)).review.hash!;
  await signPerformanceReview(member, id, { hash, stance: 'agree', words: null });
  await signPerformanceReview(leader, id, { hash, stance: 'agree', words: null });
  await consentToEvidence(member, id, true);
  await openReview(leader, { ...period, memberId: cast.idOf('darnell') });
}
