import type { Row } from '#server/tables/delimited.ts';
import type { Column } from './columns.ts';
import type { RawFile } from './raw-rows.ts';

/**
 * Says why a row cannot be read by its header, or null. Too many cells: nobody knows which belongs where. Too few: the row was
 * cut off, unless this file habitually leaves out blank cells at the end.
 */
export function rowCheck(file: RawFile, columns: Column[], sampleRows: string[][]): (row: Row) => string | null {
  if (file.shape !== 'table' && file.shape !== 'sheet') return () => null;
  const width = file.header.length;
  const needed = 1 + Math.max(0, ...columns.filter(({ meaning }) => meaning).map(({ at }) => at));
  const short = sampleRows.filter((cells) => cells.length < width).length;
  const habit = file.shape === 'sheet' || (short >= 2 && short >= sampleRows.length * 0.1);
  const head = file.header.join('\u001f');
  const first = columns.find(({ meaning }) => meaning === 'id')?.at ?? 0;

  return ({ cells }) => {
    if (cells.length > width && cells.slice(width).some((cell) => cell !== '')) return ragged(cells.length, width);
    if (cells.length < Math.min(width, needed) && !habit) return ragged(cells.length, width);
    if (
      /^(grand |sub)?totals?\b|^(sum|average)$|^reporting period/i.test(cells.find((cell) => cell !== '') ?? '') &&
      !cells[first]?.match(/\d/)
    ) {
      return 'It is a total or a caption, not a contact.';
    }
    return cells[0] === file.header[0] && cells.join('\u001f') === head ? 'It repeats the header.' : null;
  };
}

const ragged = (has: number, wants: number) =>
  `It has ${has} ${has === 1 ? 'cell' : 'cells'} where the header has ${wants}.`;
