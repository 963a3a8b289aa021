// After a lost race: what somebody else saved, for the fields where it differs from what was typed, so that nothing is overwritten unseen. Pure.

/** `words`: how it reads now, where that is otherwise than how it is kept. */
type Field = { typed: unknown; now: unknown; words?: string | null };

/** In words, by field; '' where it was left empty. Fields in which both are the same are left out. */
export const savedMeanwhile = (fields: Record<string, Field>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([, { typed, now }]) => plain(typed) !== plain(now))
      .map(([name, { now, words }]) => [name, words ?? plain(now)]),
  );

const plain = (value: unknown): string => (value === null || value === undefined ? '' : String(value));
