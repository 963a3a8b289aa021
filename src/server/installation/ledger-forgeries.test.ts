// What somebody who owns the database, but not the key, may try so that a forgery is signed: nothing of it is.
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { ownInstallation } from '../../../tests/own-installation.ts';
import { type SubmittedPortfolio, submittedPortfolio } from '../../../tests/submitted-portfolio.ts';
import { reading } from '../db.ts';
import { Conflict, Unavailable } from '../errors.ts';
import { diskStore } from '../files/disk.ts';
import { newId } from '../id.ts';
import { canonical } from '../ledger/canonical.ts';
import { beginAnew, signedCheckpoint } from '../ledger/checkpoints.ts';
import { entryHash, firstPrevious, type LedgerEntry, recordHash } from '../ledger/entry.ts';
import { signingKey } from '../ledger/signing.ts';
import { addTeam } from '../people/teams.ts';
import { contentsOf } from '../portfolios/contents.ts';
import { checkLedger } from './ledger-keys.ts';

let home: string;
let installation: Awaited<ReturnType<typeof ownInstallation>>;
let owner: pg.Client;
let cast: SubmittedPortfolio;
const tables = [
  'versions',
  'ledger_entries',
  'ledger_heads',
  'ledger_checkpoints',
  'organisations',
  'people',
  'criteria',
];

beforeAll(async () => {
  installation = await ownInstallation('forgeries');
  ({ home, owner } = installation);
  cast = await submittedPortfolio(diskStore(join(home, 'files')));
  await signedCheckpoint(cast.lee.organisationId, await signingKey());
  await addTeam(cast.ada, { name: 'Lettings', purpose: '' });
  await addTeam(cast.ada, { name: 'Rents', purpose: '' });
});
afterAll(() => installation.close());
beforeEach(async () => {
  await owner.query('set session_replication_role = replica');
  for (const table of tables) await owner.query(`create table saved_${table} as select * from ${table}`);
});
afterEach(async () => {
  for (const table of tables)
    await owner.query(
      `delete from ${table}; insert into ${table} select * from saved_${table}; drop table saved_${table}`,
    );
  await owner.query('set session_replication_role = origin');
});

const named = async () => (await checkLedger(owner, home)).problems.map(({ what }) => what).join('\n');
const sign = async () => signedCheckpoint(cast.lee.organisationId, await signingKey());

async function lines() {
  const { rows } = await owner.query<{ sequence: string; entry: string; hash: string }>(
    'select sequence, entry, hash from ledger_entries where organisation_id = $1 order by sequence',
    [cast.lee.organisationId],
  );
  return rows;
}

/** A version that was never made and an entry that fits the chain after `previous`, both without the key. */
async function phantom(sequence: number, previous: string) {
  const record = { id: newId(), version: 1, outcome: 'accepted', feedback: 'Forged by the owner of the database' };
  const salt = randomBytes(32);
  const hash = recordHash(salt, record);
  const actor = { person: cast.ash.personId, role: 'assessor' };
  const object = { kind: 'judgement', id: record.id, version: 1, hash };
  const time = new Date().toISOString();
  const organisation = cast.lee.organisationId;
  const entry: LedgerEntry = { v: 1, organisation, sequence, time, actor, action: 'claim.judge', object, previous };
  await owner.query(
    `insert into versions (organisation_id, id, kind, record_id, version, record, salt, hash, sequence, action, actor_id, actor_name, at)
     values ($1, $2, 'judgement', $3, 1, $4, $5, $6, $7, 'claim.judge', $8, 'Ash Assessor', $9)`,
    [organisation, newId(), record.id, record, salt.toString('hex'), hash, sequence, cast.ash.personId, time],
  );
  return { entry: canonical(entry), hash: entryHash(entry) };
}

