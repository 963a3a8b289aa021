// the criteria that a piece of evidence could show: by how the record was made, else by the words of it. Pure.
import type { RecordDocument } from '../document.ts';
import { actAskedBy } from './criterion-acts.ts';
import type { Shown } from './records.ts';
import { type CriterionToShow, suggestionsIn } from './suggest-text.ts';
import type { FoundAct } from './weighing.ts';

/** A block of the document, and words of it exactly; null where the whole block shows it. */
export type Place = { place: string; quote: string | null };
export type Suggestion = {
  criterionId: string;
  /** 0 to 1. */
  score: number;
  /** Why, going on from "because"; null where only words led to it. */
  because: string | null;
  /** The plainest first. */
  places: Place[];
};
export type CriterionOfUnit = CriterionToShow & { id: string };

/** What was read in a copy once: by its rules where it is a record that has some, else the acts in each text of it. */
export type ReadCopy = { shown: Shown[] } | { texts: { place: string; text: string; acts: FoundAct[] }[] };

/** What the rules of records are held to: see docs/suggestions.md. */
const sureOfRecords = 0.95;
/** More places than this say no more. */
const mostPlaces = 5;

/** The texts of a document that are read by their words, each by itself, since a claim points into one. */
export const textsIn = ({ sections }: RecordDocument): { place: string; text: string }[] =>
  sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'words' ? [{ place: block.id, text: block.text }] : []));

/** Surest first. What was declared as simulated can show knowledge alone. */
export function suggestionsOf(read: ReadCopy, simulated: boolean, criteria: readonly CriterionOfUnit[]): Suggestion[] {
  const open = simulated ? criteria.filter(({ kind }) => kind === 'knowledge') : criteria;
  return 'shown' in read ? byRules(read.shown, open) : byWords(read.texts, open);
}

const byRules = (shown: readonly Shown[], criteria: readonly CriterionOfUnit[]): Suggestion[] =>
  criteria.flatMap((criterion) => {
    const found = shown.find(({ act }) => act === actAskedBy(criterion));
    if (!found) return [];
    const places = found.places.slice(0, mostPlaces).map((place) => ({ place, quote: null }));
    return [{ criterionId: criterion.id, score: sureOfRecords, because: found.because, places }];
  });

/** The surest of a criterion leads. */
function byWords(
  texts: readonly { place: string; text: string; acts: FoundAct[] }[],
  criteria: readonly CriterionOfUnit[],
): Suggestion[] {
  const found = texts
    .flatMap(({ place, text, acts }) => suggestionsIn(text, acts, criteria).map((one) => ({ ...one, place })))
    .sort((a, b) => b.score - a.score);
  return criteria
    .flatMap(({ id, code }) => {
      const mine = found.filter(({ criterion }) => criterion === code);
      if (mine.length === 0) return [];
      const places = mine.flatMap(({ place, because }) => because.map(({ text }) => ({ place, quote: text })));
      return [{ criterionId: id, score: mine[0]!.score, because: null, places: places.slice(0, mostPlaces) }];
    })
    .sort((a, b) => b.score - a.score);
}
