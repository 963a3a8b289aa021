// Rows from before a rule of the database: they stay as the ledger knows them when the database is updated, and no other comes.
import type pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { connectWithin } from '../database/connect.ts';
import { migrateDatabase } from '../database/migrate.ts';
import { newId } from '../id.ts';

const name = `before_${process.env.VITEST_POOL_ID}`;
const url = () => inject('owner').replace('/postgres?', `/${name}?`);
const asOwner = <T>(work: (client: pg.Client) => Promise<T>) => connectWithin(inject('owner'), work);
const drop = () => asOwner((client) => client.query(`drop database if exists ${name} with (force)`));

const [organisation, oldest, newer, other] = [newId(), newId(), newId(), newId()];
const skill = (id: string, called: string) =>
  `insert into skills (organisation_id, id, name) values ('${organisation}', '${id}', '${called}')`;
const membership = (until: string) => `insert into team_members (organisation_id, id, team_id, person_id, since, until)
  values ('${organisation}', '${newId()}', '${newId()}', '${newId()}', '2027-02-01', '${until}')`;

beforeAll(async () => {
  await drop();
  await migrateDatabase(url(), { upTo: '0026_unit_remarks' });
  const rows = [skill(oldest, 'Triage'), skill(newer, 'TRIAGE'), skill(other, 'Rents')];
  const dated = [membership('2026-11-27'), membership('2027-02-01')];
  await connectWithin(url(), (client) =>
    client.query(['set session_replication_role = replica', ...rows, ...dated].join('; ')),
  );
  await migrateDatabase(url());
});
afterAll(drop);

test('skills named alike are told apart by a number', () =>
  connectWithin(url(), async (client) => {
    await expect(client.query(skill(newId(), 'triage'))).rejects.toThrow('skills_name_read');
    const { rows } = await client.query('select id, name, namesake from skills order by id');
    expect(rows).toEqual([
      { id: oldest, name: 'Triage', namesake: 0 },
      { id: newer, name: 'TRIAGE', namesake: 1 },
      { id: other, name: 'Rents', namesake: 0 },
    ]);
  }));

test('a time in a team that ended before it began is marked', () =>
  connectWithin(url(), async (client) => {
    await expect(client.query(membership('2027-01-31'))).rejects.toThrow('team_members_ends');
    const { rows } = await client.query('select until::text as until, misdated from team_members order by until');
    expect(rows).toEqual([
      { until: '2026-11-27', misdated: true },
      { until: '2027-02-01', misdated: false },
    ]);
  }));
