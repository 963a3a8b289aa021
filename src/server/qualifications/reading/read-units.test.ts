import { describe, expect, test } from 'vitest';
import { zipped } from '../../../../tests/zipped.ts';
import { inWorker } from '../../workers/run.ts';
import { readUnits } from './read-units.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = 'Unit 4: Calls\nLevel: 2\n1 Greet callers\n1.1 Say hello\n1.2 Give your name\n';
const greeting = {
  ...{ number: '4', title: 'Calls', level: 2 },
  outcomes: [
    {
      ...{ number: '1', title: 'Greet callers' },
      criteria: [
        { code: '1.1', text: 'Say hello' },
        { code: '1.2', text: 'Give your name' },
      ],
    },
  ],
};

const paragraph = (words: string, properties = '') =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${words}</w:t></w:r></w:p>`;
const numbered = (words: string, level: number) =>
  paragraph(words, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="7"/></w:numPr>`);
const cell = (...paragraphs: string[]) => `<w:tc>${paragraphs.join('')}</w:tc>`;
const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
const docx = (body: string, more: Record<string, string> = {}) =>
  zipped({ 'word/document.xml': `<w:document><w:body>${body}</w:body></w:document>`, ...more }, 900);
const level = (nth: number, words: string) =>
  `<w:lvl w:ilvl="${nth}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="${words}"/></w:lvl>`;
const numbering = `<w:numbering><w:abstractNum w:abstractNumId="0">${level(0, '%1.')}${level(1, '%1.%2')}</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
const head = paragraph('Unit 4: Calls') + paragraph('Level: 2');

describe('R-091 a specification is read from', () => {
  test('text in any encoding', async () => {
    expect((await readUnits(bytes(text), 'calls.txt')).units).toMatchObject([greeting]);
    expect((await readUnits(Buffer.from(`\ufeff${text}`, 'utf16le'), null)).units).toMatchObject([greeting]);
    expect(
      (await readUnits(Buffer.from(text.replace('hello', 'caf\xe9'), 'latin1'), null)).units[0]!.outcomes[0]!
        .criteria[0]!.text,
    ).toBe('Say café');
  });

  test('a Word document with a table', async () => {
    const table = `<w:tbl>${row(cell(paragraph('1')), cell(paragraph('Greet callers')), cell(paragraph('1.1 Say hello'), paragraph('1.2 Give your name')))}</w:tbl>`;
    const { kind, units } = await readUnits(docx(head + table), 'calls.docx');
    expect(kind).toBe('docx');
    expect(units).toMatchObject([greeting]);
  });

  test('a Word document whose numbers Word writes by itself', async () => {
    const body = head + numbered('Greet callers', 0) + numbered('Say hello', 1) + numbered('Give your name', 1);
    const read = await readUnits(docx(body, { 'word/numbering.xml': numbering }), 'calls.docx');
    expect(read.units).toMatchObject([greeting]);
    expect(read.text).toContain('1.2 Give your name');
  });

  test('a PDF whose columns stand beside each other', async () => {
    const source =
      '#set document(title: "Calls")\n#set page(width: 15cm)\nUnit 4: Calls\n\nLevel: 2\n#table(columns: (4cm, 5cm), stroke: none, [1 Greet callers], [1.1 Say hello], [], [1.2 Give your name])';
    const pdf = await inWorker<Uint8Array>('pdf', { source, data: {} });
    const { kind, units } = await readUnits(pdf, 'calls.pdf');
    expect(kind).toBe('pdf');
    expect(units).toMatchObject([greeting]);
  });

  test('a table with columns of its own', async () => {
    const csv = 'LO,Outcome,AC,Criterion\n1,Greet callers,1.1,Say hello\n,,1.2,"Give your\nname"\n';
    expect((await readUnits(bytes(csv), 'calls.csv')).units[0]).toMatchObject({ outcomes: greeting.outcomes });
  });
});

describe('R-091 a file that cannot be read is refused in one sentence', () => {
  test.each([
    ['empty', bytes(' \n'), /is empty/],
    ['prose', bytes('Nothing of the kind.'), /No outcomes or criteria were found/],
    ['binary', Buffer.from([1, 2, 0, 4, 0, 0, 7]), /no text that can be read/],
    ['a picture', Buffer.from('\x89PNG\r\n', 'latin1'), /a picture/],
    ['an old or locked office file', Buffer.from('\xd0\xcf\x11\xe0\0', 'latin1'), /has a password/],
    ['a web page', bytes('<!doctype html><p>'), /a web page/],
    ['half of a JSON', bytes('{"CFDocument": {'), /cannot be read as JSON/],
    ['other JSON', bytes('{"a": 1}'), /neither a CASE package/],
    ['a PDF that is none', bytes('%PDF-1.7\nx'), /PDF is damaged/],
    ['another zip', zipped({ a: 'b' }), /neither a Word document nor a workbook/],
    ['half of a Word document', docx(head).subarray(0, 90), /document is damaged/],
    ['a Word document that swells', docx(paragraph('x').repeat(500_000)), /unpacks to more than 100 times/],
    ['more than is read', new Uint8Array(21 * 1024 ** 2), /larger than 20 MB/],
    ['more lines than are read', bytes('1 a\n'.repeat(60_000)), /more than the 50000 lines/],
    ['unknown columns', bytes('a,b\n1,2\n'), /columns of this table are not known/, 'x.csv'],
  ] as [string, Uint8Array, RegExp, string?][])('%s', async (_, file, sentence, name) => {
    await expect(readUnits(file, name ?? null)).rejects.toMatchObject({ message: expect.stringMatching(sentence) });
  });

  test('a PDF with a password, and one of pictures', async () => {
    const locked = bytes(lockedPdf);
    await expect(readUnits(locked, 'a.pdf')).rejects.toThrow('This PDF has a password');
    const source = '#set document(title: "x")\n#figure(rect(), alt: "x")';
    const pictures = await inWorker<Uint8Array>('pdf', { source, data: {} });
    await expect(readUnits(pictures, 'a.pdf')).rejects.toThrow('pictures of pages and no text');
  });
});

/** Just what a reader has to see of the standard security handler (PDF 32000-1, 7.6.3) before it asks for the password. */
const lockedPdf = `%PDF-1.4
1 0 obj
<</Type/Catalog/Pages 2 0 R>>
endobj
2 0 obj
<</Type/Pages/Kids[]/Count 0>>
endobj
3 0 obj
<</Filter/Standard/V 1/R 2/P -44/O<${'41'.repeat(32)}>/U<${'42'.repeat(32)}>>>
endobj
trailer
<</Root 1 0 R/Encrypt 3 0 R/ID[<00><00>]/Size 4>>
`;
