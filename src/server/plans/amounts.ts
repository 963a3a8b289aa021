// Where an objective stands and its target, as people write them. Pure.
import { number } from '../fields.ts';
import { type KpiId, kpi, type Unit } from '../standards/kpis.ts';
import { sayHowToWrite, targetIn } from '../standards/targets.ts';
import type { ObjectiveForm } from './plans.form.ts';

/**
 * Shares in per cent, times in seconds, and whatever number it is where nothing counts the measure. `problems`, by field: of what
 * cannot be read, a share above all of them, and a time below none.
 */
export function amountsIn(by: KpiId | null, { baseline, target }: Pick<ObjectiveForm, 'baseline' | 'target'>) {
  const stands = amountIn(by, baseline, 'where it stands now');
  const wanted = amountIn(by, target, 'the target');
  const problems = {
    ...('problem' in stands && { baseline: stands.problem }),
    ...('problem' in wanted && { target: wanted.problem }),
  };
  return { amounts: { baseline: amountOf(stands), target: amountOf(wanted) }, problems };
}

type Read = { amount: number | null } | { problem: string };
const amountOf = (read: Read) => ('amount' in read ? read.amount : null);

function amountIn(by: KpiId | null, typed: string | number | null, what: string): Read {
  if (typed === null) return { amount: null };
  const unit = by ? kpi(by).unit : 'points';
  const text = String(typed);
  const time = unit === 'seconds' ? targetIn(text, { unit }) : null;
  const { data: plain, error } = number(what, '78', -1_000_000).safeParse(text);
  const amount = time ?? plain;
  const isOfOther = by && typeof typed === 'string' && isMistaken(text, unit) && time === null;
  if (amount === undefined || isOfOther)
    return { problem: by ? sayHowToWrite(what, { unit }, text) : error!.issues[0]!.message };
  const most = unit === 'share' ? 100 : 1_000_000;
  if (by && (amount < 0 || amount > most)) return { problem: sayRange(by, what, amount < 0) };
  return { amount };
}

/** Per cent of what is no share, or a fraction of what is kept in seconds: another measure, or minutes, were meant. */
const isMistaken = (text: string, unit: Unit) =>
  unit !== 'share' && (text.includes('%') || (unit === 'seconds' && text.includes('.')));

function sayRange(by: KpiId, what: string, isBelow: boolean): string {
  const { name, unit } = kpi(by);
  if (unit === 'share') return `${name} is a share: enter ${what} from 0 to 100, like 78`;
  return `${name} is never ${isBelow ? 'below 0' : 'that high'}: enter ${what} ${unit === 'seconds' ? 'as a time, like 3 min 20 s' : 'as a number from 0'}`;
}
