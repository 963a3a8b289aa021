// The places that led to a suggestion, lettered in the copy behind those of the claims. Pure.
import { lettersOf } from '#server/portfolios/letters.ts';
import type { ReadSuggestion } from '#server/portfolios/suggestions.ts';
import type { Pointing } from './places.ts';

export type { Pointing };

/** Each place of a suggestion, with an id of its own; its card bears the id of the first. */
export const asPlaces = ({ enrolmentId, criterionId, places }: ReadSuggestion): Pointing[] =>
  places.map(({ place, quote }, at) => ({
    ...{ place, quote, isSuggested: true },
    id: `suggested-${enrolmentId}-${criterionId}-${at}`,
  }));

/** All that points into a copy, in the order of its letters. */
export const pointing = (claims: readonly Pointing[], suggestions: readonly ReadSuggestion[]): Pointing[] => [
  ...claims,
  ...suggestions.flatMap(asPlaces),
];

export const lettersAmong = (
  claims: readonly Pointing[],
  suggestions: readonly ReadSuggestion[],
): Map<string, string> => lettersOf(pointing(claims, suggestions));
