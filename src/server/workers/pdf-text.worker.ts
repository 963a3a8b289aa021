import { parentPort, workerData } from 'node:worker_threads';
import { getDocumentProxy } from 'unpdf';
import { mostPages, type PdfMessage } from '../qualifications/reading/pdf.ts';
import { linesOfPage, type Run } from '../qualifications/reading/pdf-lines.ts';

parentPort!.postMessage(await read().catch(why));

async function read(): Promise<PdfMessage> {
  const pdf = await getDocumentProxy(new Uint8Array(workerData as Uint8Array), { verbosity: 0 });
  if (pdf.numPages > mostPages) return { refused: 'pages' };
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(linesOfPage(items.flatMap((item) => ('str' in item ? [runOf(item)] : []))).join('\n'));
    page.cleanup();
  }
  return pages.some((page) => /\p{L}/u.test(page)) ? { text: pages.join('\n\f') } : { refused: 'pictures' };
}

/** `transform` is the matrix of PDF 32000-1, 8.3: its last two numbers are the place. */
function runOf({
  str,
  transform,
  width,
  height,
}: {
  str: string;
  transform: number[];
  width: number;
  height: number;
}): Run {
  return { text: str, x: transform[4]!, y: transform[5]!, width, height: height || Math.abs(transform[3]!) };
}

function why(error: Error): PdfMessage {
  if (error.name === 'PasswordException') return { refused: 'password' };
  return { refused: 'damaged' };
}
