// What plans need from somebody: answers of members, replies of leaders, work that is due.
import type { SQL } from 'drizzle-orm';
import { sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { type Say, several } from './need.ts';

const part = (plan: string | null, person: string | null) => `/lead/plans/${plan}/agreement/${person}`;

const asked =
  (what: string): Say[string] =>
  ({ who, title, words, at, within }) => ({
    ...{ what: `${who} ${what} “${title}”`, why: words ?? undefined, from: 'Lead', href: part(within, at) },
    stands: { shape: 'query', text: what.startsWith('has') ? 'Query' : 'Declined' },
  });

export const sayPlanNeeds: Say = {
  query: asked('has a query on'),
  decline: asked('declined'),
  confirm: ({ who, title, words, at, within }) => ({
    ...{ what: `Confirm what ${who} understood of ${title}`, why: words ? `“${words}”` : undefined },
    ...{ from: 'Lead', href: part(within, at), stands: { shape: 'wait', text: 'Waiting for you' } },
  }),
  proposal: ({ n, title, within }) => ({
    ...{
      what: `${several(n, 'task was', 'tasks were')} proposed for ${title}`,
      from: 'Lead',
      href: `/lead/plans/${within}`,
    },
    ...{
      why: 'Take each up, or say why not; the plan cannot be agreed before.',
      stands: { shape: 'open', text: 'Not answered' },
    },
  }),
  answer: ({ n, title, at, within }) => ({
    ...{
      what: `Say what you think of ${several(n, 'task', 'tasks')} in ${title}`,
      from: 'Lead',
      href: part(within, at),
    },
    ...{
      why: 'Agree, ask or decline: work is yours only with your answer.',
      stands: { shape: 'wait', text: 'Waiting for you' },
    },
  }),
  replied: ({ who, title, words, at, within }) => ({
    ...{ what: `${who ?? 'The leader'} replied about “${title}”`, why: words ? `“${words}”` : undefined },
    ...{ from: 'Lead', href: part(within, at), stands: { shape: 'back', text: 'Answer again' } },
  }),
  understand: ({ title, at, within }) => ({
    ...{ what: `Say in your own words what you will do in ${title}`, from: 'Lead', href: part(within, at) },
    ...{
      why: 'So that you and your leader mean the same before the work begins.',
      stands: { shape: 'open', text: 'Not said yet' },
    },
  }),
  task: ({ title, words, at, within }) => ({
    ...{ what: title, why: words ?? undefined, from: 'Lead', href: part(within, at) },
  }),
};

const open = sql`(select d.decision from plan_decisions d where d.organisation_id = p.organisation_id and d.plan_id = p.id
  order by d.at desc, d.id desc limit 1) in ('consult', 'agree', 'start', 'revise')`;
const newest = sql`left join lateral (select a.answer, a.words, a.reply, a.at, a.replied_at, a.replied_by from assignment_answers a
  where a.organisation_id = s.organisation_id and a.assignment_id = s.id order by a.at desc, a.id desc limit 1) n on true`;
const held = (own: SQL) => sql`assignments s
  join plans p on p.organisation_id = s.organisation_id and p.id = s.plan_id and ${open}
  join tasks t on t.organisation_id = s.organisation_id and t.id = s.task_id ${newest}
  where s.ended_at is null and s.done_at is null and ${own}`;
const unsaid = sql`not exists (select 1 from understandings u where u.organisation_id = s.organisation_id
  and u.plan_id = s.plan_id and u.person_id = s.person_id)`;

export function planNeeds(actor: Actor, day: string): SQL[] {
  const { organisationId, personId } = actor;
  const ours = sql`s.organisation_id = ${organisationId} and s.person_id <> ${personId}
    and p.team_id = any(${sql.param([...actor.leads])}::uuid[])`;
  const mine = sql`s.organisation_id = ${organisationId} and s.person_id = ${personId}`;
  return [
    ...(actor.leads.size > 0 ? leading(actor, ours) : []),
    sql`select 'answer' as kind, p.title, null as words, null as who, s.person_id as at, p.id as within, count(*)::int as n,
      null::date as due, null::timestamptz as moment, min(s.at) as since
      from ${held(mine)} and n.answer is null group by p.id, p.title, s.person_id`,
    sql`select 'replied', t.title, n.reply, r.name, s.person_id, p.id, null::int, null::date, null::timestamptz, n.replied_at
      from (select s.*, n.reply, n.replied_at, n.replied_by from ${held(mine)} and n.answer <> 'accept' and n.reply is not null) s
      join plans p on p.organisation_id = s.organisation_id and p.id = s.plan_id
      join tasks t on t.organisation_id = s.organisation_id and t.id = s.task_id
      cross join lateral (select s.reply, s.replied_at) n
      left join people r on r.organisation_id = s.organisation_id and r.id = s.replied_by`,
    sql`select 'understand', p.title, null, null, s.person_id, p.id, null::int, null::date, null::timestamptz, max(n.at)
      from ${held(mine)} and n.answer = 'accept' and ${unsaid} group by p.id, p.title, s.person_id`,
    sql`select 'task', t.title, 'In ' || p.title, null, s.person_id, p.id, null::int, t.due, null::timestamptz, s.at
      from ${held(mine)} and n.answer = 'accept' and t.due <= ${day}::date + 7`,
  ];
}

const leading = (actor: Actor, ours: SQL): SQL[] => [
  sql`select n.answer as kind, t.title, n.words, (select name from people m where m.organisation_id = s.organisation_id
      and m.id = s.person_id) as who, s.person_id as at, p.id as within, null::int as n, null::date as due,
      null::timestamptz as moment, n.at as since
    from ${held(ours)} and n.answer in ('query', 'decline') and n.reply is null`,
  sql`select 'confirm', p.title, u.what, m.name, u.person_id, p.id, null::int, null::date, null::timestamptz, u.at
    from understandings u join plans p on p.organisation_id = u.organisation_id and p.id = u.plan_id and ${open}
    join people m on m.organisation_id = u.organisation_id and m.id = u.person_id
    where u.organisation_id = ${actor.organisationId} and u.outcome is null and u.person_id <> ${actor.personId}
      and p.team_id = any(${sql.param([...actor.leads])}::uuid[])
      and not exists (select 1 from understandings w where w.organisation_id = u.organisation_id and w.plan_id = u.plan_id
        and w.person_id = u.person_id and (w.at, w.id) > (u.at, u.id))`,
  sql`select 'proposal', p.title, null, null, null, p.id, count(*)::int, null::date, null::timestamptz, min(k.proposed_at)
    from tasks k join plans p on p.organisation_id = k.organisation_id and p.id = k.plan_id and ${open}
    where k.organisation_id = ${actor.organisationId} and k.taken_up_at is null and k.withdrawn_at is null
      and k.proposed_by <> ${actor.personId} and p.team_id = any(${sql.param([...actor.leads])}::uuid[]) group by p.id, p.title`,
];
