// Figures of the contacts of one system. Weeks are kept of all systems together, so these are counted from the contacts: asked for seldom.
import type { SQL } from 'drizzle-orm';
import { type Read, sql } from '../db.ts';
import { type FiguresBy, gathered, type Sum, withWhole } from './figure-rows.ts';
import type { Span } from './periods.ts';
import { listed, summed } from './weekly.ts';
import { agentInWeek, among, type By, joined, keys, mediansOf, type Of, ofEverybody, onlyOf } from './whose.ts';

/** As `figuresBy` answers, of the contacts from `system`. Two statements, one where no median is asked for. */
export async function systemFigures(
  db: Read,
  organisationId: string,
  span: Span,
  by: By,
  of: Of & { system: string },
): Promise<FiguresBy> {
  const chosen = chosenIn(organisationId, span, by, of);
  const sums = await db.rows<Sum>(sql`
    ${chosen} select g.key, k.kpi, k.numerator, k.denominator from (select key, ${summed} from chosen group by key) g
    cross join lateral (values ${listed}) k (kpi, numerator, denominator) where k.denominator > 0 ${onlyOf(sql`k.kpi`, of)} order by g.key`);
  const asked = mediansOf(of);
  return gathered(withWhole(sums), asked.length > 0 ? await mediansBy(db, chosen, asked) : []);
}

/** A contact counts once under each key. */
const chosenIn = (organisationId: string, { from, to }: Span, by: By, of: Of & { system: string }): SQL => sql`
  with chosen as materialized (
    select ${ofEverybody(by, of) ? sql`` : sql`distinct on (w.id, key)`} w.*, ${keys[by]}::text as key from contacts w
    ${ofEverybody(by, of) ? sql`` : joined(agentInWeek, by, of)}
    where w.organisation_id = ${organisationId} and w.week between ${from} and ${to} and w.source = ${of.system} ${among(of)})`;

const mediansBy = (db: Read, chosen: SQL, of: readonly { id: string; column: string }[]) =>
  db.rows<Sum>(sql`
    ${chosen} ${sql.join(
      of.map(({ id, column }) => medianOf(id, sql.raw(column))),
      sql` union all `,
    )}`);

const medianOf = (id: string, column: SQL) => sql`
  select key, ${id}::text as kpi, 0::double precision as numerator, count(${column})::double precision as denominator,
    percentile_cont(0.5) within group (order by ${column}) as value
  from chosen where ${column} is not null group by grouping sets ((), (key)) having count(${column}) > 0`;
