import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';
import { answer, asked } from './apart.ts';

/** `page` counts from 1; null where only their number is asked. */
export type PageAsked = { bytes: Uint8Array; page: number | null };
/** No pages where it is no PDF that can be opened; the picture is a WebP. */
export type PageMessage = { pages: number; picture: Uint8Array | null };

const width = 1000; // pixels: to be read at 1440 without a download, and still light on a phone
const tallest = 3000;

answer(await read(await asked<PageAsked>()).catch((): PageMessage => ({ pages: 0, picture: null })));

async function read({ bytes, page }: PageAsked): Promise<PageMessage> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(new Uint8Array(bytes));
  const pages = document.getPageCount();
  if (page === null || page < 1 || page > pages) return { pages, picture: null };
  return { pages, picture: await drawn(document.getPage(page - 1)) };
}

async function drawn(page: ReturnType<Awaited<ReturnType<PDFiumLibrary['loadDocument']>>['getPage']>) {
  const { originalWidth, originalHeight } = page.getOriginalSize();
  const scale = Math.min(width / originalWidth, tallest / originalHeight);
  const bitmap = await page.render({ scale, render: 'bitmap' });
  sharp.concurrency(1); // one core stays free for the pages
  const raw = { width: bitmap.width, height: bitmap.height, channels: 4 as const };
  return new Uint8Array(await sharp(redFirst(bitmap.data), { raw }).removeAlpha().webp().toBuffer());
}

/** The library draws blue first, pictures are kept red first. */
function redFirst(data: Uint8Array) {
  for (let at = 0; at < data.length; at += 4) [data[at], data[at + 2]] = [data[at + 2]!, data[at]!];
  return data;
}
