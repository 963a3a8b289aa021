// Lettered places in a document: which words a claim points to, and the letter by which both sides call them. Pure.

import { blockOf, type FilePart, partOf } from '#server/ledger/file-parts.ts';
import { lettersOf } from '#server/portfolios/letters.ts';

/** `isSuggested`: it led to a suggestion, and nobody claims it. */
export type Pointing = { id: string; place: string; quote: string | null; isSuggested?: boolean };
/** A run of text; with a letter where a claim points to it. */
export type Run = { text: string; mark: PlaceMark | null };
export type PlaceMark = {
  letter: string;
  claimId: string;
  quote: string | null;
  isSuggested: boolean;
  /** Which part of a file it points to. */
  part: FilePart | null;
};

/** The places of a document, each once, by the id of its block. */
export function marksByPlace(claims: readonly Pointing[]): Map<string, PlaceMark[]> {
  const named = lettersOf(claims);
  const marks = new Map<string, PlaceMark[]>();
  for (const { id, place, quote, isSuggested = false } of claims) {
    const block = blockOf(place);
    const here = marks.get(block) ?? [];
    const mark = { letter: named.get(id)!, claimId: id, quote, isSuggested, part: partOf(place) };
    if (!here.some((other) => other.letter === mark.letter)) marks.set(block, [...here, mark]);
  }
  return marks;
}

/** A text cut where claims point into it. Sentences that overlap an earlier one, and claims of the whole, come back as `rest`. */
export function runs(text: string, marks: readonly PlaceMark[]): { runs: Run[]; rest: PlaceMark[] } {
  const spans = marks.flatMap((mark) => {
    const found = mark.quote ? find(text, mark.quote) : null;
    return found ? [{ mark, ...found }] : [];
  });
  const cut: Run[] = [];
  const used = new Set<PlaceMark>();
  let at = 0;
  for (const { mark, from, to } of spans.sort((a, b) => a.from - b.from)) {
    if (from < at) continue;
    cut.push({ text: text.slice(at, from), mark: null }, { text: text.slice(from, to), mark });
    used.add(mark);
    at = to;
  }
  cut.push({ text: text.slice(at), mark: null });
  return { runs: cut.filter((run) => run.text !== ''), rest: marks.filter((mark) => !used.has(mark)) };
}

/** Where a sentence stands, whatever the line breaks in it. */
function find(text: string, quote: string) {
  const words = quote
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const found = new RegExp(words.join('\\s+')).exec(text);
  return found && { from: found.index, to: found.index + found[0].length };
}
