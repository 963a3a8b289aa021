// Every standard with how it stands: last week's figure, its chart, and what the chart says.
import { asc, eq } from 'drizzle-orm';
import { organisation, see } from '../act.ts';
import { today } from '../clock.ts';
import { first, type Read, sql } from '../db.ts';
import { NotFound } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { may } from '../permissions.ts';
import { remembered } from '../remembered.ts';
import { type Behind, behindIn, leftOutOfBehind, weeksLeftOut } from './few-behind.ts';
import type { Figures } from './figure-rows.ts';
import { weeksOf } from './figure-totals.ts';
import { teamsWith } from './figures-page.ts';
import { type Measure, type MeasureId, measureOf, measures } from './measures.ts';
import { type Period, periodOf } from './periods.ts';
import { type Standard, standards } from './standards.table.ts';
import { chartedBy, withSystems } from './week-systems.ts';
import { type WeeklyChart, weeklyChart } from './weekly-chart.ts';

export type Standing = Standard & {
  team: string | null;
  measure: Measure | null;
  stands: WeeklyChart | null;
  /** Where no contact of the period speaks of it: the last week that one did, if ever. */
  silentSince: string | null;
  /** Few people stand behind all of its weeks, whose figures the reader may not see: it is not said how it stands. */
  isWithheld: boolean;
  /** Weeks newer than the last shown have figures that the reader may not see, for the same reason. */
  isNewerWithheld: boolean;
};

/** Live standards by name, with the last 26 weeks. One statement while nothing changes, two for who leads where a standard is a team's. */
export const standingOf = async (db: Read, actor: Actor) => {
  const { byTeam, behind, ...standing } = await remembered(db, actor.organisationId, 'standing', async () => {
    const { whole: _, ...found } = await standingAnew(db, actor.organisationId);
    return found;
  });
  return { ...standing, live: await seenOf(db, actor, standing.live, { period: standing.period, byTeam, behind }) };
};

/** Of teams, without the weeks that show few people's figures, which the reader may not see. */
async function seenOf(db: Read, actor: Actor, live: Standing[], { period, byTeam, behind }: OfTeams) {
  if (!period || !behind) return live;
  const out = await leftOutOfBehind(db, actor, behind);
  return live.map((one) => {
    if (!one.stands || !one.teamId) return one;
    const notWeeks = new Set(weeksLeftOut(out, { teamId: one.teamId, system: null }));
    if (notWeeks.size === 0) return one;
    const seen = new Map([...ofTeam(byTeam, one.teamId)].filter(([week]) => !notWeeks.has(week)));
    const stands = weeklyChart(one.stands.measure, seen, period, one.target, [...notWeeks]);
    if (!stands.last) return { ...one, stands: null, isWithheld: true };
    return { ...one, stands, isNewerWithheld: stands.last.week < one.stands.last!.week };
  });
}

/** Figures of teams that have a standard, and who is behind them; null where no team has one. */
type OfTeams = { period: Period | null; byTeam: Weeks; behind: Behind | null };

