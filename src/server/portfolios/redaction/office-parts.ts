// Word, Excel and PowerPoint files as parts: paragraphs, cells, slides, notes, comments and properties (ECMA-376 part 1).
import { namedSheets } from '../../tables/sheet.ts';
import { tokensIn } from '../../tables/workbook.ts';
import { attribute } from '../../tables/xml.ts';
import { type ZipParts, zipParts } from '../../tables/zip.ts';
import type { FileWords, Part } from './file-parts.ts';
import { cellAt } from './text-parts.ts';

const mostUnpacked = 100 * 1024 ** 2; // bytes

/** Parts of the zip whose text is read by paragraphs, each with what it is called; `$` is its number. */
const texts: [RegExp, string][] = [
  [/^word\/document\.xml$/, 'paragraph'],
  [/^word\/(?:header|footer)\d*\.xml$/, 'its header or footer'],
  [/^word\/(?:footnotes|endnotes)\.xml$/, 'a note'],
  [/^(?:word|xl)\/comments\d*\.xml$/, 'a comment'],
  [/^ppt\/slides\/slide(\d+)\.xml$/, 'slide $'],
  [/^ppt\/notesSlides\/notesSlide(\d+)\.xml$/, 'the notes of slide $'],
  [/^ppt\/comments\/.*\.xml$/, 'a comment'],
  [/^xl\/drawings\/drawing\d+\.xml$/, 'a box of text'],
];
const unreadable: [RegExp, string][] = [
  [/\/media\//, 'pictures in it'],
  [/\/(?:charts|diagrams)\//, 'charts or diagrams in it'],
  [/\/(?:embeddings|activeX)\//, 'files in it'],
  [/^xl\/(?:threadedComments|persons)\//, 'its comments'],
];

/** @throws Unreadable where its parts cannot be unpacked */
export async function officeWords(bytes: Uint8Array, isWorkbook: boolean): Promise<FileWords> {
  const zip = zipParts(bytes, mostUnpacked);
  const parts: Part[] = isWorkbook ? await cellParts(bytes) : [];
  for (const path of [...zip.keys()].sort(inOrder)) {
    const [pattern, called] = texts.find(([one]) => one.test(path)) ?? [];
    if (pattern) parts.push(...(await paragraphsIn(zip, path, called!.replace('$', pattern.exec(path)?.[1] ?? ''))));
    if (path === 'docProps/core.xml') parts.push(...(await propertiesIn(zip, path)));
  }
  const unread = unreadable.filter(([one]) => [...zip.keys()].some((path) => one.test(path))).map(([, what]) => what);
  if (isWorkbook && (await hasHiddenSheets(zip))) unread.push('hidden sheets');
  return { parts, unread: unread.length > 0 ? unread.join(', ') : null, rewritten: false };
}

const inOrder = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true });

async function paragraphsIn(zip: ZipParts, path: string, called: string): Promise<Part[]> {
  const parts: Part[] = [];
  let [text, inText, count] = ['', false, 0];
  const end = () => {
    const place = called === 'paragraph' ? `paragraph ${count}` : called;
    if (text.trim() !== '') parts.push({ text: text.trim(), place, role: 'words' });
    text = '';
  };
  for await (const tokens of tokensIn(zip, path))
    for (const token of tokens) {
      if (token.kind === 'text') text += inText ? token.text : '';
      else if (/^(?:t|delText|text)$/.test(token.name)) inText = token.kind === 'open';
      else if (/^(?:tab|br|cr)$/.test(token.name)) text += ' ';
      else if (/^(?:p|comment)$/.test(token.name)) {
        end();
        count += token.name === 'p' && token.kind !== 'close' ? 1 : 0;
        if (token.name === 'comment') text = `${attribute(token.attributes, 'author') ?? ''} `;
      }
    }
  end();
  return parts;
}

async function propertiesIn(zip: ZipParts, path: string): Promise<Part[]> {
  const parts: Part[] = [];
  for await (const tokens of tokensIn(zip, path))
    for (const token of tokens)
      if (token.kind === 'text' && token.text.trim() !== '')
        parts.push({ text: token.text, place: 'its properties', role: 'words' });
  return parts;
}

async function cellParts(bytes: Uint8Array): Promise<Part[]> {
  const parts: Part[] = [];
  for (const { name, rows } of await namedSheets(bytes, mostUnpacked))
    for await (const { row, cells } of rows)
      for (const [column, text] of cells.entries())
        if (text !== '') parts.push({ text, place: `sheet ${name}, ${cellAt(row, column)}`, role: 'words' });
  return parts;
}

async function hasHiddenSheets(zip: ZipParts): Promise<boolean> {
  for await (const tokens of tokensIn(zip, 'xl/workbook.xml'))
    for (const token of tokens)
      if (token.kind !== 'text' && token.name === 'sheet' && /hidden/i.test(attribute(token.attributes, 'state') ?? ''))
        return true;
  return false;
}
