// A restore with --force keeps the installation that is there under another name, and brings it back where nothing came of it.
import { existsSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { AlreadyRunning, CannotStart } from '../database/cannot-start.ts';
import { freeLock, holderOf } from '../database/lock.ts';
import { placeOf } from '../database/place.ts';
import { hasDatabase } from './installation.ts';
import type { Settings } from './settings.ts';
import { beginRestore, besideOf, unfinishedRestore } from './unfinished-restore.ts';

/** Answers where it is now; null where there was nothing. Checks that a restore may do so before anything is renamed. */
export async function putAside(settings: Settings, from: string, now: Date): Promise<string | null> {
  const { home, databaseUrl } = settings;
  if (databaseUrl)
    throw new CannotStart('--force puts a data folder aside, not a database. Name an empty database in DATABASE_URL.');
  if (!existsSync(home)) return null;
  await refuseServed(home);
  if (isWithin(home, from))
    throw new CannotStart(
      `The backup ${from} lies inside ${home}, the folder that would be put aside: move it out first.`,
    );
  if (hasDatabase(home) && placeOf(realpathSync(home)).outside)
    throw new CannotStart(`The database of ${home} lies elsewhere. Restore into another folder: LEADWELL_DATA=/path`);
  const before = `${home}.before-${now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}`;
  const beside = besideOf(home);
  rmSync(beside, { recursive: true, force: true });
  beginRestore(beside, { backup: from, before, fresh: false });
  renameSync(home, before); // a kill from here on is told by the note in the folder beside
  renameSync(beside, home);
  return before;
}

/** Where nothing was restored: what was put aside comes back, and a folder that was not there goes. */
export function asBefore({ home, databaseUrl }: Settings, before: string | null): void {
  const elsewhere = databaseUrl || (existsSync(home) && placeOf(realpathSync(home)).outside);
  if (elsewhere && !before) return; // a database that nobody uses may stay
  const half = besideOf(home);
  if (existsSync(home)) {
    rmSync(half, { recursive: true, force: true });
    renameSync(home, half); // removing takes a while, in which a kill must not leave half of it
  }
  if (before) renameSync(before, home);
  rmSync(half, { recursive: true, force: true });
}

/** What an earlier restore left when it was killed is undone as it would have been by itself, and said. */
export async function undoUnfinished(settings: Settings, say?: (sentence: string) => void): Promise<void> {
  const left = unfinishedRestore(settings.home);
  if (!left || settings.databaseUrl) return;
  await refuseServed(settings.home);
  const before = left.before && existsSync(left.before) ? left.before : null;
  if (!left.fresh && !before) return;
  asBefore(settings, before);
  if (before) say?.(`An earlier restore was not finished. What was there before it is in ${settings.home} again.`);
}

/** @throws AlreadyRunning while a server of ours works on `home`; one that was left behind is ended. */
async function refuseServed(home: string) {
  if (!hasDatabase(home)) return;
  const { data } = placeOf(realpathSync(home));
  const holder = holderOf(data);
  if (holder && !holder.orphan) throw new AlreadyRunning(`Leadwell is running on ${home}. Stop it before restoring.`);
  await freeLock(data);
}

/** Whether `path`, which must be there, is `folder` or lies in it. */
export function isWithin(folder: string, path: string) {
  const way = relative(realpathSync(folder), realpathSync(path));
  return way !== '..' && !way.startsWith(`..${sep}`);
}
