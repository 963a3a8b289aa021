// Brings a database's tables up to date with this version of Leadwell.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { ensureAppRole } from './app-role.ts';
import { CannotStart } from './cannot-start.ts';
import { connectWithin } from './connect.ts';
import { withDatabase } from './urls.ts';

/** `level` is the last migration applied, null in an empty database; `newest` the last one known here. */
export type Standing = { level: string | null; newest: string; pending: number; newer: boolean };
type Options = {
  appPassword?: string;
  say?: (sentence: string) => void;
  /** Looks at the server before anything is changed in it. */
  before?: (client: pg.Client) => Promise<void>;
  /** The last migration to apply; all of them where none is named. */
  upTo?: string;
};

const folder = fileURLToPath(new URL('../../../migrations', import.meta.url));
const oneAtATime = 'select pg_advisory_lock(4711)';

/** Two processes may try at once: the second waits, then finds nothing to do. Says how many migrations it applied. */
export async function migrateDatabase(
  ownerUrl: string,
  { appPassword, say, before, upTo }: Options = {},
): Promise<number> {
  await createIfMissing(ownerUrl);
  return connectWithin(ownerUrl, async (client) => {
    await before?.(client);
    await client.query(oneAtATime);
    const { pending, newer } = await standingOf(client);
    if (newer)
      throw new CannotStart(
        'This database was changed by a newer version of Leadwell. Start that version, or restore a backup.',
      );
    await ensureAppRole(client, appPassword);
    if (pending > 0) say?.(`Updating the database: ${pending} ${pending === 1 ? 'step' : 'steps'}`);
    await client.query(`set client_min_messages = warning`);
    await (upTo ? migrateUpTo(client, upTo) : migrate(drizzle(client), { migrationsFolder: folder }));
    return pending;
  });
}

/** How far a database is behind this version, by drizzle's own record of what was applied. */
export async function standingOf(client: pg.ClientBase): Promise<Standing> {
  const known = knownMigrations();
  const applied = await lastApplied(client);
  const level = known.findLast(({ when }) => when <= applied)?.tag ?? null;
  const pending = known.filter(({ when }) => when > applied).length;
  return { level, newest: known.at(-1)?.tag ?? '', pending, newer: applied > (known.at(-1)?.when ?? 0) };
}

/** Is this migration one of ours? A backup of a newer version names one that is not. */
export const knowsMigration = (level: string) => knownMigrations().some(({ tag }) => tag === level);

/** drizzle applies a whole folder, so it is given one that ends where it should. */
async function migrateUpTo(client: pg.Client, level: string) {
  const part = mkdtempSync(join(tmpdir(), 'leadwell-migrations-'));
  try {
    cpSync(folder, part, { recursive: true });
    const entries = knownMigrations();
    const some = entries.slice(0, entries.findIndex(({ tag }) => tag === level) + 1);
    writeFileSync(
      join(part, 'meta/_journal.json'),
      JSON.stringify({ version: '7', dialect: 'postgresql', entries: some }),
    );
    await migrate(drizzle(client), { migrationsFolder: part });
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
}

function knownMigrations(): { tag: string; when: number }[] {
  return JSON.parse(readFileSync(`${folder}/meta/_journal.json`, 'utf8')).entries;
}

async function lastApplied(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query(`select to_regclass('drizzle.__drizzle_migrations') is not null as there`);
  if (!rows[0].there) return 0;
  const last = await client.query('select coalesce(max(created_at), 0) as at from drizzle.__drizzle_migrations');
  return Number(last.rows[0].at);
}

async function createIfMissing(ownerUrl: string) {
  const client = new pg.Client({ connectionString: ownerUrl });
  try {
    await client.connect();
  } catch (error) {
    if ((error as pg.DatabaseError).code !== '3D000') return; // what else is wrong is said by the next connection
    const name = decodeURIComponent(new URL(ownerUrl).pathname.slice(1));
    await connectWithin(withDatabase(ownerUrl, 'postgres'), (admin) =>
      admin.query(`create database ${pg.escapeIdentifier(name)}`),
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}
