// Whose the contacts are: in SQL, agents as persons and teams in a week. `w` has an organisation, a week and an agent.
import { type SQL, sql } from 'drizzle-orm';
import { allContacts, decided, type Measure, type MeasureId, measures } from './measures.ts';

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
  /** Of the contacts from this system only. */
  system?: string | null;
  /** Without these weeks; with teams, without these `team-week`s. */
  notWeeks?: readonly string[];
  notTeamWeeks?: readonly string[];
};

/** What figures are counted under. */
export const keys: Record<By, SQL> = {
  week: sql`w.week`,
  person: sql`n.person_id`,
  team: sql`m.team_id`,
  'team-week': sql`(m.team_id || ' ' || w.week)`,
};

/** Of the measures asked for, and what is counted beside them. */
export const onlyOf = (kpi: SQL, { measures: asked }: Of): SQL =>
  asked ? sql`and ${kpi} in ${[...asked, allContacts, decided.id]}` : sql``;

/** The medians among the measures asked for. */
export const mediansOf = ({ measures: asked }: Of): readonly Measure[] =>
  measures.filter(({ id, kind }) => kind === 'median' && (!asked || asked.includes(id)));

/** Whether everybody is meant, whosever the contacts are. */
export const ofEverybody = (by: By, { personId, teamId }: Of): boolean => by === 'week' && !personId && !teamId;

/** Joins the person `n` where `means` says so, and the membership `m` where teams are asked about. */
export function joined(means: SQL, by: By, { teamId }: Of): SQL {
  const inTeams = by === 'team' || by === 'team-week' || teamId;
  return sql`join agent_names n on ${means} ${inTeams ? sql`join team_members m on ${memberInWeek}` : sql``}`;
}

/** Of these people and teams only. */
export const among = ({ personId, teamId, people, teams, notWeeks = [], notTeamWeeks = [] }: Of): SQL => sql`
  ${personId ? sql`and n.person_id = ${personId}` : sql``} ${teamId ? sql`and m.team_id = ${teamId}` : sql``}
  ${people ? amongIds(sql`n.person_id`, people) : sql``} ${teams ? amongIds(sql`m.team_id`, teams) : sql``}
  ${notWeeks.length > 0 ? sql`and ${notInWeeks(notWeeks)}` : sql``}
  ${notTeamWeeks.length > 0 ? sql`and ${keys['team-week']} <> all(${sql.param([...notTeamWeeks])}::text[])` : sql``}`;

export const notInWeeks = (weeks: readonly string[]): SQL => sql`w.week <> all(${sql.param([...weeks])}::date[])`;

const amongIds = (column: SQL, ids: readonly string[]) => sql`and ${column} = any(${sql.param([...ids])}::uuid[])`;

/**
 * Whether what was said of an agent holds in the week of `w`. Figures are kept by week, so a week is whole: it is whoever's its Monday
 * is, and so never two people's. Days said before times had to begin on a Monday count from the next one.
 */
const holdsInWeek = sql`n.organisation_id = w.organisation_id
  and (n.since is null or n.since <= w.week) and (n.until is null or n.until > w.week)`;
/** Whether somebody, or nobody here, was said to be the agent of `w` in its week. */
export const isSaid = sql`exists (select 1 from agent_names n where ${holdsInWeek} and n.agent = w.agent)`;
/** The Monday from which a kept day counts. */
export const countedFrom = (day: SQL): SQL => sql`(${day} + (8 - extract(isodow from ${day})::int) % 7)`;
/** Whether an agent means a person in the week of `w`. */
export const meansInWeek = sql`${holdsInWeek} and n.person_id is not null`;
/** Which person the agent of `w` is in its week. */
export const agentInWeek = sql`n.agent = w.agent and ${meansInWeek}`;
/** The teams of that person in that week. Weeks before anybody wrote down their team count for the first one they had. */
export const memberInWeek = sql`m.organisation_id = n.organisation_id and m.person_id = n.person_id
  and (m.until is null or m.until > w.week) and (m.since <= w.week + 6 or not exists (select 1 from team_members e
    where e.organisation_id = m.organisation_id and e.person_id = m.person_id and e.since < m.since))`;
