import { Unreadable } from '#server/tables/unreadable.ts';

export type Item = Record<string, unknown>;
export type NumberedItem = { row: number; item: Item } | { row: number; reason: string; raw: string };

export const isItem = (value: unknown): value is Item =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const numberedItem = (item: unknown, row: number): NumberedItem =>
  isItem(item) ? { row, item } : { row, reason: 'It is not an object with fields.', raw: JSON.stringify(item) ?? '' };

const longestLine = 10_000_000;

/** The objects of JSON lines as they arrive, by the number of their line. Throws `Unreadable` for a line that never ends. */
export async function* itemsOfLines(text: AsyncIterable<string>): AsyncGenerator<NumberedItem> {
  let waiting = '';
  let row = 0;
  for await (const chunk of text) {
    const lines = (waiting + chunk).split('\n');
    waiting = lines.pop() ?? '';
    for (const line of lines) if (++row && line.trim()) yield itemOfLine(line, row);
    if (waiting.length > longestLine) {
      throw new Unreadable('too-large', 'A line is longer than 10 million characters. One contact a line is needed.', {
        row: row + 1,
      });
    }
  }
  if (waiting.trim()) yield itemOfLine(waiting, row + 1);
}

function itemOfLine(line: string, row: number): NumberedItem {
  try {
    return numberedItem(JSON.parse(line), row);
  } catch {
    return { row, reason: 'This line is not JSON.', raw: line };
  }
}
