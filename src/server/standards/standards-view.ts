// Every standard with how it stands: last week's figure, its chart, and what the chart says.
import { asc, eq } from 'drizzle-orm';
import { organisation, see } from '../act.ts';
import { first, type Read, sql } from '../db.ts';
import { NotFound } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { may } from '../permissions.ts';
import { type By, type Figures, type FiguresBy, figuresBy } from './figure-sums.ts';
import { teamsWith } from './figures-page.ts';
import { type Measure, type MeasureId, measureOf, measures } from './measures.ts';
import { type Period, periodOf } from './periods.ts';
import { type Standard, standards } from './standards.table.ts';
import { type WeeklyChart, weeklyChart } from './weekly-chart.ts';

export type Standing = Standard & { team: string | null; measure: Measure | null; stands: WeeklyChart | null };

/** Live standards by name, with the last 26 weeks. At most seven statements, however many standards. */
export async function standingOf(
  db: Read,
  organisationId: string,
): Promise<{ period: Period | null; live: Standing[]; retired: Standard[] }> {
  const all = await db
    .select()
    .from(standards)
    .where(eq(standards.organisationId, organisationId))
    .orderBy(asc(standards.name));
  const live = all.filter(({ retiredAt }) => !retiredAt);
  const period = live.length > 0 ? await periodOf(db, organisationId, {}) : null;
  const teams = new Map((await teamsWith(db, organisationId)).map(({ id, name }) => [id, name]));
  const whole = await figuresOf(db, organisationId, period, 'week', measured(live.filter(({ teamId }) => !teamId)));
  const byTeam = await figuresOf(
    db,
    organisationId,
    period,
    'team-week',
    measured(live.filter(({ teamId }) => teamId)),
  );
  const stands = ({ teamId, kpi, target }: Standard) => {
    const measure = measureOf(kpi);
    const each = teamId ? ofTeam(byTeam, teamId) : (whole?.each ?? new Map<string, Figures>());
    if (!measure || !period) return null;
    const chart = weeklyChart(measure, each, period, target);
    return chart.last ? chart : null;
  };
  return {
    period,
    live: live.map((one) => ({
      ...one,
      ...{
        team: one.teamId ? (teams.get(one.teamId) ?? null) : null,
        measure: measureOf(one.kpi),
        stands: stands(one),
      },
    })),
    retired: all.filter(({ retiredAt }) => retiredAt),
  };
}

const measured = (some: Standard[]): MeasureId[] => [...new Set(some.flatMap(({ kpi }) => measureOf(kpi)?.id ?? []))];

const figuresOf = async (db: Read, organisationId: string, period: Period | null, by: By, asked: MeasureId[]) =>
  period && asked.length > 0 ? figuresBy(db, organisationId, period, by, { measures: asked }) : null;

export const standardsPage = (actor: Actor) =>
  see(actor, 'standard.view', organisation, async (db) => ({
    ...(await standingOf(db, actor.organisationId)),
    mayEdit: may(actor, 'standard.edit', {}),
  }));

/** What a form of a standard offers, and the standard itself where it is being changed. */
export const standardToEdit = (actor: Actor, standardId: string | null) =>
  see(actor, 'standard.edit', organisation, async (db) => {
    const teams = await teamsWith(db, actor.organisationId);
    if (!standardId) return { teams, standard: null };
    const own = sql`${standards.organisationId} = ${actor.organisationId} and ${standards.id} = ${standardId}`;
    const standard = first(await db.select().from(standards).where(own));
    if (!standard) throw new NotFound();
    return { teams, standard };
  });

/** The board of control charts: standards first, then every other measure that contacts speak of. */
export const boardOf = (actor: Actor) =>
  see(actor, 'figure.view', organisation, async (db) => {
    const { live, period: known } = await standingOf(db, actor.organisationId);
    const period = known ?? (await periodOf(db, actor.organisationId, {}));
    const covered = new Set<string>(measured(live.filter(({ teamId }) => !teamId)));
    const left = measures.filter(({ id }) => !covered.has(id));
    const asked = left.map(({ id }) => id);
    const found = await figuresOf(db, actor.organisationId, period, 'week', asked);
    const others = period && found ? left.map((measure) => weeklyChart(measure, found.each, period)) : [];
    return { period, standards: live.filter(({ stands }) => stands), others: others.filter(({ last }) => last) };
  });

function ofTeam(found: FiguresBy | null, teamId: string): Map<string, Figures> {
  const own = [...(found?.each ?? [])].filter(([key]) => key.startsWith(`${teamId} `));
  return new Map(own.map(([key, figures]) => [key.slice(teamId.length + 1), figures]));
}
