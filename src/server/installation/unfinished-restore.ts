// A note in the data folder while a restore is under way, so that what a kill leaves is never taken for an installation.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from '../database/cannot-start.ts';
import type { Settings } from './settings.ts';

/** `before`: where a former installation lies, aside. `fresh`: the folder was made by the restore itself. */
export type Unfinished = { backup: string; before: string | null; fresh: boolean };

export const restoreNote = 'RESTORE-UNFINISHED';
const noteIn = (home: string) => join(home, restoreNote);

export function beginRestore(home: string, unfinished: Unfinished): void {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  writeFileSync(noteIn(home), `${JSON.stringify(unfinished)}\n`, { mode: 0o600, flush: true });
}

export const endRestore = (home: string): void => rmSync(noteIn(home), { force: true });

/** The restore of `home` that was killed, or is under way in another process; null where there is none. */
export function unfinishedRestore(home: string): Unfinished | null {
  if (!existsSync(noteIn(home))) return null;
  try {
    return JSON.parse(readFileSync(noteIn(home), 'utf8')) as Unfinished;
  } catch {
    return { backup: '<backup>', before: null, fresh: false }; // killed while the note was written
  }
}

/** What there is, in sentences, and the one command that goes on from there. */
export function aboutUnfinished({ home, databaseUrl }: Settings, { backup, before }: Unfinished) {
  const aside = before
    ? ` What was there before is in ${before}; to have that back instead: rm -r ${home} && mv ${before} ${home}`
    : '';
  const what = `The restore of ${backup} into ${home} was not finished, so what is there is not whole.${aside}`;
  return { what, mend: `npm run leadwell -- restore ${backup}${databaseUrl ? '' : ' --force'}` };
}

/** @throws CannotStart where a restore was not finished: nothing else may use what it left. */
export function refuseUnfinished(settings: Settings): void {
  const left = unfinishedRestore(settings.home);
  if (!left) return;
  const { what, mend } = aboutUnfinished(settings, left);
  throw new CannotStart(`${what}\nTo restore it whole: ${mend}`);
}