/** Of the whole organisation, `whole`, the weeks of `also`, too. Ten statements at most. */
async function standingAnew(
  db: Read,
  organisationId: string,
  also: readonly MeasureId[] = [],
): Promise<OfTeams & { live: Standing[]; retired: Standard[]; whole: Weeks }> {
  const own = eq(standards.organisationId, organisationId);
  const all = await db.select().from(standards).where(own).orderBy(asc(standards.name));
  const live = all.filter(({ retiredAt }) => !retiredAt);
  const period = live.length + also.length > 0 ? await periodOf(db, organisationId, {}) : null;
  const ofTeams = live.filter(({ teamId }) => teamId);
  const teams = ofTeams.length > 0 ? await teamsWith(db, organisationId) : [];
  const asked = new Set([...measured(live.filter(({ teamId }) => !teamId)), ...also]);
  const whole = period && asked.size > 0 ? await wholeWeeks(db, organisationId, period, [...asked]) : new Map();
  const byTeam = await teamWeeks(db, organisationId, period, ofTeams);
  const stands = ({ teamId, kpi, target }: Standard) => {
    const measure = measureOf(kpi);
    if (!measure || !period) return null;
    const chart = weeklyChart(measure, teamId ? ofTeam(byTeam, teamId) : whole, period, target);
    return chart.last ? chart : null;
  };
  const behind = period && byTeam.size > 0 ? await behindIn(db, { organisationId }, period, false) : null;
  const newest = period ? await newestWeeks(db, organisationId) : new Map<string, string>();
  return {
    ...{ period, whole, byTeam, behind },
    live: live.map((one) => ({
      ...one,
      ...{ team: teams.find(({ id }) => id === one.teamId)?.name ?? null, measure: measureOf(one.kpi) },
      stands: stands(one),
      silentSince: (!stands(one) && newest.get(one.kpi ?? '')) || null,
      ...{ isWithheld: false, isNewerWithheld: false },
    })),
    retired: all.filter(({ retiredAt }) => retiredAt),
  };
}

/** By measure, the last week in which a contact spoke of it. */
async function newestWeeks(db: Read, organisationId: string): Promise<Map<string, string>> {
  const found = await db.rows<{ kpi: string; week: string }>(
    sql`select kpi, max(week)::text as week from weekly_totals where organisation_id = ${organisationId} group by kpi`,
  );
  return new Map(found.map(({ kpi, week }) => [kpi, week]));
}

/** Figures by week. */
type Weeks = ReadonlyMap<string, Figures>;

const measured = (some: Standard[]): MeasureId[] => [...new Set(some.flatMap(({ kpi }) => measureOf(kpi)?.id ?? []))];

async function wholeWeeks(db: Read, organisationId: string, period: Period, asked: MeasureId[]): Promise<Weeks> {
  const weeks = await weeksOf(db, organisationId, period, asked);
  return withSystems(db, organisationId, period, 'week', { measures: asked }, weeks);
}

/** By team and week. */
async function teamWeeks(db: Read, organisationId: string, period: Period | null, some: Standard[]): Promise<Weeks> {
  const of = { measures: measured(some), teams: some.flatMap(({ teamId }) => teamId ?? []) };
  return period && of.measures.length > 0
    ? (await chartedBy(db, organisationId, period, 'team-week', of)).each
    : new Map();
}

export const standardsPage = (actor: Actor) =>
  see(actor, 'standard.view', organisation, async (db) => ({
    ...(await standingOf(db, actor)),
    ...{ mayEdit: may(actor, 'standard.edit', {}), day: today(actor.organisation.timeZone) },
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
    const { organisationId } = actor;
    const { byTeam, behind, ...board } = await remembered(db, organisationId, 'board', () =>
      boardAnew(db, organisationId),
    );
    return {
      ...board,
      standards: await seenOf(db, actor, board.standards, { period: board.period, byTeam, behind }),
      mayImport: may(actor, 'contact.import', {}),
    };
  });

async function boardAnew(db: Read, organisationId: string) {
  const every = measures.map(({ id }) => id);
  const { live, period, whole, byTeam, behind } = await standingAnew(db, organisationId, every);
  const covered = new Set<string>(measured(live.filter(({ teamId }) => !teamId)));
  const left = measures.filter(({ id }) => !covered.has(id));
  const others = period ? left.map((measure) => weeklyChart(measure, whole, period)) : [];
  return {
    ...{ period, byTeam, behind },
    standards: live.filter(({ stands, silentSince }) => stands || silentSince),
    others: others.filter(({ last }) => last),
  };
}

function ofTeam(found: Weeks, teamId: string): Weeks {
  const own = [...found].filter(([key]) => key.startsWith(`${teamId} `));
  return new Map(own.map(([key, figures]) => [key.slice(teamId.length + 1), figures]));
}
