// Files of text as parts: lines, cells of a table, strings of JSON, the head and the words of an e-mail. Pure.
import PostalMime, { decodeWords, type Email } from 'postal-mime';
import { withoutTags } from '../../qualifications/reading/html.ts';
import { delimiterOf } from '../../tables/delimiter.ts';
import type { FileWords, Part } from './file-parts.ts';

const whole = (parts: Part[]): FileWords => ({ parts, unread: null, rewritten: true });
const between = (text: string): Part => ({ text, place: '', role: 'between' });

/** Paragraph by paragraph, so that a name which a line ends within is found; a long one by its lines. */
export function linesIn(text: string, role: Part['role'] = 'words'): Part[] {
  let line = 1;
  return (text.match(/(?:[^\n]*\n){1,8}?(?=[ \t\r]*\n|$)|[^\n]*\n|[^\n]+/g) ?? []).map((piece) => {
    const part: Part = { text: piece, place: line, role };
    line += piece.split('\n').length - 1;
    return part;
  });
}

export const textWords = (text: string): FileWords => whole(linesIn(text));

/** A calendar folds its long lines (RFC 5545, 3.1), within words too. */
export const calendarWords = (text: string): FileWords => textWords(text.replace(/\r?\n[ \t]/g, ''));

/** Cell by cell, so that a copy has the same cells; marks of quotation and what parts the cells are copied as they are. */
export function tableWords(text: string): FileWords {
  const delimiter = RegExp.escape(delimiterOf(text.slice(0, 65_536)));
  const cells = new RegExp(
    `"((?:[^"]|"")*)"|([^"${delimiter}\\r\\n][^${delimiter}\\r\\n]*)|(${delimiter})|(\\r?\\n|\\r)|"`,
    'g',
  );
  const parts: Part[] = [];
  let [row, column] = [1, 0];
  for (const { 0: found, 1: quoted, 2: plain, 3: parted, 4: ended } of text.matchAll(cells)) {
    const words = quoted ?? plain;
    if (words === undefined) parts.push(between(found));
    else if (quoted !== undefined)
      parts.push(between('"'), { text: quoted, place: cellAt(row, column), role: 'words' }, between('"'));
    else parts.push({ text: words, place: cellAt(row, column), role: 'words' });
    if (parted !== undefined) column += 1;
    if (ended !== undefined) [row, column] = [row + 1, 0];
  }
  return whole(parts);
}

/** "cell C12", as a spreadsheet calls it. `row` counts from 1, `column` from 0. */
export function cellAt(row: number, column: number): string {
  let letters = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return `cell ${letters}${row}`;
}

/** Each string and number, as it stands: the copy keeps the rest sign by sign. A line end within a string parts it. */
export function jsonWords(text: string): FileWords {
  const plain = text.replace(/\\u(?!00[01]|0022|005c)([\da-f]{4})/gi, (_, code) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  const parts: Part[] = [];
  let line = 1;
  for (const [token] of plain.matchAll(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|[^"\d-]+|["-]/g)) {
    if (token.length > 1 && token.startsWith('"'))
      parts.push(between('"'), ...stringParts(token.slice(1, -1), line), between('"'));
    else if (/^-?\d/.test(token)) parts.push({ text: token, place: line, role: 'number' });
    else parts.push(between(token));
    line += token.split('\n').length - 1;
  }
  return whole(parts);
}

const stringParts = (inside: string, line: number): Part[] =>
  inside
    .split(/(\\.)/)
    .filter(Boolean)
    .map((piece) => (piece.startsWith('\\') ? between(piece) : { text: piece, place: `line ${line}`, role: 'words' }));

/**
 * The copy is a plain e-mail: from whom, to whom, when, about what, and its words. Its other headers and its HTML are searched and left out;
 * attachments are neither.
 */
export async function emailWords(bytes: Uint8Array): Promise<FileWords> {
  const email = await PostalMime.parse(bytes);
  const kept = new Set(shownHeaders.map((name) => name.toLowerCase()));
  const others = email.headers.filter(({ key }) => !kept.has(key) && !isTechnical.test(key));
  const html = withoutTags(email.html ?? '');
  const text = email.text ?? html;
  const files = email.attachments.map(({ filename }) => filename ?? 'one without a name');
  const parts: Part[] = [
    ...shownHeaders.flatMap((name) => headerParts(name, email)),
    between('MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n'),
    ...linesIn(text),
    ...others.map(
      ({ key, value }): Part => ({ text: decodeWords(value), place: `its header ${key}`, role: 'left out' }),
    ),
    ...(email.text && html ? linesIn(html, 'left out').map((part): Part => ({ ...part, place: 'its HTML' })) : []),
  ];
  return { parts, unread: files.length > 0 ? `what is attached to it (${files.join(', ')})` : null, rewritten: true };
}

const shownHeaders = ['From', 'To', 'Cc', 'Date', 'Subject'];
/** How it travelled, in signs that no person is called by. */
const isTechnical =
  /^(?:content-|mime-|dkim-|arc-|authentication-|received|message-id|references|in-reply-to|x-|return-path)/;

function headerParts(name: string, { headers }: Email): Part[] {
  const value = headers
    .filter(({ key }) => key === name.toLowerCase())
    .map((header) => decodeWords(header.value).replace(/\s+/g, ' '))
    .join(', ');
  return value
    ? [between(`${name}: `), { text: value, place: `its line “${name}”`, role: 'words' }, between('\r\n')]
    : [];
}
