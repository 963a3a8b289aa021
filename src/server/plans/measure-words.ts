// What an objective is measured by, as people read it.
import { kpis } from '../standards/kpis.ts';
import { asTyped, inUnit } from '../standards/targets.ts';
import type { Reached } from './known-figures.ts';
import type { ObjectiveRow } from './plan-rows.ts';

type Measured = Pick<ObjectiveRow, 'kpi' | 'standard' | 'standardKpi'>;

export const kpiOf = ({ kpi, standardKpi }: Measured) => kpis.find(({ id }) => id === (kpi ?? standardKpi)) ?? null;

/** "First contact resolution", "Standard: triage in 1 working day"; null where there is none. */
export const measureWords = (objective: Measured): string | null =>
  objective.standard ? `Standard: ${objective.standard}` : (kpiOf(objective)?.name ?? null);

/** A baseline or target with its unit; shares are written and read as per cent. */
export const amountWords = (amount: number | null, objective: Measured): string => {
  if (amount === null) return '–';
  const unit = kpiOf(objective)?.unit;
  if (unit === 'seconds') return inUnit(amount, unit);
  return `${amount}${unit === 'share' ? '%' : ''}`;
};

/** The same as a form shows it, to be saved as it was; empty for none. */
export const amountTyped = (amount: number | null, objective: Measured): string => {
  if (amount === null) return '';
  return kpiOf(objective)?.unit === 'seconds' ? asTyped(amount, 'seconds') : String(amount);
};

/** What a measure of a closed plan reached, and how that is known; no amount where it was not counted. */
export function reachedWords(objective: Measured, { amounts, everybodys, when, few }: Reached) {
  const kpi = kpiOf(objective);
  const amount = (kpi && amounts[kpi.id]) ?? null;
  if (kpi && amount !== null)
    return {
      amount: amountWords(amount, objective),
      how: `counted${everybodys.includes(kpi.id) ? ' of everybody' : ''}, ${when}${few ? `, ${few}` : ''}`,
    };
  return { amount: null, how: kpi ? `not counted: no contact of ${when} says it` : 'not counted: it has no figure' };
}

/** "the plan’s last day, 4 December 2026, had not come". Pure. */
export const sayAhead = (ahead: string): string => `the plan’s last day, ${ahead}, had not come`;

export const nothingCounted = 'What was reached is not counted: no contact from a whole week of the plan is known.';

/**
 * Whether reaching the target would be worse than how it stands now, and how: a warning, since that may be meant.
 * Null where it is not, or where nobody can say.
 */
export function worseTarget({ baseline, target, ...objective }: Measured & Amounts): 'below' | 'above' | null {
  const better = kpiOf(objective)?.better;
  if (!better || baseline === null || target === null) return null;
  if (better === 'up') return target < baseline ? 'below' : null;
  return target > baseline ? 'above' : null;
}

type Amounts = Pick<ObjectiveRow, 'baseline' | 'target'>;

/** R-004: a measure with where it stands now and a target, or a stated reason why there is none. */
export const isMeasured = ({ baseline, target, ...objective }: Measured & Amounts) =>
  measureWords(objective) !== null && baseline !== null && target !== null;
