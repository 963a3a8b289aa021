// The page of figures: every KPI of some weeks with its chart, and the teams side by side.
import { organisation, see } from '../act.ts';
import type { Read } from '../db.ts';
import { sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { may } from '../permissions.ts';
import { remembered } from '../remembered.ts';
import { isFewInAll, type LeftOut, leftOutFor, teamWeeksLeftOut, weeksLeftOut } from './few-behind.ts';
import { fewInAllWords, sayLeftOut, sayNotShown, sayWithheld } from './few-words.ts';
import type { Figures } from './figure-rows.ts';
import { figuresBy } from './figure-sums.ts';
import { type Measure, type MeasureId, measureOf, measures } from './measures.ts';
import { isWithin, type Period, periodOf, type Span, sayNoPeriod, shownAndJudged, type Wish } from './periods.ts';
import { aboutUnanswered } from './unanswered.ts';
import { chartedBy } from './week-systems.ts';
import { restOn, type WeeklyChart, weeklyChart } from './weekly-chart.ts';
import { isSaid } from './whose.ts';

export type FigureWish = Wish & { team?: string | null; measure?: string | null };
type Named = { id: string; name: string };
export type TeamFigures = Named & Figures;

/**
 * `?team=` narrows the figures to one team; `?measure=` is what the teams are set side by side by. Four statements while nothing
 * changes. What the reader may not see, because few people stand behind it, is left out, and said; where nothing is left of
 * what was chosen, everybody's are shown. `few`: others may not see all of this.
 */
export const figuresPage = (actor: Actor, { weeks, until, system, team, measure }: FigureWish) =>
  see(actor, 'figure.view', organisation, async (db) => {
    const found = await figuresFor(db, actor, { weeks, until, system, team, measure });
    const isWithheld = found !== null && found.leftOut !== null && found.all.contacts === 0;
    return {
      ...{ mayImport: may(actor, 'contact.import', {}), maySeeContacts: may(actor, 'contact.view', {}) },
      withheld: isWithheld ? sayWithheld([found.team?.name, found.period.system]) : null,
      none: await sayNoPeriod(db, actor.organisationId, found?.period ?? null),
      found: isWithheld ? await figuresFor(db, actor, { weeks, until, measure }) : found,
    };
  });

async function figuresFor(db: Read, actor: Actor, wish: FigureWish) {
  const { organisationId } = actor;
  const period = await periodOf(db, organisationId, wish);
  if (!period) return null;
  const { out, forAll, behind } = await leftOutFor(db, actor, shownAndJudged(period), period.system);
  const asked = JSON.stringify([wish, [...out].map(([week, choices]) => [week, ...choices])]);
  const found = await remembered(db, organisationId, asked, () => figuresAnew(db, organisationId, wish, period, out));
  const narrowed = { teamId: found.team?.id ?? null, system: period.system };
  const few = weeksLeftOut(forAll, narrowed).length > weeksLeftOut(out, narrowed).length;
  return { ...found, few, fewInAll: isFewInAll(behind, period) ? fewInAllWords : null };
}

async function figuresAnew(db: Read, organisationId: string, wish: FigureWish, period: Period, ofAll: LeftOut) {
  const teams = await teamsWith(db, organisationId);
  const team = teams.find(({ id }) => id === wish.team) ?? null;
  const narrowed = { teamId: team?.id ?? null, system: period.system };
  const out = new Map([...ofAll].filter(([week]) => isWithin(week, period)));
  const notWeeks = weeksLeftOut(ofAll, narrowed);
  const { all, each } = await chartedBy(db, organisationId, period, 'week', { ...narrowed, notWeeks });
  const present = measures.filter(({ id }) => all.of.has(id));
  const kpis = present.map((one) => ({ figure: all.of.get(one.id)!, ...weeklyChart(one, each, period) }));
  const ofPeople = present.find(({ id }) => !aboutUnanswered.includes(id));
  const measure = (all.of.has(wish.measure as MeasureId) && measureOf(wish.measure!)) || ofPeople || present[0] || null;
  return {
    ...{
      period,
      teams,
      team,
      measure,
      all,
      leftOut: sayLeftOut(weeksLeftOut(out, narrowed), [team?.name, period.system]),
    },
    ...{ kpis, judgedBy: restOn(kpis, period) },
    ...(await besideEachOther(db, organisationId, period, teams, measure, out)),
  };
}

export type KpiRow = WeeklyChart & { figure: NonNullable<ReturnType<Figures['of']['get']>> };

/**
 * Each team's figures, and how many contacts belong to nobody of a team. Teams are in the order of their names. `cannotSay`: of no
 * team. `notShown` says of which teams all or some weeks are left out.
 */
async function besideEachOther(
  db: Read,
  organisationId: string,
  period: Period,
  teams: Named[],
  measure: Measure | null,
  out: LeftOut,
) {
  const notTeamWeeks = teamWeeksLeftOut(out, teams, period.system);
  const asked = { measures: measure && [measure.id], system: period.system, notTeamWeeks };
  const { each } = await figuresBy(db, organisationId, period, 'team', asked);
  const byTeam = teams.flatMap((team): TeamFigures[] => {
    const figures = each.get(team.id);
    return figures && measure && figures.of.has(measure.id) ? [{ ...team, ...figures }] : [];
  });
  const cut = teams.filter(({ id }) => weeksLeftOut(out, { teamId: id, system: period.system }).length > 0);
  const [some, none] = [cut.filter(({ id }) => each.has(id)), cut.filter(({ id }) => !each.has(id))].map((these) =>
    these.map(({ name }) => name),
  );
  const cannotSay = each.size > 0 && byTeam.length === 0;
  return { byTeam, cannotSay, notShown: sayNotShown(none!, some!), ...(await unmatched(db, organisationId, period)) };
}

/** Contacts of weeks in which nobody has said who their agent is, and contacts that name no agent. */
async function unmatched(db: Read, organisationId: string, { from, to, system }: Period) {
  if (system) return unmatchedOf(db, organisationId, { from, to }, system);
  const found = await db.rows<{ unknown: number; nameless: number }>(sql`
    select coalesce(sum(w.denominator) filter (where w.agent is not null and not ${isSaid}), 0)::int as unknown,
      coalesce(sum(w.denominator) filter (where w.agent is null), 0)::int as nameless
    from weekly_figures w
    where w.organisation_id = ${organisationId} and w.kpi = 'contacts' and w.week between ${from} and ${to}`);
  return found[0] ?? { unknown: 0, nameless: 0 };
}

/** The same of one system. */
export async function unmatchedOf(db: Read, organisationId: string, { from, to }: Span, system: string) {
  const found = await db.rows<{ unknown: number; nameless: number }>(sql`
    select count(*) filter (where w.agent is not null and not ${isSaid})::int as unknown,
      count(*) filter (where w.agent is null)::int as nameless
    from contacts w
    where w.organisation_id = ${organisationId} and w.source = ${system} and w.week between ${from} and ${to}`);
  return found[0] ?? { unknown: 0, nameless: 0 };
}

export const teamsWith = (db: Read, organisationId: string) =>
  db.rows<Named>(
    sql`select id, name from teams where organisation_id = ${organisationId} order by name collate "und-x-icu", id`,
  );
