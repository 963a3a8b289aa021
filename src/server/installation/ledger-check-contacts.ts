// Contacts and the figures made of them, week by week, against what the imports kept of them in the ledger.
import { drizzle } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import { canonical } from '../ledger/canonical.ts';
import {
  type ContactDigest,
  type Covered,
  covered,
  type DigestTable,
  digestKind,
  digestTables,
  plainNumbers,
  type Run,
  type WeekDigests,
  weekDigests,
} from '../standards/contact-digest.ts';
import type { LedgerProblem } from './ledger-check.ts';

const said: Record<DigestTable, string> = {
  contacts: 'Contacts of this week were altered, added or removed without an import.',
  weekly_figures: 'Figures by agent of this week were altered without an import.',
  weekly_totals: 'Figures of everybody in this week were altered without an import.',
};

export async function checkContacts(client: pg.Client, organisation: string): Promise<LedgerProblem[]> {
  const db = drizzle(client);
  const run: Run = async (query) => (await db.execute<{ week: string; digest: string }>(query)).rows;
  await db.execute(plainNumbers);
  const { kept, isWhole } = await keptDigests(client, organisation);
  const listed = new Set(kept.flatMap(({ weeks }) => Object.keys(weeks)));
  const problems: LedgerProblem[] = [];
  for (const { columns, weeks } of kept) {
    const found = await weekDigests(run, organisation, columns);
    for (const [week, digests] of Object.entries(weeks)) problems.push(...differing(week, digests, found[week]));
    if (columns !== covered || !isWhole) continue;
    for (const week of Object.keys(found).filter((one) => !listed.has(one)))
      problems.push(...differing(week, undefined, found[week]));
  }
  return problems;
}

type Digests = WeekDigests[string];

function differing(week: string, kept: Digests | undefined, found: Digests | undefined): LedgerProblem[] {
  const tables = digestTables.filter((table) => (kept?.[table] ?? null) !== (found?.[table] ?? null));
  return tables.map((table) => ({ where: `week of ${week}`, what: said[table] }));
}

/**
 * The newest digests of every week, by the columns that they cover; those covered now are always among them. `isWhole`: every
 * import since the first left digests, so that a week which none of them names was brought in behind the application's back.
 */
async function keptDigests(client: pg.Client, organisation: string) {
  const { rows } = await client.query<{ record: ContactDigest }>(
    `select record from versions where organisation_id = $1 and kind = '${digestKind}' order by sequence`,
    [organisation],
  );
  const newest = new Map<string, { columns: Covered; digests: Digests }>();
  for (const { record } of rows.filter((row) => isDigest(row.record)))
    for (const [week, digests] of Object.entries(record.weeks)) newest.set(week, { columns: record.columns, digests });
  const kept = new Map<string, { columns: Covered; weeks: WeekDigests }>();
  kept.set(canonical(covered), { columns: covered, weeks: {} });
  for (const [week, { columns, digests }] of newest) {
    const id = canonical(columns);
    const same = kept.get(id) ?? { columns, weeks: {} };
    same.weeks[week] = digests;
    kept.set(id, same);
  }
  const without = await client.query<{ isWhole: boolean }>(
    `select not exists (select 1 from versions i where i.organisation_id = $1 and i.kind = 'contact-import'
       and i.record ->> 'state' = 'done' and (i.record ->> 'added')::int + (i.record ->> 'updated')::int > 0
       and not exists (select 1 from versions d where d.organisation_id = i.organisation_id
         and d.record_id = i.record_id and d.kind = '${digestKind}')) as "isWhole"`,
    [organisation],
  );
  return { kept: [...kept.values()], isWhole: without.rows[0]!.isWhole };
}

/** An altered one is named among the versions; here nothing can be read in it. */
const isDigest = ({ columns, weeks }: Partial<ContactDigest>) =>
  weeks instanceof Object &&
  digestTables.every((table) => {
    const named: unknown = columns?.[table];
    return Array.isArray(named) && named.every((column) => covered[table].includes(column));
  });
