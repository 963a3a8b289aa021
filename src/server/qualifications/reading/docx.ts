// The text of a Word document (ECMA-376 part 1, 17): paragraphs as lines, rows of tables as `| cells |`, automatic numbers written out.
import { tokensIn } from '../../tables/workbook.ts';
import { attribute, type Token } from '../../tables/xml.ts';
import type { ZipParts } from '../../tables/zip.ts';
import { type Numbering, numberingOf } from './docx-numbers.ts';

export const documentPart = 'word/document.xml';

/** @throws Unreadable where its parts cannot be unpacked */
export async function textOfDocx(parts: ZipParts): Promise<string> {
  const take = textTaker(await numberingOf(parts));
  let text = '';
  for await (const tokens of tokensIn(parts, documentPart)) for (const token of tokens) text += take(token);
  return text;
}

type Paragraph = { text: string; style: string | null; list: string | null; level: number };
const emptyParagraph = (): Paragraph => ({ text: '', style: null, list: null, level: 0 });

/** Cells of the row that is being read, each with its lines; a table inside a cell is part of the cell. */
type Table = { depth: number; cells: string[][] };

/** Gives the text that is complete with a token. */
function textTaker(numbering: Numbering): (token: Token) => string {
  let paragraph = emptyParagraph();
  let inText = false;
  let skipped = 0; // the same text once more, for older programs
  const table: Table = { depth: 0, cells: [] };
  return (token) => {
    if (token.kind === 'text') {
      if (inText && skipped === 0) paragraph.text += token.text;
      return '';
    }
    const { kind, name } = token;
    if (name === 'Fallback') skipped += kind === 'open' ? 1 : kind === 'close' ? -1 : 0;
    else if (name === 't') inText = kind === 'open';
    else if (name === 'p' && kind === 'open') paragraph = emptyParagraph();
    else if (name === 'p' && skipped === 0) {
      const line = lineOf(paragraph, numbering);
      paragraph = emptyParagraph();
      if (table.depth === 0) return `${line}\n`;
      if (line !== '') table.cells.at(-1)?.push(line);
    } else if (/^(tbl|tr|tc)$/.test(name)) return rowsTaken(token, table);
    else mark(token, paragraph);
    return '';
  };
}

function mark({ kind, name, attributes }: Exclude<Token, { kind: 'text' }>, paragraph: Paragraph) {
  if (kind === 'close') return;
  const value = attribute(attributes, 'val');
  if (name === 'tab' || name === 'br' || name === 'cr') paragraph.text += ' ';
  else if (name === 'noBreakHyphen') paragraph.text += '-';
  else if (name === 'pStyle') paragraph.style = value;
  else if (name === 'numId') paragraph.list = value;
  else if (name === 'ilvl') paragraph.level = Number(value);
}

function rowsTaken({ kind, name }: Exclude<Token, { kind: 'text' }>, table: Table): string {
  if (name === 'tbl') table.depth += kind === 'open' ? 1 : -1;
  if (table.depth !== 1) return '';
  if (name === 'tr' && kind === 'open') table.cells = [];
  else if (name === 'tc' && kind === 'open') table.cells.push([]);
  else if (name === 'tr' && kind === 'close') {
    const isPlain = table.cells.every((lines) => lines.length <= 1);
    return isPlain
      ? `| ${table.cells.map(([line = '']) => line).join(' | ')} |\n`
      : `${table.cells.map((lines) => lines.join('\n')).join('\n|\n')}\n|\n`;
  }
  return '';
}

function lineOf({ text, style, list, level }: Paragraph, numbering: Numbering): string {
  const words = text.replace(/\s+/g, ' ').trim();
  const number = words === '' ? null : numbering.next(style, list, level);
  return number ? `${number} ${words}` : words;
}
