import { z } from 'zod';
import { choice, date, id, optionalDate, optionalId, optionalText, text, wholeNumber } from '../../fields.ts';
import { timeOf } from '../../time-field.ts';
import { activityMethods } from './assessment-plans.table.ts';

const timeWords = 'Enter the time, like 2pm or 14:30, or leave it empty';
const optionalTime = optionalText('the time', 20).transform((typed, context) => {
  const read = typed === null ? null : timeOf(typed);
  if (typed === null || read !== null) return read;
  context.addIssue({ code: 'custom', message: timeWords });
  return z.NEVER;
});
const activityId = id('Choose the activity');

export const planTermsForm = z.object({
  expectedEnd: optionalDate('the day by which the unit should be done'),
  reviewWeeks: wholeNumber('after how many weeks you review progress', '8', 1, 52),
  employerId: optionalId('who speaks for the employer'),
});
export type PlanTermsForm = z.output<typeof planTermsForm>;

export const activityForm = z.object({
  method: choice(activityMethods, 'Choose how it is assessed'),
  what: text('what is assessed', 300),
  plannedOn: date('the day'),
  plannedAt: optionalTime,
  place: optionalText('the place', 200),
  criteria: text('which criteria it is for, like 1.1, 1.3', 500),
});
export type ActivityForm = z.output<typeof activityForm>;

export const moveActivityForm = z.object({
  activityId,
  plannedOn: date('the new day'),
  plannedAt: optionalTime,
  reason: text('why it moves', 500),
});
export type MoveActivityForm = z.output<typeof moveActivityForm>;

export const callOffActivityForm = z.object({ activityId, reason: text('why it is called off', 500) });
export const finishActivityForm = z.object({
  activityId,
  doneOn: date('the day on which it was done'),
  words: optionalText('what came of it', 500),
});
export type FinishActivityForm = z.output<typeof finishActivityForm>;

/** `hash`: of the plan as it was read. */
export const signPlanForm = z.object({
  hash: z.string({ error: 'Open the page again before you agree.' }).regex(/^[0-9a-f]{64}$/, {
    error: 'Open the page again before you agree.',
  }),
});
