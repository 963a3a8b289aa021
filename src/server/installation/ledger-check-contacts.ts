// Contacts and the figures made of them, week by week, against what the imports kept of them in the ledger.
import { drizzle } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import { canonical } from '../ledger/canonical.ts';
import {
  type ContactDigest,
  type Covered,
  covered,
  type DigestTable,
  differing,
  digestKind,
  newestOf,
  plainNumbers,
  type Run,
  weekDigests,
} from '../standards/contact-digest.ts';
import type { LedgerProblem } from './ledger-check.ts';

const said: Record<DigestTable, string> = {
  contacts: 'Contacts of this week were altered, added or removed without an import.',
  weekly_figures: 'Figures by agent of this week were altered without an import.',
  weekly_totals: 'Figures of everybody in this week were altered without an import.',
  contact_repeats: 'Which contacts of this week several files hold was altered without an import.',
  contact_changes: 'What contacts of this week were before a file changed them was altered without an import.',
};

export async function checkContacts(client: pg.Client, organisation: string): Promise<LedgerProblem[]> {
  const db = drizzle(client);
  const run: Run = async (query) => (await db.execute<{ week: string; digest: string }>(query)).rows;
  await db.execute(plainNumbers);
  const { kept, isWhole } = await keptDigests(client, organisation);
  const problems = overtaken(kept, isWhole);
  const newest = newestOf(kept);
  for (const columns of kindsOf(newest)) {
    const found = await weekDigests(run, organisation, columns);
    for (const [week, known] of newest)
      if (known.columns === columns) problems.push(...told(week, differing(known, { columns, digests: found[week] })));
    if (columns !== covered || !isWhole) continue;
    for (const week of Object.keys(found).filter((one) => !newest.has(one)))
      problems.push(...told(week, differing(nothing, { columns, digests: found[week] })));
  }
  return problems;
}

const nothing = { columns: covered, digests: {} };

const told = (week: string, tables: DigestTable[], more = ''): LedgerProblem[] =>
  tables.map((table) => ({ where: `week of ${week}`, what: `${said[table]}${more}` }));

/** What somebody altered and an import, or its taking back, then found and took along: it stays named for good. */
function overtaken(kept: readonly ContactDigest[], isWhole: boolean): LedgerProblem[] {
  const known: ReturnType<typeof newestOf> = new Map();
  const unknown = isWhole ? nothing : { columns: {}, digests: {} };
  return kept.flatMap((digest) => {
    const { columns, before = {} } = digest;
    const problems = Object.entries(before).flatMap(([week, digests]) =>
      told(week, differing(known.get(week) ?? unknown, { columns, digests }), ' A later import took it along.'),
    );
    for (const [week, newest] of newestOf([digest])) known.set(week, newest);
    return problems;
  });
}

/** The columns in which the newest digests are kept: those covered now are always among them. */
const kindsOf = (newest: ReturnType<typeof newestOf>) =>
  new Set([covered, ...[...newest.values()].map(({ columns }) => columns)]);

/**
 * All digests in their order, with one object for the same columns. `isWhole`: every import since the first left digests, so that a
 * week which none of them names was brought in behind the application's back.
 */
async function keptDigests(client: pg.Client, organisation: string) {
  const { rows } = await client.query<{ record: ContactDigest }>(
    `select record from versions where organisation_id = $1 and kind = '${digestKind}' order by sequence`,
    [organisation],
  );
  const columns = new Map<string, Covered>([[canonical(covered), covered]]);
  const kept = rows
    .filter(({ record }) => isDigest(record))
    .map(({ record }) => {
      const id = canonical(record.columns);
      if (!columns.has(id)) columns.set(id, record.columns);
      return { ...record, columns: columns.get(id)! };
    });
  const without = await client.query<{ isWhole: boolean }>(
    `select not exists (select 1 from versions i where i.organisation_id = $1 and i.kind = 'contact-import'
       and i.record ->> 'state' = 'done' and (i.record ->> 'added')::int + (i.record ->> 'updated')::int > 0
       and not exists (select 1 from versions d where d.organisation_id = i.organisation_id
         and d.record_id = i.record_id and d.kind = '${digestKind}')) as "isWhole"`,
    [organisation],
  );
  return { kept, isWhole: without.rows[0]!.isWhole };
}

/** An altered one is named among the versions; here nothing can be read in it. */
const isDigest = ({ columns, weeks, before = {} }: Partial<ContactDigest>) =>
  weeks instanceof Object &&
  before instanceof Object &&
  columns instanceof Object &&
  Object.entries(columns).every(
    ([table, named]: [string, unknown]) =>
      table in covered &&
      Array.isArray(named) &&
      named.every((column) => covered[table as DigestTable].includes(column)),
  );
