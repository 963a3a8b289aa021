// One control chart: a measure, of everybody or of a team, against its standard where it has one.

import { and, eq, isNull } from 'drizzle-orm';
import { organisation, see } from '../act.ts';
import type { Read } from '../db.ts';
import { NotFound } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { isFewInAll, leftOutFor, weeksLeftOut } from './few-behind.ts';
import { fewInAllWords, sayLeftOut, sayWithheld } from './few-words.ts';
import { teamsWith } from './figures-page.ts';
import { type Measure, measureOf } from './measures.ts';
import { isWithin, periodOf, sayNoPeriod, shownAndJudged, type Wish } from './periods.ts';
import { standards } from './standards.table.ts';
import { chartedBy } from './week-systems.ts';
import { restOn, weeklyChart } from './weekly-chart.ts';

export type ChartWish = Wish & { team?: string | null; standard?: string | null };

/**
 * `?standard=` brings its target and team; else `?team=` narrows, and the standard of that measure and team is looked up. Weeks
 * that few people stand behind, whose figures the reader may not see, are left out, and it is said; where none is left, everybody's chart
 * is shown and `withheld` says why. `few`: others may not see all of this.
 */
export const chartPage = (actor: Actor, measureId: string, wish: ChartWish) =>
  see(actor, 'figure.view', organisation, async (db) => {
    const measure = measureOf(measureId);
    if (!measure) throw new NotFound();
    const found = await chartOf(db, actor, measure, wish);
    if (!found.period || !found.isLeftOut || found.contacts > 0) return { ...found, withheld: null };
    const { weeks, until } = wish;
    const withheld = sayWithheld([found.team?.name, found.period.system]);
    return { ...(await chartOf(db, actor, measure, { weeks, until })), withheld };
  });

async function chartOf(db: Read, actor: Actor, measure: Measure, wish: ChartWish) {
  const { organisationId } = actor;
  const about = await chosenFor(db, organisationId, measure, wish);
  const period = await periodOf(db, organisationId, wish);
  const none = await sayNoPeriod(db, organisationId, period);
  if (!period)
    return {
      ...about,
      none,
      period: null,
      few: false,
      fewInAll: null,
      judgedBy: null,
      isLeftOut: false,
      leftOut: null,
      contacts: 0,
      found: null,
    };
  const narrowed = { teamId: about.team?.id ?? null, system: period.system };
  const { out, forAll, behind } = await leftOutFor(db, actor, shownAndJudged(period), period.system);
  const notWeeks = weeksLeftOut(out, narrowed);
  const few = weeksLeftOut(forAll, narrowed).length > notWeeks.length;
  const asked = { ...narrowed, measures: [measure.id], notWeeks };
  const { all, each } = await chartedBy(db, organisationId, period, 'week', asked);
  const figure = all.of.get(measure.id);
  const shown = [...each].filter(([week]) => isWithin(week, period));
  const weeks = shown.map(([week, { of }]) => ({ week, figure: of.get(measure.id) ?? null }));
  const chart = weeklyChart(measure, each, period, about.standard?.target ?? null, notWeeks);
  const { contacts } = all;
  return {
    ...about,
    ...{ isLeftOut: notWeeks.some((week) => isWithin(week, period)), judgedBy: restOn([chart], period) },
    ...{ none, period, few, contacts, fewInAll: isFewInAll(behind, period) ? fewInAllWords : null },
    ...{ leftOut: sayLeftOut(notWeeks, [about.team?.name, period.system]) },
    found: figure ? { figure, contacts, weeks, ...chart } : null,
  };
}

async function chosenFor(db: Read, organisationId: string, measure: Measure, wish: ChartWish) {
  const of = and(
    eq(standards.organisationId, organisationId),
    eq(standards.kpi, measure.id),
    isNull(standards.retiredAt),
  );
  const candidates = await db.select().from(standards).where(of);
  const named = candidates.find(({ id }) => id === wish.standard);
  const teams = await teamsWith(db, organisationId);
  const team = teams.find(({ id }) => id === (named ? named.teamId : wish.team)) ?? null;
  const standard = named ?? candidates.find(({ teamId }) => teamId === (team?.id ?? null)) ?? null;
  return { measure, standard, team, teams };
}
