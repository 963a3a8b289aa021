// Once a day, files that no row names any more leave the store: what was withdrawn, and what an upload left behind.
import { now } from '../clock.ts';
import { connectWithin } from '../database/connect.ts';
import { daily } from '../jobs.ts';
import { fileStore } from './kept.ts';
import type { FileStore } from './store.ts';

/** A backup saves rows first and their files after: it holds this lock, shared, so that none is swept in between. */
export const sweepLock = 4712;

const day = 24 * 60 * 60_000; // a file comes before its row, and an upload may take hours

daily('file-sweep', '20 3 * * *', async () => {
  const swept = await sweepFiles(process.env.DATABASE_URL ?? '', fileStore());
  if (swept && swept.length > 0)
    console.log(`Removed ${swept.length === 1 ? '1 file' : `${swept.length} files`} that nothing names any more.`);
});

/** Answers the hashes removed; null when a backup, or another sweep, is going on: then the next day does. */
export const sweepFiles = (url: string, store: FileStore): Promise<string[] | null> =>
  connectWithin(url, async (client) => {
    const { rows } = await client.query<{ mine: boolean }>(`select pg_try_advisory_lock(${sweepLock}) as mine`);
    if (!rows[0]?.mine) return null;
    return store.sweep(new Date(now().getTime() - day), async (hash) => {
      const named = await client.query<{ named: boolean }>('select is_file_named($1) as named', [hash]);
      return named.rows[0]?.named !== false;
    });
  });
