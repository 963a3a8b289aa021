// Where the measures stand, so that nobody has to type a figure that Leadwell counts itself.
import { today } from '../clock.ts';
import { dayInWords, daysAfter, daysBetween, periodInWords } from '../day-words.ts';
import type { Read } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { daysCovered } from '../standards/covered.ts';
import { behindIn, isFewInAll, weeksLeftOut } from '../standards/few-behind.ts';
import { sayLeftOut, sayNotShown } from '../standards/few-words.ts';
import type { Figures } from '../standards/figure-rows.ts';
import { figuresBy } from '../standards/figure-sums.ts';
import { isKpiId, type Kpi, type KpiId, kpis } from '../standards/kpis.ts';
import { mondaysOf, type Period, periodOf, type Span } from '../standards/periods.ts';
import { mondayOf } from '../standards/reading/reconcile.ts';
import { aboutUnanswered } from '../standards/unanswered.ts';
import type { Plan } from './plans.table.ts';

/**
 * `amount` as objectives keep it: shares in per cent, times in seconds. `whose` and `when` say where it comes from, `leftOut` why some
 * weeks of the team, or everybody's figures, are not in it. `span`: its weeks, `weeks` how many of them have contacts. `isTeams`: not everybody's.
 * `isFew`: everybody's are of one or two people.
 */
export type KnownFigures = {
  amounts: Map<KpiId, number>;
  whose: string;
  isTeams: boolean;
  isFew: boolean;
  when: string;
  span: Span;
  weeks: number;
  days: { from: string; to: string };
  leftOut: string | null;
};

/**
 * The figures of the last four weeks with contacts, or of those among the weeks of `within`: of the plan's team, or of everybody where no contact is the team's. Everybody in the
 * team reads the plan, so weeks of the team that few people stand behind are left out for whoever asks, and so are everybody's figures
 * where they are of few. Without a plan: everybody's.
 */
export const knownFigures =
  (actor: Actor, plan: Pick<Plan, 'teamId'> | null, team: string, within: Span | null = null) =>
  async (db: Read): Promise<KnownFigures | null> => {
    const { organisationId, organisation } = actor;
    const last = await periodOf(db, organisationId, { weeks: '4', until: within?.to });
    const period = last && within ? among(last, within) : last;
    if (!period) return null;
    const { days } = period;
    const when = periodInWords(days.from, days.to);
    const behind = await behindIn(db, actor, period, false);
    const notWeeks = plan ? weeksLeftOut(behind.forAll, { teamId: plan.teamId, system: null }) : [];
    const own = plan && (await figuresBy(db, organisationId, period, 'week', { teamId: plan.teamId, notWeeks }));
    const leftOut = sayLeftOut(notWeeks, [team]);
    const isFew = isFewInAll(behind, period);
    const span = { from: period.from, to: period.to };
    const said = { when, days, leftOut, isFew, span };
    if (own && own.all.of.size > 0)
      return { ...said, amounts: amountsOf(own.all), weeks: own.each.size, whose: team, isTeams: true };
    const everybodys = { ...said, whose: organisation.name, isTeams: false };
    if (isFew) return { ...everybodys, amounts: new Map(), weeks: 0, leftOut: sayNotShown([organisation.name]) };
    const { all, each } = await figuresBy(db, organisationId, period, 'week');
    return { ...everybodys, amounts: amountsOf(all), weeks: each.size };
  };

/** Those of its weeks that lie in others too; null where there are none. */
function among(period: Period, { from: first, to: end }: Span): Period | null {
  const from = period.from < first ? first : period.from;
  if (from > period.to || period.to > end) return null;
  return { ...period, from, days: daysCovered(period.files, { from, to: period.to }) };
}

/** Where a measure stands by the contacts counted, where nobody typed it; null where nothing is counted. */
export async function standsAt(db: Read, actor: Actor, plan: Plan | null, by: KpiId) {
  const known = await knownFigures(actor, plan, '')(db);
  if (!known) return null;
  const { amounts, everybodys, when } = await reachedIn(actor, known)(db);
  const amount = amounts[by];
  if (amount === undefined) return null;
  return { amount, when: everybodys.includes(by) ? `${when}, of everybody at ${actor.organisation.name}` : when };
}

/**
 * The weeks that are the plan's alone: what came before its first day it did not do. A week whose weekend alone is after its last day is one of
 * them, since plans end on a Friday. Null where there is none. Pure.
 */
export function weeksOf({ startsOn, endsOn }: Pick<Plan, 'startsOn' | 'endsOn'>): Span | null {
  const from = startsOn === mondayOf(startsOn) ? startsOn : daysAfter(mondayOf(startsOn), 7);
  const to = daysBetween(mondayOf(endsOn), endsOn) >= 4 ? mondayOf(endsOn) : daysAfter(mondayOf(endsOn), -7);
  return from <= to ? { from, to } : null;
}

/** Baselines are of so many weeks, and so is what is held against them, where the plan has as many. */
const enoughWeeks = 4;

/**
 * Where the measures of a plan stood in the last four of its weeks, by measure; null where no contact of them is known. What a team
 * cannot be said to have done, since calls that nobody answered name no agent, is everybody's.
 */
export const reachedBy =
  (actor: Actor, plan: Pick<Plan, 'teamId' | 'startsOn' | 'endsOn'>, team: string) =>
  async (db: Read): Promise<Reached | null> => {
    const weeks = weeksOf(plan);
    const known = weeks && (await knownFigures(actor, plan, team, weeks)(db));
    if (!known) return null;
    const all = mondaysOf(weeks).length;
    return {
      ...(await reachedIn(actor, known)(db)),
      few: known.weeks < Math.min(enoughWeeks, all) ? `${known.weeks} of its ${all} weeks` : null,
      ahead: today(actor.organisation.timeZone) < plan.endsOn ? dayInWords(plan.endsOn) : null,
    };
  };

/** The same of weeks that are known already. */
export const reachedIn =
  (actor: Actor, known: KnownFigures) =>
  async (db: Read): Promise<Reached> => {
    const missing = aboutUnanswered.filter((id) => isKpiId(id) && !known.amounts.has(id));
    const asked = known.isTeams && !known.isFew && missing.length > 0;
    const whole = asked ? await figuresBy(db, actor.organisationId, known.span, 'week', { measures: missing }) : null;
    const ofAll = whole ? amountsOf(whole.all) : new Map<KpiId, number>();
    return {
      amounts: Object.fromEntries([...ofAll, ...known.amounts]),
      everybodys: known.isTeams ? [...ofAll.keys()].filter((id) => !known.amounts.has(id)) : [...known.amounts.keys()],
      when: known.when,
    };
  };
/**
 * `everybodys`: those that are of the whole organisation, not of the team. Of a closed plan, `few`: how many of its weeks are counted, where those are
 * too few to say what it reached; `ahead`: its last day, in words, as long as that has not come.
 */
export type Reached = {
  amounts: Partial<Record<KpiId, number>>;
  everybodys: KpiId[];
  when: string;
  few?: string | null;
  ahead?: string | null;
};

const amountsOf = ({ of }: Figures) =>
  new Map(
    kpis.flatMap((kpi) => {
      const figure = of.get(kpi.id);
      return figure ? [[kpi.id, amountOf(figure.value, kpi)] as const] : [];
    }),
  );

/** A figure as objectives keep amounts: to a tenth of a per cent, a second, a hundredth of a point. */
export function amountOf(value: number, { unit }: Pick<Kpi, 'unit'>): number {
  if (unit === 'share') return Math.round(value * 1000) / 10;
  return unit === 'seconds' ? Math.round(value) : Math.round(value * 100) / 100;
}
