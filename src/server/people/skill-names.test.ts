import type pg from 'pg';
import { afterAll, expect, inject, test } from 'vitest';
import { ownInstallation } from '../../../tests/own-installation.ts';
import { foundedBy } from '../../../tests/world.ts';
import { connectWithin } from '../database/connect.ts';
import { migrateDatabase } from '../database/migrate.ts';
import { Invalid } from '../errors.ts';
import { newId } from '../id.ts';
import { defineSkill } from './skills.ts';

const name = `skills_${process.env.VITEST_POOL_ID}`;
const asOwner = <T>(work: (client: pg.Client) => Promise<T>) => connectWithin(inject('owner'), work);
const drop = () => asOwner((client) => client.query(`drop database if exists ${name} with (force)`));
afterAll(drop);

test('of several at once that name a skill alike, capitals apart, one is kept and the others are told', async () => {
  const installation = await ownInstallation('skills');
  try {
    const ada = await foundedBy('Ada Founder');
    const names = ['Écoute', 'écoute', 'ÉCOUTE', 'ÉCoute', 'écOute', 'Écoutë'];
    const done = await Promise.allSettled(names.map((one) => defineSkill(ada, { name: one })));
    const refused = done.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused).toHaveLength(4); // the last is another word
    for (const reason of refused) {
      expect(reason).toBeInstanceOf(Invalid);
      expect((reason as Invalid).problems.name?.[0]).toMatch(/^There is already a skill called écoute$/iu);
    }
  } finally {
    await installation.close();
  }
});

test('skills named alike before are kept as they are when the database is updated, and no third comes', async () => {
  await drop();
  const url = inject('owner').replace('/postgres?', `/${name}?`);
  await migrateDatabase(url, { upTo: '0026_unit_remarks' });
  const [organisation, oldest, newer, other] = [newId(), newId(), newId(), newId()];
  const insert = (id: string, called: string) =>
    `insert into skills (organisation_id, id, name) values ('${organisation}', '${id}', '${called}');`;
  const rows = await connectWithin(url, async (client) => {
    await client.query(`set session_replication_role = replica;
      ${insert(oldest, 'Triage')} ${insert(newer, 'TRIAGE')} ${insert(other, 'Rents')}`);
    await migrateDatabase(url);
    await expect(client.query(insert(newId(), 'triage'))).rejects.toThrow('skills_name_read');
    return (await client.query('select id, name, namesake from skills order by id')).rows;
  });
  expect(rows).toEqual([
    { id: oldest, name: 'Triage', namesake: 0 },
    { id: newer, name: 'TRIAGE', namesake: 1 },
    { id: other, name: 'Rents', namesake: 0 },
  ]);
});
