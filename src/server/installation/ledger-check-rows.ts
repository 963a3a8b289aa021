// Rows as they stand against their newest versions.
import { getTableColumns, getTableName } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import type { PgTable } from 'drizzle-orm/pg-core';
import type pg from 'pg';
import { keptTables } from '../kept-tables.ts';
import { differing } from '../ledger/differing.ts';
import type { LedgerProblem } from './ledger-check.ts';

type Record_ = Record<string, unknown>;

export async function checkRows(client: pg.Client, organisation: string): Promise<LedgerProblem[]> {
  const problems: LedgerProblem[] = [];
  for (const [kind, table] of Object.entries(keptTables))
    problems.push(...(await checkTable(client, organisation, kind, table)));
  return problems;
}

async function checkTable(
  client: pg.Client,
  organisation: string,
  kind: string,
  table: PgTable,
): Promise<LedgerProblem[]> {
  const kept = await newestVersions(client, organisation, kind);
  const columns = getTableColumns(table);
  const whose = columns.organisationId ? 'organisationId' : 'id';
  // A membership has no id of its own: it is known by its person.
  const known = columns.id ? 'id' : 'personId';
  const rows = (await drizzle(client, { casing: 'snake_case' }).select().from(table)) as Record_[];
  const problems: LedgerProblem[] = [];
  for (const found of rows.filter((row) => row[whose] === organisation)) {
    const row = JSON.parse(JSON.stringify(found)) as Record_;
    const id = row[known] as string;
    const version = kept.get(id);
    kept.delete(id);
    const where = `${getTableName(table)} ${id}`;
    const altered = (field: string) => ({ where, what: `“${field}” of this ${kind} was altered without an action.` });
    if (version) problems.push(...differing(row, version).map(altered));
    else problems.push({ where, what: `This ${kind} was added without an action: the ledger knows nothing of it.` });
  }
  for (const [id, version] of kept)
    if (!isForgotten(version))
      problems.push({ where: `${getTableName(table)} ${id}`, what: `This ${kind} was removed without an action.` });
  return problems;
}

async function newestVersions(client: pg.Client, organisation: string, kind: string): Promise<Map<string, Record_>> {
  const { rows } = await client.query<{ id: string; record: Record_ }>(
    `select distinct on (record_id) record_id as id, record from versions
     where organisation_id = $1 and kind = $2 order by record_id, sequence desc`,
    [organisation, kind],
  );
  return new Map(rows.map(({ id, record }) => [id, record]));
}

/** A record whose last version says that its row went with the action. */
const isForgotten = ({ forgotten }: Record_) => forgotten === true;
