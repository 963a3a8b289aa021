import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ownInstallation } from '../../../tests/own-installation.ts';
import { foundedBy } from '../../../tests/world.ts';
import { act, organisation } from '../act.ts';
import { one } from '../db.ts';
import { newId } from '../id.ts';
import { signedCheckpoint } from '../ledger/checkpoints.ts';
import { signingKey } from '../ledger/signing.ts';
import type { Actor } from '../people/actor.ts';
import { teams } from '../people/people.table.ts';
import { verifyLedger } from './ledger-check.ts';
import { trustIn } from './ledger-keys.ts';

let installation: Awaited<ReturnType<typeof ownInstallation>>;
let owner: pg.Client;
let actor: Actor;

const addTeam = (name: string) =>
  act(actor, 'team.edit', organisation, async (tx) =>
    one(await tx.insert(teams).values({ organisationId: actor.organisationId, id: newId(), name }).returning()),
  );
const check = () => verifyLedger(owner, trustIn(home));

let home: string;

beforeAll(async () => {
  installation = await ownInstallation('ledger');
  ({ home, owner } = installation);
  actor = await foundedBy('Ada Founder');
  for (const name of ['Repairs', 'Rents', 'Lettings']) await addTeam(name);
  await signedCheckpoint(actor.organisationId, await signingKey());
});
afterAll(() => installation.close());

/** Alters the database as its owner would, triggers off; looks; and puts it back. */
async function altered(statement: string) {
  await owner.query(`begin; set local session_replication_role = replica; ${statement}`);
  const found = await check();
  await owner.query('rollback');
  return found.problems.map(({ where, what }) => `${where}: ${what}`);
}

describe('the ledger', () => {
  test('is whole after ordinary work', async () => {
    expect(await check()).toEqual({ ok: true, entries: 8, problems: [] });
  });

  test.each([
    [
      'a row',
      `update teams set name = 'Rent' where name = 'Rents'`,
      '“name” of this team was altered without an action',
    ],
    ['a removed row', `delete from teams where name = 'Rents'`, 'This team was removed without an action'],
    [
      'an added row',
      `insert into teams (organisation_id, id, name) select organisation_id, gen_random_uuid(), 'Ghost' from teams limit 1`,
      'This team was added without an action',
    ],
    [
      'a row and its version',
      `update teams set name = 'X' where name = 'Rents'; update versions set record = jsonb_set(record, '{name}', '"X"') where record->>'name' = 'Rents'`,
      'The text of this version of the team was altered',
    ],
    [
      'a removed version',
      `delete from versions where record->>'name' = 'Rents'`,
      'The version recorded by entry 7 is gone',
    ],
    [
      'an entry',
      `update ledger_entries set entry = replace(entry, 'team.edit', 'team.view') where sequence = 7`,
      'Entry 7 was altered',
    ],
    ['a removed entry', 'delete from ledger_entries where sequence = 7', 'Entry 7 is missing'],
    ['the last entries', 'delete from ledger_entries where sequence > 6', 'signed in the checkpoint'],
    [
      'a checkpoint',
      `update ledger_checkpoints set note = replace(note, 'time 2', 'time 3')`,
      'Checkpoint 1 is not signed',
    ],
    ['the end of the chain', `update ledger_heads set hash = repeat('0', 64)`, 'The ledger should end with entry 8'],
  ])('finds and names %s that was altered directly', async (_, statement, words) => {
    expect((await altered(statement)).join('\n')).toContain(words);
  });

  test('keeps one chain under many actions at once', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, n) => addTeam(`Team ${n}`)));
    expect(await check()).toEqual({ ok: true, entries: 28, problems: [] });
  });

  test('has one effect for one request sent twenty times at once', async () => {
    const request = newId();
    const send = () => {
      const again: Actor = { ...actor, request: { key: request, used: 0 } };
      return act(again, 'team.edit', organisation, async (tx) =>
        one(
          await tx
            .insert(teams)
            .values({ organisationId: actor.organisationId, id: newId(), name: 'Once' })
            .returning(),
        ),
      );
    };
    const answers = await Promise.all(Array.from({ length: 20 }, send));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect((await check()).problems).toEqual([]);
  });
});
