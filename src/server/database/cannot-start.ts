/** Leadwell cannot start, or a command cannot reach its installation. The message is one sentence for the person at the keyboard. */
export class CannotStart extends Error {}

/** Another process holds this data folder. */
export class AlreadyRunning extends CannotStart {}

const reasons: [RegExp, (place: string) => string][] = [
  [
    /ENOSPC|No space left on device|could not (extend|write).* wrote only|Check free disk space/,
    (place) => `The disk that holds ${place} is full. Free some space, then start again.`,
  ],
  [
    /EDQUOT|Disk quota exceeded/,
    (place) => `The disk quota for ${place} is used up. Free some space, then start again.`,
  ],
  [
    /EROFS|Read-only file system/,
    (place) => `${place} is on a disk that can only be read. Choose another folder: LEADWELL_DATA=/path npm start`,
  ],
  [
    /EACCES|EPERM|Permission denied|wrong ownership/,
    (place) =>
      `This account may not write in ${place}. Start as the account that owns it, or choose another folder: LEADWELL_DATA=/path npm start`,
  ],
  [/ENOENT.* mkdir /, (place) => `${place} cannot be made there. Choose another folder.`],
  [/ENOTDIR|EEXIST/, (place) => `${place} is a file, not a folder. Choose another: LEADWELL_DATA=/path npm start`],
];

/** The sentence for a system error met at `place`; null for an error that has none. */
export function sentenceFor(error: unknown, place: string): string | null {
  const words =
    error instanceof Error ? `${(error as NodeJS.ErrnoException).code ?? ''} ${error.message}` : String(error);
  return reasons.find(([pattern]) => pattern.test(words))?.[1](place) ?? null;
}

/** Runs `work`; a system error becomes its sentence about `place`. */
export async function saying<T>(place: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const sentence = error instanceof CannotStart ? null : sentenceFor(error, place);
    throw sentence ? new CannotStart(sentence, { cause: error }) : error;
  }
}
