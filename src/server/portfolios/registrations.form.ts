import { z } from 'zod';
import { choice, date, id, longText, optionalLongText, optionalText, several, version } from '../fields.ts';
import { isLearnerNumber } from './learner-number.ts';
import { registrationEnds } from './registrations.table.ts';

const numbers = {
  candidateNumber: optionalText('the awarding body’s number', 60),
  uln: optionalText('the unique learner number', 20)
    .transform((typed) => typed?.replaceAll(/[\s-]/g, '') || null)
    .refine((typed) => typed === null || /^\d{10}$/.test(typed), {
      error: 'Enter the unique learner number with its ten digits, like 1234567015, or leave it empty',
      abort: true,
    })
    .refine((typed) => typed === null || isLearnerNumber(typed), {
      error:
        'Look at the unique learner number once more: its last digit does not check the others, so one of them is mistyped',
    }),
};

export const registerForm = z.object({
  candidateId: id('Choose the candidate'),
  registeredOn: date('the day of registration'),
  ...numbers,
  /** Needed where the last day of registration had passed. */
  lateReason: optionalLongText('the reason', 1_000),
});
export type RegisterForm = z.output<typeof registerForm>;

export const editRegistrationForm = z.object({ ...numbers, version });
export type EditRegistrationForm = z.output<typeof editRegistrationForm>;

export const endRegistrationForm = z.object({
  endedAs: choice(registrationEnds, 'Choose how it ends'),
  endedOn: date('the day on which it ends'),
  endedReason: longText('why it ends', 1_000),
  version,
});
export type EndRegistrationForm = z.output<typeof endRegistrationForm>;

const most = 40; // more than any award has; what counts of them is worked out in milliseconds
export const chooseUnitsForm = z.object({
  chosen: several(z.string('Choose units from the list').max(60, 'Choose units from the list')).refine(
    (list) => list.length <= most,
    `Choose at most ${most} units`,
  ),
  version,
});
