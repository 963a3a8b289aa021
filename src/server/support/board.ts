// what a team works on together, for all of it: shared goals, work done of all, thanks. Nobody is compared with anybody.
import { see } from '../act.ts';
import { now, today } from '../clock.ts';
import { daysAfter } from '../day-words.ts';
import { first, type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { knownFigures, type Reached, reachedIn } from '../plans/known-figures.ts';
import type { ObjectiveRow } from '../plans/plan-rows.ts';
import { type PlanState, planState } from '../plans/plan-state.ts';
import type { PlanEntry } from '../plans/plans.table.ts';
import { newestStepOf } from '../plans/work-rows.ts';
import { remembered } from '../remembered.ts';
import { type ThanksRow, thanksColumns, thanksTables } from './recognition-document.ts';
import { readByTeam } from './recognition-list.ts';

export type BoardObjective = Pick<
  ObjectiveRow,
  'id' | 'title' | 'kpi' | 'standard' | 'standardKpi' | 'baseline' | 'target' | 'due'
>;
/** Days are YYYY-MM-DD. Work of all: tasks, and hours given out, by now and in all. */
export type BoardPlan = {
  id: string;
  title: string;
  startsOn: string;
  endsOn: string;
  state: PlanState;
  objectives: BoardObjective[];
  tasks: number;
  /** Reported done by everybody who has a part; of these, checked by whoever leads the team. */
  tasksDone: number;
  tasksChecked: number;
  hours: number;
  hoursDone: number;
  /** Titles of tasks whose last part was reported done since Monday. */
  finished: string[];
};
export type Board = {
  team: { id: string; name: string };
  /** The other teams whose board one may see. */
  others: { id: string; name: string }[];
  day: string;
  /** The Monday of this week. */
  monday: string;
  plans: BoardPlan[];
  /** Where measures stand in the last four weeks with contacts; null where none is known. */
  reached: (Reached & { to: string; leftOut: string | null }) | null;
  thanks: ThanksRow[];
  /** The next team meeting that is called; `at` is ISO 8601. */
  meeting: { id: string; title: string; at: string; place: string | null } | null;
};

/** The board of a team that one works in, leads or manages. @throws NotFound for any other */
export const boardOf = (actor: Actor, teamId: string): Promise<Board> =>
  see(actor, 'board.view', teamAmong(actor, teamId), async (db, { team, others }) => {
    const day = today(actor.organisation.timeZone);
    const monday = mondayOf(day);
    const [plans, thanks, meeting] = await Promise.all([
      plansUnderWay(db, actor, teamId, monday),
      thanksSince(db, actor, teamId, monday),
      nextMeeting(db, actor, teamId),
    ]);
    return { team, others, day, monday, plans, thanks, meeting, reached: await standsAt(db, actor, team, plans) };
  });

/** The first of one's teams by name: led, then worked in, then managed. Null without any. */
export const firstTeam = ({ leads, manages, memberOf }: Actor): string | null =>
  [...leads, ...memberOf, ...manages][0] ?? null;

export const mondayOf = (day: string): string => daysAfter(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

/** The team, and the others that one works in, leads or manages. */
const teamAmong =
  ({ organisationId, leads, manages, memberOf }: Actor, teamId: string) =>
  async (db: Read) => {
    const teams = await db.rows<{
      id: string;
      name: string;
    }>(sql`select id, name from teams where organisation_id = ${organisationId}
      and id = any(${sql.param([...new Set([...leads, ...manages, ...memberOf])])}::uuid[]) order by name collate "und-x-icu", id`);
    const team = teams.find(({ id }) => id === teamId);
    return team ? { teamId, team, others: teams.filter(({ id }) => id !== teamId) } : null;
  };

/** Plans that the team shapes or carries out, by their first day. */
async function plansUnderWay(db: Read, actor: Actor, teamId: string, monday: string): Promise<BoardPlan[]> {
  const found = await db.rows<Omit<BoardPlan, 'state'> & { decided: PlanEntry[] }>(sql`
    select p.id, p.title, array(select d.decision from plan_decisions d where d.organisation_id = p.organisation_id
        and d.plan_id = p.id order by d.at, d.id) as decided, p.starts_on::text as "startsOn", p.ends_on::text as "endsOn", w.*,
      coalesce((select json_agg(json_build_object('id', o.id, 'title', o.title, 'kpi', o.kpi, 'standard', s.name,
          'standardKpi', s.kpi, 'baseline', o.baseline, 'target', o.target, 'due', o.due) order by o.position, o.id)
        from objectives o left join standards s on s.organisation_id = o.organisation_id and s.id = o.standard_id
        where o.organisation_id = p.organisation_id and o.plan_id = p.id and o.withdrawn_at is null), '[]') as objectives
    from plans p cross join lateral (${workOf(actor, monday)}) w
    where p.organisation_id = ${actor.organisationId} and p.team_id = ${teamId}
      and (select d.decision from plan_decisions d where d.organisation_id = p.organisation_id and d.plan_id = p.id
        order by d.at desc, d.id desc limit 1) in ('consult', 'agree', 'start', 'revise')
    order by p.starts_on, p.id`);
  return found.map(({ decided, ...plan }) => ({ ...plan, state: planState(decided) }));
}

/** A task is done once everybody who has a part in it has reported it. */
const workOf = ({ organisation: { timeZone } }: Actor, monday: string) => sql`
  select count(*)::int as tasks, (count(*) filter (where k.done))::int as "tasksDone",
    (count(*) filter (where k.done and k.checked))::int as "tasksChecked",
    coalesce(sum(k.hours), 0)::float as hours, coalesce(sum(k.hours_done), 0)::float as "hoursDone",
    coalesce(array_agg(k.title order by k.last desc) filter (where k.done
      and (k.last at time zone ${timeZone})::date >= ${monday}::date), '{}') as finished
  from (select t.title, sum(s.hours) as hours, sum(s.hours) filter (where s.done_at is not null) as hours_done,
      count(s.id) > 0 and bool_and(s.done_at is not null) as done,
      bool_and(${newestStepOf} is not distinct from 'verify') filter (where s.buddy_to_id is null) as checked, max(s.done_at) as last
    from tasks t left join assignments s on s.organisation_id = t.organisation_id and s.plan_id = t.plan_id and s.task_id = t.id
      and s.ended_at is null
    where t.organisation_id = p.organisation_id and t.plan_id = p.id and t.withdrawn_at is null and t.taken_up_at is not null
    group by t.id, t.title) k`;

const thanksSince = (db: Read, actor: Actor, teamId: string, monday: string): Promise<ThanksRow[]> =>
  db.rows<ThanksRow>(sql`
    select ${thanksColumns} from (select x.id from recognitions x where x.organisation_id = ${actor.organisationId}
        and x.team_id = ${teamId} and ${readByTeam} and (x.given_at at time zone ${actor.organisation.timeZone})::date >= ${daysAfter(monday, -7)}::date
        order by x.given_at desc, x.id desc limit 8) n
      join ${thanksTables} on r.organisation_id = ${actor.organisationId} and r.id = n.id
    order by r.given_at desc, r.id desc`);

const nextMeeting = async (db: Read, { organisationId }: Actor, teamId: string): Promise<Board['meeting']> =>
  first(
    await db.rows<NonNullable<Board['meeting']>>(sql`
      select m.id, m.title, to_json(m.at) #>> '{}' as at, m.place from team_meetings m
      where m.organisation_id = ${organisationId} and m.team_id = ${teamId} and m.at >= ${now().toISOString()}::timestamptz
        and m.held_at is null and m.called_off_at is null order by m.at, m.id limit 1`),
  );

/** Remembered, as on other pages of figures, until what they come from changes. */
async function standsAt(
  db: Read,
  actor: Actor,
  team: Board['team'],
  plans: readonly BoardPlan[],
): Promise<Board['reached']> {
  if (plans.length === 0) return null;
  return remembered(db, actor.organisationId, `board of ${team.id}`, async () => {
    const known = await knownFigures(actor, { teamId: team.id }, team.name)(db);
    return known && { ...(await reachedIn(actor, known)(db)), to: known.days.to, leftOut: known.leftOut };
  });
}
