import { z } from 'zod';
import { email, optionalText, text } from '../fields.ts';
import { isGuessedFirst } from './guessed-first.ts';
import { organisationForm } from './organisation.form.ts';

const newPassword = z
  .string({ error: 'Choose a password' })
  .min(12, 'Choose a password of at least 12 characters. Three or four words work well.')
  .max(256, 'Choose a password of at most 256 characters')
  .refine(
    (value) => value.length < 12 || !isGuessedFirst(value),
    'Choose a password that is no piece said again, no row of keys or numbers and not “password”: these are guessed first. Three or four words work well.',
  );

export const signInForm = z.object({
  email: email(),
  password: z.string({ error: 'Enter your password' }).min(1, 'Enter your password'),
});

export const codeForm = z.object({
  code: z
    .string({ error: 'Enter the code from your app' })
    .transform((value) => value.replaceAll(/[\s-]/g, ''))
    .refine((value) => value.length >= 6, 'Enter the six digits from your app, or one of your backup codes')
    .transform((value) => value.replace(/^(\w{5})(\w{5})$/, '$1-$2')), // as backup codes are kept
  backup: optionalText('the backup code'),
});

export const setUpForm = z.object({
  organisation: organisationForm.shape.name,
  sector: organisationForm.shape.sector,
  name: text('your name'),
  email: email('Enter your e-mail address, like name@example.org'),
  password: newPassword,
});

export { newPassword };
