// The words of files and where each stands: what is searched, what a copy is written out of, and what is said not to be read.
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { emptyRoot, inPieces } from '../../../../tests/empty-store.ts';
import { zipped } from '../../../../tests/zipped.ts';
import { diskStore } from '../../files/disk.ts';
import { findsInFile, mostCharacters, rewritten } from './file-parts.ts';
import { wordsOfFile } from './file-words.ts';
import { finderOf } from './find-others.ts';

const find = finderOf({
  own: 'Lee Leader',
  groups: [],
  people: [{ subject: 'person:mo', name: 'Mo Member', role: 'colleague' }],
});
const by = new Map([
  ['person:mo', 'a colleague (A)'],
  ['phone:01614960123', '[phone number]'],
  ['email:mo@exampleorg', '[e-mail address]'],
]);

async function read(name: string, content: string | Uint8Array) {
  const store = diskStore(await emptyRoot());
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const { hash: sha256, size } = await store.put(inPieces(bytes), { name, most: 10_000_000, type: 'as the test says' });
  const words = await wordsOfFile(store, { sha256, name, size });
  return { words, found: findsInFile(words, find).map(({ text, place }) => `${text} (${place})`) };
}
const copyOf = ({ words }: Awaited<ReturnType<typeof read>>) => rewritten(words, find, by).text;

