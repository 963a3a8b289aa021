// One calculation of the optimiser as a job: it shows how far it is, and ends within a second of being cancelled, from whichever process.
import { Invalid, Unavailable } from '../errors.ts';
import { showing } from '../job-progress.ts';
import type { Progress } from './allocation/stages.ts';

export type Watching = { signal: AbortSignal; onProgress(progress: Progress): void };
/** What came of it; null where it was cancelled, which needs no outcome. */
export type Ended<Answer> = { answer: Answer } | { failure: string } | null;

/** `isGoing` looks whether it is still wanted, every second. @throws what was not foreseen */
export async function solvedWhile<Answer>(
  id: string,
  isGoing: () => Promise<boolean>,
  solve: (watching: Watching) => Promise<Answer>,
): Promise<Ended<Answer>> {
  const cancelled = new AbortController();
  const watch = setInterval(() => {
    void isGoing()
      .then((going) => going || cancelled.abort())
      .catch(() => undefined); // the database is away for a moment: the next look decides
  }, 1_000);
  try {
    return await showing(id, async (tell) => ({
      answer: await solve({ signal: cancelled.signal, onProgress: ({ done, of }) => tell({ done, of }) }),
    }));
  } catch (error) {
    if (cancelled.signal.aborted) return null;
    if (error instanceof Invalid || error instanceof Unavailable) return { failure: error.message };
    throw error;
  } finally {
    clearInterval(watch);
  }
}
