import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import excel from 'exceljs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decoding } from './decode.ts';
import { delimiterOf } from './delimiter.ts';
import { headerAt, headerWords } from './header.ts';
import { decimalMarkOf, readNumber } from './numbers.ts';
import { openTable } from './table.ts';
import { Unreadable } from './unreadable.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const pieces = (bytes: Uint8Array, size: number) =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size));

async function textOf(chunks: Uint8Array[]) {
  const { text, encoding } = decoding(chunks);
  let all = '';
  for await (const piece of text) all += piece;
  return { all, encoding: encoding() };
}

async function rowsOf(bytes: Uint8Array) {
  const table = await openTable([bytes]);
  return { table, rows: await Array.fromAsync(table.rows) };
}

const cellsOf = async (text: string) => (await rowsOf(utf8(text))).rows.map(({ cells }) => cells);

test('text is the same however the bytes arrive, in every encoding', async () => {
  const text = 'Name,Ort\r\nZoë Müller,Köln\r\n';
  const western = Uint8Array.from(text, (char) => char.charCodeAt(0));
  const wide = Buffer.from(`\ufeff${text}`, 'utf16le');
  for (const size of [1, 2, 3, 7, 1000]) {
    expect(await textOf(pieces(utf8(text), size))).toEqual({ all: text, encoding: 'utf-8' });
    expect(await textOf(pieces(utf8(`\ufeff${text}`), size))).toEqual({ all: text, encoding: 'utf-8' });
    expect(await textOf(pieces(western, size))).toEqual({ all: text, encoding: 'windows-1252' });
    expect(await textOf(pieces(wide, size))).toEqual({ all: text, encoding: 'utf-16le' });
    expect(await textOf(pieces(Buffer.from(wide).swap16(), size))).toEqual({ all: text, encoding: 'utf-16be' });
  }
  expect(await textOf([Buffer.from('Name;Team\n', 'utf16le')])).toEqual({ all: 'Name;Team\n', encoding: 'utf-16le' });
});

test('Windows quotation marks and the euro sign are read', async () => {
  expect((await textOf([Uint8Array.of(65, 66, 67, 68, 0x80, 0x93, 0x94)])).all).toBe('ABCD€“”');
});

test('the delimiter is found, also where decimal commas or commas in text compete', () => {
  expect(delimiterOf('a,b,c\n1,2,3\n')).toBe(',');
  expect(delimiterOf('date;value\n2026-01-01;1,5\n2026-01-02;2,5\n')).toBe(';');
  expect(delimiterOf('name\tnote\nAda\tyes, no, yes\nBob\tno, no\n')).toBe('\t');
  expect(delimiterOf('1|2|q|a|CONNECT|3\n1|2|q|a|COMPLETEAGENT|3|4|1\n1|2|q|a|ABANDON|1|1|1\n')).toBe('|');
  expect(delimiterOf('name,remark\n"a;b;c","x;y"\n"a;b;d","x;z"\n')).toBe(',');
  expect(delimiterOf('name\nAda\nBob\n')).toBe(',');
});

test('rows keep the number a spreadsheet shows, and blank lines are left out', async () => {
  const { rows } = await rowsOf(utf8('a,b\n\n1,"two\nlines"\r\n , \r3, 4 \n'));
  expect(rows).toEqual([
    { row: 1, cells: ['a', 'b'] },
    { row: 3, cells: ['1', 'two\nlines'] },
    { row: 5, cells: ['3', '4'] },
  ]);
});

test('ragged rows, loose quotation marks, spaces before quotes and a sep= line are read', async () => {
  expect(await cellsOf('a,b\n1\n1,2,3\n')).toEqual([['a', 'b'], ['1'], ['1', '2', '3']]);
  expect(await cellsOf("a,b\n'Draw' Bridge,5\" nail\n")).toEqual([
    ['a', 'b'],
    ["'Draw' Bridge", '5" nail'],
  ]);
  expect(await cellsOf('"First Name",  "Role"\n"Ada, L", "b"\n')).toEqual([
    ['First Name', 'Role'],
    ['Ada, L', 'b'],
  ]);
  expect(await cellsOf('sep=;\na;b\n1,5;2,5\n')).toEqual([
    ['a', 'b'],
    ['1,5', '2,5'],
  ]);
  expect(await cellsOf('a\tb\tc\n1\t\t3\n')).toEqual([
    ['a', 'b', 'c'],
    ['1', '', '3'],
  ]);
});

test('line ends are found also where a piece of the file ends between them', async () => {
  const bytes = utf8('a,b\r\n1,2\r\n3,4\r\n');
  for (const size of [1, 2, 3, 4, 5]) {
    const { rows } = await openTable(pieces(bytes, size));
    expect((await Array.fromAsync(rows)).map(({ row }) => row)).toEqual([1, 2, 3]);
  }
});

test('a quotation mark that is never closed is refused with its row', async () => {
  await expect(cellsOf('a,b\n1,2\n3,"4\n5,6\n')).rejects.toMatchObject({ kind: 'open-quote', where: { row: 3 } });
});

test('what is not a table is refused in words', async () => {
  await expect(rowsOf(new Uint8Array())).rejects.toMatchObject({ kind: 'empty' });
  await expect(rowsOf(utf8('%PDF-1.7'))).rejects.toMatchObject({ kind: 'not-a-table' });
  await expect(rowsOf(Uint8Array.of(0x89, 0x50, 0, 0, 0, 1))).rejects.toMatchObject({ kind: 'not-a-table' });
  await expect(rowsOf(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0))).rejects.toMatchObject({ kind: 'old-workbook' });
  await expect(openTable([utf8('a,b\n1,2\n')], { mostBytes: 4 }).then(({ rows }) => rows.next())).rejects.toThrow(
    /larger than/,
  );
});

