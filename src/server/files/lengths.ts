// How long a kept file is: pages of a PDF, seconds of a recording. Read in a process that ends, since such files come from anywhere.
import { Invalid } from '../errors.ts';
import type { LengthAsked, LengthMessage } from '../workers/length.worker.ts';
import type { PageAsked, PageMessage } from '../workers/pdf-page.worker.ts';
import { inProcess } from '../workers/run.ts';
import { type Kind, kinds } from './kinds.ts';
import type { FileStore, KeptFile } from './store.ts';

/** Neither where the file has no length, or says none that can be read. */
export type Length = { pages?: number; seconds?: number };

const mostTime = 20_000;

/**
 * Files of the store, each with its length. One after the other: each is whole in memory while it is read.
 * @throws Invalid at `field` for a recording in which nothing can be heard
 */
export async function withLengths<File extends KeptFile & { name: string }>(
  store: FileStore,
  files: readonly File[],
  field = 'file',
): Promise<(File & Length)[]> {
  const measured: (File & Length)[] = [];
  for (const file of files) {
    const { isEmpty, ...length } = await lengthOf(store, file).catch((): Measured => ({}));
    if (isEmpty) throw new Invalid({ [field]: silentWords(file) });
    measured.push({ ...file, ...length });
  }
  return measured;
}

function silentWords({ name, type }: KeptFile & { name: string }): string {
  const words = Object.values<Kind>(kinds).find((kind) => kind.type === type)?.words ?? 'a recording';
  return `${name} begins like ${words} and nothing can be heard in it: it is damaged, or something else under that name. Play it where you have it; then save it again, and add that.`;
}

type Measured = Length & { isEmpty?: boolean };

async function lengthOf(store: FileStore, { hash, type }: KeptFile): Promise<Measured> {
  if (type === kinds.pdf.type) {
    const { pages } = await inProcess<PageMessage>('pdf-page', pageAsked(await whole(store, hash), null), mostTime);
    return pages ? { pages } : {};
  }
  if (!/^(audio|video)\//.test(type)) return {};
  const asked: LengthAsked = { bytes: await whole(store, hash), type };
  const { seconds, isEmpty } = await inProcess<LengthMessage>('length', asked, mostTime);
  return seconds ? { seconds, isEmpty } : { isEmpty };
}

/** A page of a PDF as a WebP picture, or why there is none. Pages count from 1. */
export async function pageOf(store: FileStore, { hash, type }: KeptFile, page: number) {
  if (type !== kinds.pdf.type) return { why: 'Only PDFs have pages to be shown here. Download the file to open it.' };
  const asked = pageAsked(await whole(store, hash), page);
  const tooSlow = { pages: 0, picture: null };
  const { pages, picture } = await inProcess<PageMessage>('pdf-page', asked, mostTime).catch(() => tooSlow);
  if (picture) return picture;
  return {
    why:
      pages > 0
        ? `This PDF has ${pages === 1 ? 'one page' : `${pages} pages`}, so there is no page ${page}.`
        : 'This PDF cannot be drawn: it is locked with a password, damaged or too large. Download it to open it.',
  };
}

const pageAsked = (bytes: Uint8Array, page: number | null): PageAsked => ({ bytes, page });

async function whole(store: FileStore, hash: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of await store.open(hash)) parts.push(chunk as Uint8Array);
  return Buffer.concat(parts);
}
