// What whoever imports a file says its columns mean: each meaning belongs to one column.
import { Invalid } from './errors.ts';

export const unused = 'unused';

/**
 * By header. Kept by place in the form, since a header may be any word; a map, since among the names of an object `__proto__` is lost.
 * @throws Invalid when two columns mean the same
 */
export function settledColumns<Meaning extends string>(
  typed: readonly { at: number; meaning: string }[],
  columns: readonly { header: string }[],
  isMeaning: (word: string) => word is Meaning,
): Map<string, Meaning | typeof unused> {
  const said = new Map<string, Meaning | typeof unused>();
  for (const { at, meaning } of typed) {
    const column = columns[at];
    if (!column || !(meaning === unused || isMeaning(meaning))) continue;
    const rival = meaning === unused ? undefined : [...said].find(([, other]) => other === meaning);
    if (rival) throw new Invalid({ [`column-${at}`]: `“${rival[0]}” is that already. Choose one of the two columns` });
    said.set(column.header, meaning === unused ? unused : meaning);
  }
  return said;
}