test('a workbook gives the text one would type: dates, times, durations, numbers, formulas, rich text', async () => {
  const book = new excel.Workbook();
  book.addWorksheet('Empty');
  const sheet = book.addWorksheet('Calls');
  sheet.addRow(['Id', 'When', 'Talk', 'Long', 'Rate', 'Sum', 'Rich', 'Yes']);
  const row = sheet.addRow(['007', new Date(Date.UTC(2026, 2, 2, 9, 30)), 143 / 86_400, 1.5, 0.85]);
  row.getCell(2).numFmt = 'dd/mm/yyyy hh:mm';
  row.getCell(3).numFmt = 'h:mm:ss';
  row.getCell(4).numFmt = '[h]:mm:ss';
  row.getCell(6).value = { formula: 'A1', result: 12 };
  row.getCell(7).value = { richText: [{ text: 'bold ' }, { text: 'move' }] };
  row.getCell(8).value = true;
  sheet.addRow([]);
  sheet.addRow(['008', new Date(Date.UTC(2026, 2, 3))]).getCell(2).numFmt = 'dd/mm/yyyy';
  const { table, rows } = await rowsOf(new Uint8Array(await book.xlsx.writeBuffer()));
  expect(table.kind).toBe('sheet');
  expect(rows).toEqual([
    { row: 1, cells: ['Id', 'When', 'Talk', 'Long', 'Rate', 'Sum', 'Rich', 'Yes'] },
    { row: 2, cells: ['007', '2026-03-02T09:30:00', '0:02:23', '36:00:00', '0.85', '12', 'bold move', 'TRUE'] },
    { row: 4, cells: ['008', '2026-03-03'] },
  ]);
});

test('a zip that is no workbook, or a damaged one, is refused', async () => {
  const book = new excel.Workbook();
  book.addWorksheet('A').addRow(['a', 'b']);
  const bytes = new Uint8Array(await book.xlsx.writeBuffer());
  await expect(rowsOf(bytes.subarray(0, bytes.length / 2))).rejects.toBeInstanceOf(Unreadable);
  await expect(rowsOf(Uint8Array.of(0x50, 0x4b, 3, 4, 5, 6))).rejects.toBeInstanceOf(Unreadable);
});

test('any bytes give rows or a refusal in words, never another error', async () => {
  const marks = fc.constantFrom([], [0x50, 0x4b, 3, 4], [0xff, 0xfe], [0xef, 0xbb, 0xbf], [0x22], [0x61, 0x2c, 0x22]);
  await fc.assert(
    fc.asyncProperty(
      marks,
      fc.uint8Array({ maxLength: 400 }),
      fc.integer({ min: 1, max: 50 }),
      async (mark, noise, size) => {
        try {
          const { rows } = await openTable(pieces(Uint8Array.from([...mark, ...noise]), size));
          for await (const { cells } of rows) expect(cells.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(Unreadable);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('headers compare by their words, and banners above the header are passed over', () => {
  expect(headerWords('AvgTalkDuration')).toBe('avg talk duration');
  expect(headerWords('\u00a0First_Name ')).toBe('first name');
  expect(headerWords('Employee #')).toBe('employee #');
  expect(headerWords('Prénom')).toBe('prenom');
  expect(headerWords('employeeID')).toBe('employee id');
  const row = (...cells: string[]) => ({ row: 1, cells });
  expect(headerAt([row('Reporting period 1 Jan to 31 Jan'), row('Agent', 'Calls', 'Mean'), row('Ada', '3', '4')])).toBe(
    1,
  );
  expect(headerAt([row('1614556800', '12', '44.5'), row('1614556801', '12', '44.5')])).toBe(null);
});

test('numbers are read with either decimal mark, decided by the column', () => {
  expect(['1,234.5', '-3', '−3', '(12)', '£4.20', '85%', '1e3', '.5'].map((text) => readNumber(text))).toEqual([
    1234.5, -3, -3, -12, 4.2, 0.85, 1000, 0.5,
  ]);
  expect(['1.234,5', '1 234,5', '0,85', '12,5%'].map((text) => readNumber(text, ','))).toEqual([
    1234.5, 1234.5, 0.85, 0.125,
  ]);
  expect(['', 'N/A', '1-2', '--1', '1,2,3x'].map((text) => readNumber(text))).toEqual([null, null, null, null, null]);
  expect(decimalMarkOf(['1,5', '2,25', '3'])).toBe(',');
  expect(decimalMarkOf(['1.5', '2'])).toBe('.');
  expect(decimalMarkOf(['1,234', '2,500'])).toBe('.');
  expect(decimalMarkOf(['0,234'])).toBe(',');
});

const calls = '../shared/data/ops/pwc-call-centre';
test.skipIf(!existsSync(`${calls}.xlsx`))(
  `the same calls as CSV and as workbook give the same cells${existsSync(`${calls}.xlsx`) ? '' : ' (skipped: no ../shared/data)'}`,
  async () => {
    const [text, sheet] = await Promise.all(
      ['csv', 'xlsx'].map(async (kind) => (await rowsOf(await readFile(`${calls}.${kind}`))).rows),
    );
    expect(text!.length).toBe(5001);
    expect(sheet!.map(({ row, cells }) => [row, ...cells.slice(0, 3)])).toEqual(
      text!.map(({ row, cells }) => [row, ...cells.slice(0, 3)]),
    );
  },
);
