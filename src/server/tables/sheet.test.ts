import fc from 'fast-check';
import { expect, test } from 'vitest';
import { zipped } from '../../../tests/zipped.ts';
import { sheetRows } from './sheet.ts';
import { Unreadable } from './unreadable.ts';
import { zipParts } from './zip.ts';

const relations =
  '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Target="/xl/worksheets/sheet2.xml" Id="r2"/></Relationships>';
const bookOf = (sheets: string, sheet1: string, sheet2 = '', more: Record<string, string> = {}) =>
  zipped({
    'xl/worksheets/sheet1.xml': sheet1,
    'xl/worksheets/sheet2.xml': sheet2,
    'xl/workbook.xml': sheets,
    'xl/_rels/workbook.xml.rels': relations,
    ...more,
  });
const one = '<workbook><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>';
const cellsIn = async (book: Buffer) => (await Array.fromAsync(sheetRows(book))).map(({ cells }) => cells);

test('the first visible sheet with rows is read, in the order of the tabs, with any prefix', async () => {
  const sheets =
    '<x:workbook><x:sheets><x:sheet name="B" r:id="r2" state="hidden"/><x:sheet name="A" r:id="r1"/></x:sheets></x:workbook>';
  const row = (text: string) =>
    `<x:worksheet><x:sheetData><x:row r="3"><x:c r="B3" t="inlineStr"><x:is><x:t>${text}</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`;
  const book = bookOf(sheets, row('seen &amp; read'), row('hidden'));
  expect(await Array.fromAsync(sheetRows(book))).toEqual([{ row: 3, cells: ['', 'seen & read'] }]);
  expect(await cellsIn(bookOf(sheets.replace(' state="hidden"', ''), row('second tab'), row('first tab')))).toEqual([
    ['', 'first tab'],
  ]);
});

test('a cover is passed over, and so is a short summary before a longer table that is no narrower; which was read is told', async () => {
  const sheet = (...rows: string[][]) =>
    `<worksheet><sheetData>${rows.map((cells) => `<row>${cells.map((cell) => `<c t="str"><v>${cell}</v></c>`).join('')}</row>`).join('')}</sheetData></worksheet>`;
  const both = '<workbook><sheets><sheet name="One" id="r1"/><sheet name="Two" id="r2"/></sheets></workbook>';
  const long = sheet(...Array.from({ length: 25 }, (_, at) => ['a', String(at)]));
  const readFrom = async (first: string, second: string) => {
    const told: string[] = [];
    for await (const _ of sheetRows(bookOf(both, first, second), undefined, (note) => told.push(note)));
    return told;
  };
  const said = (name: string) => [`The workbook has 2 sheets; “${name}” was read.`];
  expect(await readFrom(sheet(['Read me'], ['Ask Jo']), sheet(['Ref', 'Agent'], ['1', 'Ann']))).toEqual(said('Two'));
  expect(await readFrom(sheet(['Agent', 'Calls'], ['Ann', '3']), long)).toEqual(said('Two'));
  expect(await readFrom(sheet(['Name', 'Team', 'Hours'], ['Ann', 'A', '37']), long)).toEqual(said('One'));
  expect(await readFrom(long, sheet(['Ref', 'Agent', 'Date'], ['1', 'Ann', 'x']))).toEqual(said('One'));
});

test('strings are shared wherever their part stands, without how they are spoken, and blanks kept inside', async () => {
  const strings =
    '<sst><si><t>Ada</t><rPh><t>spoken</t></rPh></si><si/><si><r><t xml:space="preserve">two </t></r><r><t>runs_x0041_</t></r></si></sst>';
  const sheet =
    '<worksheet><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row></worksheet>';
  expect(await cellsIn(bookOf(one, sheet, '', { 'xl/sharedStrings.xml': strings }))).toEqual([
    ['Ada', '', 'two runsA', 'TRUE', ''],
  ]);
});

test('a cell holds neither a NUL nor half a character, however they are written', async () => {
  const strings = '<sst><si><t>a&#0;b_x0000_</t></si><si><t>c&#xD800;_xDC00_</t></si></sst>';
  const sheet =
    '<worksheet><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="inlineStr"><is><t>&#0; d&#xD800;</t></is></c><c t="str"><v>&#xDFFF;e</v></c></row></worksheet>';
  expect(await cellsIn(bookOf(one, sheet, '', { 'xl/sharedStrings.xml': strings }))).toEqual([
    ['ab', 'c\u{10000}', 'd\ufffd', '\ufffde'],
  ]);
});

