// Carries the rows of one database to another: from our own to an outside server, or back.
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { AlreadyRunning, CannotStart } from '../database/cannot-start.ts';
import { connectWithin } from '../database/connect.ts';
import { migrateDatabase } from '../database/migrate.ts';
import { fill } from './fill.ts';
import { type Installation, withInstallation } from './installation.ts';
import type { Settings } from './settings.ts';
import { columnList, countOf, isUnused, plainly, sequencesOf, type Table, tableName, tablesOf } from './tables.ts';
import { askAnew } from './waiting-jobs.ts';

export type Moved = { tables: number; rows: number };
type Say = (sentence: string) => void;

/**
 * Fills the unused database of `target` and compares every table; the old one stays as it is.
 * @throws CannotStart when Leadwell is running, or the target is in use or not reachable.
 */
export async function move(settings: Settings, target: Settings, say?: Say): Promise<Moved> {
  if (target.databaseUrl === settings.databaseUrl) throw new CannotStart('The database is there already.');
  return withInstallation((source) => moveFrom(source, target, say), { settings, say });
}

async function moveFrom(source: Installation, target: Settings, say?: Say): Promise<Moved> {
  if (source.serving)
    throw new AlreadyRunning(
      `Leadwell is running on ${source.home}. Stop it first: what is written meanwhile would be lost.`,
    );
  return withInstallation(
    async ({ ownerUrl, serving }) => {
      if (serving) throw new AlreadyRunning(`Leadwell is running on ${target.home}. Stop it first.`);
      await migrateDatabase(ownerUrl, { say });
      return connectWithin(source.ownerUrl, (from) => connectWithin(ownerUrl, (into) => carry(from, into, say)));
    },
    { settings: target, say, migrate: 'fresh' },
  );
}

async function carry(from: pg.Client, into: pg.Client, say?: Say): Promise<Moved> {
  if (!(await isUnused(into))) throw new CannotStart('The database to move to is in use. Name an empty one.');
  await from.query(plainly);
  await from.query('begin isolation level repeatable read read only');
  const tables = [];
  for (const table of await tablesOf(from)) tables.push({ ...table, ...(await countOf(from, table)) });
  const rowsOf = (table: Table) => streamed(from, table);
  const mend = 'Run leadwell ledger verify: it names what was altered in the old one.';
  await fill(into, { tables, sequences: await sequencesOf(from), rowsOf, mend, say });
  await from.query('commit');
  await askAnew(into);
  const rows = tables.reduce((total, table) => total + table.rows, 0);
  return { tables: tables.length, rows };
}

/** A failure of the source ends the stream with that failure. */
function streamed(from: pg.Client, table: Table) {
  const rows = from.query(copyTo(`copy ${tableName(table)} (${columnList(table)}) to stdout`));
  const out = new PassThrough();
  pipeline(rows, out).catch((error) => out.destroy(error));
  return out;
}
