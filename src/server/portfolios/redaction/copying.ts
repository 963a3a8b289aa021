// The copy that travels: the same document with role words in place of names and details, and files put in place. Pure.
import type { Block, RecordDocument } from '../document.ts';
import { written } from './document-words.ts';
import type { Finder } from './find-others.ts';

/** What stands in place of each subject; a subject that is not here stays as it is. */
export type Replacements = ReadonlyMap<string, string>;
/** What stands in place of a file of the original, by its id. */
export type FileInPlace = { fileId: string; name: string; size: number; sha256: string; redacted?: true };

/** A part of a text that the copy has otherwise: from where to where in both. */
type Part = { start: number; end: number; copyStart: number; copyEnd: number };
type Copied = { copy: string; parts: Part[] };

/** A text with what is replaced. In prose a role word that begins a sentence begins with a capital. */
export const replaced = (text: string, find: Finder, by: Replacements, prose = false): string =>
  copiedText(text, find, by, prose).copy;

export function copiedText(text: string, find: Finder, by: Replacements, prose: boolean): Copied {
  let done = 0;
  let copy = '';
  const parts: Part[] = [];
  for (const { subject, start, end } of find(text)) {
    const words = by.get(subject);
    if (words === undefined) continue;
    copy += text.slice(done, start);
    const copyStart = copy.length;
    copy += prose && beginsSentence.test(copy) ? words.charAt(0).toUpperCase() + words.slice(1) : words;
    parts.push({ start, end, copyStart, copyEnd: copy.length });
    done = end;
  }
  return { copy: copy + text.slice(done), parts };
}

const beginsSentence = /(?:^|[.!?]["”’)]*\s+|\n\s*)$/;

/**
 * A quotation out of one copy of a text as it stands in another: the same place, wider where it began or ended inside of what is
 * replaced. Null where it does not stand in the first.
 */
export function quoteMoved(quote: string, from: Copied, to: Copied): string | null {
  const pattern = quote
    .trim()
    .split(/\s+/)
    .map((word) => RegExp.escape(word))
    .join('\\s+');
  const found = new RegExp(pattern).exec(from.copy);
  if (!found) return null;
  const start = moved(inOriginal(found.index, from, 'start'), to, 'start');
  return to.copy.slice(start, moved(inOriginal(found.index + found[0].length, from, 'end'), to, 'end'));
}

type Edge = 'start' | 'end';

function inOriginal(at: number, { parts }: Copied, edge: Edge): number {
  let shift = 0;
  for (const { start, end, copyStart, copyEnd } of parts) {
    if (copyStart < at && at < copyEnd) return edge === 'start' ? start : end;
    if (copyEnd <= at) shift = end - copyEnd;
  }
  return at + shift;
}

function moved(at: number, { parts }: Copied, edge: Edge): number {
  let shift = 0;
  for (const { start, end, copyStart, copyEnd } of parts) {
    if (start < at && at < end) return edge === 'start' ? copyStart : copyEnd;
    if (end <= at) shift = copyEnd - end;
  }
  return at + shift;
}

/**
 * The copy of an original. `people`: by the id of a person, the id and words that stand for them, so that the copy names nobody by a
 * number either.
 */
export function copyOf(
  original: RecordDocument,
  find: Finder,
  by: Replacements,
  { people, files }: { people: ReadonlyMap<string, string>; files: ReadonlyMap<string, FileInPlace> },
): RecordDocument {
  const copy = written(original, (text, prose) => replaced(text, find, by, prose));
  return {
    ...copy,
    people: copy.people.map((one) => ({ ...one, id: people.get(one.id) ?? one.id })),
    sections: copy.sections.map((section) => ({
      ...section,
      blocks: section.blocks.map((block) => withFile(block, files)),
    })),
  };
}

function withFile(block: Block, files: ReadonlyMap<string, FileInPlace>): Block {
  const file = block.kind === 'file' ? files.get(block.fileId) : undefined;
  return file && block.kind === 'file' ? { ...block, ...file, label: file.name } : block;
}
