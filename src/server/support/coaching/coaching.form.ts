import { z } from 'zod';
import {
  choice,
  date,
  id,
  longText,
  optionalDate,
  optionalId,
  optionalLongText,
  optionalText,
  version,
  versionFrom,
  wholeNumber,
} from '../../fields.ts';
import { time } from '../../time-field.ts';

export const needSources = ['figures', 'feedback', 'observation', 'own-wish', 'new-work'] as const;
export const needSourceWords: Record<(typeof needSources)[number], string> = {
  figures: 'Figures',
  feedback: 'Feedback of customers or colleagues',
  observation: 'A contact that was seen or heard',
  'own-wish': 'The coachee’s own wish',
  'new-work': 'New work',
};

export const methods = ['talks', 'listening', 'side-by-side', 'practice', 'shadowing', 'trying-out'] as const;
export const methodWords: Record<(typeof methods)[number], string> = {
  talks: 'Talks: questions, options, own next steps',
  listening: 'Listening to contacts together',
  'side-by-side': 'Sitting beside each other at work',
  practice: 'Practising a hard situation',
  shadowing: 'Watching somebody who does it well',
  'trying-out': 'Trying things out, and looking at what happened',
};

/** A choice that may be left open. */
const methodOrNone = z
  .enum(['', ...methods], { error: 'Choose the method' })
  .optional()
  .transform((value) => value || null);

export const parts = ['coach', 'coachee'] as const;
export const beginCoachingForm = z.object({
  part: choice(parts, 'Choose whether you coach or are coached'),
  otherId: id('Choose whom with'),
  needSource: choice(needSources, 'Choose where the need shows'),
  need: longText('what it is needed for', 2_000),
});
export type BeginCoachingForm = z.output<typeof beginCoachingForm>;

/** Everything but the need may be left open while the plan is written. */
export const coachingPlanForm = z.object({
  need: longText('what it is needed for', 2_000),
  needSource: choice(needSources, 'Choose where the need shows'),
  skillId: optionalId('the skill'),
  objective: optionalLongText('the objective', 1_000),
  measure: optionalText('how it is measured', 300),
  baseline: optionalText('where that stands now', 300),
  target: optionalText('the target', 300),
  dueOn: optionalDate('the day by which it is reached'),
  method: methodOrNone,
  methodWhy: optionalLongText('why this method', 1_000),
  tailored: optionalLongText('how it fits', 1_000),
  resources: optionalLongText('the resources', 1_000),
  criteria: optionalLongText('how both will know', 1_000),
  confidentiality: optionalLongText('what stays between you', 1_000),
  stopping: optionalLongText('how it can be stopped', 1_000),
  evidenceFor: choice(['both', 'coachee'], 'Choose who may take records of it as evidence'),
  version,
});
export type CoachingPlanForm = z.output<typeof coachingPlanForm>;

export const expectForm = z.object({ words: longText('what you expect', 1_000) });
export type ExpectForm = z.output<typeof expectForm>;

const level = choice(['0', '1', '2', '3', '4'], 'Choose the level').transform(Number);
const levelOrNone = z
  .enum(['', '0', '1', '2', '3', '4'], { error: 'Choose the level' })
  .optional()
  .transform((value) => (value ? Number(value) : null));
const basis = longText('what it rests on', 1_000);

export const startForm = z.object({ level, basis });
export type StartForm = z.output<typeof startForm>;
export const observeForm = z.object({
  day: date('the day of the contact'),
  contact: optionalText('the contact', 200),
  level,
  basis,
});
export type ObserveForm = z.output<typeof observeForm>;
export const followUpForm = z.object({ level, basis, contact: optionalText('the contact', 200) });
export type FollowUpForm = z.output<typeof followUpForm>;

export const concludeForm = z.object({
  outcome: choice(['achieve', 'extend', 'change-method'], 'Choose what came of it'),
  words: longText('what came of it, and why', 2_000),
  level: levelOrNone,
  basis: optionalLongText('what it rests on', 1_000),
  dueOn: optionalDate('the new day'),
  method: methodOrNone,
});
export type ConcludeForm = z.output<typeof concludeForm>;

/** Nobody has to say why. */
export const stopForm = z.object({ words: optionalLongText('your words', 1_000) });

export const planSessionForm = z.object({
  day: date('the day'),
  time,
  minutes: wholeNumber('how many minutes it lasts', '45', 5, 480),
  place: optionalText('the place', 200),
});
export type PlanSessionForm = z.output<typeof planSessionForm>;

/** The coachee's part. Of the options those count that are filled in. */
export const growForm = z.object({
  question: optionalLongText('your question', 1_000),
  goal: optionalLongText('the goal', 1_000),
  reality: optionalLongText('how it is now', 2_000),
  option1: optionalText('the first option', 500),
  option2: optionalText('the second option', 500),
  option3: optionalText('the third option', 500),
  action: optionalText('your next step', 500),
  actionDue: optionalDate('the day of your next step'),
  confidence: z
    .enum(['', ...Array.from({ length: 10 }, (_, at) => String(at + 1))], { error: 'Choose from 1 to 10' })
    .optional()
    .transform((value) => (value ? Number(value) : null)),
  raise: optionalLongText('what would make you surer', 1_000),
  /** Hands it over to the coach, who writes next. */
  done: z
    .enum(['yes'])
    .optional()
    .catch(undefined)
    .transform((value) => value === 'yes'),
  version,
});
export type GrowForm = z.output<typeof growForm>;

/** `version` 0: nothing was written yet when the form was opened. */
export const reflectionForm = z.object({
  words: longText('what you think of it', 4_000),
  share: choice(['no', 'yes'], 'Choose whether your coach may read it'),
  version: versionFrom(0),
});
export type ReflectionForm = z.output<typeof reflectionForm>;

export const noteForm = z.object({
  observed: longText('what you saw and heard', 4_000),
  asked: optionalLongText('what you asked', 2_000),
  suggestion: optionalLongText('your suggestion', 1_000),
  version,
});
export type NoteForm = z.output<typeof noteForm>;

export const outcomeForm = z.object({ words: longText('what came of it', 1_000) });
