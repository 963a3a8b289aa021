// From bytes to text, whoever wrote the file: UTF-8 or UTF-16 with or without a mark, else Windows-1252.

export type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/**
 * Text of a stream, chunk by chunk, in bounded memory. `encoding()` is final once the text has been read to its end:
 * until the first byte above 127 UTF-8 and Windows-1252 are the same.
 */
export function decoding(source: Bytes): { text: AsyncIterable<string>; encoding: () => Encoding } {
  const state: { encoding: Encoding } = { encoding: 'utf-8' };
  return { text: decodedChunks(source, state), encoding: () => state.encoding };
}

/** The beginning of a file as text. */
export async function textOf(head: Uint8Array): Promise<string> {
  let text = '';
  for await (const chunk of decoding([head]).text) text += chunk;
  return text;
}

async function* decodedChunks(source: Bytes, state: { encoding: Encoding }): AsyncGenerator<string> {
  let decode: ((chunk: Uint8Array, last: boolean) => string) | null = null;
  let waiting: Uint8Array = new Uint8Array();
  for await (const chunk of source) {
    waiting = joined(waiting, chunk);
    if (!decode && waiting.length < 4) continue; // too short to see a mark
    decode ??= decoderFor(waiting, state);
    yield decode(waiting, false);
    waiting = new Uint8Array();
  }
  decode ??= decoderFor(waiting, state);
  yield decode(waiting, true);
}

function decoderFor(head: Uint8Array, state: { encoding: Encoding }) {
  const wide = wideEncoding(head);
  if (!wide) return narrowDecoder(state);
  state.encoding = wide;
  const decoder = new TextDecoder(wide);
  return (chunk: Uint8Array, last: boolean) => decoder.decode(chunk, { stream: !last });
}

/** UTF-16 by its mark, or by the zero bytes that plain letters leave in every second place. */
function wideEncoding(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  const length = Math.min(head.length, 1024) & ~1;
  for (let at = 0; at < length; at++) if (head[at] === 0) zeros[at % 2]! += 1;
  if (zeros[1]! > length * 0.3 && zeros[0] === 0) return 'utf-16le';
  if (zeros[0]! > length * 0.3 && zeros[1] === 0) return 'utf-16be';
  return null;
}

/** UTF-8 until bytes say otherwise; a bad byte after good UTF-8 has been seen is damage, not another encoding. */
function narrowDecoder(state: { encoding: Encoding }) {
  const strict = new TextDecoder('utf-8', { fatal: true });
  const lenient = new TextDecoder('utf-8');
  const western = new TextDecoder('windows-1252');
  let seenUtf8 = false;
  let tail: Uint8Array = new Uint8Array();
  return (chunk: Uint8Array, last: boolean): string => {
    if (state.encoding === 'windows-1252') return western.decode(chunk);
    const bytes = joined(tail, chunk);
    const whole = last ? bytes.length : wholeCharacters(bytes);
    tail = bytes.slice(whole);
    try {
      const text = strict.decode(bytes.subarray(0, whole));
      seenUtf8 ||= text.length !== whole;
      return text;
    } catch {
      if (seenUtf8) return lenient.decode(bytes.subarray(0, whole));
      state.encoding = 'windows-1252';
      return western.decode(bytes);
    }
  };
}

/** How many bytes end on a whole UTF-8 character: a lead byte among the last three may still wait for its rest. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needs > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}

export function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
