// Figures of some weeks, of everybody or by week, person or team, from the sums that `weekly.ts` keeps.
import type { SQL } from 'drizzle-orm';
import { type Read, sql } from '../db.ts';
import type { Figure } from './figures.ts';
import { allContacts, decided, figureOf, type Measure, type MeasureId, measures } from './measures.ts';

/** Weeks by their Mondays, both included. */
export type Span = { from: string; to: string };
/** `team-week`: the team's id, a space, the week. */
export type By = 'week' | 'person' | 'team' | 'team-week';
/** `people`: of these only, with `person`. */
export type Of = {
  personId?: string | null;
  teamId?: string | null;
  /** Of these measures only: the fewer, the less is counted, and medians are the dearest. */
  measures?: readonly MeasureId[] | null;
  people?: readonly string[];
};

/** Figures by measure, and how many contacts they come from. */
export type Figures = { contacts: number; of: Map<MeasureId, Figure> };
/** `all` of the contacts chosen; `each` by week (its Monday), person or team (its id). */
export type FiguresBy = { all: Figures; each: Map<string, Figures> };

/**
 * Two statements, one where no median is asked for. By person or team only contacts whose agent means a person of the organisation are counted;
 * a contact belongs to the teams its person worked in that week (see `memberInWeek`).
 */
export async function figuresBy(
  db: Read,
  organisationId: string,
  { from, to }: Span,
  by: By,
  of: Of = {},
): Promise<FiguresBy> {
  const key = keys[by];
  const rows = sql`weekly_figures w ${joined(by, of)} where w.organisation_id = ${organisationId}
    and w.week between ${from} and ${to} ${only(of)}`;
  const sums = await db.rows<Sum>(sql`
    select ${key}::text as key, grouping(${key}) = 1 as whole, w.kpi, sum(w.numerator) as numerator, sum(w.denominator) as denominator
    from ${rows} and w.values is null group by grouping sets ((w.kpi), (${key}, w.kpi))`);
  return gathered(sums, asksMedian(of) ? await mediansBy(db, organisationId, { from, to }, by, of) : []);
}

const asksMedian = ({ measures: asked }: Of) =>
  measures.some(({ id, kind }) => kind === 'median' && (!asked || asked.includes(id)));

function mediansBy(db: Read, organisationId: string, { from, to }: Span, by: By, of: Of): Promise<Median[]> {
  const key = keys[by];
  return db.rows<Median>(sql`
    with found as (
      select ${key} as key, grouping(${key}) = 1 as whole, w.kpi, array_agg(v.value order by v.value) as sorted
      from weekly_figures w ${joined(by, of)} cross join lateral unnest(w.values, w.counts) v (value, times)
        cross join lateral generate_series(1, v.times)
      where w.organisation_id = ${organisationId} and w.week between ${from} and ${to} ${only(of)} and w.values is not null
      group by grouping sets ((w.kpi), (${key}, w.kpi)))
    select key::text, whole, kpi, cardinality(sorted)::double precision as denominator,
      (sorted[(cardinality(sorted) + 1) / 2] + sorted[cardinality(sorted) / 2 + 1]) / 2 as value
    from found`);
}

type Sum = { key: string | null; whole: boolean; kpi: string; numerator: number; denominator: number };
type Median = { key: string | null; whole: boolean; kpi: string; denominator: number; value: number };

const keys: Record<By, SQL> = {
  week: sql`w.week`,
  person: sql`n.person_id`,
  team: sql`m.team_id`,
  'team-week': sql`(m.team_id || ' ' || w.week)`,
};

/** Which person an agent is in the week of `w`. */
export const agentInWeek = sql`n.organisation_id = w.organisation_id and n.agent = w.agent and n.person_id is not null
  and (n.since is null or n.since <= w.week + 6) and (n.until is null or n.until > w.week)`;
/** The teams of that person in that week. Weeks before anybody wrote down their team count for the first one they had. */
export const memberInWeek = sql`m.organisation_id = n.organisation_id and m.person_id = n.person_id
  and (m.until is null or m.until > w.week) and (m.since <= w.week + 6 or not exists (select 1 from team_members e
    where e.organisation_id = m.organisation_id and e.person_id = m.person_id and e.since < m.since))`;

function joined(by: By, { personId, teamId }: Of): SQL {
  const agents = by !== 'week' || personId || teamId ? sql`join agent_names n on ${agentInWeek}` : sql``;
  const teams =
    by === 'team' || by === 'team-week'
      ? sql`join lateral (select distinct team_id from team_members m where ${memberInWeek}) m on true`
      : sql``;
  return sql`${agents} ${teams}`;
}

const only = ({ personId, teamId, measures: asked, people }: Of): SQL => sql`
  ${personId ? sql`and n.person_id = ${personId}` : sql``}
  ${teamId ? sql`and exists (select 1 from team_members m where ${memberInWeek} and m.team_id = ${teamId})` : sql``}
  ${people ? (people.length > 0 ? sql`and n.person_id in ${people}` : sql`and false`) : sql``}
  ${asked ? sql`and w.kpi in ${[...asked, allContacts, decided.id]}` : sql``}`;

function gathered(sums: Sum[], medians: Median[]): FiguresBy {
  const found: FiguresBy = { all: none(), each: new Map() };
  const place = ({ key, whole }: { key: string | null; whole: boolean }) => {
    if (whole) return found.all;
    const known = found.each.get(key ?? '') ?? none();
    found.each.set(key ?? '', known);
    return known;
  };
  for (const row of sums) if (row.kpi === allContacts) place(row).contacts = row.denominator;
  for (const measure of measures) {
    for (const row of sums) if (row.kpi === measure.id) place(row).of.set(measure.id, withSums(measure, row));
    for (const row of medians)
      if (row.kpi === measure.id) place(row).of.set(measure.id, figureOf(measure, 0, row.denominator, row.value));
  }
  for (const row of sums) if (row.kpi === decided.id) addDecided(place(row), row);
  return found;
}

const none = (): Figures => ({ contacts: 0, of: new Map() });

const withSums = (measure: Measure, { numerator, denominator }: Sum) => figureOf(measure, numerator, denominator);

/** Said only where it differs, as `tally` does. */
function addDecided({ of }: Figures, { numerator, denominator }: Sum) {
  const flagged = of.get('sla-met');
  if (!flagged || flagged.denominator === denominator) return;
  of.set('sla-met', { ...flagged, decided: { numerator, denominator, value: numerator / denominator } });
}
