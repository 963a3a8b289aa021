// The lines of a calendar file, unfolded, in bounded memory. Only those that say when something is are kept whole.
import { type Bytes, decoding } from '../../tables/decode.ts';
import { Unreadable } from '../../tables/unreadable.ts';

/** `at`: the line of the file on which it begins, from 1. `isCut`: longer than what is read of a line. */
export type Line = { text: string; at: number; isCut: boolean };

const longest = 100_000; // characters: a picture or an attached file may stand in one line

/** Unfolded (RFC 5545, 3.1), whichever way lines end; as many at a time as a piece of the file has. @throws Unreadable */
export async function* linesOf(content: Bytes): AsyncGenerator<Line[]> {
  let line: Line | null = null;
  let at = 0;
  for await (const broken of brokenLines(content)) {
    const whole: Line[] = [];
    for (const next of broken) {
      at += 1;
      if (line && (next.startsWith(' ') || next.startsWith('\t'))) {
        line.isCut ||= line.text.length + next.length > longest;
        if (!line.isCut) line.text += next.slice(1);
        continue;
      }
      if (line) whole.push(line);
      line = { text: next.slice(0, longest), at, isCut: next.length > longest };
    }
    yield whole;
  }
  if (line) yield [line];
}

/** As they stand in the file; of one that is too long what goes beyond is left, and it stays too long. */
async function* brokenLines(content: Bytes): AsyncGenerator<string[]> {
  let rest = '';
  let size = 0;
  for await (const text of decoding(content).text) {
    size += text.length;
    const lines = (rest + text).split(/\r?\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    if (rest.length > longest + 2) rest = rest.slice(0, longest + 1) + (rest.endsWith('\r') ? '\r' : '');
    yield lines;
  }
  if (size === 0)
    throw new Unreadable('empty', 'The file is empty. Export the calendar again and choose the new file.');
  yield [rest];
}
