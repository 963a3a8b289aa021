import { z } from 'zod';
import { choice, text } from '../fields.ts';
import { newPassword } from './sign-in.form.ts';

const ownPassword = z.string({ error: 'Enter your password' }).min(1, 'Enter your password');

export const passwordForm = z
  .object({
    current: z.string({ error: 'Enter your current password' }).min(1, 'Enter your current password'),
    password: newPassword,
  })
  .refine(({ current, password }) => password === '' || current !== password, {
    error: 'Choose a password that differs from your current one',
    path: ['password'],
  });
export const stepUpForm = z.object({ password: ownPassword });
export const themeForm = z.object({
  theme: choice(['system', 'light', 'dark'], 'Choose light, dark or as the device'),
});
export const sessionForm = z.object({ session: text('the session') });
export const passkeyForm = z.object({ passkey: text('the passkey') });
