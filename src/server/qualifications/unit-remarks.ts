// What the reading of a specification was not certain of: as a file gives it, and in words.
import { z } from 'zod';
import { words } from './unit-words.ts';

const places = ['unit', 'outcome', 'criterion', 'code', 'page', 'line', 'row', 'column', 'section'] as const;
const mostRemarks = 500; // of one unit: a reading less certain than that is better done again

const place = z.union([z.number(), words('the place', 200)]);
const placed = z.union([place, z.partialRecord(z.enum(places), place)]);
const placeWords = `say where by a number, a text of at most 200 characters, or such as {"line": 31}; the names may be ${places.join(', ')}`;

/** One sentence, whichever of the ways to say it was nearest. */
const where = z.unknown().transform((value, context) => {
  const { success, data } = placed.safeParse(value);
  if (success) return data;
  context.addIssue({ code: 'custom', message: placeWords });
  return z.NEVER;
});

const doubt = z.object(
  { where: where.nullish(), what: words('what is to be checked', 2_000), certain: z.boolean().default(false) },
  { error: 'write each thing to be checked as {"where": …, "what": …}' },
);

/** Something to be looked at by a person. */
export type Doubt = Omit<z.output<typeof doubt>, 'certain'> & { certain?: boolean };

export const doubts = z
  .array(doubt, { error: 'give what is to be checked as a list' })
  .max(mostRemarks, `give at most ${mostRemarks} things to be checked`)
  .nullish();

/** A doubt in words, with its place: “paired by order (line 31)”. */
export function remark({ what, where }: Doubt): string {
  const said =
    typeof where === 'object' && where !== null
      ? Object.entries(where).map(([name, value]) => `${name} ${value}`)
      : [where ?? ''].map(String);
  const place = said.join(', ').trim();
  return place ? `${what} (${place})` : what;
}
