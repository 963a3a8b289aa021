// Figures out of the sums that the database gives, by week, person or team. Pure.
import type { Figure } from './figures.ts';
import { allContacts, decided, figureOf, type MeasureId, measures } from './measures.ts';

/** Figures by measure, and how many contacts they come from. */
export type Figures = {
  contacts: number;
  of: Map<MeasureId, Figure>;
  /** By measure, how many of its contacts each system gave, where that was counted (`week-systems.ts`). */
  systems?: ReadonlyMap<MeasureId, ReadonlyMap<string, number>>;
};
/** `all` of the contacts chosen; `each` by week (its Monday), person or team (its id). */
export type FiguresBy = { all: Figures; each: Map<string, Figures> };
/** One measure of one key; without a key, of all that were chosen. `value` is the median, for a median. */
export type Sum = { key: string | null; kpi: string; numerator: number; denominator: number; value?: number | null };

/** With the sums of all keys. A median of all is not among them: it is no sum. */
export function withWhole(sums: Sum[]): Sum[] {
  const whole = new Map<string, Sum>();
  for (const { kpi, numerator, denominator } of sums) {
    const before = whole.get(kpi) ?? { numerator: 0, denominator: 0 };
    const after = { numerator: before.numerator + numerator, denominator: before.denominator + denominator };
    whole.set(kpi, { key: null, kpi, ...after });
  }
  return [...sums, ...whole.values()];
}

/** In the order of the measures. */
export function gathered(sums: Sum[], medians: Sum[] = []): FiguresBy {
  const found: FiguresBy = { all: none(), each: new Map() };
  const place = (key: string | null) => {
    if (key === null) return found.all;
    const known = found.each.get(key) ?? none();
    found.each.set(key, known);
    return known;
  };
  const by = Map.groupBy([...sums, ...medians], ({ kpi }) => kpi);
  for (const { key, denominator } of by.get(allContacts) ?? []) place(key).contacts = denominator;
  for (const measure of measures)
    for (const { key, numerator, denominator, value } of by.get(measure.id) ?? [])
      place(key).of.set(measure.id, figureOf(measure, numerator, denominator, value ?? undefined));
  for (const row of by.get(decided.id) ?? []) addDecided(place(row.key), row);
  return found;
}

const none = (): Figures => ({ contacts: 0, of: new Map() });

/** Said only where it differs, as `tally` does. */
function addDecided({ of }: Figures, { numerator, denominator }: Sum) {
  const flagged = of.get('sla-met');
  if (!flagged || flagged.denominator === denominator) return;
  of.set('sla-met', { ...flagged, decided: { numerator, denominator, value: numerator / denominator } });
}
