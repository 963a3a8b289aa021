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

export const personForm = z.object({
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
export type PersonForm = z.output<typeof personForm>;

export const editPersonForm = personForm.extend({ version });
export type EditPersonForm = z.output<typeof editPersonForm>;
