// Refused rows as a table to correct and bring in again. Pure.
import type { RefusedRow } from './reading/people-reading.ts';

/** A CSV with a byte order mark, so that a spreadsheet reads its accents; the reason stands last, under "Why refused". */
export function refusedAsCsv(refused: RefusedRow[]): string {
  const headers = [...new Set(refused.flatMap(({ raw }) => Object.keys(raw)))];
  const lines = refused.map(({ reason, raw }) => [...headers.map((header) => raw[header] ?? ''), reason]);
  return `\ufeff${[[...headers, 'Why refused'], ...lines].map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;
}

// A cell that begins like a formula would be worked out by the spreadsheet that opens it.
const cell = (text: string) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
