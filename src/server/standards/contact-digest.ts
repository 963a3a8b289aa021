// What an import left behind, week by week, as one hash for each table: contacts are too many to be kept as versions one by one.
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../db.ts';

/** The columns that a week's hash covers, in order. Those of a kept digest count, so that a later column breaks no earlier digest. */
export type Covered = Record<DigestTable, readonly string[]>;
export type DigestTable = 'contacts' | 'weekly_figures' | 'weekly_totals';
/** By Monday, SHA-256 in hexadecimal over the rows of each table; null where the table has none for that week. */
export type WeekDigests = Record<string, Record<DigestTable, string | null>>;

export const digestKind = 'contact-digest';
/** What an import keeps in the ledger: the rows of the weeks that it touched, as it left them. */
export type ContactDigest = { id: string; version: number; columns: Covered; weeks: WeekDigests };

export const covered: Covered = {
  contacts: [
    ...[
      'id',
      'import_id',
      'first_import_id',
      'source',
      'source_id',
      'at',
      'agent',
      'team',
      'channel',
      'topic',
      'answered',
      'abandoned',
    ],
    ...['resolved', 'first_contact', 'wait_seconds', 'handle_seconds', 'first_response_seconds', 'resolution_seconds'],
    ...['satisfaction', 'satisfied', 'sla_met', 'response_sla_met'],
  ],
  weekly_figures: ['agent', 'kpi', 'numerator', 'denominator', 'values', 'counts'],
  weekly_totals: ['kpi', 'numerator', 'denominator', 'low', 'high', 'values', 'running'],
};
export const digestTables = Object.keys(covered) as DigestTable[];

/** Answers the rows of a statement. */
export type Run = (query: SQL) => Promise<{ week: string; digest: string }[]>;

/** Of the weeks that an import, or its taking back, touched: what it keeps in the ledger, once for each `version`. */
export async function digestOf(
  tx: Pick<Tx, 'rows'>,
  { organisationId, id }: { organisationId: string; id: string },
  weeks: string[],
  version: number,
): Promise<ContactDigest> {
  await tx.rows(plainNumbers);
  const none: WeekDigests = Object.fromEntries(weeks.map((week) => [week, empty]));
  const found = await weekDigests((query) => tx.rows(query), organisationId, covered, weeks);
  return { id, version, columns: covered, weeks: { ...none, ...found } };
}

const empty = { contacts: null, weekly_figures: null, weekly_totals: null };

/** The digests of these weeks, or of all. */
export async function weekDigests(
  run: Run,
  organisationId: string,
  columns: Covered,
  weeks?: readonly string[],
): Promise<WeekDigests> {
  const found: WeekDigests = {};
  for (const table of digestTables)
    for (const { week, digest } of await run(digestsOf(table, organisationId, columns[table], weeks))) {
      found[week] ??= { ...empty };
      found[week][table] = digest;
    }
  return found;
}

/** A row's text depends on how the connection writes numbers, so that is settled within the statement's own transaction. */
export const plainNumbers = sql`select set_config('extra_float_digits', '1', true)`;

function digestsOf(table: DigestTable, organisationId: string, columns: readonly string[], weeks?: readonly string[]) {
  const listed = sql.join(columns.map(written), sql`, `);
  const which = weeks ? sql` and week in ${weeks}` : sql``;
  return sql`
    select week::text, encode(sha256(string_agg(hashed, ''::bytea order by hashed)), 'hex') as digest
    from (select week, sha256(convert_to(row(${listed})::text, 'UTF8')) as hashed from ${sql.identifier(table)}
      where organisation_id = ${organisationId}${which}) h
    group by week`;
}

// A moment is written as a number: its text would depend on the time zone of the connection.
const written = (column: string) => (column === 'at' ? sql`extract(epoch from at)` : sql`${sql.identifier(column)}`);
