// The exact problem that a plan poses to the optimiser. Reasons of personal rules are not in it, only the rules.
// Who was chosen by hand is pinned: the leader's word holds until they take it back. What is reported as done is no work to give
// out any more: it is left out, its hours counted as done, and of a task in part done only the other places are given.
// Who has the work now is in it too, so that a plan as good takes nothing from anybody.
import type { SQL } from 'drizzle-orm';
import { type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import type { AllocationProblem } from './allocation.ts';
import { type FreeWeek, spreadOver, weeksOf } from './free-weeks.ts';
import { countedDay, goneWhy } from './gone.ts';
import type { Plan } from './plans.table.ts';
import { freeWeeks, weeksAtWork } from './week-hours.ts';

type Person = AllocationProblem['people'][number];
type Task = AllocationProblem['tasks'][number];

/** The problem, with the objectives' titles for people to read. Skills go by their names, which are unique. */
export type PlanProblem = Omit<AllocationProblem, 'objectives'> & {
  objectives: { id: string; title: string; priority: number }[];
};

/** Everything that counts, as it is now: hours, newest skill levels, goals, wishes, rules, orders, tasks taken up, objectives. */
export const problemOf =
  (actor: Actor, plan: Plan) =>
  async (db: Read): Promise<PlanProblem> => {
    const tasks = await tasksOf(actor, plan)(db);
    const objectives = await db.rows<PlanProblem['objectives'][number]>(sql`
      select id, title, priority from objectives where organisation_id = ${actor.organisationId} and plan_id = ${plan.id}
        and withdrawn_at is null order by position`);
    const toGive = (wished: string[] = []) => wished.filter((id) => tasks.some((task) => task.id === id));
    const people = (await peopleOf(actor, plan)(db)).map((person) => ({
      ...person,
      prefers: toGive(person.prefers),
      avoids: toGive(person.avoids),
    }));
    const aims = plan.aims as AllocationProblem['aims'];
    return { people, tasks, objectives, aims, weeks: weeksOf(plan), until: plan.endsOn };
  };

/** A problem apart from who has the work: what a run rests on. Answers may come while it is under way, and giving it out changes who has what. */
export const restsOn = ({ tasks, ...rest }: PlanProblem): PlanProblem => ({
  ...rest,
  tasks: tasks.map(({ held: _, ...task }) => task),
});

/** Hours (`h`) of somebody who can still do work of the plan. */
function isHere(actor: Actor, { id, teamId, startsOn }: Plan): SQL {
  const day = countedDay(actor, { startsOn });
  const plan = { plan: sql`${id}::uuid`, team: sql`${teamId}::uuid`, day: sql`${day}::date` };
  return sql`${goneWhy({ organisationId: actor.organisationId, person: sql`h.person_id`, ...plan })} is null`;
}

type PersonRow = Omit<Person, 'rules' | 'weeks'> & {
  rules: { kind: string; value: string }[] | null;
  own: number;
  ownWeeks: FreeWeek[] | null;
};

const peopleOf =
  (actor: Actor, plan: Plan) =>
  async (db: Read): Promise<Person[]> => {
    const org = actor.organisationId;
    const planId = plan.id;
    const wished = (wish: 'prefer' | 'avoid') => sql`array(select w.task_id from task_wishes w
      join tasks t on t.organisation_id = w.organisation_id and t.id = w.task_id
      where w.organisation_id = ${org} and w.person_id = p.id and w.wish = ${wish} and w.withdrawn_at is null
        and t.plan_id = ${planId} and t.withdrawn_at is null and t.taken_up_at is not null order by w.task_id)`;
    const rows = await db.rows<PersonRow>(sql`
      select p.id, p.name, h.hours::float as own, h.weeks as "ownWeeks", greatest(h.hours, d.hours)::float as hours, d.hours::float as done,
        coalesce((select jsonb_object_agg(name, level) from (select distinct on (l.skill_id) k.name, l.level
          from skill_levels l join skills k on k.organisation_id = l.organisation_id and k.id = l.skill_id
          where l.organisation_id = ${org} and l.person_id = p.id
          order by l.skill_id, l.assessed_on desc, l.id desc) newest), '{}') as skills,
        array(select distinct k.name from skill_goals g
          join skills k on k.organisation_id = g.organisation_id and k.id = g.skill_id
          where g.organisation_id = ${org} and g.person_id = p.id and g.ended is null order by k.name) as develop,
        ${wished('prefer')} as prefers, ${wished('avoid')} as avoids,
        (select jsonb_agg(jsonb_build_object('kind', r.kind, 'value', coalesce(k.name, r.value)) order by r.kind, r.value)
          from work_rules r left join skills k on r.kind = 'never' and k.organisation_id = r.organisation_id
            and k.id::text = r.value
          where r.organisation_id = ${org} and r.person_id = p.id and r.ended_at is null) as rules
      from plan_hours h join people p on p.organisation_id = h.organisation_id and p.id = h.person_id
      cross join lateral (select coalesce(sum(s.hours), 0) as hours from assignments s where s.organisation_id = ${org} and s.plan_id = ${planId}
        and s.person_id = h.person_id and s.ended_at is null and s.done_at is not null) d
      where h.organisation_id = ${org} and h.plan_id = ${planId} and ${isHere(actor, plan)} order by p.name, p.id`);
    const atWork = await weeksAtWork(
      actor,
      plan,
      rows.map(({ id }) => id),
    )(db);
    return rows.map(({ rules, own, ownWeeks, ...person }) => {
      const now = atWork.get(person.id)!;
      // Who did more than they had hours for has had the time for it.
      const weeks =
        person.hours > own ? spreadOver(person.hours, now) : freeWeeks({ hours: own, weeks: ownWeeks }, now);
      const free = weeks.map(({ hours }) => hours);
      return { ...person, rules: (rules ?? []).map(ruleOf) as Person['rules'], weeks: free };
    });
  };

const ruleOf = ({ kind, value }: { kind: string; value: string }) => ({
  kind,
  value: kind.startsWith('max-') ? Number(value) : value,
});

const tasksOf =
  (actor: Actor, plan: Plan) =>
  async (db: Read): Promise<Task[]> => {
    const org = actor.organisationId;
    const planId = plan.id;
    const from = countedDay(actor, plan);
    const here = sql`select h.person_id from plan_hours h where h.organisation_id = ${org} and h.plan_id = ${planId}
      and ${isHere(actor, plan)}`;
    const doneBy = sql`select s.person_id from assignments s where s.organisation_id = ${org} and s.task_id = t.id
      and s.ended_at is null and s.done_at is not null and s.buddy_to_id is null`;
    const ordered = (
      order: 'pin' | 'forbid',
    ) => sql`select o.person_id from assignment_orders o where o.organisation_id = ${org} and o.task_id = t.id and o."order" = ${order} and o.withdrawn_at is null
        and o.person_id in (${here})`;
    const byHand = sql`select s.person_id from assignments s where s.organisation_id = ${org} and s.task_id = t.id
      and s.ended_at is null and s.override_reason is not null and s.hand_withdrawn_at is null and s.person_id in (${here})`;
    const done = sql`coalesce((select sum(s.hours) from assignments s where s.organisation_id = ${org} and s.task_id = t.id
      and s.ended_at is null and s.done_at is not null and s.buddy_to_id is null), 0)`;
    const rows = await db.rows<TaskRow>(sql`
      select t.id, t.title, (t.hours - case when t.share_smallest is null then 0 else ${done} end)::float as hours, t.share_smallest::float as smallest, t.spread,
        case when t.spread then greatest(t.spread_from, ${from}::date)::text end as "from", t.due::text as due, t.channel, t.objective_id as objective,
        case when t.share_smallest is null then t.people_needed - (select count(*)::int from (${doneBy}) d) else 1 end as people,
        array((${ordered('pin')} union ${byHand}) except ${doneBy} order by 1) as pinned,
        array(${ordered('forbid')} union ${doneBy} and s.person_id in (${here}) order by 1) as forbidden,
        (${holdersIn(actor, here)}) as held,
        coalesce((select jsonb_object_agg(k.name, s.level) from task_skills s
          join skills k on k.organisation_id = s.organisation_id and k.id = s.skill_id
          where s.organisation_id = ${org} and s.task_id = t.id and s.level > 0), '{}') as skills
      from tasks t
      where t.organisation_id = ${org} and t.plan_id = ${planId} and t.withdrawn_at is null and t.taken_up_at is not null
        and case when t.share_smallest is null then t.people_needed > (select count(*) from (${doneBy}) d) else t.hours > ${done} + 0.01 end
      order by t.position, t.id`);
    return rows.map(taskIn);
  };

type TaskRow = Omit<Task, 'held' | 'share' | 'from'> & {
  held: Task['held'] | null;
  smallest: number | null;
  from: string | null;
  due: string | null;
};

/** What a task does not have is left out, so that it is the problem it always was. Days long past cannot be worked on. */
function taskIn({ held, smallest, spread, from, ...task }: TaskRow): Task {
  const begins = from && task.due && from > task.due ? task.due : from;
  return {
    ...task,
    ...(smallest !== null && { share: { smallest: Math.min(smallest, task.hours) } }),
    ...(spread && { spread, ...(begins && { from: begins }) }),
    ...(held && { held }),
  };
}

/** Who has task `t` now or is buddy on it, and whether they agreed; nobody who declined it, for whom it need not stay. */
const holdersIn = ({ organisationId: org }: Actor, here: SQL): SQL => sql`
  select jsonb_agg(jsonb_build_object('person', s.person_id, 'buddy', s.buddy_to_id is not null,
      'agreed', coalesce(newest.answer = 'accept', false)) || case when t.share_smallest is null then '{}'::jsonb
      else jsonb_build_object('hours', s.hours) end order by s.person_id, s.buddy_to_id)
    from assignments s left join lateral (select a.answer from assignment_answers a
      where a.organisation_id = ${org} and a.assignment_id = s.id order by a.at desc, a.id desc limit 1) newest on true
    where s.organisation_id = ${org} and s.task_id = t.id and s.ended_at is null and s.done_at is null
      and s.person_id in (${here}) and newest.answer is distinct from 'decline'`;
