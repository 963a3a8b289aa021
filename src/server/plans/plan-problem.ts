// The exact problem that a plan poses to the optimiser. Reasons of personal rules are not in it, only the rules.
// Who was chosen by hand is pinned: the leader's word holds until they take it back. What is reported as done is no work to give
// out any more: it is left out, its hours counted as done, and of a task in part done only the other places are given.
// Who has the work now is in it too, so that a plan as good takes nothing from anybody.
import type { SQL } from 'drizzle-orm';
import { type Read, sql } from '../db.ts';
import { canonical } from '../ledger/canonical.ts';
import type { Actor } from '../people/actor.ts';
import type { AllocationProblem } from './allocation.ts';
import { countedDay } from './gone.ts';
import { counterBegins } from './moved-by-counter.ts';
import { isHere, peopleOf, todayOf } from './plan-people.ts';
import type { Plan } from './plans.table.ts';
import { type Promised, promisedIn } from './promised-support.ts';
import { isForStepUp, promising } from './step-up-support.ts';
import { type Begun, type Counted, countedWeeks, spreadBefore } from './time-left.ts';
import { holidaysIn } from './week-hours.ts';
import { newestStepOf } from './work-rows.ts';

/** `wasDue`: a day that has passed, so that the work is given without one; `promised`: who is beside whom in every run, but as a buddy whom a step up needs (`promisedBuddies`). */
type Task = AllocationProblem['tasks'][number] & {
  wasDue?: string;
  promised?: Pick<Promised, 'personId' | 'helperId' | 'hours'>[];
};

/** The problem, with the objectives' titles for people to read. Skills go by their names, which are unique. */
export type PlanProblem = Omit<AllocationProblem, 'objectives' | 'tasks'> & {
  objectives: { id: string; title: string; priority: number }[];
  tasks: Task[];
};

/**
 * Everything that counts, as it is now: hours still to come, newest skill levels, goals, wishes, rules, orders, tasks taken up, objectives,
 * and how much development the leader chose. Of a plan that has begun see docs/decisions/0206-what-goes-into-an-allocation.md.
 */
export const problemOf =
  (actor: Actor, plan: Plan) =>
  async (db: Read): Promise<PlanProblem> => {
    const counted = countedWeeks(plan, todayOf(actor));
    const rows = await taskRows(actor, plan)(db);
    const holidays = await holidaysIn(actor, plan)(db);
    const promised = await promisedIn(actor, plan.id)(db);
    const given = rows.map((row) => taskIn(row, plan, todayOf(actor)));
    const objectives = await db.rows<PlanProblem['objectives'][number]>(sql`
      select id, title, priority from objectives where organisation_id = ${actor.organisationId} and plan_id = ${plan.id}
        and withdrawn_at is null order by position`);
    const toGive = (wished: string[] = []) => wished.filter((id) => given.some((task) => task.id === id));
    const begun = begunBy(rows, plan, counted, holidays);
    const people = (await peopleOf(actor, plan, counted, { begun, promised, tasks: given })(db)).map((person) => ({
      ...person,
      prefers: toGive(person.prefers),
      avoids: toGive(person.avoids),
    }));
    const tasks = given.map((task) => withSupport(task, people, promised));
    const aims = plan.aims as AllocationProblem['aims'];
    const [chosen] = await db.rows<{ leastDevelop: number }>(sql`select least as "leastDevelop" from development_choices
      where organisation_id = ${actor.organisationId} and plan_id = ${plan.id} and taken_back_at is null`);
    const time = { weeks: counted.starts, until: plan.endsOn, ...(holidays.length > 0 && { holidays }) };
    return { people, tasks, objectives, aims, ...time, ...chosen };
  };

/**
 * A problem apart from who has the work: what a run rests on. Answers may come while it is under way, and giving it out changes who has what.
 * Other work that nobody has hours for changes nothing of what can be given.
 */
export const restsOn = ({ tasks, people, ...rest }: PlanProblem): PlanProblem => ({
  ...rest,
  tasks: tasks.map(({ held: _, ...task }) => task),
  people: people.map(({ other, ...person }) => {
    const taken = (other ?? []).flatMap(({ beyond: _, ...one }) => (one.hours > 0 ? [one] : []));
    return { ...person, ...(taken.length > 0 && { other: taken }) };
  }),
});

