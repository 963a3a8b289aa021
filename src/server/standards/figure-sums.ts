// Figures of some weeks, of everybody or by week, person or team, from the sums that `weekly.ts` keeps.
import type { SQL } from 'drizzle-orm';
import { type Read, sql } from '../db.ts';
import { type FiguresBy, gathered, type Sum, withWhole } from './figure-rows.ts';
import { totalsOf } from './figure-totals.ts';
import { allContacts, decided, type MeasureId, measures } from './measures.ts';
import type { Span } from './periods.ts';
import { withoutUnanswered } from './unanswered.ts';

/** `team-week`: the team's id, a space, the week. */
export type By = 'week' | 'person' | 'team' | 'team-week';
/** `people`: of these only, with `person`. */
export type Of = {
  personId?: string | null;
  teamId?: string | null;
  /** Of these teams only, with `team-week`. */
  teams?: readonly string[];
  /** Of these measures only: the fewer, the less is counted, and medians are the dearest. */
  measures?: readonly MeasureId[] | null;
  people?: readonly string[];
};

/**
 * Two statements, one where no median is asked for. By person or team only contacts whose agent means a person of the organisation are counted;
 * a contact belongs to the teams its person worked in that week (see `memberInWeek`).
 */
export async function figuresBy(db: Read, organisationId: string, span: Span, by: By, of: Of = {}): Promise<FiguresBy> {
  if (by === 'week' && !of.personId && !of.teamId) return totalsOf(db, organisationId, span, of.measures);
  const chosen = sql`with chosen as materialized (${chosenIn(organisationId, span, by, of)})`;
  const figures = figuresOfChosen(organisationId);
  const sums = await db.rows<Sum>(sql`
    ${chosen} select c.key, w.kpi, sum(w.numerator) as numerator, sum(w.denominator) as denominator
    from ${figures} where w.values is null ${onlyOf(of)} group by c.key, w.kpi order by c.key`);
  const found = gathered(withWhole(sums), asksMedian(of) ? await mediansBy(db, chosen, figures, onlyOf(of)) : []);
  return withoutUnanswered(db, organisationId, span, found);
}

/** Looked up one by one: the planner cannot know how many are chosen, and for few it would compare each with every figure. */
const figuresOfChosen = (organisationId: string) => sql`
  chosen c cross join lateral (select kpi, numerator, denominator, values, counts from weekly_figures f
    where f.organisation_id = ${organisationId} and f.week = c.week and f.agent = c.agent offset 0) w`;

const onlyOf = ({ measures: asked }: Of) => (asked ? sql`and w.kpi in ${[...asked, allContacts, decided.id]}` : sql``);

const asksMedian = ({ measures: asked }: Of) =>
  measures.some(({ id, kind }) => kind === 'median' && (!asked || asked.includes(id)));

const mediansBy = (db: Read, chosen: SQL, figures: SQL, only: SQL) =>
  db.rows<Sum>(sql`
    ${chosen}, found as (
      select c.key, w.kpi, array_agg(v.value order by v.value) as sorted
      from ${figures} cross join lateral unnest(w.values, w.counts) v (value, times) cross join lateral generate_series(1, v.times)
      where w.values is not null ${only} group by grouping sets ((w.kpi), (c.key, w.kpi)))
    select key, kpi, 0::double precision as numerator, cardinality(sorted)::double precision as denominator,
      (sorted[(cardinality(sorted) + 1) / 2] + sorted[cardinality(sorted) / 2 + 1]) / 2 as value
    from found`);

const keys: Record<By, SQL> = {
  week: sql`w.week`,
  person: sql`n.person_id`,
  team: sql`m.team_id`,
  'team-week': sql`(m.team_id || ' ' || w.week)`,
};

/** Agents by week, with what they are counted under: found once, not for every figure. */
function chosenIn(organisationId: string, { from, to }: Span, by: By, of: Of): SQL {
  const { personId, teamId, people } = of;
  const inTeams = by === 'team' || by === 'team-week' || teamId;
  return sql`
    select distinct n.agent, w.week, ${keys[by]}::text as key
    from weekly_totals w join agent_names n on ${meansInWeek} ${inTeams ? sql`join team_members m on ${memberInWeek}` : sql``}
    where w.organisation_id = ${organisationId} and w.week between ${from} and ${to} and w.kpi = ${allContacts}
      ${personId ? sql`and n.person_id = ${personId}` : sql``} ${teamId ? sql`and m.team_id = ${teamId}` : sql``}
      ${people ? amongIds(sql`n.person_id`, people) : sql``} ${of.teams ? amongIds(sql`m.team_id`, of.teams) : sql``}`;
}

const amongIds = (column: SQL, ids: readonly string[]) => sql`and ${column} = any(${sql.param([...ids])}::uuid[])`;

/** Whether an agent means a person in the week of `w`. */
const meansInWeek = sql`n.organisation_id = w.organisation_id and n.person_id is not null
  and (n.since is null or n.since <= w.week + 6) and (n.until is null or n.until > w.week)`;
/** Which person the agent of `w` is in its week. */
export const agentInWeek = sql`n.agent = w.agent and ${meansInWeek}`;
/** The teams of that person in that week. Weeks before anybody wrote down their team count for the first one they had. */
export const memberInWeek = sql`m.organisation_id = n.organisation_id and m.person_id = n.person_id
  and (m.until is null or m.until > w.week) and (m.since <= w.week + 6 or not exists (select 1 from team_members e
    where e.organisation_id = m.organisation_id and e.person_id = m.person_id and e.since < m.since))`;
