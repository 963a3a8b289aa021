// The whole ledger against the whole database: every alteration behind the application's back is found and named.
import { getTableColumns, getTableName } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import type { PgTable } from 'drizzle-orm/pg-core';
import type pg from 'pg';
import { keptTables } from '../kept-tables.ts';
import { canonical } from '../ledger/canonical.ts';
import { ledgerOrigin } from '../ledger/checkpoint-note.ts';
import { fromHex, toHex } from '../ledger/encoding.ts';
import { firstPrevious, type LedgerEntry, recordHash } from '../ledger/entry.ts';
import { publicKeyOf } from '../ledger/keys.ts';
import { leafHash } from '../ledger/merkle.ts';
import { chainCheck, verifyCheckpoints } from '../ledger/verify.ts';

export type LedgerProblem = { where: string; what: string };
export type LedgerCheck = { ok: boolean; entries: number; problems: LedgerProblem[] };

const batch = 2_000;

/**
 * Verifies chains, checkpoints, versions and current rows of every organisation.
 * @param client connected as the owner of the tables
 * @param keys the installation's public keys in PEM, also former ones; without any, checkpoints are not verified and that is said
 */
export async function verifyLedger(client: pg.Client, keys: readonly string[]): Promise<LedgerCheck> {
  const { rows } = await client.query<{ id: string }>('select id from organisations order by id');
  const named = await client.query<{ id: string }>('select distinct organisation_id as id from ledger_entries');
  const problems: LedgerProblem[] = [];
  let entries = 0;
  for (const id of new Set([...rows, ...named.rows].map((row) => row.id))) {
    const chain = await checkChain(client, id, keys);
    entries += chain.entries;
    problems.push(...chain.problems, ...(await checkVersions(client, id)), ...(await checkRows(client, id)));
  }
  return { ok: problems.length === 0, entries, problems };
}

type Line = { sequence: number; entry: string; hash: string };

async function checkChain(client: pg.Client, organisation: string, keys: readonly string[]) {
  const problems: LedgerProblem[] = [];
  const chain = chainCheck();
  const hashes: string[] = [];
  let lines = await linesAfter(client, organisation, -1);
  for (; lines.length > 0; lines = await linesAfter(client, organisation, lines.at(-1)!.sequence))
    for (const line of lines) {
      for (const { what } of chain.next(line)) problems.push({ where: `ledger entry ${line.sequence}`, what });
      if (parse(line.entry)?.sequence !== line.sequence)
        problems.push({
          where: `ledger entry ${line.sequence}`,
          what: `Entry ${line.sequence} stands in another's place.`,
        });
      hashes.push(toHex(leafHash(line.entry)));
    }
  const head = await checkHead(client, organisation, hashes);
  const signed = await checkSigned(client, organisation, hashes, keys);
  return { entries: hashes.length, problems: [...problems, ...head, ...signed] };
}

async function linesAfter(client: pg.Client, organisation: string, after: number): Promise<Line[]> {
  const { rows } = await client.query<Line>(
    `select sequence::int, entry, hash from ledger_entries where organisation_id = $1 and sequence > $2 order by sequence limit ${batch}`,
    [organisation, after],
  );
  return rows;
}

function parse(entry: string): LedgerEntry | null {
  try {
    return JSON.parse(entry) as LedgerEntry;
  } catch {
    return null;
  }
}

async function checkHead(client: pg.Client, organisation: string, hashes: string[]): Promise<LedgerProblem[]> {
  const { rows } = await client.query<{ sequence: number; hash: string }>(
    'select sequence::int, hash from ledger_heads where organisation_id = $1',
    [organisation],
  );
  const head = rows[0] ?? { sequence: 0, hash: firstPrevious };
  if (head.sequence === hashes.length && head.hash === (hashes.at(-1) ?? firstPrevious)) return [];
  const what = `The ledger should end with entry ${head.sequence} and ends with ${hashes.length}, or its last entry was replaced.`;
  return [{ where: 'end of the ledger', what }];
}

async function checkSigned(client: pg.Client, organisation: string, hashes: string[], keys: readonly string[]) {
  const { rows } = await client.query<{ note: string; size: number; root: string }>(
    'select note, size::int, root from ledger_checkpoints where organisation_id = $1 order by size',
    [organisation],
  );
  if (rows.length === 0) return [];
  if (keys.length === 0)
    return [
      { where: 'checkpoints', what: 'There is no key beside the database, so signed checkpoints cannot be verified.' },
    ];
  const notes = rows.map(({ note }) => note);
  return verifyCheckpoints(notes, hashes, keys.map(publicKeyOf), ledgerOrigin(organisation)).map(({ where, what }) => ({
    where: 'checkpoint' in where ? `checkpoint of ${where.checkpoint} entries` : `ledger entry ${where.sequence}`,
    what,
  }));
}

