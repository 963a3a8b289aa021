// Figures of the whole organisation, from a row for each week and measure: no dearer with five years of contacts than with one.
import { type Read, sql } from '../db.ts';
import { type Figures, type FiguresBy, gathered, type Sum, withWhole } from './figure-rows.ts';
import { allContacts, decided, type MeasureId, measureOf } from './measures.ts';
import type { Span } from './periods.ts';

type Asked = readonly MeasureId[] | null | undefined;

/** By week. One statement. */
export const weeksOf = async (
  db: Read,
  organisationId: string,
  span: Span,
  asked?: Asked,
): Promise<Map<string, Figures>> => gathered(await sumsOf(db, organisationId, span, asked)).each;

/** By week and in all. One statement more where a median is among them. */
export async function totalsOf(db: Read, organisationId: string, span: Span, asked?: Asked): Promise<FiguresBy> {
  const sums = withWhole(await sumsOf(db, organisationId, span, asked));
  const whole = sums.filter(({ key, kpi }) => key === null && measureOf(kpi)?.kind === 'median');
  const ids = whole.map(({ kpi }) => kpi);
  const found = ids.length > 0 ? await mediansOf(db, organisationId, span, ids) : [];
  return gathered(
    sums,
    whole.map((sum) => ({ ...sum, value: found.find(({ kpi }) => kpi === sum.kpi)?.value })),
  );
}

const sumsOf = (db: Read, organisationId: string, { from, to }: Span, asked: Asked) =>
  db.rows<Sum>(sql`
    select week::text as key, kpi, numerator, denominator, (low + high) / 2 as value from weekly_totals
    where organisation_id = ${organisationId} and week between ${from} and ${to}
      ${asked ? sql`and kpi in ${[...asked, allContacts, decided.id]}` : sql``} order by week`);

/**
 * The median of some weeks lies between the least and the greatest of theirs, so only what lies there is looked at, and what lies
 * below is taken as one number.
 */
const mediansOf = (db: Read, organisationId: string, { from, to }: Span, of: string[]) =>
  db.rows<{ kpi: string; value: number }>(sql`
    with bounds as (
      select kpi, values, running, min(low) over k as low, max(high) over k as high, sum(denominator) over k as n from weekly_totals
      where organisation_id = ${organisationId} and week between ${from} and ${to} and kpi in ${of} window k as (partition by kpi)),
    places as (
      select *, width_bucket(low, values) as first, width_bucket(high, values) as last from bounds),
    near as (
      select kpi, n, running[first - 1] as below, values[first:last] as values, running[first:last] as running
      from (select kpi, n, values, running, first + (values[first] is distinct from low)::int as first, last from places) p),
    times as (
      select kpi, n, v.value, v.times from near cross join lateral (
        select '-infinity' as value, coalesce(below, 0) as times union all
        select value, upto - lag(upto, 1, coalesce(below, 0)) over (order by value) from unnest(values, running) u (value, upto)) v),
    counted as (
      select kpi, n, value, sum(sum(times)) over (partition by kpi order by value) as upto from times group by kpi, n, value)
    select kpi, (min(value) filter (where upto >= floor((n + 1) / 2)) + min(value) filter (where upto >= floor(n / 2) + 1)) / 2 as value
    from counted group by kpi, n`);
