// Finds the installation for a command: the database that runs already, or its own for the length of the work.
import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { isAway } from '../database/away.ts';
import { CannotStart } from '../database/cannot-start.ts';
import { connectWithin } from '../database/connect.ts';
import { startPostgres } from '../database/embedded.ts';
import { holderOf } from '../database/lock.ts';
import { migrateDatabase, standingOf } from '../database/migrate.ts';
import { outsideAddresses } from '../database/outside.ts';
import { placeOf } from '../database/place.ts';
import { socketUrl } from '../database/urls.ts';
import { readSecret } from './secret.ts';
import { readSettings, type Settings } from './settings.ts';
import { refuseUnfinished } from './unfinished-restore.ts';

/** `serving` when a server of ours holds the database while the command works; of an outside database nobody knows: null. */
export type Installation = {
  home: string;
  ownerUrl: string;
  appUrl: string;
  serving: boolean | null;
  /** What the app's role is to be made with, on an outside server. */
  appPassword?: string;
};
type Options = {
  settings?: Settings;
  say?: (sentence: string) => void;
  /** What to do where the tables are behind this version; 'fresh' brings up to date what nobody else uses. */
  migrate?: 'fresh' | 'never' | 'always';
  /** Only a restore itself may use what a restore has not finished. */
  restoring?: boolean;
};

/**
 * Runs `work` on the installation that LEADWELL_DATA or DATABASE_URL names.
 * @throws CannotStart, in one sentence, when it cannot be reached or its tables are behind.
 */
export async function withInstallation<T>(work: (at: Installation) => Promise<T>, options: Options = {}): Promise<T> {
  const settings = options.settings ?? readSettings();
  if (!options.restoring) await refuseUnfinished(settings.home);
  if (settings.databaseUrl) return outside(work, settings, settings.databaseUrl, options);
  const socket = await runningSocket(settings.home);
  const at = socket && (await beside(settings.home, socket, options).catch(ifEnding));
  return at ? work(at) : alone(work, settings.home, options);
}

/** Is there anything at all at `home`? */
export const hasDatabase = (home: string) => existsSync(home) && existsSync(placeOf(realpathSync(home)).data);

async function outside<T>(work: (at: Installation) => Promise<T>, settings: Settings, url: string, options: Options) {
  const { owner, app, appPassword } = outsideAddresses(url, settings.ownerUrl ?? undefined, readSecret(settings.home));
  await bringUpToDate(owner, options, 'others', appPassword);
  return work({ home: settings.home, ownerUrl: owner, appUrl: app, serving: null, appPassword });
}

async function beside(home: string, socket: string, options: Options): Promise<Installation> {
  const [ownerUrl, appUrl] = [socketUrl(socket, 'owner', 'leadwell'), socketUrl(socket, 'app_user', 'leadwell')];
  await bringUpToDate(ownerUrl, options, 'others');
  return { home, ownerUrl, appUrl, serving: true };
}

async function alone<T>(work: (at: Installation) => Promise<T>, home: string, options: Options) {
  const running = await startPostgres(home, { say: options.say });
  try {
    await bringUpToDate(running.url('owner'), options, 'nobody');
    return await work({ home, ownerUrl: running.url('owner'), appUrl: running.url('app_user'), serving: false });
  } finally {
    await running.stop();
  }
}

/** The socket of a server that works on `home` now and answers; null where there is none. */
async function runningSocket(home: string): Promise<string | null> {
  if (!hasDatabase(home)) return null;
  const holder = holderOf(placeOf(realpathSync(home)).data);
  if (!holder || holder.orphan || !existsSync(join(holder.socket, '.s.PGSQL.5432'))) return null;
  const answers = connectWithin(socketUrl(holder.socket, 'owner', 'postgres'), async () => holder.socket);
  return answers.catch(() => null); // it is just ending
}

/** A server whose Leadwell was just killed answers for a moment yet: we wait for its end, and start our own. */
function ifEnding(error: unknown) {
  if (isAway(error)) return null;
  throw error;
}

async function bringUpToDate(
  ownerUrl: string,
  { migrate = 'fresh', say }: Options,
  users: string,
  appPassword?: string,
) {
  if (migrate === 'never') return;
  const standing = await connectWithin(ownerUrl, standingOf).catch(ifMissing);
  const mayMigrate = migrate === 'always' || users === 'nobody' || !standing?.level;
  if (mayMigrate) return void (await migrateDatabase(ownerUrl, { say, appPassword }));
  if (standing.pending > 0)
    throw new CannotStart(
      `The database is ${standing.pending} ${standing.pending === 1 ? 'step' : 'steps'} behind this version of Leadwell. Run: npm run leadwell -- migrate`,
    );
}

/** A database that is not there yet is made by the migration. */
function ifMissing(error: { cause?: { code?: string } }) {
  if (error.cause?.code === '3D000') return null;
  throw error;
}
