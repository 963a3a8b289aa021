// Copies once read for suggestions: a copy never changes, so neither does what was read in it. Texts are read in a process that ends.
import { inProcess } from '../workers/run.ts';
import type { RecordDocument } from './document.ts';
import { type ReadCopy, textsIn } from './suggestions/evidence-suggestions.ts';
import { shownByRecord } from './suggestions/records.ts';
import type { FoundAct } from './suggestions/weighing.ts';

/** `copy`: the id of the evidence, or of the kept version it would be made of. */
export type Copy = { copy: string; document: RecordDocument; candidateId: string };

const known = new Map<string, ReadCopy>();
const most = 4000; // of a few hundred bytes each
const patience = 20_000; // ms

/** What was read in a copy in this process; null where nothing was yet. */
export const readIn = (copy: string): ReadCopy | null => known.get(copy) ?? null;

/** Reads those that were never read, all texts of them together. Where reading fails nothing is suggested, and it is tried again. */
export async function readCopies(copies: readonly Copy[]): Promise<void> {
  const texts: { copy: string; place: string; text: string }[] = [];
  for (const { copy, document, candidateId } of copies.filter((one) => !known.has(one.copy))) {
    const shown = shownByRecord(document, candidateId);
    const words = textsIn(document);
    if (shown || words.length === 0) keep(copy, shown ? { shown } : { texts: [] });
    else texts.push(...words.map((one) => ({ ...one, copy })));
  }
  if (texts.length > 0) await readTexts(texts).catch(told);
}

async function readTexts(texts: readonly { copy: string; place: string; text: string }[]) {
  const acts = await inProcess<FoundAct[][]>('suggest', { texts: texts.map(({ text }) => text) }, patience);
  const read = texts.map(({ copy, place, text }, at) => ({ copy, place, text, acts: acts[at]! }));
  for (const [copy, mine] of Map.groupBy(read, (one) => one.copy))
    keep(copy, { texts: mine.map(({ place, text, acts: found }) => ({ place, text, acts: found })) });
}

function keep(copy: string, read: ReadCopy) {
  known.set(copy, read);
  for (const oldest of [...known.keys()].slice(0, Math.max(0, known.size - most))) known.delete(oldest);
}

const told = (error: unknown) => console.error('Texts could not be read for suggestions:', error);
