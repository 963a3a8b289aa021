import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { databaseOfItsOwn } from '../../../tests/database.ts';
import { world } from '../../../tests/world.ts';
import { connectWithin } from '../database/connect.ts';
import { useDatabase } from '../db.ts';
import { NotAllowed, NotFound } from '../errors.ts';
import { signAll } from '../ledger/checkpoint-clock.ts';
import type { Actor } from '../people/actor.ts';
import { askForCheck, ledgerOf, workCheck } from './asked-checks.ts';
import { checkLedger } from './ledger-keys.ts';

let home: string;
let database: Awaited<ReturnType<typeof databaseOfItsOwn>>;
const before = process.env.LEADWELL_DATA;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'leadwell-ledger-'));
  process.env.LEADWELL_DATA = home;
  database = await databaseOfItsOwn('checks');
});
afterAll(async () => {
  useDatabase(null);
  await database.end();
  await rm(home, { recursive: true });
  if (before === undefined) delete process.env.LEADWELL_DATA;
  else process.env.LEADWELL_DATA = before;
});

const verify = (organisationId: string) =>
  connectWithin(database.url, (client) => checkLedger(client, home, { organisationId }));

async function checked(actor: Actor) {
  const { id } = await askForCheck(actor);
  await workCheck({ organisationId: actor.organisationId, payload: { checkId: id, askedBy: actor.personId } }, verify);
  return (await ledgerOf(actor)).checks[0]!;
}

test('R-102 a check says in words that the ledger is whole, and names what was altered past Leadwell', async () => {
  useDatabase(database);
  const { ada, ivy, lee, mo, foreign } = await world();
  const whole = await checked(ada);
  expect(whole).toMatchObject({ state: 'done', problems: [], failure: null });
  const { newest, entries, key } = await ledgerOf(ada);
  expect(newest!.note).toContain(`leadwell/${ada.organisationId}`);
  expect(newest!.size).toBe(whole.entries!);
  expect(entries).toBe(whole.entries! + 1); // its own outcome
  expect(key.id).toMatch(/^[0-9a-f]{64}$/);

  await signAll();
  expect((await ledgerOf(ada)).newest!.size).toBe(entries);
  expect((await ledgerOf(foreign.administrator)).newest!.note).toContain(foreign.administrator.organisationId);

  const at = `organisation_id = '${lee.organisationId}' and id = '${mo.personId}'`;
  await connectWithin(database.owner, (client) => client.query(`update people set name = 'Another' where ${at}`));
  const altered = await checked(ivy);
  expect(altered.problems).toEqual([
    { where: `people ${mo.personId}`, what: '“name” of this person was altered without an action.' },
  ]);
  expect(await checked(foreign.administrator)).toMatchObject({ state: 'done', problems: [] });

  for (const actor of [lee, mo]) {
    await expect(ledgerOf(actor)).rejects.toThrow(NotFound);
    await expect(askForCheck(actor)).rejects.toThrow(NotAllowed);
  }
});
