/** Leadwell cannot start, or a command cannot reach its installation. The message is one sentence for the person at the keyboard. */
export class CannotStart extends Error {}

/** Another process holds this data folder. */
export class AlreadyRunning extends CannotStart {}

/** Another process took this database folder in the moment before PostgreSQL did. */
export class TakenMeanwhile extends CannotStart {}

/** What to choose instead, where the place is the data folder; for one that a command was told, the command says it. */
const dataFolder = ': LEADWELL_DATA=/path npm start';

const reasons: [RegExp, (place: string, other: string) => string][] = [
  [
    /ENOSPC|No space left on device|could not (extend|write).* wrote only|Check free disk space/,
    (place) => `The disk that holds ${place} is full. Free some space, then try again.`,
  ],
  [/EDQUOT|Disk quota exceeded/, (place) => `The disk quota for ${place} is used up. Free some space, then try again.`],
  [
    /EROFS|Read-only file system/,
    (place, other) => `${place} is on a disk that can only be read. Choose another folder${other}`,
  ],
  [
    /EACCES|EPERM|Permission denied|wrong ownership/,
    (place, other) =>
      `This account may not write in ${place}. Start as the account that owns it, or choose another folder${other}`,
  ],
  [/ENOENT.* mkdir /, (place) => `${place} cannot be made there. Choose another folder.`],
  [/ENOTDIR|EEXIST/, (place, other) => `${place} is a file, not a folder, or lies in one. Choose another${other}`],
];

/** The sentence for a system error met at `place`; null for an error that has none. */
export function sentenceFor(error: unknown, place: string, other = dataFolder): string | null {
  const words =
    error instanceof Error ? `${(error as NodeJS.ErrnoException).code ?? ''} ${error.message}` : String(error);
  return reasons.find(([pattern]) => pattern.test(words))?.[1](place, other) ?? null;
}

/** Runs `work`; a system error becomes its sentence about `place`. `other` ends “choose another”. */
export async function saying<T>(place: string, work: () => T | Promise<T>, other = dataFolder): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const sentence = error instanceof CannotStart ? null : sentenceFor(error, place, other);
    throw sentence ? new CannotStart(sentence, { cause: error }) : error;
  }
}
