// What an import left behind, week by week, as one hash for each table: contacts are too many to be kept as versions one by one.
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../db.ts';

/**
 * The columns that a week's hash covers, in order. Those of a kept digest count, so that a later column, or a later table, breaks no
 * earlier digest.
 */
export type Covered = Partial<Record<DigestTable, readonly string[]>>;
export type DigestTable = 'contacts' | 'weekly_figures' | 'weekly_totals' | 'contact_repeats' | 'contact_changes';
type OfWeek = Partial<Record<DigestTable, string | null>>;
/** By Monday, SHA-256 in hexadecimal over the rows of each table; null where the table has none for that week. */
export type WeekDigests = Record<string, OfWeek>;

export const digestKind = 'contact-digest';
/** What an import keeps in the ledger: the rows of the weeks that it touched, as it found them and as it left them. */
export type ContactDigest = {
  id: string;
  version: number;
  columns: Covered;
  weeks: WeekDigests;
  /** Those of earlier versions lack it. */
  before?: WeekDigests;
};

/** What a file says of a contact. */
const said = [
  ...['agent', 'team', 'channel', 'topic', 'answered', 'abandoned', 'resolved', 'first_contact', 'wait_seconds'],
  ...['handle_seconds', 'first_response_seconds', 'resolution_seconds', 'satisfaction', 'satisfied', 'sla_met'],
  'response_sla_met',
];

export const covered: Required<Covered> = {
  contacts: ['id', 'import_id', 'first_import_id', 'source', 'source_id', 'at', ...said],
  weekly_figures: ['agent', 'kpi', 'numerator', 'denominator', 'values', 'counts'],
  weekly_totals: ['kpi', 'numerator', 'denominator', 'low', 'high', 'values', 'running'],
  contact_repeats: ['import_id', 'contact_ids'],
  contact_changes: ['contact_id', 'import_id', 'was_from', ...said],
};
export const digestTables = Object.keys(covered) as DigestTable[];

/** Answers the rows of a statement. */
export type Run = (query: SQL) => Promise<{ week: string; digest: string }[]>;

/** What stands in these weeks now: asked before an import, or its taking back, touches them, and again afterwards. */
export async function digestsNow(
  tx: Pick<Tx, 'rows'>,
  organisationId: string,
  weeks: readonly string[],
): Promise<WeekDigests> {
  if (weeks.length === 0) return {};
  await tx.rows(plainNumbers);
  const none = Object.fromEntries(digestTables.map((table) => [table, null]));
  const found = await weekDigests((query) => tx.rows(query), organisationId, covered, weeks);
  return Object.fromEntries(weeks.map((week) => [week, { ...none, ...found[week] }]));
}

/** What goes into the ledger once they are touched, once for each `version`. */
export async function digestOf(
  tx: Pick<Tx, 'rows'>,
  { organisationId, id }: { organisationId: string; id: string },
  before: WeekDigests,
  version: number,
): Promise<ContactDigest> {
  const weeks = await digestsNow(tx, organisationId, Object.keys(before));
  return { id, version, columns: covered, weeks, before };
}

/** The newest of each week, by the order in which they were kept. Weeks that none names are left out. */
export function newestOf(kept: readonly ContactDigest[]): Map<string, { columns: Covered; digests: OfWeek }> {
  const newest = new Map<string, { columns: Covered; digests: OfWeek }>();
  for (const { columns, weeks } of kept)
    for (const [week, digests] of Object.entries(weeks)) newest.set(week, { columns, digests });
  return newest;
}

/** The tables whose rows of a week are no longer what was kept of them; of those only that both cover in the same columns. Pure. */
export const differing = (
  kept: { columns: Covered; digests: OfWeek },
  found: { columns: Covered; digests: OfWeek | undefined },
): DigestTable[] =>
  digestTables.filter(
    (table) =>
      kept.columns[table] &&
      String(kept.columns[table]) === String(found.columns[table]) &&
      (kept.digests[table] ?? null) !== (found.digests?.[table] ?? null),
  );

/** The digests of these weeks, or of all that have rows. */
export async function weekDigests(
  run: Run,
  organisationId: string,
  columns: Covered,
  weeks?: readonly string[],
): Promise<WeekDigests> {
  const found: WeekDigests = {};
  for (const [table, names] of Object.entries(columns) as [DigestTable, readonly string[]][])
    for (const { week, digest } of await run(digestsOf(table, organisationId, names, weeks))) {
      found[week] ??= {};
      found[week][table] = digest;
    }
  return found;
}

/** A row's text depends on how the connection writes numbers, so that is settled within the statement's own transaction. */
export const plainNumbers = sql`select set_config('extra_float_digits', '1', true)`;

function digestsOf(table: DigestTable, organisationId: string, columns: readonly string[], weeks?: readonly string[]) {
  const listed = sql.join(columns.map(written), sql`, `);
  const which = weeks ? sql` and t.week in ${weeks}` : sql``;
  return sql`
    select week::text, encode(sha256(string_agg(hashed, ''::bytea order by hashed)), 'hex') as digest
    from (select t.week, sha256(convert_to(row(${listed})::text, 'UTF8')) as hashed from ${rowsOf(table)} t
      where t.organisation_id = ${organisationId}${which}) h
    group by week`;
}

/** What a contact was before stands in the week of the contact, which never changes. */
const rowsOf = (table: DigestTable) =>
  table === 'contact_changes'
    ? sql`(select w.*, c.week from contact_changes w join contacts c on c.organisation_id = w.organisation_id and c.id = w.contact_id)`
    : sql.identifier(table);

// A moment is written as a number: its text would depend on the time zone of the connection.
const written = (column: string) => (column === 'at' ? sql`extract(epoch from at)` : sql`${sql.identifier(column)}`);
