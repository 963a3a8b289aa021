import { inShort, oneLine } from '#server/one-line.ts';
import type { Column } from './columns.ts';
import type { Meaning } from './meanings.ts';
import { isBlank } from './words.ts';

/**
 * The cells of a row by what they mean. Blanks and `N/A` come as null, and so does what cannot be read: the reason, with the column's
 * name, is kept until `reasons` asks for all of them, and the row is then refused.
 */
export function cellsOf(columns: Column[]) {
  const places = new Map(
    columns.flatMap(({ meaning, at, header }) => (meaning ? [[meaning, { at, header }] as const] : [])),
  );
  const newWords = new Set<string>();
  const wrong = new Set<string>(); // one cell may be read twice

  function text(cells: string[], meaning: Meaning): string | null {
    const place = places.get(meaning);
    const cell = place ? cells[place.at] : undefined;
    return cell === undefined || (cell.length <= 16 && isBlank(cell)) ? null : oneLine(cell);
  }

  function refuse(meaning: Meaning, said: string, wanted: string): null {
    return refuseSaying(meaning, said, `${wanted} was expected.`);
  }

  function refuseSaying(meaning: Meaning, said: string, why: string): null {
    return refuseRow(`${inShort(places.get(meaning)!.header)} says “${shortened(said)}”; ${why}`);
  }

  function refuseRow(reason: string): null {
    wrong.add(reason);
    return null;
  }

  return {
    has: (meaning: Meaning) => places.has(meaning),
    text,
    refuse,
    refuseSaying,
    refuseRow,
    isRefused: () => wrong.size > 0,
    /** Every reason why the row that was read cannot be used, and none of them for the next. */
    reasons(): string[] {
      const all = [...wrong];
      wrong.clear();
      return all;
    },
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

const shortened = (text: string) => (text.length > 40 ? `${text.slice(0, 39).toWellFormed()}…` : text);