test('a number is a date, a time or a figure as its format says, also counted from 1904', async () => {
  const styles =
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-809]dd\\-mmm&quot;y&quot;"/><numFmt numFmtId="165" formatCode="0.0&quot; days&quot;"/><numFmt numFmtId="166" formatCode="[h]:mm"/></numFmts>' +
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="21"/></cellXfs></styleSheet>';
  const cell = (value: number, style: number) => `<c s="${style}"><v>${value}</v></c>`;
  const sheet = `<worksheet><row>${cell(46083, 0)}${cell(46083, 1)}${cell(46083.5, 2)}${cell(1.5, 3)}${cell(0.25, 4)}${cell(46083.25, 1)}</row></worksheet>`;
  const read = (book: string) => cellsIn(bookOf(book, sheet, '', { 'xl/styles.xml': styles }));
  expect(await read(one)).toEqual([['46083', '2026-03-02', '46083.5', '36:00:00', '6:00:00', '2026-03-02T06:00:00']]);
  expect((await read(one.replace('<sheets>', '<workbookPr date1904="1"/><sheets>')))[0]![1]).toBe('2030-03-03');
});

test('what unpacks to more than it may is refused while it is unpacked, whatever sizes it declares', async () => {
  const parts = zipParts(zipped({ a: 'x'.repeat(900), b: 'x'.repeat(900) }), 1000);
  const read = async (path: string) => {
    let size = 0;
    for await (const chunk of parts.get(path)!()) size += chunk.length;
    return size;
  };
  expect(await read('a')).toBe(900);
  await expect(read('b')).rejects.toMatchObject({ kind: 'too-large' });
});

const swelling = '<row><c><v>1</v></c></row>'.repeat(2_500_000); // 65 MB, packed to a five-hundredth

test('a part that swells a hundredfold is left once that shows, having unpacked little of it', async () => {
  const bomb = zipped({ a: swelling });
  let size = 0;
  const read = async () => {
    for await (const chunk of zipParts(bomb, 1e9).get('a')!()) size += chunk.length;
  };
  await expect(read()).rejects.toMatchObject({ kind: 'too-large', message: expect.stringContaining('100 times') });
  expect(size).toBeGreaterThan(0);
  expect(size).toBeLessThan(11 * 1024 ** 2);
});

test.each([
  ['more than may be unpacked', 2_000_000_000, 'unpacks to more than 200 MB'],
  ['a hundredfold', 60_000_000, '100 times its size'],
])('a part that declares %s is not begun', async (_, declared, sentence) => {
  const whole = bookOf(one, '<worksheet><row><c><v>1</v></c></row></worksheet>');
  expect(await cellsIn(whole)).toEqual([['1']]);
  const parts = zipParts(zipped({ a: 'x' }, declared), 200 * 1024 ** 2);
  await expect(parts.get('a')!().next()).rejects.toMatchObject({ message: expect.stringContaining(sentence) });
});

test('rows beyond those of a sheet, and gaps that would fill the memory, are refused in words', async () => {
  await expect(cellsIn(bookOf(one, '<row r="1000000000"><c><v>1</v></c></row>'))).rejects.toThrow(/more cells than/);
  const rows = Array.from({ length: 13_000 }, (_, at) => `<row><c r="BXX1"><v>${at}</v></c></row>`).join('');
  let read = 0;
  const reading = async () => {
    for await (const _ of sheetRows(bookOf(one, rows))) read++;
  };
  await expect(reading()).rejects.toThrow(/more cells than/);
  expect(read).toBeLessThan(13_000);
});

test('a workbook with a byte changed gives rows or a refusal in words', async () => {
  const whole = bookOf(one, '<worksheet><row r="1"><c r="A1" t="s"><v>0</v></c></row></worksheet>', '', {
    'xl/sharedStrings.xml': '<sst><si><t>Ada</t></si></sst>',
    'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/></cellXfs></styleSheet>',
  });
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
      const broken = Buffer.from(whole);
      broken[at] = byte;
      try {
        for await (const { cells } of sheetRows(broken)) expect(cells.length).toBeGreaterThan(0);
      } catch (error) {
        expect(error).toBeInstanceOf(Unreadable);
      }
    }),
    { numRuns: 400 },
  );
});