type VersionRow = {
  sequence: number;
  kind: string;
  id: string;
  version: number;
  record: unknown;
  salt: string;
  hash: string;
  entry: string | null;
};

async function checkVersions(client: pg.Client, organisation: string): Promise<LedgerProblem[]> {
  const problems: LedgerProblem[] = [];
  for (let after = -1; ; ) {
    const { rows } = await client.query<VersionRow>(
      `select e.sequence::int, v.kind, v.record_id as id, v.version, v.record, v.salt, v.hash, e.entry
       from ledger_entries e left join versions v on v.organisation_id = e.organisation_id and v.sequence = e.sequence
       where e.organisation_id = $1 and e.sequence > $2 order by e.sequence limit ${batch}`,
      [organisation, after],
    );
    if (rows.length === 0) return [...problems, ...(await strayVersions(client, organisation))];
    for (const row of rows) {
      after = row.sequence;
      const what = versionFault(row);
      if (what)
        problems.push({ where: `version of ${row.kind ?? 'a record'} ${row.id ?? ''} at entry ${row.sequence}`, what });
    }
  }
}

function versionFault(row: VersionRow): string | null {
  if (!row.kind) return `The version recorded by entry ${row.sequence} is gone.`;
  const { object } = (parse(row.entry ?? '') ?? {}) as Partial<LedgerEntry>;
  if (object?.id !== row.id || object.kind !== row.kind || object.version !== row.version)
    return `The version names another ${row.kind} than entry ${row.sequence} does.`;
  const hash = recordHash(fromHex(row.salt) ?? new Uint8Array(), row.record);
  return hash === object.hash && hash === row.hash ? null : `The text of this version of the ${row.kind} was altered.`;
}

async function strayVersions(client: pg.Client, organisation: string): Promise<LedgerProblem[]> {
  const { rows } = await client.query<{ kind: string; id: string; sequence: number }>(
    `select v.kind, v.record_id as id, v.sequence::int from versions v
     left join ledger_entries e on e.organisation_id = v.organisation_id and e.sequence = v.sequence
     where v.organisation_id = $1 and e.sequence is null`,
    [organisation],
  );
  return rows.map(({ kind, id, sequence }) => ({
    where: `version of ${kind} ${id}`,
    what: `This version claims entry ${sequence}, which the ledger does not hold.`,
  }));
}

/** Rows as they stand against their newest versions. */
async function checkRows(client: pg.Client, organisation: string): Promise<LedgerProblem[]> {
  const problems: LedgerProblem[] = [];
  for (const [kind, table] of Object.entries(keptTables))
    problems.push(...(await checkTable(client, organisation, kind, table)));
  return problems;
}

type Record_ = Record<string, unknown>;

async function checkTable(
  client: pg.Client,
  organisation: string,
  kind: string,
  table: PgTable,
): Promise<LedgerProblem[]> {
  const kept = await newestVersions(client, organisation, kind);
  const columns = getTableColumns(table);
  const whose = columns.organisationId ?? columns.id!;
  const rows = (await drizzle(client, { casing: 'snake_case' }).select().from(table)) as Record_[];
  const problems: LedgerProblem[] = [];
  for (const found of rows.filter((row) => row[whose === columns.id ? 'id' : 'organisationId'] === organisation)) {
    const row = JSON.parse(JSON.stringify(found)) as Record_;
    const version = kept.get(row.id as string);
    kept.delete(row.id as string);
    const where = `${getTableName(table)} ${row.id}`;
    if (!version)
      problems.push({ where, what: `This ${kind} was added without an action: the ledger knows nothing of it.` });
    else
      problems.push(
        ...differing(row, version).map((field) => ({
          where,
          what: `“${field}” of this ${kind} was altered without an action.`,
        })),
      );
  }
  for (const id of kept.keys())
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

// A column added to the table after the version was kept is not in it, and says nothing about alteration.
const differing = (row: Record_, version: Record_) =>
  Object.keys(row).filter((field) => field in version && canonical(row[field]) !== canonical(version[field]));
