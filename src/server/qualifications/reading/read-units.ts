// A file that somebody brings as the specification of units: told by what it holds, read, or refused in a sentence.
import { textOf } from '../../tables/decode.ts';
import { delimitedRows } from '../../tables/delimited.ts';
import { namedSheets } from '../../tables/sheet.ts';
import { Unreadable } from '../../tables/unreadable.ts';
import { type ZipParts, zipParts } from '../../tables/zip.ts';
import { isCase, unitsInCase } from './case.ts';
import { documentPart, textOfDocx } from './docx.ts';
import { isMoodle, isOpenSalt, type Table, unitsInMoodle, unitsInOpenSalt } from './framework-table.ts';
import { isMahara, unitsInMahara } from './mahara.ts';
import { textOfPdf } from './pdf.ts';
import { unitsInText } from './read-text.ts';
import { type Kind, mostBytes, type UnitRead, type UnitsRead } from './units-read.ts';

const mostText = 2_000_000; // characters: handbooks of hundreds of pages have half of it
const mostUnpacked = 100 * 1024 ** 2;

/** Reads a specification of any kind. `file` is its name, null for words that were pasted. @throws Unreadable in one sentence */
export async function readUnits(bytes: Uint8Array, file: string | null): Promise<UnitsRead> {
  if (bytes.length > mostBytes)
    throw new Unreadable(
      'too-large',
      `The file is larger than ${mostBytes / 1024 ** 2} MB. Save the pages of the units alone and bring that.`,
    );
  const begins = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (/^\s*%PDF-|^.{0,200}%PDF-1/s.test(begins)) return inText('pdf', await textOfPdf(bytes), file);
  if (begins.startsWith('PK\x03\x04')) return inZip(bytes, file);
  refuseOthers(bytes, begins);
  const text = await textOf(bytes);
  if (text.trim() === '')
    throw new Unreadable('empty', 'The file is empty. Bring one with the words of a specification.');
  if (/^\s*[{[]/.test(text) && (/\.json$|\.matrix$/i.test(file ?? '') || /^\s*(\{\s*"|\[\s*[{[])/.test(text)))
    return inJson(text);
  const table = isTable(text, file) ? await tableOf(text) : null;
  return (table && inTable(table, text, file)) ?? inText('text', text, file);
}

function refuseOthers(bytes: Uint8Array, begins: string) {
  const known = others.find(([marks]) => marks.some((mark) => begins.startsWith(mark)));
  if (known) throw new Unreadable('other-kind', known[1]);
  if (/^\s*<(!doctype|html|\?xml|[a-z]+[\s>])/i.test(begins))
    throw new Unreadable('other-kind', 'This is a web page or XML. Open it, copy its text and paste that.');
  const zeros = [0, 0];
  for (const [at, byte] of bytes.subarray(0, 4096).entries()) if (byte === 0) zeros[at % 2]! += 1;
  const isWide = Math.min(...zeros) === 0 && Math.max(...zeros) > Math.min(bytes.length, 4096) * 0.3; // UTF-16 without a mark
  if (Math.max(...zeros) > 0 && !isWide && !/^(\xff\xfe|\xfe\xff)/.test(begins))
    throw new Unreadable('other-kind', `This file holds no text that can be read. Bring ${kinds}.`);
}

const kinds = 'text, a PDF, a Word document (.docx), CASE as JSON, or a framework as CSV or .xlsx';
const picture = 'This is a picture. Have its text recognised (OCR), or paste the text.';
const others: [marks: string[], sentence: string][] = [
  [
    ['\xd0\xcf\x11\xe0'],
    'This file is an old Word or Excel file, or has a password. Save it as .docx or .xlsx without a password, or paste its text.',
  ],
  [['\x89PNG', '\xff\xd8\xff', 'GIF8', 'II*\0', 'MM\0*', 'RIFF'], picture],
  [['\x1f\x8b'], 'This file is packed (gzip). Unpack it, and bring what was in it.'],
  [['{\\rtf'], 'This is rich text (RTF). Save it as .docx or as plain text, or paste its text.'],
];

function inText(kind: Kind, text: string, file: string | null): UnitsRead {
  if (text.length > mostText)
    throw new Unreadable(
      'too-large',
      `This is ${Math.ceil(text.length / 1e6)} million characters of text, and at most ${mostText / 1e6} million are read. Bring the pages of the units alone.`,
    );
  const units = unitsInText(text, file);
  if (units.length > 0) return { kind, units, check: [], text };
  throw new Unreadable(
    'no-unit',
    'No outcomes or criteria were found in it. A specification has learning outcomes, and under each its criteria, with numbers like 1.1 or one to a line.',
  );
}

async function inZip(bytes: Uint8Array, file: string | null): Promise<UnitsRead> {
  const parts = opened(() => zipParts(bytes, mostUnpacked));
  if (parts.has(documentPart)) return inText('docx', await textOfDocx(parts).catch(inDocumentWords), file);
  if (!parts.has('xl/workbook.xml'))
    throw new Unreadable(
      'other-kind',
      `This is a packed file (zip) and neither a Word document nor a workbook. Unpack it, and bring ${kinds}.`,
    );
  const sheets = new Map<string, Table>();
  for (const { name, rows } of await namedSheets(bytes, mostUnpacked)) {
    const table: Table = [];
    for await (const { cells } of rows) if (table.push(cells) > mostRows) throw tooManyRows();
    sheets.set(name, table);
  }
  return inSheets(sheets, file);
}

function opened(open: () => ZipParts): ZipParts {
  try {
    return open();
  } catch (error) {
    return inDocumentWords(error);
  }
}

/** What unpacks says “workbook” of everything. */
function inDocumentWords(error: unknown): never {
  if (!(error instanceof Unreadable)) throw error;
  throw new Unreadable(
    error.kind,
    error.message
      .replace('This workbook', 'This document')
      .replace('Save the one sheet as CSV and bring that', 'Save the pages of the units alone')
      .replace(/, as no table does|or as CSV/g, (words) => (words.startsWith(',') ? '' : 'or paste its text')),
  );
}

const mostRows = 20_000;
const tooManyRows = () =>
  new Unreadable('too-large', `This table has more than ${mostRows} rows. Bring the rows of the units alone.`);

function inSheets(sheets: Map<string, Table>, file: string | null): UnitsRead {
  const find = (test: (table: Table) => boolean) => [...sheets.values()].find(test);
  const items = find(isOpenSalt);
  if (items) {
    const has = (head: string) => find((table) => (table[0] ?? []).some((cell) => cell.toLowerCase() === head));
    return found('sheet', unitsInOpenSalt(items, has('creator') ?? has('adoptionstatus'), has('associationtype')));
  }
  const moodle = find(isMoodle);
  if (moodle) return found('sheet', unitsInMoodle(moodle));
  const text = [...sheets.values()].map(asText).join('\n\n');
  return { ...inText('sheet', text, file), text };
}

const asText = (table: Table) => table.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
const found = (kind: Kind, units: UnitRead[]): UnitsRead => ({ kind, units, check: [], text: null });

const isTable = (text: string, file: string | null) =>
  /\.(csv|tsv)$/i.test(file ?? '') || /^[^\n]*(fullstatement|parent ?id ?number)/i.test(text);

async function tableOf(text: string): Promise<Table> {
  const { rows } = await delimitedRows(chunksOf(text));
  const table: Table = [];
  for await (const { cells } of rows) if (table.push(cells) > mostRows) throw tooManyRows();
  return table;
}

async function* chunksOf(text: string) {
  yield text.replace(/^\uFEFF/, '');
}

/** Columns that nobody knows are read as a text is, row by row. */
function inTable(table: Table, text: string, file: string | null): UnitsRead | null {
  if (isOpenSalt(table)) return { ...found('csv', unitsInOpenSalt(table)), text };
  if (isMoodle(table)) return { ...found('csv', unitsInMoodle(table)), text };
  const units = unitsInText(asText(table), file);
  if (units.length > 0) return { kind: 'csv', units, check: [], text: asText(table) };
  throw new Unreadable(
    'no-unit',
    'The columns of this table are not known. OpenSALT has fullStatement and humanCodingScheme, Moodle has Parent ID number, ID number and Short name.',
  );
}

function inJson(text: string): UnitsRead {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Unreadable('not-json', 'This begins like JSON and cannot be read as JSON to its end. Export it again.');
  }
  if (isCase(value)) return { ...found('case', unitsInCase(value as object)), text };
  if (isMahara(value)) return { ...found('mahara', unitsInMahara(value)), text };
  throw new Unreadable(
    'other-json',
    'This JSON is neither a CASE package (CFDocument, CFItems, CFAssociations) nor a framework of Mahara.',
  );
}
