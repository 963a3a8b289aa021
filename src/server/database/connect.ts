import pg from 'pg';
import { CannotStart } from './cannot-start.ts';
import { shown } from './urls.ts';

/** One connection for the length of `work`; a failure to connect is told as one sentence. */
export async function connectWithin<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connected(url);
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Opens one connection; the caller ends it. */
export async function connected(url: string): Promise<pg.Client> {
  const client = made(url);
  client.on('error', () => undefined); // a lost connection is told by the next query
  try {
    await client.connect();
  } catch (error) {
    throw new CannotStart(`${sentence(error as pg.DatabaseError, url)}`, { cause: error });
  }
  return client;
}

function made(url: string) {
  try {
    return new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  } catch {
    throw new CannotStart('DATABASE_URL is not an address such as postgres://name:password@host:5432/leadwell.');
  }
}

function sentence(error: NodeJS.ErrnoException, url: string) {
  const where = shown(url);
  if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT')
    return `No PostgreSQL answers for ${where}. Start it, or correct the address.`;
  if (error.code === 'ENOTFOUND') return `The host of the database is not known: ${where}.`;
  if (error.code === '28P01' || error.code === '28000')
    return `PostgreSQL refused the sign-in for ${where}: ${error.message}.`;
  if (error.code === '3D000') return `There is no database ${where}.`;
  return `The database ${where} cannot be reached: ${error.message}.`;
}
