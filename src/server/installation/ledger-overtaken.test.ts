// Contacts altered behind the application, and an import that then touches the same week: it hides nothing, and gives nothing back.
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownInstallation } from '../../../tests/own-installation.ts';
import { world } from '../../../tests/world.ts';
import { diskStore } from '../files/disk.ts';
import type { Actor } from '../people/actor.ts';
import { contactImportOf } from '../standards/contact-import-view.ts';
import { importContactFile } from '../standards/contact-import-whole.ts';
import { askBack, takeBack } from '../standards/contact-taking-back.ts';
import { checkLedger } from './ledger-keys.ts';

let installation: Awaited<ReturnType<typeof ownInstallation>>;
let ada: Actor;

beforeAll(async () => {
  installation = await ownInstallation('overtaken');
  ({ ada } = await world());
});
afterAll(() => installation.close());

const imported = async (...rows: string[]) => {
  const text = `Call Id,Agent,Date,Time,Answered (Y/N),Resolved\n${rows.join('\n')}\n`;
  const store = diskStore(join(installation.home, 'files'));
  const file = { name: 'calls.csv', content: [new TextEncoder().encode(text)] };
  return (await importContactFile(ada, file, { store })).done;
};
const alter = (statement: string) =>
  installation.owner.query(`begin; set local session_replication_role = replica; ${statement}; commit`);
const found = async () =>
  (await checkLedger(installation.owner, installation.home)).problems.map(({ where, what }) => `${where}: ${what}`);
const resolved = async () => {
  const { rows } = await installation.owner.query('select source_id as id, resolved from contacts order by 1');
  return Object.fromEntries(rows.map(({ id, resolved }) => [id, resolved]));
};
const march = 'week of 2026-03-02';

test('R-102 an import into a week that was altered keeps in the ledger that it was', async () => {
  await imported('C1,Mo Member,2026-03-02,09:12:58,Y,Y', 'C2,Mo Member,2026-04-06,09:12:58,Y,Y');
  expect(await found()).toEqual([]);
  await alter(`update contacts set resolved = 0 where source_id = 'C1'`);
  const altered = `${march}: Contacts of this week were altered, added or removed without an import.`;
  expect(await found()).toEqual([altered]);
  const more = await imported('C3,Mo Member,2026-03-03,09:12:58,Y,Y');
  const lasting = `${altered} A later import took it along.`;
  expect(await found()).toEqual([lasting]);
  await askBack(ada, more.id, { why: 'The wrong file' });
  await takeBack(ada, more.id);
  await imported('C4,Mo Member,2026-04-07,09:12:58,Y,Y');
  expect(await found()).toEqual([lasting]);
});

test('R-102 an import is not taken back where what it would give back was altered, and says so', async () => {
  const changed = await imported('C2,Mo Member,2026-04-06,09:12:58,Y,N');
  await alter(`update contact_changes set agent = 'Forged Agent', resolved = 1 where import_id = '${changed.id}'`);
  expect((await found()).at(-1)).toBe(
    'week of 2026-04-06: What contacts of this week were before a file changed them was altered without an import.',
  );
  await askBack(ada, changed.id, { why: 'The wrong month' });
  await takeBack(ada, changed.id);
  const { file } = await contactImportOf(ada, changed.id);
  expect(file).toMatchObject({ state: 'done', backAskedAt: null });
  expect(file.failure).toMatch(/^Nothing was taken back: contacts of the week of 6 April 2026, or what is kept/);
  expect(await resolved()).toMatchObject({ C2: 0 });
});
