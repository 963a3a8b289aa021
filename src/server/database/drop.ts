import pg from 'pg';
import { connectWithin } from './connect.ts';
import { withDatabase } from './urls.ts';

/** Drops the database of this address; whoever is connected to it is cut off. The next migration makes it anew. */
export async function dropDatabase(ownerUrl: string): Promise<void> {
  const name = pg.escapeIdentifier(decodeURIComponent(new URL(ownerUrl).pathname.slice(1)));
  await connectWithin(withDatabase(ownerUrl, 'postgres'), (client) =>
    client.query(`drop database if exists ${name} with (force)`),
  );
}
