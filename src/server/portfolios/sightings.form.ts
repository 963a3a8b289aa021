import { z } from 'zod';
import { date, id, longText, optionalText, text } from '../fields.ts';

/** What cannot travel: what it is, where it is kept and by whom, and who is asked to look at it. */
export const inSituForm = z.object({
  title: text('what it is'),
  happenedFrom: date('the day it is from'),
  about: longText('what is to be seen, and your part in it'),
  place: text('where it is kept'),
  keeper: optionalText('who keeps it'),
  why: longText('why it cannot be copied', 2_000),
  personId: id('Choose who is asked to look at it'),
});
export type InSituForm = z.output<typeof inSituForm>;

export const askSightingForm = z.object({ personId: id('Choose who is asked to look at it') });

export const signSightingForm = z.object({
  seenOn: date('the day you saw it'),
  words: longText('what you saw', 4_000),
});
export type SignSightingForm = z.output<typeof signSightingForm>;
