// Copies once read for suggestions: a copy never changes, so neither does what was read in it. Texts are read in a process that ends.
import { inProcess } from '../workers/run.ts';
import type { RecordDocument } from './document.ts';
import { type ReadCopy, textsIn } from './suggestions/evidence-suggestions.ts';
import { shownByRecord } from './suggestions/records.ts';
import type { FoundAct } from './suggestions/weighing.ts';

/** `copy`: the id and hash of the evidence, or the id of the kept version it would be made of. */
export type Copy = { copy: string; document: RecordDocument; candidateId: string };

const known = new Map<string, ReadCopy>();
const most = 4000; // of a few hundred bytes each
const patience = 60_000; // ms, on a machine with much to do

type OfCandidate = Pick<Copy, 'copy' | 'candidateId'>;
/** A record shows of its leader what it does not show of a member. */
const keyOf = ({ copy, candidateId }: OfCandidate) => `${candidateId} ${copy}`;

/** What was read in a copy for a candidate, in this process; null where nothing was yet. */
export const readIn = (which: OfCandidate): ReadCopy | null => known.get(keyOf(which)) ?? null;

/** Reads those that were never read, all texts of them together. Where reading fails nothing is suggested, and it is tried again. */
export async function readCopies(copies: readonly Copy[]): Promise<void> {
  const texts: Unread[] = [];
  for (const { copy, document, candidateId } of copies.filter((one) => !readIn(one))) {
    const key = keyOf({ copy, candidateId });
    const shown = shownByRecord(document, candidateId);
    const words = textsIn(document);
    if (shown || words.length === 0) keep(key, shown ? { shown } : { texts: [] });
    else texts.push(...words.map((one) => ({ ...one, key })));
  }
  if (texts.length > 0) await readTexts(texts).catch(told);
}

type Unread = { key: string; place: string; text: string };

async function readTexts(texts: readonly Unread[]) {
  const acts = await inProcess<FoundAct[][]>('suggest', { texts: texts.map(({ text }) => text) }, patience);
  const read = texts.map((one, at) => ({ ...one, acts: acts[at]! }));
  for (const [key, mine] of Map.groupBy(read, (one) => one.key))
    keep(key, { texts: mine.map(({ place, text, acts: found }) => ({ place, text, acts: found })) });
}

function keep(key: string, read: ReadCopy) {
  known.set(key, read);
  for (const oldest of [...known.keys()].slice(0, Math.max(0, known.size - most))) known.delete(oldest);
}

const told = (error: unknown) => console.error('Texts could not be read for suggestions:', error);
