// Files that somebody brings by mistake: each is refused with what it is, and what would do.
import { expect, test } from 'vitest';
import { readContacts } from './read-contacts.ts';
import { reconcile } from './reconcile.ts';

const header = 'Ticket ID,Agent,Created at,Answered\n';
const rows = '1,Zoë,2025-01-02 10:00,Y\n2,Bo,2025-01-03 10:00,N\n';
const many = (count: number) => Array.from({ length: count }, (_, at) => `column ${at}`);
const latin = (text: string) => Buffer.from(text, 'latin1');
const wide = (text: string, swap = false) => {
  const bytes = Buffer.from(text, 'utf16le');
  return swap ? bytes.swap16() : bytes;
};

const broken = 'This JSON is damaged or breaks off';
const noList = 'This JSON holds no list of contacts. A list of objects is needed, one for each contact.';
const noFields = 'The objects of this JSON have no fields that hold a text or a number.';
const empty = 'The file has no rows. A table with a header row is needed.';
const page = 'This is a web page or XML, whatever its name says. Open it in a spreadsheet';

test.each<[string, string | Buffer, string]>([
  [
    'a header of 200,000 columns',
    `${many(200_000).join(',')}\n`,
    'Row 1 has more columns than the 2000 that are read.',
  ],
  ['a header of 3,000', `${many(3000).join(',')}\n`, 'Row 1 has 3000 columns, and at most 2000 are read.'],
  [
    'objects of 3,000 fields',
    JSON.stringify([Object.fromEntries(many(3000).map((name) => [name, 1]))]),
    '3000 different',
  ],
  ['brackets', '[[[[[', broken],
  ['brackets, 200,000 deep', '['.repeat(200_000), broken],
  ['lists in lists', '[[[[1]]]]', noList],
  ['a list of lists of objects', '[[{"id": 1}]]', noList],
  ['a list of numbers', '[1, 2]', noList],
  ['a list of texts', '["a", "b"]', noList],
  ['a list of nothing', '[null]', noList],
  ['an empty list', '[]', noList],
  ['an empty object', '{}', noList],
  ['empty objects', '[{}, {}]', noFields],
  ['empty objects, one a line', '{}\n{}\n', noFields],
  ['objects of lists alone', '[{"a": []}]', noFields],
  ['one huge line', 'x'.repeat(3_000_000), 'Row 1 is longer than 1000000 characters.'],
  ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]), 'This text is written in UTF-32'],
  ['a NUL in a cell', `${header}1,Z\0oe,2025-01-02,Y\n`, 'Line 2 holds a NUL'],
  ['NULs alone', Buffer.alloc(5000), 'This is not a table of text.'],
  ['a byte order mark alone', '\ufeff', empty],
  ['a mark of UTF-16 alone', wide('\ufeff'), empty],
  ['delimiters alone', ',,,\n,,,\n', empty],
  ['a header alone', header, 'The file has a header and no rows.'],
  [
    'a mark that is never closed',
    `${header}1,"Zoë,2025-01-02,Y\n2,Bo,2025-01-03,N\n`,
    'begins in row 2 is never closed',
  ],
  ['a web page named .xls', '<html><table><tr><td>Agent</td></tr></table></html>', page],
  ['XML', '<?xml version="1.0"?><Workbook><Row/></Workbook>', page],
  ['a picture', latin('\x89PNG\r\n\x1a\n'), 'This is a picture, not a table.'],
  ['a text document', '{\\rtf1 hello}', 'This is a text document (RTF)'],
  ['a packed file', latin('\x1f\x8b\x08\0\0\0\0\0'), 'This file is packed (gzip).'],
])('%s: the sentence says what it is', async (_, content, sentence) => {
  await expect(read(content)).rejects.toThrow(sentence);
});

test.each<[string, string | Buffer]>([
  ['UTF-16', wide(`\ufeff${header}${rows}`)],
  ['UTF-16, big end first', wide(`\ufeff${header}${rows}`, true)],
  ['UTF-16 without a mark', wide(header + rows)],
  ['headers that stand twice', `Agent,Agent,${header}a,b,${rows.replace('\n', '\na,b,')}`],
  ['a header in brackets', `[Ticket ID],Agent,Created at,Answered\n${rows}`],
  ['quotation marks in some cells only', `${header}1,"Zoë ""Z"" Y",2025-01-02,Y\n"2",Bo,2025-01-03,N\n`],
])('%s: every row is read', async (_, content) => {
  expect(await read(content)).toMatchObject({ rows: 2, used: 2, refusedRows: 0 });
});

const read = async (content: string | Buffer) => reconcile(await readContacts([Buffer.from(content)]));
