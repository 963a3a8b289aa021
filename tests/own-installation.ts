// A database and a data folder of its own, and the owner's connection: for what is done past the application.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { vi } from 'vitest';
import { useDatabase } from '../src/server/db.ts';
import { databaseOfItsOwn } from './database.ts';

/** In use until it is closed: by `act` and `see`, by what is signed, and by the checkpoints that are remembered. */
export async function ownInstallation(name: string) {
  const home = await mkdtemp(join(tmpdir(), `leadwell-${name}-`));
  vi.stubEnv('LEADWELL_DATA', home);
  const database = await databaseOfItsOwn(name);
  useDatabase(database);
  const owner = new pg.Client({ connectionString: database.owner });
  await owner.connect();
  const close = async () => {
    vi.unstubAllEnvs();
    await owner.end();
    useDatabase(null);
    await database.end();
    await rm(home, { recursive: true });
  };
  return { home, owner, close };
}
