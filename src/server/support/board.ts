// what a team works on together, for all of it: shared goals, work done of all, thanks. Nobody is compared with anybody.
import { see } from '../act.ts';
import { today } from '../clock.ts';
import { daysAfter } from '../day-words.ts';
import { one, type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { teamFacts } from '../people/facts.ts';
import { knownFigures, type Reached, reachedIn } from '../plans/known-figures.ts';
import type { ObjectiveRow } from '../plans/plan-rows.ts';
import { type PlanState, planState } from '../plans/plan-state.ts';
import type { PlanEntry } from '../plans/plans.table.ts';
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
  tasksDone: number;
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
};

/** The board of a team that one works in, leads or manages. @throws NotFound for any other */
export const boardOf = (actor: Actor, teamId: string): Promise<Board> =>
  see(actor, 'board.view', teamFacts(actor, teamId), async (db) => {
    const day = today(actor.organisation.timeZone);
    const monday = mondayOf(day);
    const [teams, plans, thanks] = await Promise.all([
      teamsNamed(db, actor),
      plansUnderWay(db, actor, teamId, monday),
      thanksSince(db, actor, teamId, monday),
    ]);
    const team = one(teams.filter(({ id }) => id === teamId));
    const others = teams.filter(({ id }) => id !== teamId);
    return { team, others, day, monday, plans, thanks, reached: await standsAt(db, actor, team, plans) };
  });

/** The first of one's teams by name: led, then worked in, then managed. Null without any. */
export const firstTeam = ({ leads, manages, memberOf }: Actor): string | null =>
  [...leads, ...memberOf, ...manages][0] ?? null;

export const mondayOf = (day: string): string => daysAfter(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

const teamsNamed = (db: Read, { organisationId, leads, manages, memberOf }: Actor) =>
  db.rows<{ id: string; name: string }>(sql`select id, name from teams where organisation_id = ${organisationId}
    and id = any(${sql.param([...new Set([...leads, ...manages, ...memberOf])])}::uuid[]) order by name collate "und-x-icu", id`);

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
    coalesce(sum(k.hours), 0)::float as hours, coalesce(sum(k.hours_done), 0)::float as "hoursDone",
    coalesce(array_agg(k.title order by k.last desc) filter (where k.done
      and (k.last at time zone ${timeZone})::date >= ${monday}::date), '{}') as finished
  from (select t.title, sum(s.hours) as hours, sum(s.hours) filter (where s.done_at is not null) as hours_done,
      count(s.id) > 0 and bool_and(s.done_at is not null) as done, max(s.done_at) as last
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

async function standsAt(db: Read, actor: Actor, team: Board['team'], plans: readonly BoardPlan[]) {
  if (plans.length === 0) return null;
  const known = await knownFigures(actor, { teamId: team.id }, team.name)(db);
  if (!known) return null;
  return { ...(await reachedIn(actor, known)(db)), to: known.days.to, leftOut: known.leftOut };
}
