import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Unreadable } from '#server/tables/unreadable.ts';
import { readSeries } from './control-chart-series.ts';

const read = (text: string) => readSeries([new TextEncoder().encode(text)]);

test('columns are found by name in any case and order, with semicolons and decimal commas', async () => {
  expect((await read('\ufeffVALUE;Date\n1,5;2026-01-05\n2,25;2026-01-12\n')).series).toEqual([
    { date: '2026-01-05', value: 1.5 },
    { date: '2026-01-12', value: 2.25 },
  ]);
  expect((await read('Denominator,date,NUMERATOR\n10,2026-01-05,7\n')).series).toEqual([
    { date: '2026-01-05', numerator: 7, denominator: 10 },
  ]);
  expect((await read('week,CSAT\n2026-W02,85%\n')).series).toEqual([{ date: '2026-01-05', value: 0.85 }]);
  expect((await read('2026-01-05,3\n2026-01-12,4\n')).series.length).toBe(2);
});

test('gaps and dates out of order are kept and said', async () => {
  const { series, notes } = await read('date,value\n2026-01-12,2\n2026-01-05,\n2026-01-19,N/A\n');
  expect(series.map((point) => 'value' in point && point.value)).toEqual([2, null, null]);
  expect(notes).toEqual([
    'The dates were not in order; the chart puts them in order.',
    '2 dates have no figure and are left out of the calculation.',
  ]);
  expect((await read('date,numerator,denominator\n2026-01-05,0,0\n2026-01-12,1,2\n')).notes.length).toBe(1);
});

test('day or month first is the order that keeps the rows in order, and is said', async () => {
  const { series, notes } = await read('date,value\n01/02/2026,1\n02/02/2026,2\n03/02/2026,3\n01/03/2026,3\n');
  expect(series[1]!.date).toBe('2026-02-02');
  expect(notes).toEqual(['The dates can be read both ways; they were read day first.']);
  await expect(read('date,value\n03/02/2026,1\n02/03/2026,2\n05/01/2026,3\n')).rejects.toMatchObject({ kind: 'dates' });
});

test.each([
  ['date,value\n2026-01-05,1\n2026-01-05,2\n', 3, 'Rows 2 and 3 are both for 2026-01-05. Give each date one row.'],
  ['date,value\n2026-01-05,high\n', 2, 'Row 2: “high” is no figure. Write a number, or leave the cell empty.'],
  ['date,value\nsoon,1\n', 2, 'Row 2: “soon” is no date: a date was expected, such as 31/03/2026 or 2026-03-31.'],
  ['date,numerator,denominator\n2026-01-05,5,4\n', 2, 'Row 2: 5 out of 4 is more than all.'],
  ['date,numerator,denominator\n2026-01-05,-1,4\n', 2, 'Row 2: a count is below nought.'],
  ['name,colour,size\nA,red,1\n', 1, 'A series needs the columns “date” and “value”'],
])('a series that cannot be charted is refused with its row: %j', async (text, row, message) => {
  await expect(read(text)).rejects.toMatchObject({ where: { row }, message: expect.stringContaining(message) });
});

test('a header alone is refused', async () => {
  await expect(read('date,value\n')).rejects.toThrow('One row a date is needed');
});

test('any text gives a series or a refusal in words', async () => {
  const cell = fc.constantFrom('date', 'value', 'n', '2026-01-05', '03/04/2026', '1', '1,5', '', '"', 'x', '99999');
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 6 }),
      fc.constantFrom(',', ';'),
      async (rows, mark) => {
        try {
          const { series } = await read(rows.map((row) => row.join(mark)).join('\n'));
          expect(series.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(Unreadable);
        }
      },
    ),
  );
});
