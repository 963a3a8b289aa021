import excel from 'exceljs';
import { expect, test } from 'vitest';
import { readContacts } from './read-contacts.ts';
import { reconcile } from './reconcile.ts';
import { sheetBeside } from './sheet-beside.ts';

async function workbook(rows: unknown[][]) {
  const book = new excel.Workbook();
  const sheet = book.addWorksheet('Calls');
  sheet.addRows(rows);
  sheet.getColumn(3).numFmt = 'dd/mm/yyyy hh:mm';
  sheet.getColumn(5).numFmt = 'h:mm:ss';
  return new Uint8Array(await book.xlsx.writeBuffer());
}

test('R-061 dates, times as fractions of a day, and blanks at the end of a row come through the worker', async () => {
  const bytes = await workbook([
    ['Call Id', 'Agent', 'Call start', 'Answered', 'Talk time', 'Rating'],
    ['1', 'Ann', new Date('2025-02-03T09:15:00Z'), 'Y', 143 / 86_400, 5],
    ['2', 'Ann', new Date('2025-02-04T10:00:00Z'), 'N'],
    ['3', 'Bob', new Date('2025-02-05T11:30:00Z'), 'Y', 60 / 86_400, 3],
  ]);
  const days: (string | null)[] = [];
  const got = await reconcile(await readContacts([bytes]), ({ at }) => days.push(at));
  expect(got).toMatchObject({ rows: 3, used: 3, period: { from: '2025-02-03', to: '2025-02-05' } });
  expect(days[0]).toBe('2025-02-03T09:15:00.000Z');
  expect(got.figures.map(({ kpi, value }) => [kpi, value])).toEqual([
    ['answer-rate', 2 / 3],
    ['abandon-rate', 1 / 3],
    ['csat', 0.5],
    ['satisfaction-mean', 4],
    ['handle-time-mean', 101.5],
    ['handle-time-median', 101.5],
  ]);
});

test('rows come in their order, batch after batch', async () => {
  const bytes = await workbook(Array.from({ length: 1300 }, (_, at) => [`C${at}`, at]));
  let row = 0;
  for await (const { row: at, cells } of sheetBeside(bytes)) expect([at, cells[0]]).toEqual([++row, `C${at - 1}`]);
  expect(row).toBe(1300);
});

test('a workbook cut off is refused in words', async () => {
  const bytes = (await workbook([['Call Id'], ['1']])).subarray(0, 3000);
  await expect(sheetBeside(bytes).next()).rejects.toMatchObject({ kind: 'damaged' });
});

test('a workbook that swells as no table does is refused in words', async () => {
  const bytes = await workbook([
    ['Call Id', 'Note'],
    ...Array.from({ length: 2_000 }, (_, at) => [at, `${at} ${'x'.repeat(32_000)}`]),
  ]);
  expect(bytes.length).toBeLessThan(1_000_000);
  await expect(sheetBeside(bytes).next()).rejects.toMatchObject({ kind: 'too-large' });
});
