// Several things in a row, as people write them. The formats are made once: making one takes a hundred times as long as using it.
const conjunction = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const disjunction = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** A, B and C */
export const allOf = (words: Iterable<string>): string => conjunction.format(words);
/** A, B or C */
export const oneOf = (words: Iterable<string>): string => disjunction.format(words);
