import { parentPort, workerData } from 'node:worker_threads';
import { extensionOf } from '../files/kinds.ts';
import { type FileWords, unreadWords, withinLimit } from '../portfolios/redaction/file-parts.ts';
import { officeWords } from '../portfolios/redaction/office-parts.ts';
import { calendarWords, emailWords, jsonWords, tableWords, textWords } from '../portfolios/redaction/text-parts.ts';
import { textOf } from '../tables/decode.ts';

const { bytes, name } = workerData as { bytes: Uint8Array; name: string };
parentPort!.postMessage(withinLimit(await read().catch(why)));

async function read(): Promise<FileWords> {
  switch (extensionOf(name)) {
    case 'pdf':
      return (await import('../portfolios/redaction/pdf-parts.ts')).pdfWords(bytes);
    case 'docx':
    case 'pptx':
      return officeWords(bytes, false);
    case 'xlsx':
      return officeWords(bytes, true);
    case 'eml':
      return emailWords(bytes);
    case 'csv':
      return tableWords(await textOf(bytes));
    case 'json':
      return jsonWords(await textOf(bytes));
    case 'ics':
      return calendarWords(await textOf(bytes));
    default:
      return textWords(await textOf(bytes));
  }
}

function why(error: Error): FileWords {
  return unreadWords(
    error.name === 'PasswordException' || /password/.test(error.message)
      ? 'since it has a password'
      : 'since it is damaged, or written in a way that is not read here',
  );
}
