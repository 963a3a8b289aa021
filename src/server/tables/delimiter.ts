// Which character parts the cells: tried on the beginning of the file, quotation marks respected.

const candidates = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof candidates)[number];

/** The delimiter under which most records have the same number of cells, and the widest of those that do about as well. */
export function delimiterOf(sample: string, complete = true): Delimiter {
  const tried = candidates.map((delimiter) => ({ delimiter, ...evenness(recordWidths(sample, delimiter, complete)) }));
  const best = Math.max(...tried.map(({ score }) => score));
  if (best === 0) return ',';
  return tried.filter(({ score }) => score >= best * 0.9).sort((a, b) => b.width - a.width)[0]!.delimiter;
}

/** An instruction that Excel itself writes and obeys: a first line `sep=;`. */
export const separatorLine = (sample: string): Delimiter | null =>
  (/^sep=([,;|\t])[ \t]*(?:\r|\n|$)/i.exec(sample)?.[1] as Delimiter) ?? null;

function evenness(widths: number[]): { score: number; width: number } {
  const times = new Map<number, number>();
  for (const width of widths) if (width > 1) times.set(width, (times.get(width) ?? 0) + 1);
  const [width, often] = [...times].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
  if (often === 0) return { score: 0, width: 1 };
  // a decimal comma parts every record evenly except the header, so the widest early record must agree
  const header = Math.max(...widths.slice(0, 3));
  const tail = Math.max(...widths.slice(0, 1));
  const agrees = header === width || tail === width;
  return { score: (often / widths.length) * (agrees && tail > 1 ? 1 : agrees ? 0.8 : 0.5), width };
}

/** How many cells the first record has, as far as the sample goes. */
export const firstWidth = (sample: string, delimiter: Delimiter): number =>
  recordWidths(sample, delimiter, true)[0] ?? 0;

function recordWidths(sample: string, delimiter: string, complete: boolean): number[] {
  const widths: number[] = [];
  let cells = 1;
  let quoted = false;
  let start = true; // at the beginning of a cell
  let blank = true; // nothing but line ends since the last record
  for (let at = 0; at < sample.length && widths.length < 200; at++) {
    const char = sample[at]!;
    if (quoted) {
      if (char === '"' && sample[at + 1] === '"') at++;
      else if (char === '"') quoted = false;
      continue;
    }
    if (char === '\n' || char === '\r') {
      if (!blank) widths.push(cells);
      [cells, start, blank] = [1, true, true];
      continue;
    }
    blank = false;
    if (char === delimiter) [cells, start] = [cells + 1, true];
    else if (char === '"' && start) [quoted, start] = [true, false];
    else if (char !== ' ') start = false;
  }
  if (complete && !blank && !quoted) widths.push(cells);
  return widths;
}
