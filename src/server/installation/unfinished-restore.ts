// A note in the data folder while a restore is under way, so that what a kill leaves is never taken for an installation.
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from '../database/cannot-start.ts';
import { makeFolder } from '../make-folder.ts';
import { refuseWhileRestored } from './one-restore.ts';
import { quoted } from './quoted.ts';

/** `before`: where a former installation lies, aside. `fresh`: the folder was made by the restore itself. */
export type Unfinished = { backup: string; before: string | null; fresh: boolean };

export const restoreNote = 'RESTORE-UNFINISHED';
const noteIn = (home: string) => join(home, restoreNote);

/** Where the folder that is to come is made, and where it goes when nothing came of it: `home` itself is renamed, never half. */
export const besideOf = (home: string): string => `${home}.half-restored`;

export function beginRestore(home: string, unfinished: Unfinished): void {
  makeFolder(home, 0o700);
  const written = join(home, `.${restoreNote}`); // then renamed: a kill leaves the whole note or none
  writeFileSync(written, `${JSON.stringify(unfinished)}\n`, { mode: 0o600, flush: true });
  renameSync(written, noteIn(home));
}

export const endRestore = (home: string): void => rmSync(noteIn(home), { force: true });

/** The restore of `home` that was killed, or is under way in another process; null where there is none. */
export function unfinishedRestore(home: string): Unfinished | null {
  if (existsSync(home)) return noteOf(home);
  const left = noteOf(besideOf(home)); // killed between two renames: what was there is aside, and nothing in its place
  return left?.before && existsSync(left.before) ? left : null;
}

const noteOf = (folder: string): Unfinished | null =>
  existsSync(noteIn(folder)) ? (JSON.parse(readFileSync(noteIn(folder), 'utf8')) as Unfinished) : null;

/** What there is, in sentences, and the one command that goes on from there. */
export function aboutUnfinished(home: string, { backup, before }: Unfinished) {
  const aside = before
    ? ` What was there before is in ${before}; to have that back instead: rm -rf ${quoted(home)} && mv ${quoted(before)} ${quoted(home)}`
    : '';
  const what = `The restore of ${backup} into ${home} was not finished, so what is there is not whole.${aside}`;
  return { what, mend: `npm run leadwell -- restore ${quoted(backup)}${before ? ' --force' : ''}` };
}

/** The same as one text; null where nothing is unfinished. */
export function unfinishedWords(home: string): string | null {
  const left = unfinishedRestore(home);
  if (!left) return null;
  const { what, mend } = aboutUnfinished(home, left);
  return `${what}\nTo restore it whole: ${mend}`;
}

/** @throws AlreadyRunning while a restore writes, CannotStart where one was not finished: nothing else may use what it left. */
export async function refuseUnfinished(home: string): Promise<void> {
  if (!unfinishedRestore(home)) return;
  await refuseWhileRestored(home);
  const words = unfinishedWords(home); // it may have ended meanwhile
  if (words) throw new CannotStart(words);
}
