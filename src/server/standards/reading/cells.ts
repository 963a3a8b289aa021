import { oneLine } from '#server/one-line.ts';
import type { Column } from './columns.ts';
import type { Meaning } from './meanings.ts';
import { isBlank } from './words.ts';

/** A row that cannot be used; the message is the reason that a person reads. */
export class RowRefused extends Error {}

/** The cells of a row by what they mean. Blanks and `N/A` come as null; what cannot be read is refused with the column's name. */
export function cellsOf(columns: Column[]) {
  const places = new Map(
    columns.flatMap(({ meaning, at, header }) => (meaning ? [[meaning, { at, header }] as const] : [])),
  );
  const newWords = new Set<string>();

  function text(cells: string[], meaning: Meaning): string | null {
    const place = places.get(meaning);
    const cell = place ? cells[place.at] : undefined;
    return cell === undefined || (cell.length <= 16 && isBlank(cell)) ? null : oneLine(cell);
  }

  function refuse(meaning: Meaning, said: string, wanted: string): never {
    return refuseSaying(meaning, said, `${wanted} was expected.`);
  }

  function refuseSaying(meaning: Meaning, said: string, why: string): never {
    throw new RowRefused(`${places.get(meaning)!.header} says “${shortened(said)}”; ${why}`);
  }

  return {
    has: (meaning: Meaning) => places.has(meaning),
    text,
    refuse,
    refuseSaying,
    read<T>(cells: string[], meaning: Meaning, reader: (said: string) => T | undefined, wanted: string): T | null {
      const said = text(cells, meaning);
      if (said === null) return null;
      return reader(said) ?? refuse(meaning, said, wanted);
    },
    /** Words met in a column of states or outcomes that are not known; a person is told of the first twenty. */
    newWords,
    newWord(said: string): null {
      if (newWords.size < 20) newWords.add(shortened(said));
      return null;
    },
  };
}

export type Cells = ReturnType<typeof cellsOf>;

const shortened = (text: string) => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
