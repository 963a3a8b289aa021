// The kinds of field that forms are made of, each with its sentences for when it is not filled in as it must be.
import { z } from 'zod';
import { now } from './clock.ts';
import { isFlat, manyLines, oneLine } from './one-line.ts';

/** A text of one line that must be there. `what` completes "Enter …". */
export const text = (what: string, most = 200) => filledIn(what, most, oneLine);

const filledIn = (what: string, most: number, lines: (typed: string) => string) =>
  z
    .string({ error: `Enter ${what}` })
    .overwrite(lines)
    .trim()
    .min(1, `Enter ${what}`)
    .max(most, `Shorten ${what} to ${most} characters`)
    .refine(isReadable, unreadable(what))
    .refine(isFlat, heaped(what));

// A text of signs that nobody sees, or of signs that turn the order of the others round, reads otherwise than it is.
export const isReadable = (value: string) =>
  value === '' || (visible.test(value) && !/[\u202a-\u202e\u2066-\u2069]/.test(value) && !hiddenTag.test(value));
// At least one letter, digit or sign that is drawn: neither unassigned, nor a filler, nor the empty cell of Braille.
const visible = /(?![\p{Default_Ignorable_Code_Point}\u2800])[\p{L}\p{N}\p{P}\p{S}]/u;
// Tags spell words that nobody sees, but in the flags of England, Scotland and Wales.
const hiddenTag = /(?<![\u{1f3f4}\u{e0020}-\u{e007e}])[\u{e0000}-\u{e007f}]/u;
const unreadable = (what: string) => `Enter ${what} without signs that cannot be seen`;

const heaped = (what: string) => `Enter ${what} with at most four marks above or below one letter`;

/** Something typed at most once: a form that names a field twice sends a list. */
const once = (what: string) => z.string({ error: `Enter ${what} once` });

/** A text of one line that may be left empty; empty becomes null. */
export const optionalText = (what: string, most = 200) => leftEmpty(what, most, oneLine);

const leftEmpty = (what: string, most: number, lines: (typed: string) => string) =>
  once(what)
    .overwrite(lines)
    .trim()
    .max(most, `Shorten ${what} to ${most} characters`)
    .refine(isReadable, unreadable(what))
    .refine(isFlat, heaped(what))
    .optional()
    .transform((value) => value || null);

/** The same of any number of lines. */
export const longText = (what: string, most = 20_000) => filledIn(what, most, manyLines);
export const optionalLongText = (what: string, most = 20_000) => leftEmpty(what, most, manyLines);

// As people write it: 1,250 or 1 250 or 12.5, a minus before, a % behind; not 0x10, 1e3 or 1,2,3, which a machine would take.
const written = /^[-−+]?(?=[.\d])(\d+|\d{1,3}([,\s]\d{3})+)?(\.\d+)?\s*%?$/;

const numberIn = (text: string): number =>
  written.test(text.trim()) ? Number(text.replaceAll(/[\s,%]/g, '').replace('−', '-')) : Number.NaN;

/** Of what is never a share: 95% of an hour is not meant by 95. */
const plainIn = (text: string): number => (text.includes('%') ? Number.NaN : numberIn(text));

type Among = {
  least: number;
  most: number;
  whole?: boolean;
  hundredths?: boolean;
  reading?: (typed: string) => number;
};

const numberOf = (what: string, example: string, { least, most, whole, hundredths, reading = numberIn }: Among) => {
  const wanted = `Enter ${what} as a ${whole ? 'whole number' : 'number'}, like ${example}`;
  return z
    .string({ error: wanted })
    .transform(reading)
    .refine((value) => Number.isFinite(value) && (!whole || Number.isInteger(value)), wanted)
    .refine((value) => !Number.isFinite(value) || (value >= least && value <= most), {
      error: `Enter ${what} from ${least} to ${most}, like ${example}`,
    })
    .refine((value) => !hundredths || !(value >= least && value <= most) || value === Math.round(value * 100) / 100, {
      error: `Enter ${what} with at most two decimals, like ${example}: the smallest step is 0.01`,
    });
};

/** A number, or a share in per cent, that must be there. `example`: one that would be right. */
export const number = (what: string, example: string, least = 0, most = 1_000_000) =>
  numberOf(what, example, { least, most });

/** The same for what cannot be halved. */
export const wholeNumber = (what: string, example: string, least = 0, most = 1_000_000) =>
  numberOf(what, example, { least, most, whole: true, reading: plainIn });

/**
 * Hours, which are kept to a hundredth: what is finer is refused, and never rounded unsaid. Hours and minutes, like 12:28 or 12 h 28 min,
 * are kept as the hundredth that reads as the same minutes.
 */
export const hours = (what: string, example: string, least: number, most: number) =>
  numberOf(what, example, { least, most, hundredths: true, reading: hoursIn });

const clockHours = /^(\d{1,4}):([0-5]\d)$/;
const spokenHours = /^(?:(\d{1,4})\s*h(?:rs?|ours?)?)?\s*(?:(\d{1,4})\s*(?:m(?:ins?|inutes?)?)?)?$/i;

