// What a form sends, read as it arrives: its texts are kept within bounds, and its files are never whole in memory.
import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { Busboy, type BusboyFileStream } from '@fastify/busboy';
import { NoForm, TooLarge, Unavailable } from './errors.ts';
import { keepable } from './keepable.ts';
import { oneLine, unturned } from './one-line.ts';

/** Takes one file while it arrives. It may leave off before the end: the rest is then passed over. */
export type TakeFile = (field: string, content: AsyncIterable<Uint8Array>, name: string) => Promise<void>;

const mostText = 2_000_000; // bytes, of all texts together
const mostFields = 2_000;
const mostOfType = 300; // characters
const mostPassedOver = 50_000_000; // bytes: what is not read through costs the browser its connection, and the answer

/**
 * The texts of a form. Each of its files goes to `take`, which has ended when this answers.
 * @throws TooLarge; NoForm when this is none that a browser sends, or not in UTF-8; Unavailable when it breaks off
 */
export async function textsOf(request: Request, take: TakeFile = async () => undefined): Promise<FormData> {
  const type = (request.headers.get('content-type') ?? '').slice(0, mostOfType);
  if (!request.body) return new FormData();
  const body = Readable.fromWeb(request.body as ReadableStream);
  if (/^multipart\/form-data *(;|$)/i.test(type)) return partsOf(body, type, take);
  if (pairs.test(type)) return pairsOf(body);
  body.resume();
  throw new NoForm();
}

// In another encoding, or as plain text, words would be read as others.
const pairs = /^application\/x-www-form-urlencoded *(; *(charset *= *"?(utf-?8|us-ascii)"?)? *)?$/i;

async function pairsOf(body: Readable): Promise<FormData> {
  const texts = new FormData();
  const sent = await whole(body, mostText, tooMuchText);
  if (isMore(sent, '&', mostFields)) throw new TooLarge(tooManyFields);
  const bytes = sent
    .toString('latin1')
    .replace(/%([\da-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  if (!isUtf8(Buffer.from(bytes, 'latin1'))) throw new NoForm(otherSigns);
  for (const [name, value] of new URLSearchParams(sent.toString())) texts.append(name, value);
  return texts;
}

/** The same request with its body read, for what would read one of any length. @throws TooLarge; Unavailable when it breaks off */
export async function bounded(request: Request, most: number): Promise<Request> {
  if (!request.body) return request;
  const words = `This is longer than ${most / 1000} kB, the most that can be sent here, so nothing was changed.`;
  const body = await whole(Readable.fromWeb(request.body as ReadableStream), most, words);
  return new Request(request.url, { method: request.method, headers: request.headers, body: new Uint8Array(body) });
}

async function whole(body: Readable, most: number, tooMuch: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body.iterator({ destroyOnReturn: false })) {
      size += chunk.length;
      if (size > most) chunks.length = 0;
      else chunks.push(chunk);
      if (size > mostPassedOver) break;
    }
  } catch (error) {
    body.resume();
    throw whyBroken(error);
  }
  if (size > most) throw new TooLarge(tooMuch);
  return Buffer.concat(chunks);
}

async function partsOf(body: Readable, type: string, take: TakeFile): Promise<FormData> {
  const texts = new FormData();
  const taken: Promise<void>[] = [];
  let [size, arriving, isTooMany]: [number, BusboyFileStream | null, boolean] = [0, null, false];
  const parser = parserOf(type, body);
  const signs = signsOf(body);
  parser.on('field', (name, value) => {
    size += value.length;
    signs.read(name, value);
    if (size <= mostText) texts.append(name, value);
  });
  parser.on('fieldsLimit', () => {
    isTooMany = true;
  });
  parser.on('file', (field, content, name) => {
    if (!name) return void content.resume(); // no file was chosen
    arriving = content;
    signs.read(field, name);
    const bytes = content.iterator({ destroyOnReturn: false });
    const one = take(field, bytes, oneLine(unturned(keepable(name)))).finally(() => passOver(content, bytes));
    one.catch(() => undefined); // told when all has been read
    taken.push(one);
  });
  const ended = new Promise<void>((finished, broken) => {
    parser.once('finish', finished).once('error', () => broken(new NoForm())); // all of it came, and it is none
    body.once('error', broken).pipe(parser);
  });
  await ended.catch(async (error) => {
    body.resume();
    arriving?.destroy(whyBroken(error));
    await Promise.allSettled(taken);
    throw whyBroken(error);
  });
  await Promise.all(taken);
  if (size > mostText) throw new TooLarge(tooMuchText);
  if (isTooMany) throw new TooLarge(tooManyFields);
  if (signs.areLost()) throw new NoForm(otherSigns);
  return texts;
}

/** The parser reads bytes that are no UTF-8 as U+FFFD: they are lost where more of these are read than were sent, in words or in files. */
function signsOf(body: Readable) {
  let [read, sent, before] = [0, 0, ''];
  body.on('data', (chunk: Uint8Array) => {
    const bytes = before + Buffer.from(chunk).toString('latin1');
    sent += bytes.split('\xef\xbf\xbd').length - 1;
    before = bytes.slice(-2);
  });
  return {
    read: (...texts: string[]) => {
      read += texts.join('').split('\ufffd').length - 1;
    },
    areLost: () => read > sent,
  };
}

/**
 * A file must be read to its end, or the parser never finishes. A taker that leaves off may leave its iterator open, and
 * while one is open `resume` has no effect.
 */
const passOver = (content: Readable, bytes: AsyncIterator<unknown>) => {
  const closed = bytes.return?.().catch(() => undefined); // a broken connection is told elsewhere
  void closed?.then(() => content.resume());
};

/** @throws NoForm where the head of the form does not say how its parts are told apart */
function parserOf(type: string, body: Readable) {
  try {
    return new Busboy({ headers: { 'content-type': type }, limits: { fields: mostFields, fieldSize: mostText } });
  } catch {
    body.resume();
    throw new NoForm();
  }
}

const isMore = (bytes: Buffer, sign: string, most: number) => {
  let count = 0;
  for (let at = bytes.indexOf(sign); at >= 0; at = bytes.indexOf(sign, at + 1)) if (++count >= most) return true;
  return false;
};

const otherSigns =
  'The signs of this form are not in UTF-8, so others would be read than were written, and nothing was changed. Open the page and send it again.';
const tooManyFields = `This form has more than ${mostFields} fields, so nothing was changed. Send it in parts.`;
const tooMuchText = 'The texts of this form are longer than 2 MB together. Shorten them, or bring them as a file.';

/** More than the server takes at all, or a connection that ended: both in words. */
function whyBroken(error: unknown): Error {
  if (error instanceof TooLarge || error instanceof NoForm) return error;
  if ((error as { status?: number }).status === 413)
    return new TooLarge('This is more than can be sent in one form. Nothing was changed. Send the files one by one.');
  return new Unavailable('The form did not arrive whole, so nothing was changed. Send it again.', { cause: error });
}
