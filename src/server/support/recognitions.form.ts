import { z } from 'zod';
import { choice, id, longText, optionalDate, optionalLongText, optionalText, tick } from '../fields.ts';

/** Who may read it beside giver and receiver. */
export const audiences = ['team', 'receiver'] as const;

/** `work`: `plan:<id>` or `task:<id>`; `noted`: what is still missing was pointed out, and it is given as it is. */
export const thanksForm = z.object({
  receiverId: id('Choose whom you thank'),
  behaviour: longText('what they did', 2000),
  effect: optionalLongText('what it did for the customer or the team', 2000),
  happenedOn: optionalDate('the day'),
  work: z
    .string({ error: 'Choose the work from the list, or leave it empty' })
    .regex(/^((plan|task):[0-9a-f-]{36})?$/, 'Choose the work from the list, or leave it empty')
    .optional()
    .transform((value) => value || null),
  contact: optionalText('the contact', 60),
  audience: choice(audiences, 'Choose who may read it'),
  noted: tick,
});
/** The same on a day, for one person: what is at fault is told before the thanks are looked at for what they lack. */
export const thanksFormOf = (giverId: string, day: string) =>
  thanksForm.extend({
    receiverId: thanksForm.shape.receiverId.refine((id) => id !== giverId, 'Choose somebody else than yourself'),
    happenedOn: thanksForm.shape.happenedOn.refine((on) => !on || on <= day, 'Enter a day that has come'),
  });
export type ThanksForm = z.output<typeof thanksForm>;

export const takeBackForm = z.object({ reason: longText('why you take it back', 500) });
