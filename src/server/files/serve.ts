// How a kept file leaves: always as an attachment that runs nothing, whatever is in it.
import type { ByteRange } from './store.ts';

export type Download = { status: 200 | 206 | 416; headers: Record<string, string>; range?: ByteRange };

/** On everything that was uploaded or made from an upload: no script, no guessing of types, no keeping, no embedding elsewhere. */
const caged = {
  'content-security-policy': "sandbox; default-src 'none'",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** Status and headers for one file, and which bytes to send (all when `range` is missing). `rangeHeader` is the request's. */
export function download(file: { name: string; type: string; size: number }, rangeHeader: string | null): Download {
  const headers = {
    ...caged,
    'content-type': file.type,
    'content-disposition': attachment(file.name),
    'accept-ranges': 'bytes',
  };
  const range = readRange(rangeHeader, file.size);
  if (range === 'outside') return { status: 416, headers: { ...caged, 'content-range': `bytes */${file.size}` } };
  if (!range) return { status: 200, headers: { ...headers, 'content-length': String(file.size) } };
  const part = {
    'content-length': String(range.to - range.from + 1),
    'content-range': `bytes ${range.from}-${range.to}/${file.size}`,
  };
  return { status: 206, headers: { ...headers, ...part }, range };
}

/** Headers of a preview that we drew ourselves: shown in the page, otherwise as closed as a download. */
export const previewHeaders = (size: number): Record<string, string> => ({
  ...caged,
  'content-type': 'image/webp',
  'content-disposition': 'inline',
  'content-length': String(size),
});

/** Content-Disposition of RFC 6266: the name in plain letters for old readers, and in UTF-8 as RFC 8187 writes it. */
function attachment(name: string) {
  const safe = name.toWellFormed().replace(/[\p{Cc}\p{Cf}/\\]/gu, '_') || 'file';
  const plain = safe
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^ -~]|["%]/g, '_');
  const exact = encodeURIComponent(safe).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}

/** One range of RFC 9110. Several ranges, or what is not a range of bytes, count as none: the whole file is sent. */
function readRange(header: string | null, size: number): ByteRange | 'outside' | null {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || (!first && !last)) return null;
  if (!first)
    return Number(last) === 0 || size === 0 ? 'outside' : { from: Math.max(0, size - Number(last)), to: size - 1 };
  const to = last ? Math.min(Number(last), size - 1) : size - 1;
  if (last && Number(last) < Number(first)) return null;
  return Number(first) < size ? { from: Number(first), to } : 'outside';
}
