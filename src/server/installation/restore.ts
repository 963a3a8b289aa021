// Restores a backup into an installation that nobody uses yet.
import { createReadStream, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AlreadyRunning, CannotStart, saying } from '../database/cannot-start.ts';
import { connectWithin } from '../database/connect.ts';
import { dropDatabase } from '../database/drop.ts';
import { knowsMigration, migrateDatabase, standingOf } from '../database/migrate.ts';
import { newFileStore } from '../files/kept.ts';
import type { FileStore } from '../files/store.ts';
import { fill, rowsAreIn, unmark } from './fill.ts';
import { counted } from './finding.ts';
import { copyHashed, hashFile } from './home-files.ts';
import { type Installation, withInstallation } from './installation.ts';
import type { LedgerCheck } from './ledger-check.ts';
import { checkLedger } from './ledger-keys.ts';
import { hashOf, type Manifest, readBackup } from './manifest.ts';
import { oneRestore } from './one-restore.ts';
import { asBefore, putAside, undoUnfinished } from './put-aside.ts';
import type { Settings } from './settings.ts';
import { hearingStop, orStopped } from './stop-asked.ts';
import { restoreStored, storedHash } from './stored-files.ts';
import { isUnused } from './tables.ts';
import { beginRestore, endRestore, unfinishedRestore, unfinishedWords } from './unfinished-restore.ts';
import { askAnew } from './waiting-jobs.ts';

/** `before` is where a former installation was put aside. The ledger's problems, where it has any, were in what was saved. */
export type Restored = {
  home: string;
  made: string;
  rows: number;
  files: number;
  before: string | null;
  ledger: LedgerCheck;
};
/** `store` where the files go that the product stores; left out, that of the data folder. */
type Options = { force: boolean; now: Date; say?: (sentence: string) => void; store?: FileStore };
/** `again` when a restore was killed here and goes on. */
type Wish = Options & { from: string; manifest: Manifest; stop: AbortSignal; again: boolean };

/**
 * Verifies the whole backup first, then fills database and data folder, migrates and verifies the ledger. Ctrl-C undoes it.
 * @throws CannotStart when the backup is damaged, does not fit or is newer than this version, or the installation is in use or being restored.
 */
export async function restore(folder: string, settings: Settings, options: Options): Promise<Restored> {
  const from = resolve(folder);
  options.say?.('Verifying the backup');
  const manifest = await readBackup(from);
  if (!knowsMigration(manifest.level))
    throw new CannotStart('This backup was made by a newer version of Leadwell. Restore it with that version.');
  const alone = () =>
    oneRestore(settings.home, async () => {
      await undoUnfinished(settings, options.say);
      const again = unfinishedRestore(settings.home) !== null;
      return hearingStop((stop) => begun({ from, manifest, stop, again, ...options }, settings));
    });
  return saying(settings.home, alone);
}

/** From the first change on: an error, or being asked to stop, leaves all as it was. */
async function begun(wish: Wish, settings: Settings): Promise<Restored> {
  const { force, from, manifest, now, say, stop } = wish;
  const { home } = settings;
  const before = force ? await putAside(settings, from, now) : null;
  if (!force) await refuseOtherKeys(home, manifest);
  const fresh = !existsSync(home);
  if (fresh) beginRestore(home, { backup: from, before, fresh });
  let work: Promise<Omit<Restored, 'before'>> | undefined;
  try {
    await secretFirst(settings, from, manifest);
    const done = await withInstallation(
      (at) => {
        work = restoreInto(at, wish);
        return orStopped(work, stop);
      },
      { settings, say, migrate: 'never', restoring: true },
    );
    return { ...done, before };
  } catch (error) {
    const done = await work?.catch(() => undefined); // what still copies would write into the folder that comes back
    if (done) return { ...done, before }; // asked too late
    if (before || fresh) asBefore(settings, before);
    throw stop.aborted ? new CannotStart(stoppedAt(settings)) : error;
  }
}

const stoppedAt = ({ home }: Settings) => `Stopped. ${unfinishedWords(home) ?? 'All is as it was before.'}`;

const mend =
  'Restore another backup, or this one with the version of Leadwell that made it; where rows were altered by hand, put them back first.';