test('R-102 an entry added after the end is named, not signed, and said to whoever works on', async () => {
  const last = (await lines()).at(-1)!;
  const sequence = Number(last.sequence) + 1;
  const { entry, hash } = await phantom(sequence, last.hash);
  await owner.query('insert into ledger_entries values ($1, $2, $3, $4)', [
    cast.lee.organisationId,
    sequence,
    entry,
    hash,
  ]);
  expect(await named()).toContain(`should end with entry ${sequence - 1} and ends with ${sequence}`);
  await expect(sign()).rejects.toThrow(Conflict);
  const next = addTeam(cast.ada, { name: 'After it', purpose: '' });
  await expect(next).rejects.toThrow(Unavailable);
  await expect(next).rejects.toThrow('The ledger was altered outside Leadwell');
});

test('R-102 an entry exchanged between the checkpoint and the end is named, and not signed', async () => {
  const all = await lines();
  const at = all.length - 2;
  await owner.query(`delete from versions where sequence = $1`, [all[at]!.sequence]);
  const { entry, hash } = await phantom(Number(all[at]!.sequence), all[at - 1]!.hash);
  await owner.query('update ledger_entries set entry = $1, hash = $2 where sequence = $3', [
    entry,
    hash,
    all[at]!.sequence,
  ]);
  expect(await named()).toContain('was replaced');
  await expect(sign()).rejects.toThrow('nothing is signed any more');
});

test('R-102 a whole organisation made behind the application is named, and neither sealed nor signed', async () => {
  const copy = newId();
  await owner.query('insert into organisations (id, name, sector) values ($1, $2, $3)', [
    copy,
    'Copied Homes',
    'private',
  ]);
  let previous = firstPrevious;
  for (const { sequence, entry } of await lines()) {
    const forged: LedgerEntry = { ...(JSON.parse(entry) as LedgerEntry), organisation: copy, previous };
    previous = entryHash(forged);
    await owner.query('insert into ledger_entries values ($1, $2, $3, $4)', [
      copy,
      sequence,
      canonical(forged),
      previous,
    ]);
  }
  const { length } = await lines();
  await owner.query('insert into ledger_heads values ($1, $2, $3, null)', [copy, length, previous]);
  expect(await named()).toContain('does not bear this installation’s seal');
  await expect(signedCheckpoint(copy, await signingKey())).rejects.toThrow('nothing is signed any more');
  expect((await beginAnew(copy, await signingKey()))!.size).toBe(length); // what only the holder of the machine can ask for
  await rm(join(home, 'keys', 'checkpoints', `${copy}.jsonl`));
});

test.each([
  ['the candidate’s name', `update people set name = 'Mallory Mint' where name = 'Lee Leader'`, 'person'],
  ['the assessor’s name', `update people set name = 'Prof. Famous' where name = 'Ash Assessor'`, 'person'],
  ['a criterion', `update criteria set text = 'Be nice' where code = '1.1'`, 'criterion'],
  ['the organisation', `update organisations set name = 'Harvard' where name = 'Fernhithe Homes'`, 'organisation'],
])('R-106 no portfolio is exported with %s altered in the database', async (_, statement, kind) => {
  const contents = () => reading(cast.lee.organisationId, (db) => contentsOf(db, cast.enrolment, false));
  expect((await contents()).candidate).toBe('Lee Leader');
  await owner.query(statement);
  await expect(contents()).rejects.toThrow(`The ${kind} that this portfolio names was altered outside Leadwell`);
});

test('R-102 an honest copy elsewhere, or a view, is not verified in the place of the tables', async () => {
  await owner.query('create schema honest');
  for (const table of ['people', 'versions'])
    await owner.query(`create table honest.${table} as select * from public.${table}`);
  await owner.query(
    `set search_path = honest, public; update public.people set name = 'Mallory' where name = 'Lee Leader'`,
  );
  expect(await named()).toContain('“name” of this person was altered without an action');
  await owner.query('set search_path = public; drop schema honest cascade');
  await owner.query(
    'alter table signatures rename to signatures_there; create view signatures as select * from signatures_there',
  );
  expect(await named()).toContain('This is no table any more');
  await owner.query('drop view signatures; alter table signatures_there rename to signatures');
});
