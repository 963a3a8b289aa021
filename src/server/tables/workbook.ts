import { attribute, type Token, xmlScanner } from './xml.ts';
import type { ZipParts } from './zip.ts';

/** What the cells of a workbook lean on. `sheets` are its visible sheets and their parts, in the order of their tabs. */
export type Workbook = {
  sheets: { name: string; path: string }[];
  since1904: boolean;
  strings: string[];
  formats: NumberFormat[];
};
export type NumberFormat = 'plain' | 'date' | 'elapsed';

/** ECMA-376 part 1: workbook (18.2), shared strings (18.4), number formats (18.8.30). */
export async function workbookOf(parts: ZipParts): Promise<Workbook> {
  const targets = new Map<string, string>();
  for await (const tag of tagsIn(parts, 'xl/_rels/workbook.xml.rels'))
    if (tag.name === 'Relationship')
      targets.set(attribute(tag.attributes, 'Id') ?? '', partPath(attribute(tag.attributes, 'Target') ?? ''));
  const sheets: Workbook['sheets'] = [];
  let since1904 = false;
  for await (const { name, attributes } of tagsIn(parts, 'xl/workbook.xml')) {
    if (name === 'workbookPr') since1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '');
    if (name !== 'sheet' || /hidden/i.test(attribute(attributes, 'state') ?? '')) continue;
    const path = targets.get(attribute(attributes, 'id') ?? '');
    if (path && parts.has(path)) sheets.push({ name: attribute(attributes, 'name') ?? '', path });
  }
  return { sheets, since1904, strings: await stringsOf(parts), formats: await formatsOf(parts) };
}

const partPath = (target: string) =>
  (target.startsWith('/') ? target.slice(1) : `xl/${target}`).replace('xl/./', 'xl/');

export async function* tokensIn(parts: ZipParts, path: string): AsyncGenerator<Iterable<Token>> {
  const part = parts.get(path);
  if (!part) return;
  const scan = xmlScanner();
  const decoder = new TextDecoder();
  for await (const chunk of part()) yield scan(decoder.decode(chunk, { stream: true }));
}

async function* tagsIn(parts: ZipParts, path: string) {
  for await (const tokens of tokensIn(parts, path))
    for (const token of tokens) if (token.kind === 'open' || token.kind === 'empty') yield token;
}

async function stringsOf(parts: ZipParts): Promise<string[]> {
  const strings: string[] = [];
  const add = textReader();
  for await (const tokens of tokensIn(parts, 'xl/sharedStrings.xml'))
    for (const token of tokens) {
      const text = add(token);
      if (token.kind !== 'text' && token.name === 'si' && token.kind !== 'open') strings.push(text());
    }
  return strings;
}

/** Gathers the `t` of a string; how it is spoken (`rPh`) stands beside it and is left out. Asking for the text empties it. */
export function textReader(): (token: Token) => () => string {
  let text = '';
  let inside = false;
  let spoken = false;
  const taken = () => {
    const whole = text.replace(/_x([\dA-F]{4})_/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
    text = '';
    return whole;
  };
  return (token) => {
    if (token.kind === 'text') {
      if (inside && !spoken) text += token.text;
    } else if (token.name === 't') inside = token.kind === 'open';
    else if (token.name === 'rPh') spoken = token.kind === 'open';
    return taken;
  };
}

/** The kind of every cell style, in the order that cells point to them. */
async function formatsOf(parts: ZipParts): Promise<NumberFormat[]> {
  const own = new Map<number, NumberFormat>();
  const formats: NumberFormat[] = [];
  let cells = false;
  for await (const { name, attributes } of tagsIn(parts, 'xl/styles.xml')) {
    if (name === 'numFmt')
      own.set(Number(attribute(attributes, 'numFmtId')), kindOf(attribute(attributes, 'formatCode') ?? ''));
    if (name === 'cellXfs' || name === 'cellStyleXfs' || name === 'cellStyles') cells = name === 'cellXfs';
    if (name !== 'xf' || !cells) continue;
    const id = Number(attribute(attributes, 'numFmtId') ?? 0);
    formats.push(own.get(id) ?? builtIn(id));
  }
  return formats;
}

function builtIn(id: number): NumberFormat {
  if (id === 46) return 'elapsed';
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || id === 45 || id === 47 || (id >= 50 && id <= 58)
    ? 'date'
    : 'plain';
}

function kindOf(code: string): NumberFormat {
  const bare = code.replace(/"[^"]*"|\\.|_.|\*./g, '').split(';')[0]!;
  if (/\[(h+|m+|s+)\]/i.test(bare)) return 'elapsed';
  return /[ymdhs]/i.test(bare.replace(/\[[^\]]*\]/g, '').replace(/general|am\/pm|e[+-]/gi, '')) ? 'date' : 'plain';
}
