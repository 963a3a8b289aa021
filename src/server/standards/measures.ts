import type { Figure } from './figures.ts';
import { type KpiId, kpi, type Unit } from './kpis.ts';
import { wilson } from './wilson.ts';

/** A KPI as `weekly_figures` keeps it. A file may flag two service levels, one for the response: two measures of one KPI. */
export type MeasureId = KpiId | 'sla-met-response';
export type Measure = {
  id: MeasureId;
  kpi: KpiId;
  name: string;
  unit: Unit;
  better: 'up' | 'down';
  kind: 'share' | 'mean' | 'median';
  /** The column of `contacts` that is counted, and, in SQL, which contacts take part. */
  column: string;
  among?: string;
};

const measure = (id: KpiId, kind: Measure['kind'], column: string, among?: string): Measure => {
  const { name, unit, better } = kpi(id);
  return { id, kpi: id, name, unit, better, kind, column, ...(among && { among }) };
};

/** Every measure, in the order of the pages. Counted as `tally` in `figures.ts` counts. */
export const measures: readonly Measure[] = [
  measure('answer-rate', 'share', 'answered'),
  measure('abandon-rate', 'share', 'abandoned'),
  measure('resolution-rate', 'share', 'resolved', 'answered is distinct from 0'),
  measure('fcr', 'share', 'first_contact'),
  measure('csat', 'share', 'satisfied'),
  measure('satisfaction-mean', 'mean', 'satisfaction'),
  measure('speed-of-answer-mean', 'mean', 'wait_seconds'),
  measure('handle-time-mean', 'mean', 'handle_seconds'),
  measure('handle-time-median', 'median', 'handle_seconds'),
  measure('first-response-median', 'median', 'first_response_seconds'),
  measure('resolution-time-median', 'median', 'resolution_seconds'),
  measure('sla-met', 'share', 'sla_met'),
  {
    ...measure('sla-met', 'share', 'response_sla_met'),
    id: 'sla-met-response',
    name: 'Service level kept, response',
  },
];

/** Kept beside the measures: targets met without those flagged as met on contacts still open. */
export const decided = {
  id: 'sla-met-decided',
  column: 'sla_met',
  among: 'not (sla_met = 1 and resolved is not distinct from 0)',
} as const;
/** Kept beside the measures: how many contacts there were. */
export const allContacts = 'contacts';

const byId = new Map<string, Measure>(measures.map((one) => [one.id, one]));

/** A measure by its id; null for a word that is none. */
export const measureOf = (id: string | null): Measure | null => (id === null ? null : (byId.get(id) ?? null));

/** What a figure is called, the same on every page: a service level of the response is a measure of its own. */
export const nameOf = ({ kpi: id, target }: Pick<Figure, 'kpi' | 'target'>): string =>
  byId.get(target === 'response' ? `${id}-response` : id)!.name;

/** A measure's figure from its sums, in the shape of `tally`. `value` is the median, for a median. */
export function figureOf(of: Measure, numerator: number, denominator: number, value?: number): Figure {
  const figure = { kpi: of.kpi, unit: of.unit, denominator };
  if (of.kind === 'median') return { ...figure, numerator: null, value: value ?? 0 };
  if (of.kind === 'mean') return { ...figure, numerator, value: numerator / denominator };
  return { ...figure, numerator, value: numerator / denominator, ...wilson(numerator, denominator) };
}
