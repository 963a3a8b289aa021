// Cells of a sheet that leaves Leadwell: none of them can be taken for a formula.

// A spreadsheet calculates what begins with one of these, in full width too, also behind spaces, signs that nobody sees and line ends.
const formula =
  /^[\s\p{Default_Ignorable_Code_Point}]*[=+\-@\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b\u2212]|^[\t\r\n]/u;

/** The text with an apostrophe in front where a spreadsheet would take it for a formula. */
export const harmless = (text: string): string => (formula.test(text) ? `'${text}` : text);

/** One cell of CSV (RFC 4180). */
export function csvCell(text: string): string {
  const safe = harmless(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** UTF-8 with a byte order mark, as spreadsheets read it. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
