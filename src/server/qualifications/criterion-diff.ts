// Two wordings of one unit compared, criterion by criterion. Pure.
import type { CriterionKind } from './units.table.ts';

export type Comparable = {
  id: string;
  identifier: string | null;
  code: string;
  text: string;
  kind: CriterionKind;
};

/** `before` and `after` of one criterion: the same words, other words, only in the one, only in the other. */
export type CriterionPair<C extends Comparable = Comparable> =
  | { is: 'unchanged' | 'changed'; before: C; after: C }
  | { is: 'removed'; before: C; after: null }
  | { is: 'added'; before: null; after: C };

/** Blanks and line ends say nothing, so they change nothing. The database asks the same (`claim_goes_with_its_words`). */
export const sameWords = (a: Pick<Comparable, 'text' | 'kind'>, b: Pick<Comparable, 'text' | 'kind'>): boolean =>
  a.kind === b.kind && plain(a.text) === plain(b.text);
const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

/**
 * Pairs by identifier, then by the same words (where they stand once), then by code; in the order of the later wording, what is removed last.
 * A criterion that was only renumbered is unchanged.
 */
export function criterionDiff<C extends Comparable>(before: readonly C[], after: readonly C[]): CriterionPair<C>[] {
  const found = new Map<C, C>(); // the earlier one of each later one
  const taken = new Set<C>();
  for (const matches of [sameIdentifier, sameWords, sameCode]) {
    for (const later of after) {
      if (found.has(later)) continue;
      const those = before.filter((earlier) => !taken.has(earlier) && matches(earlier, later));
      const [earlier] = those.length > 1 ? those.filter((one) => one.code === later.code) : those;
      if (!earlier) continue;
      found.set(later, earlier);
      taken.add(earlier);
    }
  }
  return [
    ...after.map((later): CriterionPair<C> => {
      const earlier = found.get(later);
      if (!earlier) return { is: 'added', before: null, after: later };
      return { is: sameWords(earlier, later) ? 'unchanged' : 'changed', before: earlier, after: later };
    }),
    ...before
      .filter((earlier) => !taken.has(earlier))
      .map((earlier) => ({ is: 'removed' as const, before: earlier, after: null })),
  ];
}

const sameIdentifier = (a: Comparable, b: Comparable) => a.identifier !== null && a.identifier === b.identifier;
const sameCode = (a: Comparable, b: Comparable) =>
  a.code === b.code && (a.identifier === null || b.identifier === null || a.identifier === b.identifier);

/** "12 unchanged, 1 changed, 1 added, 2 removed"; what there is none of is left out. */
export function diffInWords(pairs: readonly Pick<CriterionPair, 'is'>[]): string {
  const count = (is: CriterionPair['is']) => pairs.filter((pair) => pair.is === is).length;
  return (['unchanged', 'changed', 'added', 'removed'] as const)
    .filter((is) => count(is) > 0)
    .map((is) => `${count(is)} ${is}`)
    .join(', ');
}
