// Files that people bring where a table is asked for: each told by its beginning, and each with what to do about it.
import { Unreadable } from './unreadable.ts';

const marks: [mark: string, sentence: string][] = [
  ['%PDF', 'This is a PDF, not a table. Save the table as CSV or .xlsx.'],
  ['\x89PNG', 'This is a picture, not a table. Bring the table itself, as CSV or .xlsx.'],
  ['\xff\xd8\xff', 'This is a picture, not a table. Bring the table itself, as CSV or .xlsx.'],
  ['GIF8', 'This is a picture, not a table. Bring the table itself, as CSV or .xlsx.'],
  ['\x1f\x8b', 'This file is packed (gzip). Unpack it, and bring what was in it.'],
  ['\xff\xfe\0\0', 'This text is written in UTF-32, which is not read here. Save it again as UTF-8.'],
  ['\0\0\xfe\xff', 'This text is written in UTF-32, which is not read here. Save it again as UTF-8.'],
  ['{\\rtf', 'This is a text document (RTF), not a table. Save the table in it as CSV or .xlsx.'],
];

/** `head`: the first bytes, `text` the same as text. @throws Unreadable for what is no table of text */
export function refuseOtherKinds(head: Uint8Array, text: string): void {
  if (head.length === 0) throw new Unreadable('empty', 'The file is empty. A table with a header row is needed.');
  if (begins(head, '\xd0\xcf\x11\xe0'))
    throw new Unreadable(
      'old-workbook',
      'This workbook is in the old .xls form or has a password. Save it as .xlsx without a password, or as CSV.',
    );
  const known = marks.find(([mark]) => begins(head, mark));
  if (known) throw new Unreadable('not-a-table', known[1]);
  if (!begins(head, '\xff\xfe') && !begins(head, '\xfe\xff')) refuseZeros(head);
  if (isJson(text)) throw new Unreadable('not-a-table', 'This is JSON, not a table of rows. Save it as CSV or .xlsx.');
  if (/^\s*<(!doctype|html|\?xml|table|[\w:]+[\s>])/i.test(text))
    throw new Unreadable(
      'not-a-table',
      'This is a web page or XML, whatever its name says. Open it in a spreadsheet, save it as .xlsx or CSV, and bring that.',
    );
}

/** JSON in any form: an object, or a list of anything. A header such as “[mins] wait” is none. */
export const isJson = (text: string): boolean => /^\s*(\{|\[\s*([[{\]"\d-]|(null|true|false)\b|$))/.test(text);

function refuseZeros(head: Uint8Array) {
  const at = head.indexOf(0);
  if (at < 0 || everySecondZero(head)) return;
  const zeros = head.filter((byte) => byte === 0).length;
  if (zeros > head.length / 100 + 1)
    throw new Unreadable('not-a-table', 'This is not a table of text. CSV and .xlsx files can be read.');
  const row = head.subarray(0, at).filter((byte) => byte === 10).length + 1;
  throw new Unreadable(
    'not-a-table',
    `Line ${row} holds a NUL, a character that no text has. Take it out, or export the file again.`,
    { row },
  );
}

/** UTF-16 without a mark: zeros in the odd or the even places, never in both. */
function everySecondZero(head: Uint8Array): boolean {
  const zeros = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2]! += 1;
  return Math.min(...zeros) === 0 && Math.max(...zeros) > head.length * 0.3;
}

const begins = (head: Uint8Array, mark: string) => [...mark].every((byte, at) => head[at] === byte.charCodeAt(0));
