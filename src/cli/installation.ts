// What the commands on an installation share: where it is, and how a refusal is told.
import { CannotStart } from '#server/database/cannot-start.ts';
import { hasDatabase } from '#server/installation/installation.ts';
import { readSettings } from '#server/installation/settings.ts';
import { refuseUnfinished } from '#server/installation/unfinished-restore.ts';
import { Refused } from './command.ts';

/** Progress, on standard error. */
export const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

/** Runs `work`; what cannot be done is refused in its own sentence. */
export async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CannotStart) throw new Refused('installation', error.message);
    throw error;
  }
}

/** For commands that make no sense before the first start. */
export async function requireInstallation() {
  const { home, databaseUrl } = readSettings();
  await refuseUnfinished(home);
  if (!databaseUrl && !hasDatabase(home))
    throw new Refused(
      'nothing-there',
      `There is no installation in ${home}. Name its folder (LEADWELL_DATA=/path) or its database (DATABASE_URL), or begin with: npm start`,
      home,
    );
}
