// What a file is, told from its bytes; its name is then only asked whether it agrees.
import { extensionOf, isPicture, type Kind, type KindName, kinds, kindsInWords, notAPicture } from './kinds.ts';
import { officeKind } from './office.ts';

/** Reads `length` bytes from `from` of a file kept somewhere; fewer at its end. */
export type ReadAt = (from: number, length: number) => Promise<Uint8Array>;

/** `readAt` reads the file, `size` is its bytes, `isText` whether all of it is UTF-8 without NUL. */
export type Content = { name: string; size: number; readAt: ReadAt; isText: boolean };

type Found = { kind: Kind; refusal?: string } | { kind?: undefined; refusal: string };

/** The kind of file, or why it is not kept, in one sentence that says what would do. `pictures`: nothing else is taken. */
export async function detectKind(content: Content, pictures = false): Promise<{ kind: Kind } | { refusal: string }> {
  const { kind, refusal } = await kindOf(content);
  if (pictures && content.size > 0 && !(kind && isPicture(kind.type))) return { refusal: notAPicture(content.name) };
  return refusal === undefined ? { kind: kind! } : { refusal };
}

async function kindOf(content: Content): Promise<Found> {
  const { name, size, isText } = content;
  if (size === 0) return { refusal: `${name} is empty: it holds nothing to keep.` };
  const head = await content.readAt(0, 4096);
  const known = unkept(content, head);
  if (known) return { refusal: known };
  const binary = binaryKind(head) ?? (startsWith(head, 'PK\x03\x04') ? await officeKind(content) : null);
  if (binary === 'archive')
    return { refusal: `${name} is a zip archive. Take the files out of it and add them one by one.` };
  if (binary === 'macros')
    return { refusal: `${name} holds macros. Save it without macros (.docx, .xlsx or .pptx) or as a PDF.` };
  if (binary) return agreeing(name, kinds[binary]);
  const text = textKind(name, head, isText);
  if (text) return agreeing(name, kinds[text]);
  if (writtenKind(extensionOf(name)))
    return { refusal: `${name} is not text in UTF-8. Save it again with the encoding UTF-8, and add it then.` };
  return { refusal: `${name} is of a kind that is not kept here. Kept are ${kindsInWords}.` };
}

function unkept({ name }: Content, head: Uint8Array): string | null {
  if (['svg', 'html', 'htm', 'xhtml', 'mht', 'mhtml', 'xml'].includes(extensionOf(name)))
    return `${name} can carry script, as web pages and SVG drawings can. Save it as a PDF or a picture (PNG, JPEG), and add that.`;
  if (startsWith(head, '\xd0\xcf\x11\xe0'))
    return `${name} is in the Office format of before 2007. Save it as .docx, .xlsx, .pptx or PDF, and add that.`;
  return null;
}

/** Each media type by the bytes at its beginning: see each format's own specification. */
function binaryKind(head: Uint8Array): KindName | null {
  const at = (from: number, mark: string) => startsWith(head.subarray(from), mark);
  if (at(0, '%PDF-')) return 'pdf';
  if (at(0, '\x89PNG\r\n\x1a\n')) return 'png';
  if (at(0, '\xff\xd8\xff')) return 'jpeg';
  if (at(0, 'GIF87a') || at(0, 'GIF89a')) return 'gif';
  if (at(0, 'RIFF') && at(8, 'WEBP')) return 'webp';
  if (at(0, 'RIFF') && at(8, 'WAVE')) return 'wav';
  if (at(0, 'OggS')) return 'ogg';
  if (at(0, 'ID3') || isMpegFrame(head)) return 'mp3';
  if (at(0, '\x1a\x45\xdf\xa3')) return latin(head).includes('\x42\x82\x84webm') ? 'webm' : null; // DocType, 4 letters
  if (at(4, 'ftyp')) return brand(latin(head.subarray(8, 12)), latin(head.subarray(16, sizeOf(head))));
  return at(4, 'moov') || at(4, 'mdat') || at(4, 'wide') ? 'mov' : null; // QuickTime from before it had ftyp
}

/** What the box at the beginning says of its length, which is short: a list of brands. */
const sizeOf = (head: Uint8Array) => new DataView(head.buffer, head.byteOffset).getUint32(0);

/** The major brand of an ISO base media file (ISO/IEC 14496-12), and those that it is compatible with. */
function brand(major: string, others: string): KindName | null {
  if (/^(hei[cxms]|hev[cxms])$/.test(major)) return 'heic';
  // a picture of any coding, AVIF too: the others say which
  if (/^(mif1|msf1)$/.test(major)) return /^(.{4})*?(hei[cxms]|hev[cxms])/s.test(others) ? 'heic' : null;
  if (/^M4[AB] $/.test(major)) return 'm4a';
  if (major === 'qt  ') return 'mov';
  return /^(iso[m2-9]|mp4[12]|avc1|dash|M4V |MSNV|3g[p2].)$/.test(major) ? 'mp4' : null;
}

/** Eleven set bits, MPEG 1 or 2, layer III, and neither a bad bit rate nor a bad sampling rate. */
function isMpegFrame([first = 0, second = 0, third = 0]: Uint8Array) {
  const layer3 = first === 0xff && (second & 0xe6) === 0xe2 && (second & 0x18) !== 0x08;
  return layer3 && third >> 4 !== 0xf && third >> 4 !== 0 && (third & 0x0c) !== 0x0c;
}

function textKind(name: string, head: Uint8Array, isText: boolean): KindName | null {
  const written = writtenKind(extensionOf(name));
  const start = latin(head)
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart();
  if (written === 'email')
    return !head.includes(0) && /^([!-9;-~]+:.*\r?\n([ \t].*\r?\n)*)+/.test(start) ? 'email' : null;
  if (!written || !isText) return null;
  if (written === 'calendar') return start.startsWith('BEGIN:VCALENDAR') ? 'calendar' : 'text';
  if (written === 'json') return /^[[{]/.test(start) ? 'json' : 'text';
  return written;
}

const textKinds = ['email', 'calendar', 'csv', 'json', 'text'] as const;
const writtenKind = (extension: string) =>
  textKinds.find((one) => (kinds[one].extensions as readonly string[]).includes(extension));

function agreeing(name: string, kind: Kind): Found {
  if (kind.extensions.includes(extensionOf(name))) return { kind };
  const base = extensionOf(name) ? name.slice(0, name.lastIndexOf('.')) : name;
  return {
    kind,
    refusal: `${name} is ${kind.words} by its content. Name it ${base}.${kind.extensions[0]}, and add it again.`,
  };
}

const latin = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
const startsWith = (bytes: Uint8Array, mark: string) => latin(bytes.subarray(0, mark.length)) === mark;
