// PDFs are read in a worker that ends: the reader is large, and a file may keep it busy for ever.
import { Unreadable } from '../../tables/unreadable.ts';
import { inWorker, TooSlow } from '../../workers/run.ts';

export type PdfMessage = { text: string } | { refused: 'password' | 'damaged' | 'pages' | 'pictures' };
export const mostPages = 400;

const sentences = {
  password: ['locked', 'This PDF has a password. Save it without one, or paste its text.'],
  damaged: [
    'damaged',
    'This PDF is damaged and cannot be read. Open it, save or print it as a PDF again, and bring that.',
  ],
  pages: [
    'too-large',
    `This PDF has more than the ${mostPages} pages that are read. Save the pages of the units alone.`,
  ],
  pictures: [
    'no-text',
    'This PDF holds pictures of pages and no text. Have its text recognised (OCR), or paste the text.',
  ],
} as const;

const mostTime = 30_000;

/** The text of a PDF, its pages parted by form feeds. @throws Unreadable */
export async function textOfPdf(bytes: Uint8Array): Promise<string> {
  const read = await inWorker<PdfMessage>('pdf-text', bytes, mostTime).catch((error): PdfMessage => {
    if (error instanceof TooSlow)
      throw new Unreadable(
        'too-large',
        'This PDF took longer than half a minute to read. Save the pages of the units alone, or paste their text.',
      );
    if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') return { refused: 'pages' };
    throw error;
  });
  if ('text' in read) return read.text;
  const [kind, sentence] = sentences[read.refused];
  throw new Unreadable(kind, sentence);
}
