// Figures of some weeks, of everybody or by week, person or team, from the sums that `weekly.ts` keeps.
import type { SQL } from 'drizzle-orm';
import { type Read, sql } from '../db.ts';
import { type FiguresBy, gathered, type Sum, withWhole } from './figure-rows.ts';
import { totalsOf } from './figure-totals.ts';
import { allContacts } from './measures.ts';
import type { Span } from './periods.ts';
import { systemFigures } from './system-figures.ts';
import { withoutUnanswered } from './unanswered.ts';
import { among, type By, joined, keys, meansInWeek, mediansOf, type Of, ofEverybody, onlyOf } from './whose.ts';

/**
 * Two statements, one where no median is asked for; of one system alone the contacts are counted anew (see `systemFigures`). By person or team only contacts whose agent means a person of the organisation are counted;
 * a contact belongs to the teams its person worked in that week (see `memberInWeek`).
 */
export async function figuresBy(db: Read, organisationId: string, span: Span, by: By, of: Of = {}): Promise<FiguresBy> {
  const ofAll = ofEverybody(by, of);
  if (of.system) {
    const found = await systemFigures(db, organisationId, span, by, { ...of, system: of.system });
    return ofAll ? found : withoutUnanswered(db, organisationId, span, found, of.system);
  }
  if (ofAll) return totalsOf(db, organisationId, span, of.measures);
  const chosen = sql`with chosen as materialized (${chosenIn(organisationId, span, by, of)})`;
  const figures = figuresOfChosen(organisationId);
  const sums = await db.rows<Sum>(sql`
    ${chosen} select c.key, w.kpi, sum(w.numerator) as numerator, sum(w.denominator) as denominator
    from ${figures} where w.values is null ${onlyOf(sql`w.kpi`, of)} group by c.key, w.kpi order by c.key`);
  const found = gathered(
    withWhole(sums),
    mediansOf(of).length > 0 ? await mediansBy(db, chosen, figures, onlyOf(sql`w.kpi`, of)) : [],
  );
  return withoutUnanswered(db, organisationId, span, found);
}

/** Looked up one by one: the planner cannot know how many are chosen, and for few it would compare each with every figure. */
const figuresOfChosen = (organisationId: string) => sql`
  chosen c cross join lateral (select kpi, numerator, denominator, values, counts from weekly_figures f
    where f.organisation_id = ${organisationId} and f.week = c.week and f.agent = c.agent offset 0) w`;

const mediansBy = (db: Read, chosen: SQL, figures: SQL, only: SQL) =>
  db.rows<Sum>(sql`
    ${chosen}, found as (
      select c.key, w.kpi, array_agg(v.value order by v.value) as sorted
      from ${figures} cross join lateral unnest(w.values, w.counts) v (value, times) cross join lateral generate_series(1, v.times)
      where w.values is not null ${only} group by grouping sets ((w.kpi), (c.key, w.kpi)))
    select key, kpi, 0::double precision as numerator, cardinality(sorted)::double precision as denominator,
      (sorted[(cardinality(sorted) + 1) / 2] + sorted[cardinality(sorted) / 2 + 1]) / 2 as value
    from found`);

/** Agents by week, with what they are counted under: found once, not for every figure. */
const chosenIn = (organisationId: string, { from, to }: Span, by: By, of: Of): SQL => sql`
  select distinct n.agent, w.week, ${keys[by]}::text as key from weekly_totals w ${joined(meansInWeek, by, of)}
  where w.organisation_id = ${organisationId} and w.week between ${from} and ${to} and w.kpi = ${allContacts} ${among(of)}`;
