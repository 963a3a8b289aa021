import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { csvOf, harmless } from './sheet-cells.ts';

const formulas = [
  ...['=1+1', '+44 20', '-2', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '\tx', '  =cmd', '\u200b=1', '\ufeff=1', '\u00a0=1'],
  ...['\uff1d1', '\uff0b1', '\uff0d1', '\uff201', '\u22122', '=HYPERLINK("http://x","y")', "=cmd|' /C calc'!A0"],
];

describe('R-103 cells that leave Leadwell', () => {
  test.each(formulas)('R-103 none is taken for a formula: %j', (text) => {
    expect(harmless(text)).toBe(`'${text}`);
    const read = parse(csvOf([[text]]), { bom: true, relax_column_count: true }) as string[][];
    expect(read[0]![0]).toBe(`'${text}`);
  });

  test.each(['Lee Leader', '3 = 3', 'a-b', '1.1', "'quoted'", '', 'Siân'])(
    'R-103 others stay as they are: %j',
    (text) => {
      expect(harmless(text)).toBe(text);
    },
  );

  test('R-103 words with commas, quotes and lines come out as they went in', () => {
    const row = ['a, b', 'say "no"', 'two\nlines', 'two\r\nlines'];
    expect(parse(csvOf([row]), { bom: true })).toEqual([row]);
  });
});
