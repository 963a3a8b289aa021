// Opens the installation's database, whichever kind it is, and brings it up to date.
import { startPostgres } from '../database/embedded.ts';
import { migrateDatabase } from '../database/migrate.ts';
import { checkApp, checkServer, outsideAddresses } from '../database/outside.ts';
import { readSecret } from './secret.ts';
import type { Settings } from './settings.ts';
import { dropUnfinishedSample } from './unfinished-sample.ts';

export type OpenDatabase = {
  ownerUrl: string;
  appUrl: string;
  stop: () => Promise<void>;
  /** Settles when our own database has gone and would not start again; never, for somebody else's. */
  lost: Promise<void>;
  /** A sentence for the log: which database, and where. */
  place: string;
};
type Say = (sentence: string) => void;

/** Starts our own database, or reaches the one that DATABASE_URL names; migrates either. Our own does not go on once `signal` is aborted. */
export const openDatabase = (settings: Settings, say: Say, signal: AbortSignal): Promise<OpenDatabase> =>
  settings.databaseUrl ? openOutside(settings, settings.databaseUrl, say) : openEmbedded(settings, say, signal);

async function openEmbedded({ home }: Settings, say: Say, signal: AbortSignal): Promise<OpenDatabase> {
  const running = await startPostgres(home, { say, signal });
  signal.addEventListener('abort', () => void running.stop()); // what is being changed is undone, as by any end in its midst
  try {
    signal.throwIfAborted();
    await dropUnfinishedSample(home, running.url('owner'), say);
    await migrateDatabase(running.url('owner'), { say });
  } catch (error) {
    await running.stop();
    throw error;
  }
  const place = running.elsewhere
    ? `Data are in ${home}; the database is in ${running.elsewhere}, where the account it runs as can reach it.`
    : `Data are in ${home}`;
  const { stop, lost } = running;
  return { ownerUrl: running.url('owner'), appUrl: running.url('app_user'), stop, lost, place };
}

async function openOutside({ home, ownerUrl }: Settings, url: string, say: Say): Promise<OpenDatabase> {
  const addresses = outsideAddresses(url, ownerUrl ?? undefined, readSecret(home));
  const { owner, app, appPassword } = addresses;
  await migrateDatabase(owner, { appPassword, say, before: (client) => checkServer(client, owner) });
  await checkApp(addresses);
  const place = `Files and keys are in ${home}; the database is the one of DATABASE_URL.`;
  return { ownerUrl: owner, appUrl: app, stop: async () => undefined, lost: new Promise(() => undefined), place };
}
