// How far a job is, for whoever waits for it. It stands in the name of a connection of its own: every process sees it there, it is in no
// ledger, and it is gone with the process that worked it, however that ends.
import pg from 'pg';
import { first, openedDatabase, type Read, sql } from './db.ts';

export type Done = { done: number; of: number };

const nameOf = (id: string, { done, of }: Done) => `job ${id} ${done}/${of}`;

/** Does the work, and shows whatever it tells of it until it has ended. Where that cannot be shown the work goes on. */
export async function showing<T>(id: string, work: (tell: (done: Done) => void) => Promise<T>): Promise<T> {
  const { pool } = openedDatabase();
  if (!pool) return work(() => undefined);
  const { connectionString } = pool.options;
  const client = new pg.Client({
    connectionString,
    connectionTimeoutMillis: 5_000,
    application_name: nameOf(id, { done: 0, of: 0 }),
  });
  client.on('error', () => undefined);
  const connected = client.connect().then(
    () => true,
    () => false,
  );
  let told: Promise<unknown> = connected;
  const tell = (done: Done) => {
    told = told.then(async () => {
      if (await connected) await client.query("select set_config('application_name', $1, false)", [nameOf(id, done)]);
    });
    told = told.catch(() => undefined);
  };
  try {
    return await work(tell);
  } finally {
    await told;
    if (await connected) await client.end().catch(() => undefined);
  }
}

/** How far it is; null where nobody works it, or it has not said yet. */
export async function shownOf(db: Read, id: string): Promise<Done | null> {
  const rows = await db.rows<{ name: string }>(
    sql`select application_name as name from pg_stat_activity where datname = current_database() and application_name like ${`job ${id} %`}`,
  );
  const [, done, of] = / (\d+)\/(\d+)$/.exec(first(rows)?.name ?? '') ?? [];
  return Number(of) > 0 ? { done: Number(done), of: Number(of) } : null;
}
