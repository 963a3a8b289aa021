// One control chart: a measure, of everybody or of a team, against its standard where it has one.

import { and, eq, isNull } from 'drizzle-orm';
import { organisation, see } from '../act.ts';
import { NotFound } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { figuresBy } from './figure-sums.ts';
import { teamsWith } from './figures-page.ts';
import { measureOf } from './measures.ts';
import { periodOf, type Wish } from './periods.ts';
import { standards } from './standards.table.ts';
import { weeklyChart } from './weekly-chart.ts';

export type ChartWish = Wish & { team?: string | null; standard?: string | null };

/** `?standard=` brings its target and team; else `?team=` narrows, and the standard of that measure and team is looked up. */
export const chartPage = (actor: Actor, measureId: string, wish: ChartWish) =>
  see(actor, 'figure.view', organisation, async (db) => {
    const measure = measureOf(measureId);
    if (!measure) throw new NotFound();
    const { organisationId } = actor;
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
    const period = await periodOf(db, organisationId, wish);
    const about = { measure, standard, team, teams };
    if (!period) return { ...about, period: null, found: null };
    const { all, each } = await figuresBy(db, organisationId, period, 'week', {
      teamId: team?.id ?? null,
      measures: [measure.id],
      system: period.system,
    });
    const figure = all.of.get(measure.id);
    const weeks = [...each].map(([week, { of }]) => ({ week, figure: of.get(measure.id) ?? null }));
    return {
      ...{ ...about, period },
      found: figure
        ? { figure, contacts: all.contacts, weeks, ...weeklyChart(measure, each, period, standard?.target ?? null) }
        : null,
    };
  });
