// A backup while serving: one moment of the database, then the files that this moment names.
import { createWriteStream } from 'node:fs';
import { access, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { CannotStart, saying } from '../database/cannot-start.ts';
import { connectWithin } from '../database/connect.ts';
import { standingOf } from '../database/migrate.ts';
import { fileStore } from '../files/kept.ts';
import type { FileStore } from '../files/store.ts';
import { sweepLock } from '../files/sweep-clock.ts';
import { flushFolder } from '../flush-folder.ts';
import { makeFolder } from '../make-folder.ts';
import { counted } from './finding.ts';
import { copyHashed, hasher, type KeptFile, keptPaths } from './home-files.ts';
import type { Installation } from './installation.ts';
import { type Manifest, type SavedTable, writeManifest } from './manifest.ts';
import { isWithin } from './put-aside.ts';
import { saveStored, storedFolder } from './stored-files.ts';
import { columnList, countOf, plainly, sequencesOf, type Table, tableName, tablesOf } from './tables.ts';

export type BackupMade = { folder: string; tables: number; rows: number; files: number; bytes: number };
type Say = (sentence: string) => void;

/**
 * Writes a backup into a new folder: beside it first, then renamed, so that one that is there is whole.
 * @throws CannotStart when the folder exists already, lies in the data folder or cannot be written.
 */
export async function backup(
  { home, ownerUrl }: Installation,
  wanted: string,
  now: Date,
  say?: Say,
  store = fileStore(home),
): Promise<BackupMade> {
  const folder = resolve(wanted);
  if (await exists(folder)) throw alreadyThere(folder);
  if (isWithin(home, await there(folder)))
    throw new CannotStart(
      `${folder} lies inside ${home}, the folder that is saved: each backup would hold all earlier ones. Name a folder outside it.`,
    );
  return saying(
    folder,
    () =>
      connectWithin(ownerUrl, async (client) => {
        await claim(client, folder);
        return made(client, { home, folder, store }, now, say);
      }),
    '.',
  );
}

type Wish = { home: string; folder: string; store: FileStore };

async function made(client: pg.Client, { home, folder, store }: Wish, now: Date, say?: Say): Promise<BackupMade> {
  const half = `${folder}.unfinished`;
  await rm(half, { recursive: true, force: true });
  makeFolder(join(half, 'tables'), 0o700);
  try {
    await client.query(`select pg_advisory_lock_shared(${sweepLock})`); // until the connection ends
    // Keys first: the checkpoints remembered beside them are then all in the database that is saved.
    const keys = await saveFiles(home, half, keptPaths(home, 'keys'));
    const database = await saveDatabase(client, half, say);
    const others = await saveFiles(home, half, keptPaths(home, '', ['keys', storedFolder]));
    const stored = await Array.fromAsync(saveStored(store, join(half, 'home')));
    const files = [...keys, ...others, ...stored];
    say?.(`Saved ${counted(files.length, 'file', 'files')}`);
    const manifest: Manifest = { format: 1, made: now.toISOString(), ...database, files };
    await writeManifest(half, manifest);
    await rename(half, folder);
    await flushFolder(dirname(folder));
    return summary(folder, manifest);
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    throw error;
  }
}

/** Until the connection ends, no other backup is written into this folder. @throws CannotStart where one is, or has been */
async function claim(client: pg.Client, folder: string) {
  const { rows } = await client.query<{ ours: boolean }>(
    `select pg_try_advisory_lock(hashtextextended('backup ' || $1, 0)) as ours`,
    [folder],
  );
  if (!rows[0]?.ours) throw new CannotStart(`Another backup is being written into ${folder}. Name another folder.`);
  if (await exists(folder)) throw alreadyThere(folder);
}

const alreadyThere = (folder: string) =>
  new CannotStart(`${folder} is there already. Name a new folder: a backup never overwrites another.`);

async function saveDatabase(client: pg.Client, half: string, say?: Say) {
  await client.query(plainly);
  await client.query('begin isolation level repeatable read read only');
  const { level, pending } = await standingOf(client);
  if (!level) throw new CannotStart('There is nothing to back up: the database is empty.');
  if (pending > 0) say?.(`The database is ${pending} steps behind this version; it is saved as it is.`);
  const tables: SavedTable[] = [];
  for (const table of await tablesOf(client)) tables.push(await saveTable(client, table, half));
  const sequences = await sequencesOf(client);
  await client.query('commit');
  say?.(`Saved ${tables.length} tables, ${counted(rowsIn(tables), 'row', 'rows')}`);
  return { level, tables, sequences };
}

async function saveTable(client: pg.Client, table: Table, half: string): Promise<SavedTable> {
  const counted = await countOf(client, table);
  const rows = client.query(copyTo(`copy ${tableName(table)} (${columnList(table)}) to stdout`));
  const { hashing, result } = hasher();
  const file = join(half, 'tables', `${table.name}.copy`);
  await pipeline(rows, hashing, createWriteStream(file, { flush: true, mode: 0o600 }));
  return { ...table, ...counted, ...result() };
}

async function saveFiles(home: string, half: string, paths: AsyncIterable<string>): Promise<KeptFile[]> {
  const saved: KeptFile[] = [];
  for await (const path of paths) {
    const file = await copyHashed(home, join(half, 'home'), path).catch(ifGone);
    if (file) saved.push(file);
  }
  return saved;
}

/** Mail in the outbox may be taken away meanwhile. */
function ifGone(error: NodeJS.ErrnoException) {
  if (error.code === 'ENOENT') return null;
  throw error;
}

function summary(folder: string, { tables, files }: Manifest): BackupMade {
  const bytes = [...tables, ...files].reduce((total, part) => total + part.bytes, 0);
  return { folder, tables: tables.length, rows: rowsIn(tables), files: files.length, bytes };
}

const rowsIn = (tables: SavedTable[]) => tables.reduce((total, { rows }) => total + rows, 0);
/** The last folder of the way that is there already. */
const there = async (path: string): Promise<string> => ((await exists(path)) ? path : there(dirname(path)));
const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
