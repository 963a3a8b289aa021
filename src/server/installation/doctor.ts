// What is wrong with an installation, and the one command that mends each.
import { existsSync, realpathSync } from 'node:fs';
import { CannotStart } from '../database/cannot-start.ts';
import { connectWithin } from '../database/connect.ts';
import { holderOf } from '../database/lock.ts';
import { refuseShared } from '../database/outside.ts';
import { placeOf } from '../database/place.ts';
import { databaseFindings } from './doctor-database.ts';
import { folderFindings, nodeFinding } from './doctor-folder.ts';
import type { Finding } from './finding.ts';
import { hasDatabase, withInstallation } from './installation.ts';
import type { Settings } from './settings.ts';
import { aboutUnfinished, unfinishedRestore } from './unfinished-restore.ts';
import { sampleIsUnfinished } from './unfinished-sample.ts';

/** Looks at everything in turn; a check that cannot be made is a finding of its own. Changes nothing. */
export async function examine(settings: Settings, now: Date): Promise<Finding[]> {
  const findings = [nodeFinding(process.versions.node), ...(await folderFindings(settings.home))];
  const left = unfinishedRestore(settings.home);
  if (left) return [...findings, { check: 'restore', state: 'wrong', ...aboutUnfinished(settings.home, left) }];
  if (sampleIsUnfinished(settings.home)) return [...findings, halfSample];
  if (!settings.databaseUrl && !hasDatabase(settings.home)) return [...findings, notThere(settings.home)];
  if (!settings.databaseUrl) findings.push(serverFinding(settings.home));
  if (findings.some(({ check, state }) => check === 'server' && state === 'wrong')) return findings;
  try {
    const found = await withInstallation(
      ({ ownerUrl, home, serving }) =>
        connectWithin(ownerUrl, async (client) => {
          if (serving === null) await refuseShared(client, ownerUrl);
          return databaseFindings(client, home, now, serving);
        }),
      { settings, migrate: 'never' },
    );
    return [...findings, ...found];
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    return [...findings, unreachable(error, settings)];
  }
}

/** Most sentences say what to do; a database of ours that will not start has to come from a backup. */
const unreachable = ({ message }: CannotStart, { databaseUrl }: Settings): Finding => ({
  ...{ check: 'database', state: 'wrong', what: message },
  ...(!databaseUrl && message.startsWith('The database did not start')
    ? { mend: 'npm run leadwell -- restore <backup> --force' }
    : {}),
});

const halfSample: Finding = {
  check: 'sample',
  state: 'wrong',
  what: 'The sample was cut off while it was made, or is being made just now.',
  mend: 'npm start -- --sample',
};

const notThere = (home: string): Finding => ({
  check: 'database',
  state: existsSync(home) ? 'wrong' : 'note',
  what: `There is no database in ${home} yet.`,
  mend: 'npm start',
});

function serverFinding(home: string): Finding {
  const holder = holderOf(placeOf(realpathSync(home)).data);
  if (!holder) return { check: 'server', state: 'ok', what: 'Leadwell is not running.' };
  if (!holder.orphan)
    return { check: 'server', state: 'ok', what: `Leadwell is running (database process ${holder.pid}).` };
  const what = `A database server was left behind (process ${holder.pid}); nothing supervises it.`;
  return { check: 'server', state: 'wrong', what, mend: `kill -INT ${holder.pid}` };
}