describe('R-120 L21 the words of a file', () => {
  test('that is text are found by their lines, also where a line ends within a name, and the copy keeps the rest sign by sign', async () => {
    const notes = await read('notes.md', '# Calls\r\n\r\nI rang Mo\r\nMember at nine.\r\n\r\nTel 0161 496 0123\r\n');
    expect(notes.found).toEqual(['Mo\r\nMember (line 3)', '0161 496 0123 (line 6)']);
    expect(copyOf(notes)).toBe('# Calls\r\n\r\nI rang a colleague (A) at nine.\r\n\r\nTel [phone number]\r\n');
    expect(notes.words.unread).toBeNull();
  });

  test('that is a table are found by their cells, and no find runs from one cell into the next', async () => {
    const table = await read('calls.csv', 'Who;Note\n"Member, Mo";"He said ""yes"""\nMo Member;12-34-56\n;12345678\n');
    expect(table.found).toEqual(['Member, Mo (cell A2)', 'Mo Member (cell A3)']);
    expect(copyOf(table)).toBe('Who;Note\n"a colleague (A)";"He said ""yes"""\na colleague (A);12-34-56\n;12345678\n');
  });

  test('that is JSON stay JSON: strings and numbers are replaced, signs written as codes are read', async () => {
    const json = await read(
      'calls.json',
      '{\n "who": "First\\nMo \\u004dember",\n "tel": "0161 496 0123", "n": [1, 2.50]\n}',
    );
    expect(json.found).toEqual(['Mo Member (line 2)', '0161 496 0123 (line 3)']);
    expect(copyOf(json)).toBe('{\n "who": "First\\na colleague (A)",\n "tel": "[phone number]", "n": [1, 2.50]\n}');
  });

  test('that are an e-mail are read out of its parts; the copy is plain, without headers, HTML and attachments that were not shown', async () => {
    const raw = [
      'Received: from mail.example.org',
      'Reply-To: mo@example.org',
      'From: =?utf-8?q?Mo_Member?= <mo@example.org>',
      'To: Lee Leader <lee@example.org>',
      'Subject: Rota',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'Hello Lee, Mo Mem=',
      'ber here.',
      '--b',
      'Content-Type: application/pdf; name=rota.pdf',
      'Content-Disposition: attachment; filename=rota.pdf',
      '',
      'x',
      '--b--',
      '',
    ].join('\r\n');
    const email = await read('rota.eml', raw);
    expect(email.found).toEqual([
      'Mo Member (its line “From”)',
      'mo@example.org (its line “From”)',
      'lee@example.org (its line “To”)',
      'Mo Member (line 1)',
      'mo@example.org (its header reply-to)',
    ]);
    expect(email.words.unread).toBe('what is attached to it (rota.pdf)');
    const copy = copyOf(email);
    expect(copy).toMatch(
      /^From: a colleague \(A\) <\[e-mail address\]>\r\nTo: Lee Leader <lee@example.org>\r\nSubject: Rota\r\n/,
    );
    expect(copy).toContain('\r\n\r\nHello Lee, a colleague (A) here.');
    expect(copy).not.toMatch(/Received|Reply-To|rota\.pdf/);
  });

  test('of a Word file are found by paragraph, also in its footer, comments and properties, and its pictures are said not to be read', async () => {
    const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
    const word = await read(
      'rota.docx',
      zipped({
        '[Content_Types].xml': '<Types/>',
        'word/document.xml': `<w:body>${paragraph('Rota')}<w:p><w:r><w:t>Mo </w:t></w:r><w:r><w:t>Member</w:t></w:r></w:p></w:body>`,
        'word/footer1.xml': paragraph('Ask Mo Member'),
        'word/comments.xml': `<w:comment w:author="Mo Member">${paragraph('Fine')}</w:comment>`,
        'docProps/core.xml': '<dc:creator>Mo Member</dc:creator>',
        'word/media/image1.png': 'x',
      }),
    );
    expect(word.found).toEqual([
      'Mo Member (its properties)',
      'Mo Member (a comment)',
      'Mo Member (paragraph 2)',
      'Mo Member (its header or footer)',
    ]);
    expect([word.words.unread, word.words.rewritten]).toEqual(['pictures in it', false]);
  });

  test('of a presentation are found by slide and in its notes', async () => {
    const slide = (text: string) => `<p:sp><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:sp>`;
    const slides = await read(
      'talk.pptx',
      zipped({
        '[Content_Types].xml': '<Types/>',
        'ppt/presentation.xml': '<p/>',
        'ppt/slides/slide2.xml': slide('Thanks to Mo Member'),
        'ppt/notesSlides/notesSlide2.xml': slide('Mo Member laughs'),
      }),
    );
    expect(slides.found).toEqual(['Mo Member (the notes of slide 2)', 'Mo Member (slide 2)']);
  });

  test('of a workbook are found by sheet and cell, and a hidden sheet is said not to be read', async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('Rota').getCell('C4').value = 'Mo Member';
    book.addWorksheet('Back', { state: 'hidden' }).getCell('A1').value = 'Mo Member';
    const workbook = await read('rota.xlsx', new Uint8Array(await book.xlsx.writeBuffer()));
    expect(workbook.found).toEqual(['Mo Member (sheet Rota, cell C4)']);
    expect(workbook.words.unread).toBe('hidden sheets');
  });

  test('of a PDF are found by page; one that holds pictures says so, and one that is damaged is not read', async () => {
    const plain = await read('rota.pdf', pdfSaying('Ask Mo Member.'));
    expect(plain.found).toEqual(['Mo Member (page 1)']);
    expect(plain.words.unread).toBeNull();
    expect((await read('scan.pdf', pdfSaying('Scan', '<< /Type /XObject /Subtype /Image >>'))).words.unread).toBe(
      'pictures in it',
    );
    expect((await read('broken.pdf', '%PDF-1.7\nnothing')).words).toMatchObject({
      ...{ parts: [], unread: expect.stringContaining('damaged') },
    });
  });

  test('beyond what is read are said, and then no copy is written, for it would be half a file', async () => {
    const long = await read('log.txt', `${'quiet day\n'.repeat(mostCharacters / 10)}Mo Member\n`);
    expect(long.found).toEqual([]);
    expect(long.words).toMatchObject({ unread: expect.stringContaining('200,000 characters'), rewritten: false });
  });

  test('are not looked for in pictures, and a file that is not here any more says so', async () => {
    const store = diskStore(await emptyRoot());
    const of = (name: string) => wordsOfFile(store, { sha256: '0'.repeat(64), name, size: 10 });
    expect((await of('desk.jpg')).unread).toContain('not recognised');
    expect((await of('desk.txt')).unread).toContain('could not be opened');
  });
});

/** One page with one line of text, and one more object. */
function pdfSaying(text: string, more = '<< >>'): string {
  const content = `BT /F1 12 Tf 72 700 Td (${text}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    more,
  ];
  return `%PDF-1.4\n${objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join('')}trailer\n<< /Root 1 0 R /Size 7 >>\n%%EOF\n`;
}
