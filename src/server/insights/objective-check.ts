// An objective as it is typed or kept, checked against the plan that it is in, if any, and the limits within which its measure moves by itself.
import { organisation, see } from '../act.ts';
import { isDate } from '../fields.ts';
import type { Actor } from '../people/actor.ts';
import { amountsIn } from '../plans/amounts.ts';
import { amountWords, kpiOf, measureWords, worseTarget } from '../plans/measure-words.ts';
import type { MeasureChoice } from '../plans/measures-to-choose.ts';
import { isTooLate } from '../plans/objective-faults.ts';
import { limitsIn, type TeamLimits } from '../plans/own-limits.ts';
import type { ObjectiveRow, PlanRows } from '../plans/plan-rows.ts';
import { standingsOf } from '../standards/standings.ts';
import { reachOf } from './reach.ts';
import { checkObjective, type ObjectiveFields, type SmartCheck } from './smart.ts';

/** Of a plan's team, for a form. One statement while no figure changes. */
export const limitsOf = (actor: Actor, teamId: string): Promise<TeamLimits> =>
  see(actor, 'figure.view', organisation, async (db) =>
    limitsIn(await standingsOf(db, actor.organisationId), teamId, actor.organisation.name),
  );

/** The same for the objective of one person, of whom they are not. Pure. */
export const ofTheTeam = ({ limits, whose }: TeamLimits): TeamLimits => ({ limits, whose: whose || ', of the team' });

type Measured = Pick<
  ObjectiveRow,
  'title' | 'kpi' | 'standard' | 'standardKpi' | 'baseline' | 'target' | 'due' | 'noMeasureReason'
> & { serves: string | null; loss: string | null };
type Plan = ObjectiveFields['plan'];

const checkKept = (objective: Measured, plan: Plan, known: TeamLimits): SmartCheck =>
  checkObjective(objective.title, fieldsOf(objective, plan, known));

/** Of each objective of a plan in turn; none once the plan has ended. Pure. */
export const objectiveChecks = ({
  plan,
  limits,
  objectives,
}: Pick<PlanRows, 'plan' | 'objectives'> & { limits: TeamLimits | null }): SmartCheck[] =>
  limits
    ? objectives.map((row) =>
        checkKept({ ...row, serves: row.servesTitle ?? row.serves, loss: row.consequence }, plan, limits),
      )
    : [];

/** The same of each objective of a person that the reader sees; it serves that of the team. Pure. */
export const ownObjectiveChecks = ({
  plan,
  limits,
  ownObjectives,
}: Pick<PlanRows, 'plan' | 'ownObjectives'> & { limits: TeamLimits | null }): SmartCheck[] =>
  limits
    ? ownObjectives.map((row) =>
        checkKept({ ...row, serves: row.parent, loss: row.consequence }, plan, ofTheTeam(limits)),
      )
    : [];

type Typed = Record<string, string | string[]>;
type Against = { measures: readonly MeasureChoice[]; serves: string | null; plan: Plan; known: TeamLimits };

/** What was typed, by field; where it stands now is counted where nobody typed it. Null where nothing was. Pure. */
export function checkTyped(typed: Typed | undefined, { measures, serves, plan, known }: Against): SmartCheck | null {
  if (!typed) return null;
  const text = textIn(typed);
  const { measure, baseline, target, amounts, problems } = amountsTyped(typed, measures);
  const isStandard = measure?.value.startsWith('standard:') ?? false;
  const row: Measured = {
    ...{ title: text('title'), due: realDay(text('due')), serves },
    ...{ loss: text('consequence') || null, noMeasureReason: text('noMeasureReason') || null },
    baseline: problems.baseline ? null : (amounts.baseline ?? measure?.now ?? null),
    target: amounts.target,
    ...{ kpi: isStandard ? null : (measure?.kpi ?? null), standard: isStandard ? measure!.name : null },
    standardKpi: isStandard ? measure!.kpi : null,
  };
  const unread = {
    ...(problems.baseline && { baseline: { typed: baseline, problem: problems.baseline } }),
    ...(problems.target && { target: { typed: target, problem: problems.target } }),
  };
  return checkObjective(row.title, { ...fieldsOf(row, plan, known), unread });
}

/** Whether an amount or a day of it would be refused, as it is typed. Pure. */
export function isRefused(typed: Typed, { measures, plan }: Pick<Against, 'measures' | 'plan'>): boolean {
  const due = textIn(typed)('due');
  const isWrongDay = due !== '' && (!realDay(due) || (plan !== null && isTooLate(due, plan.endsOn)));
  return isWrongDay || Object.keys(amountsTyped(typed, measures).problems).length > 0;
}

const textIn = (typed: Typed) => (name: string) => (typeof typed[name] === 'string' ? typed[name].trim() : '');

function amountsTyped(typed: Typed, measures: readonly MeasureChoice[]) {
  const text = textIn(typed);
  const measure = measures.find(({ value }) => value === text('measure')) ?? null;
  const [baseline, target] = [text('baseline'), text('target')];
  const read = amountsIn(measure?.kpi ?? null, { baseline: baseline || null, target: target || null });
  return { measure, baseline, target, ...read };
}

/** Null of a day that is half typed, or that there is not: its field says so. */
const realDay = (typed: string): string | null => (isDate(typed) ? typed : null);

function fieldsOf(row: Measured, plan: Plan, { limits, whose }: TeamLimits): ObjectiveFields {
  const by = kpiOf(row);
  const own = (by && limits[by.id]) ?? null;
  const reach = by && row.target !== null ? reachOf(row.target, own, by.better) : null;
  const written = (amount: number) => amountWords(amount, row);
  return {
    measure: measureWords(row),
    baseline: row.baseline === null ? null : written(row.baseline),
    target: row.target === null ? null : written(row.target),
    isWorse: worseTarget(row) !== null,
    reach: reach && own && { is: reach, limits: `${written(own.low)} to ${written(own.high)}${whose}` },
    ...{ reason: row.noMeasureReason, serves: row.serves, loss: row.loss, due: row.due, plan },
  };
}
