// Where each measure stands now and the natural limits that it moves within: of everybody and of each team. For all who may read a
// plan, so without the weeks that few people stand behind, whoever asks.
import { periodInWords } from '../day-words.ts';
import type { Read } from '../db.ts';
import { remembered } from '../remembered.ts';
import { type ControlChart, fewest } from './control-chart.ts';
import { type Behind, behindIn, isFewInAll, teamWeeksLeftOut, weeksLeftOut } from './few-behind.ts';
import type { Figures } from './figure-rows.ts';
import { figuresBy } from './figure-sums.ts';
import { teamsWith } from './figures-page.ts';
import { type MeasureId, measures } from './measures.ts';
import { type Period, periodOf, type Span, shownAndJudged } from './periods.ts';
import { chartedBy } from './week-systems.ts';
import { weeklyChart } from './weekly-chart.ts';

/** In the measure's own unit. `now`: of the last four weeks with contacts; `limits`: of its control chart, null with too few weeks. */
export type Stand = { now: number | null; limits: { low: number; high: number } | null };
export type Stands = ReadonlyMap<MeasureId, Stand>;
/** `everybody` is empty where one or two people stand behind everybody's figures. `span`: the four weeks, and `when` in words. */
export type Standings = { when: string; span: Span; everybody: Stands; teams: ReadonlyMap<string, Stands> };

/** Null where no contact is counted. One statement while nothing changes. */
export const standingsOf = (db: Read, organisationId: string): Promise<Standings | null> =>
  remembered(db, organisationId, 'standings', () => standingsAnew(db, organisationId));

async function standingsAnew(db: Read, organisationId: string): Promise<Standings | null> {
  const now = await periodOf(db, organisationId, { weeks: '4' });
  const period = await periodOf(db, organisationId, {});
  if (!now || !period) return null;
  const behind = await behindIn(db, { organisationId }, shownAndJudged(period), false);
  const teams = await teamsWith(db, organisationId);
  const notTeamWeeks = teamWeeksLeftOut(behind.forAll, teams, null);
  const byTeam = await figuresBy(db, organisationId, now, 'team', { notTeamWeeks });
  const byWeek = await chartedBy(db, organisationId, period, 'team-week', { notTeamWeeks });
  const ofTeam = ({ id }: { id: string }) =>
    standsIn(byTeam.each.get(id), weeksOfTeam(byWeek.each, id), period, notWeeksOf(behind, id));
  const isFew = isFewInAll(behind, now);
  return {
    when: periodInWords(now.days.from, now.days.to),
    span: { from: now.from, to: now.to },
    everybody: isFew ? new Map() : await everybodys(db, organisationId, { now, period }),
    teams: new Map(teams.map((team) => [team.id, ofTeam(team)] as const).filter(([, stands]) => stands.size > 0)),
  };
}

async function everybodys(db: Read, organisationId: string, { now, period }: Record<'now' | 'period', Period>) {
  const { all } = await figuresBy(db, organisationId, now, 'week');
  const { each } = await chartedBy(db, organisationId, period, 'week', {});
  return standsIn(all, each, period, []);
}

const notWeeksOf = ({ forAll }: Behind, teamId: string) => weeksLeftOut(forAll, { teamId, system: null });

function standsIn(
  now: Figures | undefined,
  each: ReadonlyMap<string, Figures>,
  period: Period,
  notWeeks: string[],
): Stands {
  const found = measures.map((measure): [MeasureId, Stand] => {
    const { chart, last } = weeklyChart(measure, each, period, null, notWeeks);
    return [measure.id, { now: now?.of.get(measure.id)?.value ?? null, limits: last ? limitsOf(chart) : null }];
  });
  return new Map(found.filter(([, { now: value, limits }]) => value !== null || limits !== null));
}

/** Twelve judged weeks settle the range; nothing that is measured here is below nought. */
function limitsOf({ lower, upper, groups }: ControlChart): Stand['limits'] {
  const isSettled = (groups.findLast(({ points }) => points > 0)?.points ?? 0) >= fewest;
  return isSettled && lower !== null && upper !== null ? { low: Math.max(0, lower), high: upper } : null;
}

const weeksOfTeam = (each: ReadonlyMap<string, Figures>, teamId: string): Map<string, Figures> =>
  new Map(
    [...each].flatMap(([key, figures]) =>
      key.startsWith(`${teamId} `) ? [[key.slice(teamId.length + 1), figures] as const] : [],
    ),
  );
