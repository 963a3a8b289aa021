// From what somebody types to a query, and from a marked snippet to its parts. Pure.

const most = 10;

/** Every word must be there, or begin a word that is: `complaint procedure` → `complaint:* & procedure:*`; null without a word. */
export function queryOf(typed: string): string | null {
  const words =
    typed
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length === 0
    ? null
    : words
        .slice(0, most)
        .map((word) => `${word}:*`)
        .join(' & ');
}

/**
 * Letters of the private use area, which nobody types, stand around a found word; and `less` and `more` for the signs < and >, between
 * which PostgreSQL takes what people write for markup, and drops it.
 */
export const marks = { start: '\ue000', end: '\ue001', less: '\ue002', more: '\ue003' } as const;

export type Part = { text: string; found: boolean };

const asWritten = (text: string) =>
  text
    .replaceAll(/[\ue000\ue001]/g, '')
    .replaceAll(marks.less, '<')
    .replaceAll(marks.more, '>');

/** A snippet with marks, in parts: so that found words are shown without any markup in the text. */
export function partsOf(marked: string): Part[] {
  const [before = '', ...rest] = marked.split(marks.start);
  const parts = rest.flatMap((piece) => {
    const end = piece.indexOf(marks.end);
    if (end < 0) return [{ text: piece, found: false }];
    return [
      { text: piece.slice(0, end), found: true },
      { text: piece.slice(end + 1), found: false },
    ];
  });
  return [{ text: before, found: false }, ...parts]
    .map(({ text, found }) => ({ text: asWritten(text), found }))
    .filter(({ text }) => text !== '');
}
