// What a performance review rests on: the member's own figures with their charts, objectives and work of the period, what others said.
import { daysBetween, periodInWords } from '../day-words.ts';
import { type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { workTitleOf } from '../plans/buddying.ts';
import { amountWords, measureWords } from '../plans/measure-words.ts';
import { couldBe, outOf, sayFigure } from '../standards/figure-words.ts';
import { lengths } from '../standards/periods.ts';
import { personFigures } from '../standards/person-figures.ts';
import { described, writtenIn } from '../standards/weekly-chart.ts';
import type { PackFigure, PerformanceReview, ReviewPack } from './performance-reviews.table.ts';
import { itemsIn, type ReviewPeriod } from './period-items.ts';

type Figures = Pick<ReviewPack, 'figures' | 'figuresNote'>;
type Found = NonNullable<Awaited<ReturnType<typeof personFigures>>['found']>;

/** The member's figures to the end of the period, over the fewest weeks that cover it. Read as the member or whoever leads them reads them. */
export async function figuresOf(
  actor: Actor,
  { memberId, startsOn, endsOn }: Pick<PerformanceReview, 'memberId' | 'startsOn' | 'endsOn'>,
): Promise<Figures> {
  const weeks = Math.ceil((daysBetween(startsOn, endsOn) + 1) / 7);
  const length = lengths.find((one) => one === 'all' || Number(one) >= weeks) ?? 'all';
  const { found, beyond } = await personFigures(actor, memberId, { weeks: length, until: endsOn });
  const { days } = found?.period ?? {};
  if (!found || !days || days.to < startsOn || found.kpis.length === 0)
    return { figures: [], figuresNote: beyond ?? 'No contacts of this period are known to be theirs.' };
  const span = `Of contacts ${periodInWords(days.from, days.to)}.`;
  return { figures: found.kpis.map(figureOf), figuresNote: [span, beyond, found.judgedBy].filter(Boolean).join(' ') };
}

function figureOf(kpi: Found['kpis'][number]): PackFigure {
  const { figure, range, words, drawn, measure } = kpi;
  const write = writtenIn(measure);
  const last = drawn.phases.at(-1);
  return {
    ...{ measure: measure.id, name: measure.name, said: sayFigure(figure), outOf: outOf(figure) },
    couldBe: couldBe(figure),
    team: range ? `${write(range.low)} to ${write(range.high)}` : null,
    ...{ verdict: words.verdict, tone: words.tone, sentence: words.sentence },
    chart: {
      values: drawn.points.map(({ value }) => value),
      signals: drawn.points.flatMap(({ signal }, at) => (signal ? [at] : [])),
      target: drawn.target,
      band: last ? { low: last.low, mean: last.mean, high: last.high, from: drawn.since } : null,
      desc: described(kpi),
    },
  };
}

/** The rest of it, of plans of teams that the leader leads or manages. Three statements. */
export async function packOf(db: Read, period: ReviewPeriod, figures: Figures): Promise<ReviewPack> {
  const objectives = await db.rows<ObjectiveRow>(objectivesIn(period));
  const work = await db.rows<ReviewPack['work'][number]>(workIn(period));
  return {
    ...figures,
    objectives: objectives.map((row) => ({
      ...{ title: row.title, plan: row.plan, measure: measureWords(row) },
      target: row.target === null ? null : amountWords(row.target, row),
    })),
    work,
    items: await itemsIn(db, period),
  };
}

type ObjectiveRow = { title: string; plan: string; target: number | null } & Parameters<typeof measureWords>[0];

const plansOf = ({
  organisationId,
  leaderId,
}: ReviewPeriod) => sql`p.organisation_id = ${organisationId} and p.team_id in (
  select g.team_id from role_grants g where g.organisation_id = ${organisationId} and g.person_id = ${leaderId}
    and g.role in ('leader', 'manager') and g.withdrawn_at is null)`;

const objectivesIn = (period: ReviewPeriod) => sql`
  select o.title, p.title as plan, o.kpi, s.name as standard, s.kpi as "standardKpi", o.target
  from person_objectives o join plans p on p.organisation_id = o.organisation_id and p.id = o.plan_id
  left join standards s on s.organisation_id = o.organisation_id and s.id = o.standard_id
  where ${plansOf(period)} and o.person_id = ${period.memberId} and o.withdrawn_at is null
    and p.starts_on <= ${period.to}::date and p.ends_on >= ${period.from}::date
  order by p.starts_on, o.id limit 50`;

const workIn = (period: ReviewPeriod) => sql`
  select ${workTitleOf} as title, p.title as plan, (s.done_at at time zone ${period.timeZone})::date::text as "doneOn", s.develops,
    exists (select 1 from assignment_steps v where v.organisation_id = s.organisation_id and v.assignment_id = s.id
      and v.step = 'verify') as verified
  from assignments s join tasks t on t.organisation_id = s.organisation_id and t.id = s.task_id
  join plans p on p.organisation_id = s.organisation_id and p.id = s.plan_id
  where ${plansOf(period)} and s.person_id = ${period.memberId} and s.ended_at is null
    and (s.done_at at time zone ${period.timeZone})::date between ${period.from}::date and ${period.to}::date
  order by s.done_at, s.id limit 200`;
