// The kinds of field that forms are made of, each with its sentences for when it is not filled in as it must be.
import { z } from 'zod';

/** A text that must be there. `what` completes "Enter …". */
export const text = (what: string, most = 200) =>
  z
    .string({ error: `Enter ${what}` })
    .trim()
    .min(1, `Enter ${what}`)
    .max(most, `Shorten ${what} to ${most} characters`);

/** A text that may be left empty; empty becomes null. */
export const optionalText = (what: string, most = 200) =>
  z
    .string()
    .trim()
    .max(most, `Shorten ${what} to ${most} characters`)
    .optional()
    .transform((value) => value || null);

export const longText = (what: string) => text(what, 20_000);
export const optionalLongText = (what: string) => optionalText(what, 20_000);

/** A number that must be there, written with or without thousands separators. */
export const number = (what: string, example: string, least = 0, most = 1_000_000) =>
  z
    .string({ error: `Enter ${what} as a number, like ${example}` })
    .transform((value) => Number(value.replaceAll(/[\s,]/g, '').replace(/%$/, '') || Number.NaN))
    .refine((value) => Number.isFinite(value), `Enter ${what} as a number, like ${example}`)
    .refine((value) => !Number.isFinite(value) || (value >= least && value <= most), {
      error: `Enter ${what} from ${least} to ${most}, like ${example}`,
    });

/** A number that may be left empty; empty becomes null. */
export const optionalNumber = (what: string, example: string, least = 0, most = 1_000_000) =>
  z
    .string()
    .optional()
    .transform((value, context) => {
      if (!value?.trim()) return null;
      const parsed = number(what, example, least, most).safeParse(value);
      if (parsed.success) return parsed.data;
      context.addIssue({ code: 'custom', message: parsed.error.issues[0]?.message ?? `Enter ${what}` });
      return z.NEVER;
    });

/** A date as YYYY-MM-DD, from one box or three. */
export const date = (what: string) =>
  z
    .string({ error: `Enter ${what}, like 27 3 2026` })
    .trim()
    .refine(isDate, { error: ({ input }) => `${pastItsEnd(input)}Enter ${what}, like 27 3 2026` });

export const optionalDate = (what: string) =>
  z
    .string()
    .trim()
    .optional()
    .refine((value) => !value || isDate(value), {
      error: ({ input }) => `${pastItsEnd(input)}Enter ${what} as a real date, like 27 3 2026, or leave it empty`,
    })
    .transform((value) => value || null);

/** One of a list. */
export const choice = <const Value extends string>(values: readonly Value[], words: string) =>
  z.enum(values as readonly [Value, ...Value[]], { error: words });

export const id = (words: string) => z.uuid(words);
export const optionalId = z
  .string()
  .optional()
  .transform((value) => value || null)
  .pipe(z.uuid().nullable());

/** Any number of values under one name: none, one or several. */
export const several = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((value) => (value === undefined || value === '' ? [] : [value].flat()), z.array(item));

/** A tick box. */
export const tick = z.preprocess((value) => value === 'on' || value === 'true', z.boolean());

export const email = (words = 'Enter an e-mail address, like name@example.org') =>
  z.string({ error: words }).trim().toLowerCase().pipe(z.email(words));

/** The version a form was filled in from: a later one in the database means a lost race. */
export const version = z.coerce.number<string>({ error: 'Open the page again before saving.' }).int().min(1);

/** A form that consists of its button. */
export const nothing = z.object({});

const monthInWords = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** "February 2026 has 28 days. " for its 31st; nothing where the day is not what is wrong. */
function pastItsEnd(value: unknown): string {
  const [, year, month, day] = /^(\d{4})-(0[1-9]|1[0-2])-(\d{2})$/.exec(String(value)) ?? [];
  const last = new Date(Date.UTC(Number(year), Number(month), 0));
  return Number(day) > last.getUTCDate() ? `${monthInWords.format(last)} has ${last.getUTCDate()} days. ` : '';
}

function isDate(value: string) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const parsed = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value);
}
