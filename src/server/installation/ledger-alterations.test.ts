// Every column of every table altered past the application, as the owner of the database can: each is found and named.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getTableName } from 'drizzle-orm';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ownInstallation } from '../../../tests/own-installation.ts';
import { recordsOfAllKinds } from '../../../tests/records-of-all-kinds.ts';
import { diskStore } from '../files/disk.ts';
import { keptTables } from '../kept-tables.ts';
import { canonical } from '../ledger/canonical.ts';
import { signedCheckpoint } from '../ledger/checkpoints.ts';
import { entryHash, type LedgerEntry, recordHash } from '../ledger/entry.ts';
import { signingKey } from '../ledger/signing.ts';
import type { Actor } from '../people/actor.ts';
import { addTeam } from '../people/teams.ts';
import { verifyLedger } from './ledger-check.ts';
import { checkLedger, trustIn } from './ledger-keys.ts';

/** What the ledger leaves out, and why. */
const notKept: Record<string, string> = {
  requests: 'which requests were answered, for a day',
  outbox: 'mail and jobs on their way',
  contact_refusals: 'rows of a file that were never taken in',
  'versions.id': 'what evidence names is bound by its hash',
  'weekly_figures.id': 'named by nothing',
};

const keptNames = new Set(Object.values(keptTables).map(getTableName));
const rowByRow = ['files', 'memberships', 'evidence', 'claims', 'judgements', 'sightings', 'people', 'role_grants'];

let home: string;
let installation: Awaited<ReturnType<typeof ownInstallation>>;
let owner: pg.Client;
let lee: Actor;
let ada: Actor;

beforeAll(async () => {
  installation = await ownInstallation('alterations');
  ({ home, owner } = installation);
  const store = diskStore(join(home, 'files'));
  ({ ada, lee } = await recordsOfAllKinds(store));
  await signedCheckpoint(lee.organisationId, await signingKey());
  await addTeam(ada, { name: 'Lettings', purpose: '' });
});
afterAll(() => installation.close());

const check = () => checkLedger(owner, home);

/** Alters as the owner of the database can, triggers off; looks in the same transaction's view; puts it back. */
async function altered(...statements: string[]): Promise<string[]> {
  await owner.query(`begin; set local session_replication_role = replica; ${statements.join('; ')}`);
  try {
    const { problems } = await verifyLedger(owner, trustIn(home));
    return problems.map(({ where, what }) => `${where}: ${what}`);
  } finally {
    await owner.query('rollback');
  }
}

type Column = { table: string; column: string; type: string };

/** Another value than the one that stands there. */
const other: Record<string, (column: string) => string> = {
  uuid: () => 'gen_random_uuid()',
  text: (column) => `coalesce(${column}, '') || 'x'`,
  boolean: (column) => `${column} is not true`,
  date: (column) => `coalesce(${column}, '2026-01-05') + 7`,
  jsonb: () => `'{"altered": true}'`,
  'uuid[]': (column) => `${column} || gen_random_uuid()`,
  ARRAY: (column) => `coalesce(${column}, '{}') || '{9}'`,
  'timestamp with time zone': (column) => `coalesce(${column}, '2026-01-05') + interval '1 day'`,
};
const number = (column: string) => `coalesce(${column}, 0) + 1`;

async function columnsWithRows(): Promise<Column[]> {
  const { rows } = await owner.query<Column>(
    `select table_name as table, column_name as column,
       case when udt_name = '_uuid' then 'uuid[]' else data_type end as type from information_schema.columns
     where table_schema = 'public' and table_name in (select table_name from information_schema.columns
         where table_schema = 'public' and column_name = 'organisation_id' union select 'organisations')
       and not (table_name = 'organisations' and column_name = 'id') and column_name <> 'organisation_id'
     order by 1, ordinal_position`,
  );
  const filled = new Set<string>();
  for (const table of new Set(rows.map((row) => row.table))) {
    const found = await owner.query(`select 1 from ${table} where ${whose(table)} = '${lee.organisationId}' limit 1`);
    if (found.rowCount) filled.add(table);
  }
  return rows.filter(({ table }) => filled.has(table));
}

const whose = (table: string) => (table === 'organisations' ? 'id' : 'organisation_id');

