// Everything that somebody was given, being a buddy included, over all plans that are open or under way.
import { organisation, see } from '../act.ts';
import { today } from '../clock.ts';
import { daysAfter } from '../day-words.ts';
import { type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { rememberedOf } from '../remembered.ts';
import { type Buddy, sayWork, workTitleOf } from './buddying.ts';
import { countedFrom, type Gone, goneWhy } from './gone.ts';
import { type LostWork, lostWork } from './lost-work.ts';
import { isOpen, type PlanState, planState, stateWords } from './plan-state.ts';
import type { PlanDecision } from './plans.table.ts';
import { takenSince } from './said-of.ts';
import { newestStepOf } from './work-rows.ts';
import { type WorkFacts, type WorkState, workState } from './work-state.ts';

export type MyTask = {
  id: string;
  planId: string;
  plan: string;
  state: PlanState;
  taskId: string;
  title: string;
  hours: number;
  due: string | null;
  /** The first day of work whose hours lie evenly over the weeks, or null: from then on there is some to do in each. */
  runsFrom: string | null;
  /** Everybody who is buddy to them on it, by name. */
  buddies: Buddy[];
  buddyToId: string | null;
  answer: 'accept' | 'query' | 'decline' | 'counter' | null;
  reply: string | null;
  doneAt: string | null;
  /** What it is for, in a line each; null where nothing is said. */
  objective: string | null;
  standard: string | null;
  stands: WorkState;
  /** Agreed, and not said in one's own words as it is now. */
  unsaid: boolean;
  /** What the leader found missing when they gave it back last, while it is in progress. */
  missing: string | null;
};

/** As `buddiesOf` of the rows of a plan, in SQL of an assignment `s`. */
const buddies = ({ organisationId, organisation }: Actor) => {
  const gone = goneWhy({
    ...{ organisationId, person: sql`x.id`, plan: sql`p.id`, team: sql`p.team_id` },
    day: countedFrom(today(organisation.timeZone)),
  });
  const beside = sql`select b.person_id as id, b.hours::float as hours from assignments b where b.organisation_id = s.organisation_id
    and b.task_id = s.task_id and b.buddy_to_id = s.person_id and b.ended_at is null`;
  return sql`(select coalesce(json_agg(json_build_object('id', m.id, 'name', m.name, 'hours', x.hours,
      'gone', case when s.done_at is null then ${gone} end) order by lower(m.name), m.id), '[]')
    from (${beside} union all select s.buddy_id, null where s.buddy_id is not null and not exists (${beside})) x
    join people m on m.organisation_id = s.organisation_id and m.id = x.id where s.buddy_to_id is null)`;
};

/** R-006: whether the newest words of a plan are said of this work, and confirmed, or nobody else is there to confirm them. */
const understood = sql`coalesce((select u.at >= s.at and (u.outcome is not null or not exists (select 1 from role_grants g
    where g.organisation_id = p.organisation_id and g.team_id = p.team_id and g.role = 'leader' and g.withdrawn_at is null
      and (g.until is null or g.until > now()) and g.person_id <> s.person_id))
  from understandings u where u.organisation_id = s.organisation_id and u.plan_id = s.plan_id and u.person_id = s.person_id
  order by u.at desc, u.id desc limit 1), false)`;

const unsaid = sql`(s.done_at is null and coalesce(a.answer = 'accept', false) and not coalesce((select u.at >= s.at and not ${takenSince}
  from understandings u where u.organisation_id = s.organisation_id and u.plan_id = s.plan_id and u.person_id = s.person_id
  order by u.at desc, u.id desc limit 1), false))`;

const missingOf = sql`case when s.done_at is null then (select case when w.step = 'return' then w.words end from assignment_steps w where w.organisation_id = s.organisation_id
  and w.assignment_id = s.id and w.step in ('return', 'finish') order by w.at desc, w.id desc limit 1) end`;

/** For how long what was lost is listed. */
const daysListed = 28;

/** A plan that is closed, or was withdrawn after it was open to the team, with how much they had in it. */
export type EndedPlan = { planId: string; plan: string; words: string };

/**
 * Newest period first. `tasks`: of plans that go on and from which they are not gone; `ended`: the plans in which they had work to
 * the end; `lost`: what was theirs until lately.
 */
export const myWorkOf = (actor: Actor) =>
  see(actor, 'plan.list', organisation, (db) => rememberedOf(db, actor, 'my work', () => allWork(db, actor)));

async function allWork(db: Read, actor: Actor) {
  const day = countedFrom(today(actor.organisation.timeZone));
  const rows = await db.rows<
    Omit<MyTask, 'state' | 'stands'> & WorkFacts & { decided: PlanDecision[]; gone: Gone | null }
  >(sql`
      select s.id, s.plan_id as "planId", p.title as plan, s.task_id as "taskId", ${workTitleOf} as title, s.hours::float as hours,
        t.due::text as due, case when t.spread then coalesce(t.spread_from, p.starts_on)::text end as "runsFrom", ${unsaid} as unsaid, ${buddies(actor)} as buddies, s.buddy_to_id as "buddyToId",
        case when a.answer <> 'counter' or a.reply is null then a.answer end as answer,
        case when a.replied_by <> s.person_id then a.reply end as reply, s.done_at::text as "doneAt", o.title as objective, d.name as standard, ${newestStepOf} as step, ${understood} as understood,
        ${missingOf} as missing, ${goneWhy({
          ...{
            organisationId: actor.organisationId,
            person: sql`s.person_id`,
            plan: sql`p.id`,
            team: sql`p.team_id`,
            day,
          },
        })} as gone,
        array(select d.decision from plan_decisions d where d.organisation_id = p.organisation_id and d.plan_id = p.id
          order by d.at, d.id) as decided
      from assignments s
      join plans p on p.organisation_id = s.organisation_id and p.id = s.plan_id
      join tasks t on t.organisation_id = s.organisation_id and t.id = s.task_id
      left join objectives o on o.organisation_id = t.organisation_id and o.id = t.objective_id
      left join standards d on d.organisation_id = t.organisation_id and d.id = t.standard_id
      left join lateral (select answer, reply, replied_by from assignment_answers a where a.organisation_id = s.organisation_id
        and a.assignment_id = s.id order by a.at desc, a.id desc limit 1) a on true
      where s.organisation_id = ${actor.organisationId} and s.person_id = ${actor.personId} and s.ended_at is null
      order by p.starts_on desc, p.id, t.due nulls last, t.position limit 500`);
  const all = rows.map(({ decided, ...task }) => ({
    ...{ ...task, state: planState(decided), asked: decided.includes('consult'), stands: workState(task) },
  }));
  const tasks = all.filter(({ state, gone }) => isOpen(state) && !gone);
  const ended = all.filter(({ state, asked }) => !isOpen(state) && asked);
  const [lately] = await db.rows<{ lost: LostWork[] }>(
    sql`select ${lostWork(actor, sql`${daysAfter(today(actor.organisation.timeZone), -daysListed)}::date`)} as lost`,
  );
  return {
    me: actor.personId,
    day: today(actor.organisation.timeZone),
    tasks: tasks satisfies MyTask[],
    ended: byPlan(ended),
    lost: lately!.lost,
  };
}

function sayDoneOf(done: number, all: number): string {
  if (all === 1) return done === 1 ? 'reported done' : 'not reported done';
  if (done === 0 || done === all) return `${done === 0 ? 'none' : 'all'} of them reported done`;
  return `${done} of them reported done`;
}

const byPlan = (rows: readonly MyTask[]): EndedPlan[] =>
  [...Map.groupBy(rows, ({ planId }) => planId).values()].map((work) => {
    const { planId, plan, state } = work[0]!;
    const done = work.filter(({ doneAt }) => doneAt).length;
    const words = `${stateWords[state]}. You had ${sayWork(work)}, ${sayDoneOf(done, work.length)}.`;
    return { planId, plan, words };
  });