/** Whether two problems rest on the same. Pure. */
export const restsAlike = (one: PlanProblem, other: PlanProblem): boolean =>
  canonical(restsOn(one)) === canonical(restsOn(other));

const taskRows =
  (actor: Actor, plan: Plan) =>
  (db: Read): Promise<TaskRow[]> => {
    const org = actor.organisationId;
    const planId = plan.id;
    const here = sql`select h.person_id from plan_hours h where h.organisation_id = ${org} and h.plan_id = ${planId}
      and ${isHere(actor, plan)}`;
    const doneBy = sql`select s.person_id from assignments s where s.organisation_id = ${org} and s.task_id = t.id
      and s.ended_at is null and s.done_at is not null and s.buddy_to_id is null`;
    const ordered = (
      order: 'pin' | 'forbid',
    ) => sql`select o.person_id from assignment_orders o where o.organisation_id = ${org} and o.task_id = t.id and o."order" = ${order} and o.withdrawn_at is null
        and o.person_id in (${here})`;
    const byHand = sql`select s.person_id, s.override_reason from assignments s where s.organisation_id = ${org} and s.task_id = t.id
      and s.ended_at is null and s.override_reason is not null and s.hand_withdrawn_at is null and s.buddy_to_id is null and s.person_id in (${here})`;
    const done = sql`coalesce((select sum(s.hours) from assignments s where s.organisation_id = ${org} and s.task_id = t.id
      and s.ended_at is null and s.done_at is not null and s.buddy_to_id is null), 0)`;
    return db.rows<TaskRow>(sql`
      select t.id, t.title, (t.hours - case when t.share_smallest is null then 0 else ${done} end)::float as hours, t.share_smallest::float as smallest, t.spread,
        t.spread_from::text as "spreadFrom", t.due::text as due, ${countedDay(actor, plan)}::date::text as day, t.channel,
        (select o.id from objectives o where o.organisation_id = ${org} and o.id = t.objective_id and o.withdrawn_at is null) as objective,
        case when t.share_smallest is null then t.people_needed - (select count(*)::int from (${doneBy}) d) else 1 end as people,
        array((${ordered('pin')} union select h.person_id from (${byHand}) h) except ${doneBy} order by 1) as pinned,
        array(${ordered('forbid')} union ${doneBy} and s.person_id in (${here}) order by 1) as forbidden,
        array(${ordered('forbid')} and o.reason like ${`${counterBegins}%`} order by 1) as "givenUp",
        (select jsonb_object_agg(h.person_id, h.override_reason) from (${byHand}) h where h.override_reason like ${`${counterBegins}%`}) as "pinnedWhy",
        array(${begunOn(actor, here)} except (${ordered('forbid')}) order by 1) as begun,
        (${holdersIn(actor, here)}) as held,
        coalesce((select jsonb_object_agg(k.name, s.level) from task_skills s
          join skills k on k.organisation_id = s.organisation_id and k.id = s.skill_id
          where s.organisation_id = ${org} and s.task_id = t.id and s.level > 0), '{}') as skills
      from tasks t
      where t.organisation_id = ${org} and t.plan_id = ${planId} and t.withdrawn_at is null and t.taken_up_at is not null
        and case when t.share_smallest is null then t.people_needed > (select count(*) from (${doneBy}) d) else t.hours > ${done} + 0.01 end
      order by t.position, t.id`);
  };

/** `day`: from which the plan's time is counted; `begun`: who has begun it and not said that it is done. */
type TaskRow = Omit<Task, 'held' | 'share' | 'from' | 'due' | 'wasDue' | 'promised' | 'givenUp' | 'pinnedWhy'> & {
  pinnedWhy: Record<string, string> | null;
  givenUp: string[];
  held: Task['held'] | null;
  smallest: number | null;
  spreadFrom: string | null;
  day: string;
  due: string | null;
  begun: string[];
};

const isLate = ({ due }: TaskRow, now: string) => due !== null && due < now;

/** Whoever has begun spread work has done their part of the weeks that have passed, where nobody else is to join them. */
const goesOn = (row: TaskRow, { endsOn }: Plan): boolean =>
  Boolean(row.spread) && row.smallest === null && row.begun.length === row.people && (row.due ?? endsOn) >= row.day;

