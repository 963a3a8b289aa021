// A PDF as parts: its pages, the comments on them and its properties. Loaded by the worker alone: its reader is large.
import { getDocumentProxy } from 'unpdf';
import { mostPages } from '../../qualifications/reading/pdf.ts';
import { type FileWords, type Part, unreadWords } from './file-parts.ts';

/** Pictures lie in streams of their own (ISO 32000-1, 7.3.8), whose dictionaries nothing packs. */
const hasPictures = (bytes: Uint8Array) => /\/Subtype\s*\/Image\b/.test(Buffer.from(bytes).toString('latin1'));

/** @throws what the reader does, where the file is damaged */
export async function pdfWords(bytes: Uint8Array): Promise<FileWords> {
  const pictures = hasPictures(bytes);
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  if (pdf.numPages > mostPages) return unreadWords(`since it has more than the ${mostPages} pages that are read`);
  const parts: Part[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const text = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('');
    const comments = (await page.getAnnotations()) as Annotation[];
    const notes = comments.flatMap(({ titleObj, contentsObj, fieldValue }) => [
      titleObj?.str,
      contentsObj?.str,
      fieldValue,
    ]);
    for (const one of [text, ...notes])
      if (typeof one === 'string' && one.trim() !== '')
        parts.push({ text: one, place: `page ${number}`, role: 'words' });
    page.cleanup();
  }
  const info = { ...(await pdf.getMetadata()).info } as Record<string, unknown>;
  for (const name of ['Title', 'Author', 'Subject', 'Keywords'])
    if (typeof info[name] === 'string' && info[name] !== '')
      parts.push({ text: info[name], place: 'its properties', role: 'words' });
  const attached = (await pdf.getAttachments()) !== null;
  const unread = [...(pictures ? ['pictures in it'] : []), ...(attached ? ['files in it'] : [])].join(', ');
  return { parts, unread: unread || null, rewritten: false };
}

/** What is drawn on a page beside its text: notes, and fields of a form. */
type Annotation = { titleObj?: { str: string }; contentsObj?: { str: string }; fieldValue?: unknown };
