// What a plan needs of whoever leads its team once nothing of it waits for anybody else: its own next step.
import { sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { type Say, type Stands, several } from './need.ts';

const step =
  (what: string, why: string, text: string, shape: Stands['shape'] = 'open'): Say[string] =>
  ({ title, within }) => ({
    ...{ what: `${what} “${title}”`, why, from: 'Lead', href: `/lead/plans/${within}` },
    stands: { shape, text },
  });

export const sayPlanSteps: Say = {
  'go-on': step('Go on with the plan', 'Nobody is asked before you open it to the team.', 'Draft'),
  'give-out': step('Give out the work of', 'Run the allocation, and look at its reasons.', 'Not given out'),
  'give-anew': ({ n, words, ...row }) => {
    const what = n === 1 ? `“${words}” was` : `“${words}” and ${several((n ?? 1) - 1, 'more task', 'more tasks')} were`;
    const why = `${what} changed since. Run the allocation again, or give it by hand: nobody signs before.`;
    return step('Give out anew the changed work of', why, 'Changed since')({ ...row, n, words });
  },
  'agree-plan': ({ n, ...row }) => {
    const why = n
      ? `Everybody asked has accepted. ${several(n, 'task has', 'tasks have')} nobody, or too few people.`
      : 'Everybody has accepted their part.';
    return step('Agree the plan', why, 'Not agreed yet')({ ...row, n });
  },
  'start-plan': step('Start the work of', 'It is agreed, and its first day has come.', 'Not started yet'),
  over: step('Extend or withdraw the plan', 'Its last day has passed, and it was not agreed.', 'Not agreed'),
  'over-agreed': step(
    'Say what became of',
    'Its last day has passed, and the work was not started: start and close it, or revise it.',
    'Not started',
  ),
  'close-plan': step('Close the plan', 'Its last day has passed. Say how it went.', 'Not closed yet'),
};

const inPlan = (actor: Actor, table: string) => sql`select 1 from ${sql.identifier(table)} x
  where x.organisation_id = ${actor.organisationId} and x.plan_id = p.id`;
/** Beside `own_plans`, and `held`: the work of one's teams that is not done, each with its newest answer. */
export const planStepNeeds = (actor: Actor, day: string) => sql`
  select w.kind, w.title, c.first, null, null::uuid, w.id, case when w.kind = 'give-anew' then c.n else w.n end, case when w.kind like 'over%' then w.ends_on end, null::timestamptz, w.since from (
    select p.id, p.title, p.ends_on, coalesce(p.decided_at, p.created_at) as since, case
      when p.ends_on < ${day}::date and (p.decision is null or p.decision in ('consult', 'revise')) then 'over'
      when p.decision is null then 'go-on'
      when p.decision = 'agree' and p.ends_on < ${day}::date then 'over-agreed'
      when p.decision = 'agree' and p.starts_on <= ${day}::date then 'start-plan'
      when p.decision = 'start' and p.ends_on < ${day}::date then 'close-plan'
      when p.decision not in ('consult', 'revise') or exists (${inPlan(actor, 'tasks')} and x.taken_up_at is null and x.withdrawn_at is null)
        or not exists (${inPlan(actor, 'tasks')} and x.withdrawn_at is null) then null
      when not exists (${inPlan(actor, 'assignments')} and x.ended_at is null) then 'give-out'
      when exists (select 1 from held h where h.plan_id = p.id and h.is_changed) then 'give-anew'
      when not exists (select 1 from held h where h.plan_id = p.id and (h.answer is distinct from 'accept' or coalesce(h.gone, h.buddy_gone) is not null)) then 'agree-plan' end as kind,
      (select count(*)::int from tasks t where t.organisation_id = ${actor.organisationId} and t.plan_id = p.id and t.withdrawn_at is null
        and t.taken_up_at is not null and (select case when t.share_smallest is null then count(*) < t.people_needed else coalesce(sum(a.hours), 0) < t.hours - 0.01 end
          from assignments a where a.organisation_id = t.organisation_id and a.task_id = t.id and a.buddy_to_id is null and a.ended_at is null)) as n
    from own_plans p where p.led) w
  cross join lateral (select count(distinct h.task_id)::int as n, min(h.task) as first from held h where h.plan_id = w.id and h.is_changed) c
  where w.kind is not null`;