async function restoreInto(at: Installation, wish: Wish) {
  const { from, manifest, say, store, stop } = wish;
  if (at.serving) throw new AlreadyRunning(`Leadwell is running on ${at.home}. Stop it before restoring.`);
  const mark = `Leadwell restores ${hashOf(JSON.stringify(manifest))}`;
  if (!(wish.again && (await connectWithin(at.ownerUrl, (client) => rowsAreIn(client, mark)))))
    await restoreRows(at, wish, mark);
  await restoreFiles(at.home, { from, manifest, store, stop });
  say?.(`Restored ${counted(manifest.files.length, 'file', 'files')}`);
  await migrateDatabase(at.ownerUrl, { say });
  await connectWithin(at.ownerUrl, askAnew);
  say?.('Verifying the ledger');
  const ledger = await connectWithin(at.ownerUrl, (client) => checkLedger(client, at.home));
  const rows = manifest.tables.reduce((total, table) => total + table.rows, 0);
  stop.throwIfAborted();
  endRestore(at.home);
  await connectWithin(at.ownerUrl, unmark);
  return { home: at.home, made: manifest.made, rows, files: manifest.files.length, ledger };
}

async function restoreRows(at: Installation, { from, manifest, say, stop, again }: Wish, mark: string) {
  try {
    await emptied(at, manifest.level);
    const rowsOf = ({ name }: { name: string }) => createReadStream(join(from, 'tables', `${name}.copy`));
    if (!unfinishedRestore(at.home)) beginRestore(at.home, { backup: from, before: null, fresh: false });
    await connectWithin(at.ownerUrl, (client) => fill(client, { ...manifest, rowsOf, mend, mark, say, stop }));
  } catch (error) {
    if (!again) endRestore(at.home); // nothing came in
    throw error;
  }
}

/** Whoever holds another ledger's key alone can sign for it: it is never written over. */
async function refuseOtherKeys(home: string, { files }: Manifest) {
  for (const { path, sha256 } of files) {
    const there = join(home, path);
    if (path.startsWith('keys/') && existsSync(there) && (await hashFile(there)).sha256 !== sha256)
      throw new CannotStart(
        `${there} is another key than the backup's. Name another folder (LEADWELL_DATA=/path), or move the key out of it first.`,
      );
  }
}

/** The password of the app's role on an outside server is made from the secret, so the one to come must be there before. */
async function secretFirst({ home, databaseUrl }: Settings, from: string, { files }: Manifest) {
  const saved = files.some(({ path }) => path === 'secret');
  if (databaseUrl && saved && !existsSync(join(home, 'secret'))) await copyHashed(join(from, 'home'), home, 'secret');
}

/** A database with the tables as they were at `level`, and nothing in use; our own is made anew where it differs. */
async function emptied({ home, ownerUrl, serving, appPassword }: Installation, level: string) {
  const found = await connectWithin(ownerUrl, async (client) => {
    const standing = await standingOf(client);
    return { ...standing, unused: standing.level === null || (await isUnused(client)) };
  }).catch(ifMissing);
  if (!found.unused)
    throw new CannotStart(
      serving === null
        ? 'The database that DATABASE_URL names is in use. Name an empty one.'
        : `${home} holds an installation in use. Name another folder (LEADWELL_DATA=/path), or add --force to put this one aside.`,
    );
  if (found.level !== null && found.level !== level) await dropOwn(ownerUrl, serving);
  await migrateDatabase(ownerUrl, { upTo: level, appPassword });
}

async function dropOwn(ownerUrl: string, serving: boolean | null) {
  if (serving === null)
    throw new CannotStart('The database that DATABASE_URL names has other tables already. Name an empty one.');
  await dropDatabase(ownerUrl);
}

type Copying = Pick<Wish, 'from' | 'manifest' | 'store' | 'stop'>;

async function restoreFiles(home: string, { from, manifest, store = newFileStore(home), stop }: Copying) {
  for (const file of manifest.files) {
    stop.throwIfAborted();
    if (storedHash(file)) await restoreStored(store, join(from, 'home'), file);
    else if ((await copyHashed(join(from, 'home'), home, file.path)).sha256 !== file.sha256)
      throw new CannotStart(`${file.path} changed while it was restored. Restore again.`);
  }
}

function ifMissing(error: { cause?: { code?: string } }) {
  if (error.cause?.code === '3D000') return { level: null, unused: true };
  throw error;
}
