// One control chart: a measure, of everybody or of a team, against its standard where it has one.

import { and, eq, isNull } from 'drizzle-orm';
import { organisation, see } from '../act.ts';
import type { Read } from '../db.ts';
import { NotFound } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { fewBehind, sayWithheld, seesEach } from './few-behind.ts';
import { figuresBy } from './figure-sums.ts';
import { teamsWith } from './figures-page.ts';
import { type Measure, measureOf } from './measures.ts';
import { periodOf, type Wish } from './periods.ts';
import { standards } from './standards.table.ts';
import { weeklyChart } from './weekly-chart.ts';

export type ChartWish = Wish & { team?: string | null; standard?: string | null };

/**
 * `?standard=` brings its target and team; else `?team=` narrows, and the standard of that measure and team is looked up. Where few
 * people stand behind it: `few`, or, to whoever may not see their figures, `withheld` with why everybody's chart is shown instead.
 */
export const chartPage = (actor: Actor, measureId: string, wish: ChartWish) =>
  see(actor, 'figure.view', organisation, async (db) => {
    const measure = measureOf(measureId);
    if (!measure) throw new NotFound();
    const { organisationId } = actor;
    const found = await chartOf(db, organisationId, measure, wish);
    if (!found.few || (await seesEach(db, actor, found.few))) return { ...found, withheld: null };
    const { weeks, until } = wish;
    const withheld = sayWithheld([found.team?.name, found.period.system]);
    return { ...(await chartOf(db, organisationId, measure, { weeks, until })), withheld };
  });

async function chartOf(db: Read, organisationId: string, measure: Measure, wish: ChartWish) {
  const about = await chosenFor(db, organisationId, measure, wish);
  const period = await periodOf(db, organisationId, wish);
  if (!period) return { ...about, period: null, few: null, found: null };
  const narrowed = { teamId: about.team?.id ?? null, system: period.system };
  const few = await fewBehind(db, organisationId, period, narrowed);
  const asked = { ...narrowed, measures: [measure.id] };
  const { all, each } = await figuresBy(db, organisationId, period, 'week', asked);
  const figure = all.of.get(measure.id);
  const weeks = [...each].map(([week, { of }]) => ({ week, figure: of.get(measure.id) ?? null }));
  const chart = weeklyChart(measure, each, period, about.standard?.target ?? null);
  return { ...about, ...{ period, few }, found: figure ? { figure, contacts: all.contacts, weeks, ...chart } : null };
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
