// Texts of which the columns were kept by blanks, as `pdftotext -layout` and our own reading of PDFs write them: taken apart again.

/** One line, or the part of one that stands in a column; `line` counts from 1 and `column` from 0. */
export type Line = { text: string; line: number; column: number };

/**
 * Lines in the order in which they are to be read: where codes such as 1.1 stand in a column of their own, what is left of it comes first,
 * then what stands below each other from there on, then what is further right.
 */
export function columnsApart(lines: string[]): Line[] {
  const edge = edgeOf(lines);
  if (edge === null) return lines.map((text, at) => ({ text, line: at + 1, column: 0 }));
  const read: Line[] = [];
  let table: Line[][] = [[], [], []];
  const flush = () => {
    read.push(...table.flat());
    table = [[], [], []];
  };
  const [from, to] = rowsOf(lines, edge);
  for (const [at, text] of lines.entries()) {
    const whole = { text, line: at + 1, column: 0 };
    if (at < from || at > to || splitAt(text, edge) === null) {
      flush();
      read.push(whole);
    } else for (const part of partsOf(text, edge)) table[part.column]!.push({ ...part, line: at + 1 });
  }
  flush();
  return read;
}

const codeInside = /(?<=\s{2,})\d{1,2}\.\d{1,2}(?=\.?\s+\S)/g;
const near = 2; // characters by which codes of one column may stand apart

/** Where the column of codes begins; null where most codes do not stand in one, with something left of it. */
function edgeOf(lines: string[]): number | null {
  const places = lines.flatMap((text) => [...text.matchAll(codeInside)].map(({ index }) => index));
  if (places.length < 2) return null;
  const alike = (place: number) => places.filter((other) => Math.abs(other - place) <= near);
  const best = places.reduce((most, place) => (alike(place).length > alike(most).length ? place : most));
  if (best < 10 || alike(best).length * 2 < places.length) return null;
  const edge = Math.min(...alike(best));
  const beside = lines.some((text) => /\p{L}/u.test(text.slice(0, edge)) && splitAt(text, edge) !== null);
  return beside ? edge : null;
}

/** The first and last line that the table may reach to: from a few lines above its first code to some below its last. */
function rowsOf(lines: string[], edge: number): [number, number] {
  const rows = lines.flatMap((text, at) =>
    [...text.matchAll(codeInside)].some(({ index }) => Math.abs(index - edge) <= near) ? [at] : [],
  );
  return [Math.max(0, rows[0]! - 3), rows.at(-1)! + 8];
}

/** Where the right side of a line begins: at the edge, or a little off it where a long word pushed it there; null where words go across. */
function splitAt(text: string, edge: number): number | null {
  if (text.length <= edge || text.slice(0, edge).trim() === '') return edge;
  const ends = [...text.matchAll(/\s{2,}(?=\S)/g)].map(({ index, 0: gap }) => index + gap.length);
  return ends.find((end) => end >= edge - near && end <= edge + 2 * near) ?? gapBefore(text, edge);
}

/** Further columns may begin behind a gap that reaches over the edge. */
function gapBefore(text: string, edge: number): number | null {
  return /\s\s$/.test(text.slice(0, edge)) ? edge : null;
}

function partsOf(text: string, edge: number): Omit<Line, 'line'>[] {
  const at = splitAt(text, edge) ?? edge;
  const [left, right] = [text.slice(0, at).trim(), text.slice(at)];
  const indent = right.length - right.trimStart().length;
  const [middle = '', ...rest] = right.trim().split(/\s{3,}/);
  const parts = indent > 25 ? [left, '', right.trim()] : [left, middle, rest.join(' ')];
  return parts.flatMap((part, column) => (part === '' ? [] : [{ text: part, column }]));
}
