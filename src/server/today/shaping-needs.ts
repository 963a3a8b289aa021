// What plans of others ask of whoever takes part in them, and tell them: to say something while it is open, and what became of it.
import type { SQL } from 'drizzle-orm';
import { sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { countedFrom, goneWhy } from '../plans/gone.ts';
import { daysTold } from './lost-needs.ts';
import type { Say, Stands } from './need.ts';

const known: Stands = { shape: 'back', text: 'For you to know' };

export const sayShaping: Say = {
  shape: ({ title, within }) => ({
    ...{ what: `“${title}” is open for you to shape`, from: 'Lead', href: `/lead/plans/${within}#consultation` },
    ...{
      why: 'Propose, comment, object or volunteer, or say that you have nothing to add.',
      stands: { shape: 'open', text: 'Nothing said yet' },
    },
  }),
  'proposal-taken': ({ title, words, at, within }) => ({
    ...{ what: `Your proposal “${title}” was taken up`, from: 'Lead', href: `/lead/plans/${within}/tasks/${at}` },
    ...{ why: `It is work of “${words}” now.`, stands: known },
  }),
  'proposal-declined': ({ title, words, who, n, within }) => ({
    ...{ what: `Your proposal “${title}” was ${n === 1 ? 'taken out again' : 'not taken up'}`, from: 'Lead' },
    ...{ why: `In “${who}”: “${words}”`, href: `/lead/plans/${within}`, stands: known },
  }),
  volunteered: ({ title, words, who, at, within }) => ({
    ...{ what: `“${title}”, for which you volunteered, was given to ${who}`, from: 'Lead', stands: known },
    ...{
      why: words ? `“${words}”` : 'Why is said on the page of the task.',
      href: `/lead/plans/${within}/tasks/${at}#why`,
    },
  }),
};

const hasWork = ({ organisationId, personId }: Actor) => sql`exists (select 1 from assignments s
  where s.organisation_id = ${organisationId} and s.plan_id = p.id and s.person_id = ${personId} and s.ended_at is null)`;

/** The plans that are open, agreed or under way in which one takes part and which one does not lead, with the newest decision; `asked`: has hours or work in it. */
export const sharedPlans = (actor: Actor, day: string): SQL => {
  const { organisationId, personId, leads, memberOf } = actor;
  return sql`
  select p.id, p.team_id, p.title, p.starts_on, d.decision, d.at as decided_at, (coalesce(h.hours, 0) > 0 or ${hasWork(actor)}) as asked
  from plans p
  cross join lateral (select e.decision, e.at from plan_decisions e where e.organisation_id = p.organisation_id
    and e.plan_id = p.id order by e.at desc, e.id desc limit 1) d
  left join plan_hours h on h.organisation_id = p.organisation_id and h.plan_id = p.id and h.person_id = ${personId}
  where p.organisation_id = ${organisationId} and p.ends_on >= ${day}::date and d.decision in ('consult', 'agree', 'start', 'revise')
    and p.team_id <> all(${sql.param([...leads])}::uuid[])
    and (p.team_id = any(${sql.param([...memberOf])}::uuid[]) or h.hours > 0 or ${hasWork(actor)})`;
};

/** Beside `shared`, which is `sharedPlans`. */
export const shapingNeeds = (actor: Actor, day: string): SQL[] => [
  unheard(actor, day),
  proposalsAnswered(actor, day),
  volunteeredFor(actor, day),
];

/** As `quorumOf` counts, with what was proposed or wished and is no longer there. */
function unheard({ organisationId, personId }: Actor, day: string): SQL {
  const gone = goneWhy({
    ...{ organisationId, person: sql`${personId}::uuid`, plan: sql`p.id`, team: sql`p.team_id` },
    day: countedFrom(day),
  });
  const since = (table: string, at: string, by = 'person_id') => sql`exists (select 1 from ${sql.identifier(table)} x
    where x.organisation_id = ${organisationId} and x.plan_id = p.id and x.${sql.identifier(by)} = ${personId} and x.${sql.identifier(at)} >= p.decided_at)`;
  return sql`select 'shape', p.title, null, null, null::uuid, p.id, null::int, null::date, null::timestamptz, p.decided_at
    from shared p where p.asked and p.decision in ('consult', 'revise') and ${gone} is null and not (
      ${since('plan_remarks', 'at')} or ${since('tasks', 'proposed_at', 'proposed_by')} or ${since('understandings', 'at')}
      or exists (select 1 from plan_remarks r join remark_steps x on x.organisation_id = r.organisation_id and x.remark_id = r.id
        where r.organisation_id = ${organisationId} and r.plan_id = p.id and x.by = ${personId} and x.at >= p.decided_at)
      or exists (select 1 from tasks k join task_wishes x on x.organisation_id = k.organisation_id and x.task_id = k.id
        where k.organisation_id = ${organisationId} and k.plan_id = p.id and x.person_id = ${personId} and x.at >= p.decided_at)
      or exists (select 1 from assignments s join assignment_answers x on x.organisation_id = s.organisation_id and x.assignment_id = s.id
        where s.organisation_id = ${organisationId} and s.plan_id = p.id and s.person_id = ${personId} and x.at >= p.decided_at))`;
}

const proposalsAnswered = ({ organisationId, personId }: Actor, day: string): SQL => sql`
  select case when k.withdrawn_at is null then 'proposal-taken' else 'proposal-declined' end, k.title,
    case when k.withdrawn_at is null then p.title else k.withdrawn_reason end, p.title, k.id, p.id,
    case when k.taken_up_at is null then 0 else 1 end, null::date, null::timestamptz, coalesce(k.withdrawn_at, k.taken_up_at)
  from shared p join tasks k on k.organisation_id = ${organisationId} and k.plan_id = p.id
  where k.proposed_by = ${personId} and coalesce(k.withdrawn_at, k.taken_up_at) > ${day}::date - ${daysTold}::int`;

/** Work that went to others although one would have liked it; what it was given for by hand is its reason. */
const volunteeredFor = ({ organisationId, personId }: Actor, day: string): SQL => sql`
  select 'volunteered', k.title, g.why, g.names, k.id, p.id, null::int, null::date, null::timestamptz, g.at
  from shared p join tasks k on k.organisation_id = ${organisationId} and k.plan_id = p.id and k.withdrawn_at is null
  join task_wishes w on w.organisation_id = k.organisation_id and w.task_id = k.id and w.person_id = ${personId}
    and w.wish = 'prefer' and w.withdrawn_at is null
  cross join lateral (select max(a.at) as at, max(a.override_reason) as why, string_agg(m.name, ', ' order by m.name) as names,
      bool_or(a.person_id = ${personId}) as mine
    from assignments a join people m on m.organisation_id = a.organisation_id and m.id = a.person_id
    where a.organisation_id = k.organisation_id and a.plan_id = p.id and a.task_id = k.id and a.buddy_to_id is null and a.ended_at is null) g
  where g.at > w.at and not g.mine and g.at > ${day}::date - ${daysTold}::int`;
