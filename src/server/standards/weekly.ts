// Figures by week, counted once, when contacts change. Written in SQL so that a million contacts need no memory here.
import { and, eq, inArray, type SQL } from 'drizzle-orm';
import { sql, type Tx } from '../db.ts';
import { allContacts, decided, measures } from './measures.ts';
import { weeklyFigures, weeklyTotals } from './standards.table.ts';

/** Counts the figures of these weeks (Mondays) anew, by agent and of everybody. */
export async function countWeeks(tx: Tx, { organisationId }: { organisationId: string }, weeks: string[]) {
  if (weeks.length === 0) return;
  const own = and(eq(weeklyFigures.organisationId, organisationId), inArray(weeklyFigures.week, weeks));
  await tx.delete(weeklyFigures).where(own);
  const of = sql`organisation_id = ${organisationId} and week in ${weeks}`;
  await tx.rows(sql`
    insert into weekly_figures (organisation_id, id, week, agent, kpi, numerator, denominator)
    select ${organisationId}, gen_random_uuid(), g.week, g.agent, k.kpi, k.numerator, k.denominator
    from (select week, agent, ${summed} from contacts where ${of} group by week, agent) g
    cross join lateral (values ${listed}) k (kpi, numerator, denominator)
    where k.denominator > 0`);
  for (const median of measures.filter(({ kind }) => kind === 'median'))
    await tx.rows(sql`
      insert into weekly_figures (organisation_id, id, week, agent, kpi, numerator, denominator, values, counts)
      select ${organisationId}, gen_random_uuid(), week, agent, ${median.id}, sum(value * times), sum(times),
        array_agg(value order by value), array_agg(times order by value)
      from (select week, agent, ${sql.raw(median.column)} as value, count(*)::int as times from contacts
        where ${of} and ${sql.raw(median.column)} is not null group by 1, 2, 3) h
      group by week, agent`);
  await sumWeeks(tx, organisationId, weeks);
}

/** Of everybody, from the figures by agent. */
async function sumWeeks(tx: Tx, organisationId: string, weeks: string[]) {
  const own = and(eq(weeklyTotals.organisationId, organisationId), inArray(weeklyTotals.week, weeks));
  await tx.delete(weeklyTotals).where(own);
  const of = sql`organisation_id = ${organisationId} and week in ${weeks}`;
  await tx.rows(sql`
    insert into weekly_totals (organisation_id, week, kpi, numerator, denominator)
    select ${organisationId}, week, kpi, sum(numerator), sum(denominator)
    from weekly_figures where ${of} and values is null group by week, kpi`);
  await tx.rows(sql`
    insert into weekly_totals (organisation_id, week, kpi, numerator, denominator, low, high, values, running)
    select ${organisationId}, week, kpi, sum(value * times), max(n),
      min(value) filter (where upto >= floor((n + 1) / 2)), min(value) filter (where upto >= floor(n / 2) + 1),
      array_agg(value order by value), array_agg(upto order by value)
    from (select week, kpi, value, sum(times) as times, sum(sum(times)) over w::double precision as n,
        sum(sum(times)) over (w order by value)::integer as upto
      from weekly_figures cross join lateral unnest(values, counts) v (value, times)
      where ${of} group by week, kpi, value window w as (partition by week, kpi)) t
    group by week, kpi`);
}

type Sum = { id: string; column: string; among?: string };
const sums: Sum[] = [{ id: allContacts, column: '1' }, ...measures.filter(({ kind }) => kind !== 'median'), decided];

function sumOf({ column, among }: Sum, at: number): SQL {
  const filter = among ? ` filter (where ${among})` : '';
  return sql.raw(
    `coalesce(sum(${column})${filter}, 0)::double precision as n${at}, (count(${column})${filter})::double precision as d${at}`,
  );
}

const placeOf = ({ id }: Sum, at: number): SQL => sql.raw(`('${id}', n${at}, d${at})`);

/** Of some contacts, every sum in a column of its own; and the same columns as rows of measure, numerator and denominator. */
export const summed = sql.join(sums.map(sumOf), sql`, `);
export const listed = sql.join(sums.map(placeOf), sql`, `);
