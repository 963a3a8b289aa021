// The texts in a file of units. What they may not hold is said in words, because a file is mended by a person.
import { z } from 'zod';
import { isReadable } from '../fields.ts';

/** In one line; `what` completes “give …” and “shorten … to 20 characters”. */
export const words = (what: string, most: number) =>
  z
    .string({ error: `give ${what} as text` })
    .transform((text) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim())
    .refine((text) => text.length > 0, { error: `give ${what}`, abort: true })
    .refine((text) => text.length <= most, `shorten ${what} to ${most} characters`)
    .refine((text) => text.isWellFormed(), `write ${what} anew: it holds half of a sign`)
    .refine(isReadable, `give ${what} without signs that cannot be seen`);

/** What something is known by: two that look alike must not be two, so nothing unseen and no letter of another alphabet. */
export const knownBy = (what: string, most: number) =>
  words(what, most)
    .refine((text) => !/[\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(text), {
      error: `give ${what} without signs that cannot be seen`,
      abort: true,
    })
    .refine((text) => !/(?=\p{L})\P{Script=Latin}/u.test(text), `write ${what} in Latin letters: some only look so`);

/** Two numbers of units are one where they differ only in blanks and capitals: `T/602/0001` and `t/602/ 0001`. */
export const sameNumber = (number: string): string => number.normalize('NFKC').replace(/\s/gu, '').toLowerCase();
