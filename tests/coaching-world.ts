// The cast with coaching: Nia, who leads nobody, coaches Mo. Days are those of March 2026.
import { setClock } from '../src/server/clock.ts';
import type { Actor } from '../src/server/people/actor.ts';
import type { CoachingPlanForm, GrowForm, NoteForm } from '../src/server/support/coaching/coaching.form.ts';
import { coachingPage, sessionPage } from '../src/server/support/coaching/coaching-page.ts';
import {
  agreeCoaching,
  beginCoaching,
  fixStart,
  proposeCoaching,
  sayExpectation,
  writeCoachingPlan,
} from '../src/server/support/coaching/coaching-plans.ts';
import {
  agreeSession,
  holdSession,
  planSession,
  writeGrow,
  writeNote,
  writeReflection,
} from '../src/server/support/coaching/sessions.ts';

export const onDay = (day: string, time = '10:00') => setClock(() => new Date(`${day}T${time}:00Z`));

export const planWords: Omit<CoachingPlanForm, 'version'> = {
  ...({ need: 'Mo loses the thread when a caller is upset', needSource: 'observation', skillId: null } as const),
  ...{
    objective: 'Callers hear the next step early',
    measure: 'Calls of ten in which it is said',
    baseline: '4 of 10',
  },
  ...({
    target: '8 of 10',
    dueOn: '2026-04-30',
    method: 'side-by-side',
    methodWhy: 'He learns by hearing himself',
  } as const),
  ...{ tailored: 'He works the early line, when two can listen', resources: 'Two hours off the phones' },
  ...{ criteria: 'Both hear it in eight calls of ten', confidentiality: 'It stays between us' },
  ...{ stopping: 'Each of us at any time', evidenceFor: 'both' },
};

export const growWords = {
  ...{ question: 'How do you keep calm?', goal: 'Stay with the caller', reality: 'I talk over them' },
  ...{ option1: 'Wait for a breath', option2: 'Write the next step down first', option3: null },
  ...{ action: 'Write it down first', actionDue: '2026-03-20', confidence: 8, raise: null, done: false },
} satisfies Omit<GrowForm, 'version'>;

export const noteWords = {
  observed: 'In the call about the boiler you said the next step after a minute, and she thanked you.',
  ...{ asked: 'I asked what was different this time.', suggestion: null },
} satisfies Omit<NoteForm, 'version'>;

type Two = { coach: Actor; coachee: Actor };

export const versionOf = async (actor: Actor, planId: string) => (await coachingPage(actor, planId)).row.version;
const sessionVersion = async (actor: Actor, sessionId: string) => (await sessionPage(actor, sessionId)).session.version;

/** Written by the coach, and what both expect said. Answers its id. */
export async function writtenPlan(
  { coach, coachee }: Two,
  words: Partial<Omit<CoachingPlanForm, 'version'>> = {},
): Promise<string> {
  const { id } = await beginCoaching(coach, {
    ...{ part: 'coach', otherId: coachee.personId, need: planWords.need, needSource: planWords.needSource },
  });
  await writeCoachingPlan(coach, id, { ...planWords, ...words, version: 1 });
  await sayExpectation(coach, id, { words: 'You write first' });
  await sayExpectation(coachee, id, { words: 'Time to think' });
  return id;
}

export async function agreedPlan(two: Two, words: Partial<Omit<CoachingPlanForm, 'version'>> = {}): Promise<string> {
  const id = await writtenPlan(two, words);
  await proposeCoaching(two.coach, id);
  await agreeCoaching(two.coachee, id, { version: await versionOf(two.coachee, id) });
  await fixStart(two.coach, id, { level: 1, basis: 'Ten calls heard' });
  return id;
}

export const arranged = async ({ coach }: Two, planId: string, day: string): Promise<string> =>
  (await planSession(coach, planId, { day, time: '09:00', minutes: 45, place: null })).id;

/** Written by both and agreed by both, on the day that the clock says. Answers its id. */
export async function agreedSession({ coach, coachee }: Two, planId: string, day: string): Promise<string> {
  const id = await arranged({ coach, coachee }, planId, day);
  await holdSession(coach, id);
  await writeGrow(coachee, id, { ...growWords, version: await sessionVersion(coachee, id) });
  await writeReflection(coachee, id, { words: 'I rush because the queue is long', share: 'yes', version: 0 });
  await writeNote(coach, id, { ...noteWords, version: await sessionVersion(coach, id) });
  for (const one of [coach, coachee]) await agreeSession(one, id, { version: await sessionVersion(one, id) });
  return id;
}
