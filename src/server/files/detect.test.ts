import excel from 'exceljs';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { detectKind } from './detect.ts';

function detected(name: string, content: Uint8Array | string) {
  const bytes = Buffer.from(content as Uint8Array);
  const isText = bytes.equals(Buffer.from(bytes.toString('utf8'))) && !bytes.includes(0);
  const readAt = (from: number, length: number) => Promise.resolve(new Uint8Array(bytes.subarray(from, from + length)));
  return detectKind({ name, size: bytes.length, readAt, isText });
}

const typeOf = async (name: string, content: Uint8Array | string) => {
  const found = await detected(name, content);
  return 'kind' in found ? found.kind.type : found.refusal;
};

const bytes = (text: string) => Buffer.from(text, 'latin1');
const picture = sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } });

/** A zip directory that lists these names, as far as a reader of names looks. */
function archive(...names: string[]) {
  const entries = names.map((name) => {
    const record = Buffer.alloc(46 + name.length);
    record.write('PK\x01\x02');
    record.writeUInt16LE(name.length, 28);
    record.write(name, 46);
    return record;
  });
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(4, 16);
  return Buffer.concat([bytes('PK\x03\x04'), directory, end]);
}

test.each([
  ['plan.pdf', bytes('%PDF-1.7\n'), 'application/pdf'],
  ['PLAN.PDF', bytes('%PDF-1.7\n'), 'application/pdf'],
  ['a.gif', bytes('GIF89a'), 'image/gif'],
  ['a.heic', bytes('\0\0\0\x18ftypheic'), 'image/heic'],
  ['a.heif', bytes('\0\0\0\x1cftypmif1\0\0\0\0mif1heic'), 'image/heic'],
  ['a.m4a', bytes('\0\0\0\x18ftypM4A '), 'audio/mp4'],
  ['a.mp4', bytes('\0\0\0\x18ftypisom'), 'video/mp4'],
  ['a.mov', bytes('\0\0\0\x14ftypqt  '), 'video/quicktime'],
  ['a.mp3', bytes('ID3\x04'), 'audio/mpeg'],
  ['a.mp3', bytes('\xff\xfb\x90\x64'), 'audio/mpeg'],
  ['a.ogg', bytes('OggS'), 'audio/ogg'],
  ['a.wav', bytes('RIFF\0\0\0\0WAVEfmt '), 'audio/wav'],
  ['a.webm', bytes('\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm'), 'video/webm'],
  ['a.txt', 'Grüße', 'text/plain'],
  ['a.csv', '\uFEFFa;b\n1;2\n', 'text/csv'],
  ['a.json', ' {"a":1}', 'application/json'],
  ['a.ics', 'BEGIN:VCALENDAR\r\n', 'text/calendar'],
  ['a.eml', 'From: ada@example.org\r\nSubject: x\r\n y\r\n\r\nHello', 'message/rfc822'],
  [
    'a.docx',
    archive('[Content_Types].xml', 'word/document.xml'),
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ],
  [
    'a.pptx',
    archive('[Content_Types].xml', 'ppt/presentation.xml'),
    'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  ],
])('%s is known by its content', async (name, content, type) => {
  expect(await typeOf(name, content)).toBe(type);
});

test('pictures and workbooks as programs write them are known', async () => {
  expect(await typeOf('a.png', await picture.clone().png().toBuffer())).toBe('image/png');
  expect(await typeOf('a.jpeg', await picture.clone().jpeg().toBuffer())).toBe('image/jpeg');
  expect(await typeOf('a.webp', await picture.clone().webp().toBuffer())).toBe('image/webp');
  const book = new excel.Workbook();
  book.addWorksheet('x').addRow([1]);
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  expect(await typeOf('a.xlsx', new Uint8Array(await book.xlsx.writeBuffer()))).toBe(type);
});

test.each([
  ['a.txt', '', 'a.txt is empty'],
  ['photo.png', bytes('\xff\xd8\xff\xe0'), 'photo.png is a JPEG picture by its content. Name it photo.jpg'],
  ['photo', bytes('\xff\xd8\xff\xe0'), 'Name it photo.jpg'],
  ['a.txt', bytes('%PDF-1.7'), 'a.txt is a PDF by its content. Name it a.pdf'],
  ['a.svg', '<svg/>', 'a.svg can carry script'],
  ['a.html', '<p>', 'Save it as a PDF or a picture'],
  ['a.doc', bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'of before 2007. Save it as .docx'],
  ['a.docm', archive('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'), 'holds macros'],
  ['a.zip', archive('a.txt'), 'add them one by one'],
  ['a.docx', bytes('PK\x03\x04 cut off'), 'of a kind that is not kept here'],
  ['a.exe', bytes('MZ\x90\0'), 'of a kind that is not kept here. Kept are PDF'],
  ['a.mp4', bytes('\0\0\0\x18ftypzzzz'), 'of a kind that is not kept here'],
  ['a.csv', bytes('caf\xe9'), 'a.csv is not text in UTF-8. Save it again with the encoding UTF-8'],
  ['a.txt', bytes('a\0b'), 'not text in UTF-8'],
  ['a.ics', 'hello', 'a.ics is plain text by its content. Name it a.txt'],
  ['a.eml', 'no headers here', 'not text in UTF-8'],
])('%s is refused with what would do', async (name, content, sentence) => {
  expect(await typeOf(name, content)).toContain(sentence);
});