/** What a task does not have is left out, so that it is the problem it always was. */
function taskIn(row: TaskRow, plan: Plan, now: string): Task {
  const { held, smallest, spread, spreadFrom, day, due: typed, begun, givenUp, pinnedWhy, ...task } = row;
  const late = isLate(row, now);
  const due = late ? null : typed;
  const first = goesOn(row, plan) ? spreadFrom : [spreadFrom ?? day, day].sort().at(-1)!;
  return {
    ...{ ...task, due, pinned: [...new Set([...(task.pinned ?? []), ...begun])].sort() },
    ...(late && { wasDue: typed! }),
    ...(givenUp.length > 0 && { givenUp }),
    ...(pinnedWhy && { pinnedWhy }),
    ...(smallest !== null && { share: { smallest: Math.min(smallest, task.hours) } }),
    ...(spread && { spread, ...(first && { from: first }) }),
    ...(held && {
      held: held.map((one) => (begun.includes(one.person) && !one.buddy ? { ...one, begun: true } : one)),
    }),
  };
}

/** With who is to be beside whom: as the buddy whom a step up needs, or beside what the run gives, and then no work that it could move. */
function withSupport(task: Task, people: PlanProblem['people'], promised: readonly Promised[]): Task {
  const own = promised.filter(({ taskId, helperId }) => taskId === task.id && people.some(({ id }) => id === helperId));
  const isBuddys = (one: Promised) => isForStepUp({ people, tasks: [task] }, one);
  const apart = own.filter((one) => !isBuddys(one));
  const held = task.held?.filter((one) => !one.buddy || !apart.some(({ helperId }) => helperId === one.person));
  const support = apart.map(({ personId, helperId, hours }) => ({ personId, helperId, hours }));
  const all = { ...task, ...(held && { held }), ...(support.length > 0 && { promised: support }) };
  return own.filter(isBuddys).reduce(promising, all);
}

/** Of each person, the hours of work that they have begun: see `time-left.ts`. */
function begunBy(
  rows: readonly TaskRow[],
  plan: Plan,
  counted: Counted,
  holidays: readonly string[],
): Map<string, Begun> {
  const all = new Map<string, Begun>();
  for (const row of rows) {
    const { spread, hours, smallest, spreadFrom, due, begun } = row;
    if (spread && !goesOn(row, plan)) continue;
    const time = { from: spreadFrom ?? plan.startsOn, to: due ?? plan.endsOn };
    const parts = spread ? spreadBefore(hours, time, counted, holidays) : [];
    for (const person of begun) {
      const { spread: before, ordinary } = all.get(person) ?? { spread: [], ordinary: 0 };
      // Of shared work a run leaves them one share at least, and no more is sure to stay.
      const least = smallest === null ? hours : Math.min(smallest, hours);
      all.set(person, {
        spread: counted.weeks.slice(0, counted.first).map((_, at) => (before[at] ?? 0) + (parts[at] ?? 0)),
        ordinary: ordinary + (spread ? 0 : least),
      });
    }
  }
  return all;
}

/** Who has begun task `t`, and not declined it since: it stays with them. */
const begunOn = ({ organisationId: org }: Actor, here: SQL): SQL => sql`
  select s.person_id from assignments s where s.organisation_id = ${org} and s.task_id = t.id and s.ended_at is null and s.done_at is null
    and s.buddy_to_id is null and ${newestStepOf} is not null and s.person_id in (${here})
    and (select a.answer from assignment_answers a where a.organisation_id = ${org} and a.assignment_id = s.id
      order by a.at desc, a.id desc limit 1) is distinct from 'decline'`;

/** Who has task `t` now or is buddy on it, and whether they agreed; nobody who declined it, for whom it need not stay. */
const holdersIn = ({ organisationId: org }: Actor, here: SQL): SQL => sql`
  select jsonb_agg(jsonb_build_object('person', s.person_id, 'buddy', s.buddy_to_id is not null,
      'agreed', coalesce(newest.answer = 'accept', false)) || case when t.share_smallest is null then '{}'::jsonb
      else jsonb_build_object('hours', s.hours) end order by s.person_id, s.buddy_to_id)
    from assignments s left join lateral (select a.answer from assignment_answers a
      where a.organisation_id = ${org} and a.assignment_id = s.id order by a.at desc, a.id desc limit 1) newest on true
    where s.organisation_id = ${org} and s.task_id = t.id and s.ended_at is null and s.done_at is null
      and s.person_id in (${here}) and newest.answer is distinct from 'decline'`;
