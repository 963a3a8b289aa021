// Several things in a row, as people write them.
const joined = (words: Iterable<string>, by: string): string => {
  const all = [...words];
  return all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} ${by} ${all.at(-1)}`;
};

/** A, B and C */
export const allOf = (words: Iterable<string>): string => joined(words, 'and');
/** A, B or C */
export const oneOf = (words: Iterable<string>): string => joined(words, 'or');
/** “A”, “B” and “C” */
export const quoted = (titles: readonly string[]): string => allOf(titles.map((title) => `“${title}”`));
