// The whole ledger against the whole database and the stored files: every alteration behind the application's back is found and named.
import { getTableName } from 'drizzle-orm';
import type pg from 'pg';
import type { FileStore } from '../files/store.ts';
import { keptTables } from '../kept-tables.ts';
import { digestTables } from '../standards/contact-digest.ts';
import { checkChain } from './ledger-check-chain.ts';
import { checkContacts } from './ledger-check-contacts.ts';
import { checkFiles } from './ledger-check-files.ts';
import { checkRows } from './ledger-check-rows.ts';
import { checkVersions } from './ledger-check-versions.ts';

export type LedgerProblem = { where: string; what: string };
export type LedgerCheck = { ok: boolean; entries: number; problems: LedgerProblem[] };

/** What the database is verified against, all of it kept outside the database. */
export type Trust = {
  /** The installation's public keys in PEM, also former ones; without any, signatures are not verified and that is said. */
  keys: readonly string[];
  /** The checkpoints that the installation remembers having signed, oldest first, by organisation. */
  remembered: ReadonlyMap<string, readonly string[]>;
  /** Where the bytes of files lie; null leaves them out. */
  store: FileStore | null;
};

/**
 * Verifies chains, seals, checkpoints, versions, current rows, contacts and files of every organisation, or of `only` one.
 * @param client connected as the owner of the tables, or as the app's role in that one organisation
 */
export async function verifyLedger(client: pg.Client, trust: Trust, only?: string): Promise<LedgerCheck> {
  const problems = await notTables(client);
  let entries = 0;
  for (const id of only ? [only] : await organisationsIn(client, trust)) {
    const chain = await checkChain(client, id, trust);
    entries += chain.entries;
    problems.push(...chain.problems, ...(await checkVersions(client, id)), ...(await checkRows(client, id)));
    problems.push(...(await checkContacts(client, id)), ...(await checkFiles(client, id, trust.store)));
  }
  return { ok: problems.length === 0, entries, problems };
}

/** A view in the place of a table, or a table without its own rows, could show what is asked for instead of what is there. */
async function notTables(client: pg.Client): Promise<LedgerProblem[]> {
  const names = [...new Set([...Object.values(keptTables).map(getTableName), ...besideThem])];
  const { rows } = await client.query<{ name: string }>(
    `select n.name from unnest($1::text[]) n (name) where not exists (
       select 1 from pg_class c where c.relname = n.name and c.relnamespace = 'public'::regnamespace and c.relkind = 'r')`,
    [names],
  );
  return rows.map(({ name }) => ({
    where: name,
    what: 'This is no table any more: what is read here may be anything.',
  }));
}

const besideThem = ['versions', 'ledger_entries', 'ledger_heads', 'ledger_checkpoints', ...digestTables];

/** Those that are there, and those that the entries or the remembered checkpoints say were there. */
async function organisationsIn(client: pg.Client, { remembered }: Trust): Promise<Set<string>> {
  const { rows } = await client.query<{ id: string }>('select id from organisations order by id');
  const named = await client.query<{ id: string }>('select distinct organisation_id as id from ledger_entries');
  return new Set([...[...rows, ...named.rows].map(({ id }) => id), ...remembered.keys()]);
}
