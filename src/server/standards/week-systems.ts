// Which systems the figures of a week come from. Counted from the contacts, and only where files of several systems reach into a week
// and not into all alike: nothing else can part a chart.
import { type Read, sql } from '../db.ts';
import { systemsIn } from './covered.ts';
import type { Figures, FiguresBy } from './figure-rows.ts';
import { figuresBy } from './figure-sums.ts';
import { type MeasureId, measures } from './measures.ts';
import { mondaysOf, type Period, shownAndJudged } from './periods.ts';
import { agentInWeek, among, joined, keys, type Of, ofEverybody } from './whose.ts';

type ByWeek = 'week' | 'team-week';

/**
 * As `figuresBy`, for charts: with the systems of each week, and each of the weeks that are judged also where fewer are shown. One
 * statement more at most; twice as many where fewer are shown.
 */
export async function chartedBy(
  db: Read,
  organisationId: string,
  period: Period,
  by: ByWeek,
  of: Of,
): Promise<FiguresBy> {
  const found = await figuresBy(db, organisationId, period, by, of);
  const span = shownAndJudged(period);
  const { each } = span.from === period.from ? found : await figuresBy(db, organisationId, span, by, of);
  return { ...found, each: await withSystems(db, organisationId, { ...period, ...span }, by, of, each) };
}

/** The same figures with, by measure, how many of its contacts each system gave; without it where the files say enough. */
export async function withSystems(
  db: Read,
  organisationId: string,
  period: Period,
  by: ByWeek,
  of: Of,
  each: Map<string, Figures>,
): Promise<Map<string, Figures>> {
  const mixed = mixedWeeks(period);
  if (mixed.length === 0 || of.system) return each;
  const asked = measures.filter(({ id }) => !of.measures || of.measures.includes(id));
  const counts = asked.map(({ column, among: who }, at) =>
    sql.raw(`count(${column})${who ? ` filter (where ${who})` : ''}::int as d${at}`),
  );
  const rows = await db.rows<{ key: string; source: string; kpi: MeasureId; n: number }>(sql`
    select g.key, g.source, k.kpi, k.n from (select key, source, ${sql.join(counts, sql`, `)}
      from (select ${ofEverybody(by, of) ? sql`` : sql`distinct on (w.id, key)`} w.*, ${keys[by]}::text as key from contacts w
        ${ofEverybody(by, of) ? sql`` : joined(agentInWeek, by, of)}
        where w.organisation_id = ${organisationId} and w.week = any(${sql.param(mixed)}::date[]) ${among(of)}) c
      group by key, source) g
    cross join lateral (values ${sql.join(
      asked.map(({ id }, at) => sql.raw(`('${id}', d${at})`)),
      sql`, `,
    )}) k (kpi, n) where k.n > 0`);
  const byKey = Map.groupBy(rows, ({ key }) => key);
  return new Map(
    [...each].map(([key, figures]) => {
      const found = Map.groupBy(byKey.get(key) ?? [], ({ kpi }) => kpi);
      const systems = new Map([...found].map(([kpi, some]) => [kpi, new Map(some.map((one) => [one.source, one.n]))]));
      return [key, systems.size > 0 ? { ...figures, systems } : figures];
    }),
  );
}

/** Weeks into which files of several systems reach; none where the same ones reach into every week. */
function mixedWeeks({ files, from, to }: Period): string[] {
  const weeks = mondaysOf({ from, to }).map((week) => ({ week, systems: systemsIn(files, { from: week, to: week }) }));
  const kinds = new Set(weeks.flatMap(({ systems }) => (systems.length > 0 ? systems.join('\n') : [])));
  return kinds.size > 1 ? weeks.filter(({ systems }) => systems.length > 1).map(({ week }) => week) : [];
}
