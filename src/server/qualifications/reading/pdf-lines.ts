// The words of a PDF’s page as lines in which columns keep their places, as `pdftotext -layout` writes them.

/** A run of signs: its left end and its base line from the page’s lower left corner, its width and height, all in points. */
export type Run = { text: string; x: number; y: number; width: number; height: number };

/** Lines from the top down; a blank line where more than a line’s room is left. */
export function linesOfPage(runs: Run[]): string[] {
  const shown = runs.filter(({ text }) => text.trim() !== '');
  if (shown.length === 0) return [];
  const sign = median(shown.map(({ width, text }) => width / text.length)) || 5;
  const left = Math.min(...shown.map(({ x }) => x));
  const lines: string[] = [];
  let above: number | null = null;
  for (const row of rowsOf(shown)) {
    if (above !== null && above - row[0]!.y > 1.9 * row[0]!.height) lines.push('');
    above = row[0]!.y;
    lines.push(lineOf(row, left, sign));
  }
  return lines;
}

/** Runs of one base line, give or take a third of their height. */
function rowsOf(runs: Run[]): Run[][] {
  const rows: Run[][] = [];
  for (const run of runs.toSorted((a, b) => b.y - a.y)) {
    const row = rows.at(-1);
    if (row && Math.abs(row[0]!.y - run.y) <= Math.max(run.height, 4) / 3) row.push(run);
    else rows.push([run]);
  }
  return rows.map((row) => row.toSorted((a, b) => a.x - b.x));
}

function lineOf(row: Run[], left: number, sign: number): string {
  let line = '';
  let end = left;
  for (const { text, x, width } of row) {
    const gap = x - end;
    if (gap > 1.8 * sign) line = line.padEnd(Math.max(line.length + 2, Math.round((x - left) / sign)));
    else if (gap > 0.25 * sign && line !== '' && !/\s$/.test(line) && !/^\s/.test(text)) line += ' ';
    line += text;
    end = x + width;
  }
  return line.trimEnd();
}

function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
