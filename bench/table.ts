// A table as Markdown reads it, with its columns aligned for a terminal.

export const table = (head: string[], rows: string[][]): string => {
  const width = head.map((word, at) => Math.max(word.length, ...rows.map((row) => row[at]!.length)));
  const line = (cells: string[]) => `| ${cells.map((cell, at) => cell.padEnd(width[at]!)).join(' | ')} |`;
  return [line(head), `|${width.map((size) => '-'.repeat(size + 2)).join('|')}|`, ...rows.map(line)].join('\n');
};

/** A figure with so many digits after the point; a dash for one that is not known. */
export const figure = (value: number | null | undefined, digits = 0): string =>
  value === null || value === undefined || Number.isNaN(value)
    ? '–'
    : value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
