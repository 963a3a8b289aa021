// the criteria that a piece of evidence could show: by how the record was made, else by the words of it. Pure.
import type { RecordDocument } from '../document.ts';
import { actAskedBy } from './criterion-acts.ts';
import { shownByRecord } from './records.ts';
import { type CriterionToShow, suggestionsIn } from './suggest-text.ts';

/** A block of the document, and words of it exactly; null where the whole block shows it. */
export type Place = { place: string; quote: string | null };
export type Suggestion = {
  criterionId: string;
  /** 0 to 1. Of records it is the share that held when each was checked by hand. */
  score: number;
  /** Why, going on from "because"; null where only words led to it. */
  because: string | null;
  /** The plainest first. */
  places: Place[];
};
export type CriterionOfUnit = CriterionToShow & { id: string };

/** Of the rules of records: see docs/suggestions.md. */
const sureOfRecords = 0.95;
/** More places than this say no more. */
const mostPlaces = 5;

export type EvidenceToRead = { document: RecordDocument; candidateId: string; simulated: boolean };

/** Surest first. What was declared as simulated can show knowledge alone. */
export function suggestionsOf(evidence: EvidenceToRead, criteria: readonly CriterionOfUnit[]): Suggestion[] {
  const shown = shownByRecord(evidence.document, evidence.candidateId);
  const open = evidence.simulated ? criteria.filter(({ kind }) => kind === 'knowledge') : criteria;
  if (!shown) return byWords(evidence.document, open);
  return open.flatMap((criterion) => {
    const found = shown.find(({ act }) => act === actAskedBy(criterion));
    if (!found) return [];
    const places = found.places.slice(0, mostPlaces).map((place) => ({ place, quote: null }));
    return [{ criterionId: criterion.id, score: sureOfRecords, because: found.because, places }];
  });
}

/** Each block by itself, since a claim points into one; the surest of a criterion leads. */
function byWords({ sections }: RecordDocument, criteria: readonly CriterionOfUnit[]): Suggestion[] {
  const found = sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) =>
      block.kind === 'words' ? suggestionsIn(block.text, criteria).map((one) => ({ ...one, place: block.id })) : [],
    )
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