function hoursIn(typed: string): number {
  const text = typed.trim();
  const [whole, parts] = (clockHours.exec(text) ?? spokenHours.exec(text))?.slice(1) ?? [];
  // A bare number is hours: its unit is what makes it minutes.
  if ((whole ?? parts) === undefined || /^\d+$/.test(text)) return plainIn(text.replace(/\s*h(rs?|ours?)?$/i, ''));
  return Math.round((Number(whole ?? 0) + Number(parts ?? 0) / 60) * 100) / 100;
}

/** Hours that may be left empty; empty becomes null. */
export const optionalHours = (what: string, example: string, least: number, most: number) =>
  orEmpty(what, hours(what, example, least, most));

const orEmpty = (what: string, field: z.ZodType<number>) =>
  once(what)
    .optional()
    .transform((value, context) => {
      if (!value?.trim()) return null;
      const parsed = field.safeParse(value);
      if (parsed.success) return parsed.data;
      // What is wrong between fields is told with it: without `continue` the rules of the form would not be asked.
      for (const { message } of parsed.error.issues) context.addIssue({ code: 'custom', message, continue: true });
      return z.NEVER;
    });

/** As it is typed into three boxes: a day of the month to come, so that it fits what is still to be done. */
export function exampleDay(): string {
  const today = now();
  const next = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, 27));
  return `27 ${next.getUTCMonth() + 1} ${next.getUTCFullYear()}`;
}

/** A date as YYYY-MM-DD, from one box or three. */
export const date = (what: string) =>
  z
    .string({ error: () => `Enter ${what}, like ${exampleDay()}` })
    .trim()
    .refine(isDate, { error: ({ input }) => `${whyNoDate(input)}Enter ${what}, like ${exampleDay()}` });

export const optionalDate = (what: string) =>
  once(what)
    .trim()
    .optional()
    .refine((value) => !value || isDate(value), {
      error: ({ input }) => `${whyNoDate(input)}Enter ${what} as a real date, like ${exampleDay()}, or leave it empty`,
    })
    .transform((value) => value || null);

/** One of a list. */
export const choice = <const Value extends string>(values: readonly Value[], words: string) =>
  z.enum(values as readonly [Value, ...Value[]], { error: words });

/** An id in small letters, as the database gives them back, however it was sent. */
export const id = (words: string) => z.uuid(words).toLowerCase();
/** One of a list that may be left empty; empty becomes null. */
export const optionalId = (what: string) =>
  once(what)
    .optional()
    .transform((value) => value || null)
    .pipe(id(`Choose ${what} from the list, or leave it empty`).nullable());

/** Any number of values under one name: none, one or several. */
export const several = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((value) => (value === undefined || value === '' ? [] : [value].flat()), z.array(item));

/** A tick box. */
export const tick = z.preprocess((value) => value === 'on' || value === 'true', z.boolean());

/** No mail server takes a longer address (RFC 5321, 4.5.3.1.3, without its brackets). */
export const longestEmail = 254;

export const email = (words = 'Enter an e-mail address, like name@example.org') =>
  z
    .string({ error: words })
    .trim()
    .toLowerCase()
    .pipe(z.email(words))
    .refine((address) => address.length <= longestEmail, {
      error: `Enter an e-mail address of at most ${longestEmail} characters`,
    });

/** The version a form was filled in from: a later one in the database means a lost race. */
export const version = versionFrom(1);

/** `least`: 0 where the record may not have been there yet. */
export function versionFrom(least: number) {
  const words = 'Open the page again before saving.';
  return z
    .string({ error: words })
    .regex(/^\d{1,9}$/, words)
    .transform(Number)
    .refine((value) => value >= least, words);
}

/** A form that consists of its button. */
export const nothing = z.object({});

const monthInWords = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

// Nothing that is led or proven lies outside; a year far from these is a slip of the finger.
const years = { first: 1900, last: 2200 };
export const yearsInWords = `the year is from ${years.first} to ${years.last}`;

/** "February 2026 has 28 days. " for its 31st, "The year needs four digits. " for 27, "The year is from 1900 to 2200. " for 0026; else nothing. */
function whyNoDate(value: unknown): string {
  const [, year, month, day] = /^(\d{1,4})-(0[1-9]|1[0-2])-(\d{2})$/.exec(String(value)) ?? [];
  if (!year) return '';
  if (year.length < 4) return 'The year needs four digits. ';
  if (!isYear(year)) return `T${yearsInWords.slice(1)}. `;
  const last = new Date(Date.UTC(Number(year), Number(month), 0));
  return Number(day) > last.getUTCDate() ? `${monthInWords.format(last)} has ${last.getUTCDate()} days. ` : '';
}

const isYear = (year: string) => Number(year) >= years.first && Number(year) <= years.last;

/** Whether a text is a day, YYYY-MM-DD, of the years that a form takes. */
export function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || !isYear(value.slice(0, 4))) return false;
  const parsed = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value);
}