/** What a row must keep to of itself, whoever writes it: the owner takes that off first. */
async function checksOff(columns: readonly Column[]): Promise<string[]> {
  const { rows } = await owner.query<{ off: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as off from pg_constraint
     where contype = 'c' and conrelid::regclass::text = any($1)`,
    [columns.map(({ table }) => table)],
  );
  return rows.map(({ off }) => off);
}

/** Gives a column of the newest row another value. */
function alteration({ table, column, type }: Column) {
  const own = `${whose(table)} = '${lee.organisationId}'`;
  const newest = `ctid = (select max(ctid) from ${table} where ${own})`;
  return `update ${table} set ${column} = ${(other[type] ?? number)(column)} where ${newest}`;
}

describe('the ledger', () => {
  test('is whole, with evidence, files, contacts and figures', async () => {
    expect(await check()).toMatchObject({ ok: true, problems: [] });
  });

  test('R-102 names an alteration of every column of every table', async () => {
    const columns = (await columnsWithRows()).filter(
      ({ table, column }) => !(table in notKept || `${table}.${column}` in notKept),
    );
    const tables = [...new Set(columns.map(({ table }) => table))];
    expect(tables).toEqual(
      expect.arrayContaining([
        'contacts',
        'contact_repeats',
        'contact_changes',
        'weekly_figures',
        'weekly_totals',
        'versions',
        ...['qualification_versions', 'registrations', 'requirement_changes', 'enrolment_moves', 'claim_moves'],
        'plan_signatures',
        'activity_moves',
        'reasonable_adjustments',
        'review_comments',
        'review_actions',
        'review_signatures',
        'caseload_reports',
        ...['performance_reviews', 'performance_review_packs', 'performance_review_objectives'],
        ...['performance_review_examples', 'performance_review_actions'],
        ...['performance_review_signatures', 'performance_review_appeals'],
        ...rowByRow,
      ]),
    );
    const unnamed: string[] = [];
    // A problem of a row names its table, so one column of each such table is altered at a time; of the others one at all.
    const of = (table: string) => columns.filter((one) => one.table === table);
    const inRounds = tables.filter((table) => keptNames.has(table));
    for (let round = 0; inRounds.some((table) => of(table)[round]); round += 1) {
      const tried = inRounds.flatMap((table) => of(table)[round] ?? []);
      const found = await altered(...(await checksOff(tried)), ...tried.map(alteration));
      for (const { table, column } of tried)
        if (!found.some((problem) => problem.startsWith(`${table} `))) unnamed.push(`${table}.${column}`);
    }
    for (const one of columns.filter(({ table }) => !keptNames.has(table)))
      if ((await altered(alteration(one))).length === 0) unnamed.push(`${one.table}.${one.column}`);
    expect(unnamed).toEqual([]);
  });

  test.each([
    ['contacts', 'Contacts of this week were altered'],
    ['weekly_figures', 'Figures by agent of this week were altered'],
    ['weekly_totals', 'Figures of everybody in this week were altered'],
    ['contact_repeats', 'Which contacts of this week several files hold was altered'],
    ['contact_changes', 'What contacts of this week were before a file changed them was altered'],
    ['memberships', 'This membership was removed without an action'],
    ['files', 'This file was removed without an action'],
    ['ledger_checkpoints', 'was removed from the database'],
    ['versions', 'is gone'],
    ['ledger_entries', 'are gone'],
  ])('names the removal of everything in %s', async (table, words) => {
    const found = await altered(`delete from ${table} where organisation_id = '${lee.organisationId}'`);
    expect(found.join('\n')).toContain(words);
  });

  test('names a contact that was added to a week without any', async () => {
    const found = await altered(
      `create temp table more on commit drop as select * from contacts limit 1`,
      `update more set id = gen_random_uuid(), source_id = 'another', week = '2026-05-04'`,
      'insert into contacts select * from more',
    );
    expect(found).toEqual([
      'week of 2026-05-04: Contacts of this week were altered, added or removed without an import.',
    ]);
  });

  test('names a stored file whose bytes were altered or are gone', async () => {
    const { rows } = await owner.query<{ hash: string }>(`select hash from files where name = 'rota.pdf'`);
    const { hash } = rows[0]!;
    const path = join(home, 'files', hash.slice(0, 2), hash.slice(2, 4), hash);
    const bytes = readFileSync(path);
    writeFileSync(path, Buffer.concat([bytes, Buffer.from(' ')]));
    expect((await check()).problems).toMatchObject([{ what: 'The stored bytes of this file were altered.' }]);
    rmSync(path);
    expect((await check()).problems).toMatchObject([{ what: 'The stored bytes of this file are gone.' }]);
    writeFileSync(path, bytes);
    expect(await check()).toMatchObject({ ok: true });
  });
});

describe('a history forged as a whole by somebody without the key', () => {
  test('is named, and neither signed nor sealed over', async () => {
    const { organisationId } = lee;
    const key = await signingKey();
    await owner.query('set session_replication_role = replica');
    const before = await saved();
    await forge(`record ->> 'name' = 'Lettings'`, (record) => ({ ...record, name: 'Forged' }));
    await owner.query(`update teams set name = 'Forged' where name = 'Lettings'`);
    const words = async () => (await check()).problems.map(({ what }) => what).join('\n');
    expect(await words()).toContain('does not bear this installation’s seal');
    await owner.query(`delete from ledger_checkpoints where organisation_id = '${organisationId}'`);
    expect(await words()).toContain('was removed from the database');
    await expect(signedCheckpoint(organisationId, key)).rejects.toThrow('The ledger was altered outside Leadwell');
    await addTeam(ada, { name: 'After the forgery', purpose: '' });
    expect(await words()).toContain('does not bear this installation’s seal');
    await expect(signedCheckpoint(organisationId, key)).rejects.toThrow('nothing is signed');
    for (const seal of ['null', `'AAAA'`, `repeat('A', 88)`]) {
      await owner.query(`update ledger_heads set seal = ${seal} where organisation_id = '${organisationId}'`);
      expect(await words()).toContain('does not bear this installation’s seal');
    }
    await before.putBack();
    expect(await check()).toMatchObject({ ok: true });
    expect((await signedCheckpoint(organisationId, key))!.size).toBeGreaterThan(0);
  });

  test('is named by its checkpoints where it reaches behind them', async () => {
    await owner.query('set session_replication_role = replica');
    const before = await saved();
    await forge(`kind = 'team' and record ->> 'name' = 'Repairs line'`, (record) => ({ ...record, name: 'Forged' }));
    const found = (await check()).problems.map(({ what }) => what).join('\n');
    expect(found).toMatch(/Entries 1 to \d+ were rewritten after the checkpoint of/);
    await before.putBack();
    expect(await check()).toMatchObject({ ok: true });
  });

  /** Rewrites one version and, from its entry on, the whole chain with its head: all that needs no key. */
  async function forge(which: string, change: (record: Record<string, unknown>) => Record<string, unknown>) {
    const { organisationId } = lee;
    const { rows } = await owner.query<{ id: string; sequence: string; salt: string; record: Record<string, unknown> }>(
      `select id, sequence, salt, record from versions where organisation_id = $1 and ${which}`,
      [organisationId],
    );
    const [version] = rows;
    const record = change(version!.record);
    const hash = recordHash(Buffer.from(version!.salt, 'hex'), record);
    await owner.query('update versions set record = $1, hash = $2 where id = $3', [record, hash, version!.id]);
    const entries = await owner.query<{ sequence: string; entry: string; hash: string }>(
      'select sequence, entry, hash from ledger_entries where organisation_id = $1 order by sequence',
      [organisationId],
    );
    let previous = '';
    for (const { sequence, entry } of entries.rows) {
      const read = JSON.parse(entry) as LedgerEntry;
      if (sequence === version!.sequence) read.object.hash = hash;
      if (previous) read.previous = previous;
      previous = entryHash(read);
      await owner.query(
        'update ledger_entries set entry = $1, hash = $2 where organisation_id = $3 and sequence = $4',
        [canonical(read), previous, organisationId, sequence],
      );
    }
    await owner.query('update ledger_heads set hash = $1 where organisation_id = $2', [previous, organisationId]);
  }

  async function saved() {
    const tables = ['versions', 'ledger_entries', 'ledger_heads', 'ledger_checkpoints', 'teams'];
    for (const table of tables) await owner.query(`create temp table saved_${table} as select * from ${table}`);
    return {
      putBack: async () => {
        for (const table of tables)
          await owner.query(
            `delete from ${table}; insert into ${table} select * from saved_${table}; drop table saved_${table}`,
          );
        await owner.query('set session_replication_role = origin');
      },
    };
  }
});
