// Coaching in the sample: Imani coaches Darnell, half-way; Mei-Lin, who leads nobody, coached Adwoa, and it is followed up.
import type { Actor } from '../../people/actor.ts';
import type { ConcludeForm, GrowForm } from '../../support/coaching/coaching.form.ts';
import { coachingPage, sessionPage } from '../../support/coaching/coaching-page.ts';
import {
  agreeCoaching,
  beginCoaching,
  beginReview,
  concludeReview,
  fixStart,
  proposeCoaching,
  sayExpectation,
  writeCoachingPlan,
} from '../../support/coaching/coaching-plans.ts';
import { observeContact } from '../../support/coaching/levels.ts';
import {
  agreeSession,
  holdSession,
  planSession,
  sayOutcome,
  writeGrow,
  writeNote,
  writeReflection,
} from '../../support/coaching/sessions.ts';
import type { Calendar } from './calendar.ts';
import { type CoachingStory, complaints, repairs, type TalkStory } from './coaching-stories.ts';
import type { SamplePeople } from './people.ts';

type Two = { coach: Actor; coachee: Actor };

/** Achieved a month ago, so that its first follow-up is due. */
export async function coachedByColleague(cast: SamplePeople, calendar: Calendar): Promise<void> {
  const two = { coach: await cast.as('meilin'), coachee: await cast.as('adwoa') };
  const id = await agreed(two, calendar, complaints);
  for (const talk of complaints.talks) await talked(two, calendar, id, talk);
  calendar.goTo(31, '11:00');
  await beginReview(two.coach, id);
  const none = { dueOn: null, method: null } satisfies Partial<ConcludeForm>;
  await concludeReview(two.coach, id, { ...none, outcome: 'achieve', ...complaints.achieved! });
}

/** Under way: one session agreed, the next on its way. */
export async function coachedByLeader(cast: SamplePeople, calendar: Calendar): Promise<void> {
  const two = { coach: await cast.as('imani'), coachee: await cast.as('darnell') };
  const id = await agreed(two, calendar, repairs);
  for (const talk of repairs.talks) await talked(two, calendar, id, talk);
  const day = calendar.workingDay(calendar.lately(-2));
  await planSession(two.coach, id, { day, time: '15:00', minutes: 45, place: 'Room 2' });
}

async function agreed({ coach, coachee }: Two, calendar: Calendar, story: CoachingStory): Promise<string> {
  calendar.goTo(story.begun, '10:15');
  const { need, needSource } = story.plan;
  const { id } = await beginCoaching(coach, { part: 'coach', otherId: coachee.personId, need, needSource });
  const dueOn = calendar.workingDay(story.due);
  await writeCoachingPlan(coach, id, { ...story.plan, skillId: null, dueOn, version: 1 });
  await sayExpectation(coach, id, { words: story.coachExpects });
  await sayExpectation(coachee, id, { words: story.coacheeExpects });
  await proposeCoaching(coach, id);
  const { row } = await coachingPage(coachee, id);
  await agreeCoaching(coachee, id, { version: row.version });
  await fixStart(coach, id, story.start);
  return id;
}

async function talked({ coach, coachee }: Two, calendar: Calendar, planId: string, talk: TalkStory) {
  calendar.goTo(talk.daysAgo + 3, '09:20');
  const day = calendar.day(talk.daysAgo);
  const { id } = await planSession(coach, planId, { day, time: '14:00', minutes: 45, place: 'Room 2' });
  const version = async () => (await sessionPage(coach, id)).session.version;
  calendar.goTo(talk.daysAgo, '14:50');
  await holdSession(coach, id);
  const actionDue = calendar.workingDay(talk.daysAgo - 10);
  const grow: Omit<GrowForm, 'version'> = {
    question: null,
    option3: null,
    raise: null,
    ...talk.grow,
    actionDue,
    done: false,
  };
  await writeGrow(coachee, id, { ...grow, version: await version() });
  await writeReflection(coachee, id, { words: talk.reflection, share: 'yes', version: 0 });
  await writeNote(coach, id, { suggestion: null, ...talk.note, version: await version() });
  for (const one of [coach, coachee]) await agreeSession(one, id, { version: await version() });
  if (!talk.outcome) return;
  calendar.goTo(talk.daysAgo - 11, '15:30');
  await sayOutcome(coachee, id, talk.outcome);
  await observeContact(coach, planId, { day: calendar.day(talk.daysAgo - 11), ...talk.seen! });
}
