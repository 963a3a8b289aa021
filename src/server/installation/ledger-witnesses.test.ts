// What somebody outside the organisation signed is verified like everything else: also who they were.
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownInstallation } from '../../../tests/own-installation.ts';
import { portfolioWorld } from '../../../tests/portfolio-world.ts';
import { ask, ownWords, said, seatOf } from '../../../tests/testimony-world.ts';
import { giveTestimony, saveDraft } from '../portfolios/testimony/answering.ts';
import { verifyLedger } from './ledger-check.ts';
import { trustIn } from './ledger-keys.ts';

let installation: Awaited<ReturnType<typeof ownInstallation>>;
let owner: pg.Client;

beforeAll(async () => {
  installation = await ownInstallation('witnesses');
  ({ owner } = installation);
  const asked = await ask(await portfolioWorld());
  const { witness } = await seatOf();
  await saveDraft(witness, asked.id, 0, { words: ownWords });
  await giveTestimony(witness, asked.id, said);
});
afterAll(() => installation.close());

const problems = async () => (await verifyLedger(owner, trustIn(installation.home))).problems.map(({ what }) => what);

/** Alters the database as its owner would, triggers off; looks; and puts it back. */
async function altered(statement: string) {
  await owner.query(`begin; set local session_replication_role = replica; ${statement}`);
  const found = await problems();
  await owner.query('rollback');
  return found;
}

test('R-099 R-102 the ledger verifies what a witness without an account signed', async () => {
  expect(await problems()).toEqual([]);
});

test('R-099 R-102 it names a witness who was exchanged, words and signature that were altered, and a step that was added', async () => {
  expect(await altered(`update versions set actor_name = 'Somebody Else' where action = 'testimony.give'`)).toContain(
    'Who made this version of the testimony was altered.',
  );
  expect(await altered(`update testimonies set signature = 'Somebody Else'`)).toEqual([
    '“signature” of this testimony was altered without an action.',
  ]);
  const step = `insert into testimony_steps select organisation_id, gen_random_uuid(), testimony_id, 'verified', "by", by_name, words,
    contact_on, contact, competence, competent, at from testimony_steps limit 1`;
  expect(await altered(step)).toEqual([
    'This testimony-step was added without an action: the ledger knows nothing of it.',
  ]);
  expect(await altered(`update testimony_links set draft = '{"words": "x"}'`), 'kept apart, in no version').toEqual([]);
});
