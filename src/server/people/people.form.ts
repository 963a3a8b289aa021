import { z } from 'zod';
import {
  email,
  optionalDate,
  optionalHours,
  optionalId,
  optionalLongText,
  optionalText,
  text,
  version,
} from '../fields.ts';

const person = z.object({
  name: text('the person’s name', 120),
  email: optionalText('the e-mail address', 320).pipe(
    email('Enter an e-mail address, like name@example.org, or leave it empty').nullable(),
  ),
  employeeNumber: optionalText('the employee number', 60),
  jobTitle: optionalText('the job title', 120),
  responsibilities: optionalLongText('the responsibilities'),
  managerId: optionalId('the manager'),
  hours: optionalHours('the hours a week', '37.5', 0, 168),
  startsOn: optionalDate('the first day at work'),
  endsOn: optionalDate('the last day at work'),
});
/** Whether the last day at work is not before the first, where both are known. */
export const areInOrder = ({ startsOn, endsOn }: { startsOn?: string | null; endsOn?: string | null }) =>
  !startsOn || !endsOn || endsOn >= startsOn;
export const notInOrder = 'Enter a last day at work that is not before the first';

export const personForm = person.refine(areInOrder, { error: notInOrder, path: ['endsOn'] });
export type PersonForm = z.output<typeof personForm>;

export const editPersonForm = person.extend({ version }).refine(areInOrder, { error: notInOrder, path: ['endsOn'] });
export type EditPersonForm = z.output<typeof editPersonForm>;
