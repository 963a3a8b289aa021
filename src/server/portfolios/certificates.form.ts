import { z } from 'zod';
import { date, longText, optionalDate, optionalText, text } from '../fields.ts';

/** A certificate that somebody holds: what it says, and why it speaks of their work today. */
export const certificateForm = z
  .object({
    title: text('what it certifies'),
    awardedBy: text('who awarded it'),
    awardedOn: date('the day it was awarded'),
    number: optionalText('its number', 100),
    expiresOn: optionalDate('the day it expires'),
    seenBy: optionalText('who saw the original'),
    seenOn: optionalDate('the day they saw it'),
    about: longText('what it says of your work now'),
  })
  .refine(({ awardedOn, expiresOn }) => !expiresOn || expiresOn >= awardedOn, {
    path: ['expiresOn'],
    error: 'Enter a day of expiry that is not before the day it was awarded',
  })
  .refine(({ seenBy, seenOn }) => Boolean(seenBy) === Boolean(seenOn), {
    path: ['seenOn'],
    error: 'Enter both who saw the original and when, or neither',
  });
export type CertificateForm = z.output<typeof certificateForm>;
