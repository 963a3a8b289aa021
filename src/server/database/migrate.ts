import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';

/** Brings one database up to date. Two processes may try at once: the second waits, then finds nothing to do. */
export async function migrateDatabase(ownerUrl: string) {
  await createIfMissing(ownerUrl);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(4711)');
    await migrate(drizzle(client), { migrationsFolder: new URL('../../../migrations', import.meta.url).pathname });
  } finally {
    await client.end();
  }
}

async function createIfMissing(ownerUrl: string) {
  const url = new URL(ownerUrl);
  const name = url.pathname.slice(1);
  url.pathname = '/postgres';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`create database "${name}"`);
  } finally {
    await client.end();
  }
}
