// One kind of what is found, as a statement: rows of `found_words` (alias `h`) with the record they name.
import type { SQL } from 'drizzle-orm';
import { sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';

/** That the row of `alias` is the one found. */
export const here = (alias: string, kind: string): SQL =>
  sql`h.kind = ${kind} and h.id = ${sql.identifier(alias)}.id and ${sql.identifier(alias)}.organisation_id = own.id`;

export const nothing = sql`null`;

/** `at` and `within`: ids that make its address; `day`: when it was, or by when it is to be. */
export type FoundRow = Record<'title' | 'text' | 'at' | 'within', SQL> & { day?: SQL };

export const from = ({ title, text, at, within, day = nothing }: FoundRow, rest: SQL): SQL =>
  sql`select h.kind, h.id, h.rank, ${title} as title, ${text} as text, ${at}::text as at, ${within}::text as within, ${day}::date as day
    from hits h cross join own ${rest}`;

/** The day of a moment, where the organisation is. */
export const dayHere = ({ organisation }: Actor, moment: SQL): SQL =>
  sql`(${moment} at time zone ${organisation.timeZone})::date`;
