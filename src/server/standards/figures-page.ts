// The page of figures: every KPI of some weeks with its chart, and the teams side by side.
import { organisation, see } from '../act.ts';
import type { Read } from '../db.ts';
import { sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { may } from '../permissions.ts';
import { type Behind, fewBehind, fewBehindTeams, hiddenFrom, sayWithheld, seesEach } from './few-behind.ts';
import type { Figures } from './figure-rows.ts';
import { figuresBy } from './figure-sums.ts';
import { type Measure, type MeasureId, measureOf, measures } from './measures.ts';
import { type Period, periodOf, type Span, type Wish } from './periods.ts';
import { remembered } from './remembered.ts';
import { aboutUnanswered } from './unanswered.ts';
import { type WeeklyChart, weeklyChart } from './weekly-chart.ts';

export type FigureWish = Wish & { team?: string | null; measure?: string | null };
type Named = { id: string; name: string };
export type TeamFigures = Named & Figures;

/**
 * `?team=` narrows the figures to one team; `?measure=` is what the teams are set side by side by. One statement while nothing
 * changes, unless few people stand behind a team or a system: then `few`, or `withheld` with why everybody's are shown instead.
 */
export const figuresPage = (actor: Actor, { weeks, until, system, team, measure }: FigureWish) =>
  see(actor, 'figure.view', organisation, async (db) => {
    const found = await known(db, actor, { weeks, until, system, team, measure });
    const isWithheld = found?.few && !(await seesEach(db, actor, found.few));
    const shown = isWithheld ? await known(db, actor, { weeks, until, measure }) : found;
    return {
      ...{ mayImport: may(actor, 'contact.import', {}), maySeeContacts: may(actor, 'contact.view', {}) },
      withheld: isWithheld ? sayWithheld([found.team?.name, found.period.system]) : null,
      found: shown && { ...shown, ...(await teamsSeen(db, actor, shown)) },
    };
  });

const known = (db: Read, { organisationId }: Actor, wish: FigureWish) =>
  remembered(db, organisationId, JSON.stringify(wish), () => figuresAnew(db, organisationId, wish));

/** Without the teams whose people's figures the reader may not see; `notShown` names these. */
async function teamsSeen(db: Read, actor: Actor, { byTeam, fewIn }: Pick<Anew, 'byTeam' | 'fewIn'>) {
  const hidden = await hiddenFrom(db, actor, fewIn);
  const [notShown, seen] = [byTeam.filter(({ id }) => hidden.has(id)), byTeam.filter(({ id }) => !hidden.has(id))];
  return { byTeam: seen, notShown: notShown.map(({ name }) => name) };
}

type Anew = NonNullable<Awaited<ReturnType<typeof figuresAnew>>>;

async function figuresAnew(db: Read, organisationId: string, wish: FigureWish) {
  const period = await periodOf(db, organisationId, wish);
  if (!period) return null;
  const teams = await teamsWith(db, organisationId);
  const team = teams.find(({ id }) => id === wish.team) ?? null;
  const narrowed = { teamId: team?.id ?? null, system: period.system };
  const { all, each } = await figuresBy(db, organisationId, period, 'week', narrowed);
  const present = measures.filter(({ id }) => all.of.has(id));
  const ofPeople = present.find(({ id }) => !aboutUnanswered.includes(id));
  const measure = (all.of.has(wish.measure as MeasureId) && measureOf(wish.measure!)) || ofPeople || present[0] || null;
  return {
    ...{ period, teams, team, measure, all, few: await fewBehind(db, organisationId, period, narrowed) },
    kpis: present.map((one) => ({ figure: all.of.get(one.id)!, ...weeklyChart(one, each, period) })),
    ...(await besideEachOther(db, organisationId, period, teams, measure)),
  };
}

export type KpiRow = WeeklyChart & { figure: NonNullable<ReturnType<Figures['of']['get']>> };

/** Each team's figures, and how many contacts belong to nobody of a team. Teams are in the order of their names. `cannotSay`: of no team. */
async function besideEachOther(
  db: Read,
  organisationId: string,
  period: Period,
  teams: Named[],
  measure: Measure | null,
) {
  const { each } = await figuresBy(db, organisationId, period, 'team', {
    measures: measure && [measure.id],
    system: period.system,
  });
  const found = teams.flatMap((team): TeamFigures[] => {
    const figures = each.get(team.id);
    return figures && measure && figures.of.has(measure.id) ? [{ ...team, ...figures }] : [];
  });
  const cannotSay = each.size > 0 && found.length === 0;
  const none = new Map<string, Behind>();
  const fewIn = found.length > 0 ? await fewBehindTeams(db, organisationId, period, period.system) : none;
  return { byTeam: found, cannotSay, fewIn, ...(await unmatched(db, organisationId, period)) };
}

/** Contacts whose agent nobody has said anything about, and contacts that name no agent. */
async function unmatched(db: Read, organisationId: string, { from, to, system }: Period) {
  if (system) return unmatchedOf(db, organisationId, { from, to }, system);
  const found = await db.rows<{ unknown: number; nameless: number }>(sql`
    select coalesce(sum(w.denominator) filter (where w.agent is not null and n.id is null), 0)::int as unknown,
      coalesce(sum(w.denominator) filter (where w.agent is null), 0)::int as nameless
    from weekly_figures w left join agent_names n on n.organisation_id = w.organisation_id and n.agent = w.agent
    where w.organisation_id = ${organisationId} and w.kpi = 'contacts' and w.week between ${from} and ${to}`);
  return found[0] ?? { unknown: 0, nameless: 0 };
}

/** The same of one system. */
export async function unmatchedOf(db: Read, organisationId: string, { from, to }: Span, system: string) {
  const found = await db.rows<{ unknown: number; nameless: number }>(sql`
    select count(*) filter (where w.agent is not null and n.id is null)::int as unknown,
      count(*) filter (where w.agent is null)::int as nameless
    from contacts w left join agent_names n on n.organisation_id = w.organisation_id and n.agent = w.agent
    where w.organisation_id = ${organisationId} and w.source = ${system} and w.week between ${from} and ${to}`);
  return found[0] ?? { unknown: 0, nameless: 0 };
}

export const teamsWith = (db: Read, organisationId: string) =>
  db.rows<Named>(
    sql`select id, name from teams where organisation_id = ${organisationId} order by name collate "und-x-icu", id`,
  );
