// What plans need from somebody: answers of members, replies of leaders, work that is due.
import type { SQL } from 'drizzle-orm';
import { sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { noAccount } from '../people/without-account.ts';
import { agreementIdOf } from '../plans/agreements.ts';
import { workTitleOf } from '../plans/buddying.ts';
import { countedFrom, type Gone, goneWhy, goneWords } from '../plans/gone.ts';
import { type Say, several } from './need.ts';
import { planStepNeeds, sayPlanSteps } from './plan-step-needs.ts';

const part = (plan: string | null, person: string | null) => `/lead/plans/${plan}/agreement/${person}`;

const asked =
  (what: string): Say[string] =>
  ({ who, title, words, at, within }) => ({
    ...{
      what: `${who} ${what} “${title}”`,
      why: words ? `“${words}”` : undefined,
      from: 'Lead',
      href: part(within, at),
    },
    stands: { shape: 'query', text: what.startsWith('has') ? 'Query' : 'Declined' },
  });

/** What somebody said themselves and nobody has answered yet. */
const waiting =
  (what: string, next: string): Say[string] =>
  ({ title, words, at, within }) => ({
    ...{ what: `${what} “${title}”`, why: words ? `“${words}” ${next}` : next, from: 'Lead', href: part(within, at) },
    stands: { shape: 'wait', text: 'Waits for the leader' },
  });

export const sayPlanNeeds: Say = {
  ...sayPlanSteps,
  query: asked('has a query on'),
  decline: asked('declined'),
  confirm: ({ who, title, words, at, within }) => ({
    ...{ what: `Confirm what ${who} understood of “${title}”`, why: words ? `“${words}”` : undefined },
    ...{ from: 'Lead', href: part(within, at), stands: { shape: 'wait', text: 'Waiting for you' } },
  }),
  gone: ({ who, words, n, title, within }) => ({
    ...{ what: `Give the work of ${who} to somebody else`, from: 'Lead', href: `/lead/plans/${within}` },
    ...{
      why: `${who} ${goneWords[words as Gone]}, and has ${several(n, 'task', 'tasks')} in “${title}”.`,
      stands: { shape: 'open', text: 'Nobody does it' },
    },
  }),
  'gone-buddy': ({ who, words, n, title, within }) => ({
    ...{ what: `Find another buddy instead of ${who}`, from: 'Lead', href: `/lead/plans/${within}` },
    ...{
      why: `${who} ${goneWords[words as Gone]}, and is the buddy for ${several(n, 'task', 'tasks')} in “${title}”.`,
      stands: { shape: 'open', text: 'No buddy' },
    },
  }),
  proposal: ({ n, title, within }) => ({
    ...{
      what: `${several(n, 'task was', 'tasks were')} proposed for “${title}”`,
      from: 'Lead',
      href: `/lead/plans/${within}`,
    },
    ...{
      why: 'Take each up, or say why not; the plan cannot be agreed before.',
      stands: { shape: 'wait', text: 'Not answered' },
    },
  }),
  'no-account': ({ n, who, title, within }) => ({
    ...{ what: `${n === 1 ? `${who} has` : `${n} people have`} no account, so cannot answer “${title}”` },
    ...{ from: 'Lead', href: `/lead/plans/${within}` },
    why: `${n === 1 ? 'This person needs' : 'They need'} an invitation, or the work goes to somebody else.`,
    stands: { shape: 'open', text: 'Cannot answer' },
  }),
  answer: ({ n, title, at, within }) => ({
    ...{
      what: `Agree your ${n === 1 ? 'task' : `${n} tasks`} in “${title}”, or say why not`,
      from: 'Lead',
      href: part(within, at),
    },
    ...{
      why: 'Agree, ask or decline: it is your work only once you agree.',
      stands: { shape: 'wait', text: 'Waiting for you' },
    },
  }),
  replied: ({ who, title, words, at, within }) => ({
    ...{ what: `${who ?? 'The leader'} replied about “${title}”`, why: words ? `“${words}”` : undefined },
    ...{ from: 'Lead', href: part(within, at), stands: { shape: 'back', text: 'Answer again' } },
  }),
  'own-query': waiting('Your query on', 'The leader replies next.'),
  'own-decline': waiting('Your refusal of', 'The leader replies, or gives it to somebody else.'),
  understand: ({ title, at, within }) => ({
    ...{ what: `Say in your own words what you will do in “${title}”`, from: 'Lead', href: part(within, at) },
    ...{
      why: 'So that you and your leader mean the same before the work begins.',
      stands: { shape: 'open', text: 'Not said yet' },
    },
  }),
  sign: ({ who, title, at, within }) => ({
    ...{ what: `Sign ${who ? `the agreement with ${who} for` : 'your part of'} “${title}”`, from: 'Lead' },
    ...{ why: 'Everything is answered and understood.', href: part(within, at) },
    stands: { shape: 'open', text: 'Not signed yet' },
  }),
  task: ({ title, words, at, within }) => ({
    ...{ what: title, why: words ?? undefined, from: 'Lead', href: part(within, at) },
  }),
};

/** The plans of an organisation that are under way: found once for all that is asked of them. */
export const livePlans = ({ organisationId }: Actor): SQL => sql`
  select p.id, p.team_id, p.title, p.starts_on from plans p where p.organisation_id = ${organisationId}
    and (select d.decision from plan_decisions d where d.organisation_id = p.organisation_id and d.plan_id = p.id
      order by d.at desc, d.id desc limit 1) in ('consult', 'agree', 'start', 'revise')`;
/** Who is gone from the plans one leads that are under way, and why, as `goneWhy`: asked once for all that depends on it. Beside `live`. */
export const absentPeople = ({ organisationId, leads }: Actor, day: string): SQL => sql`
  select * from (select h.plan_id, h.person_id,
      ${goneWhy({ organisationId, person: sql`h.person_id`, plan: sql`p.id`, team: sql`p.team_id`, day: countedFrom(day) })} as why
    from plan_hours h join live p on p.id = h.plan_id
    where h.organisation_id = ${organisationId} and p.team_id = any(${sql.param([...leads])}::uuid[])) a where a.why is not null`;

/** Why somebody is gone from a plan, out of `absent`; null where they are not. */
const goneFrom = (plan: SQL, person: SQL): SQL =>
  sql`(select a.why from absent a where a.plan_id = ${plan} and a.person_id = ${person})`;

/** Work not done, of oneself and of the teams one leads, with its newest answer: found once for all that is asked of it. Beside `live` and `absent`. */
export const heldWork = ({ organisationId, personId, leads }: Actor): SQL => sql`
  select s.organisation_id, s.person_id, s.plan_id, s.at, s.person_id = ${personId} as mine, p.title as plan, ${workTitleOf} as title, t.due, n.*,
    ${goneFrom(sql`s.plan_id`, sql`s.person_id`)} as gone, s.buddy_id, s.buddy_to_id, ${goneFrom(sql`s.plan_id`, sql`s.buddy_id`)} as buddy_gone,
    p.team_id = any(${sql.param([...leads])}::uuid[]) as led
  from assignments s
  join live p on p.id = s.plan_id
  join tasks t on t.organisation_id = s.organisation_id and t.id = s.task_id
  left join lateral (select a.answer, a.words, a.reply, a.at as answered_at, a.replied_at, a.replied_by from assignment_answers a
    where a.organisation_id = s.organisation_id and a.assignment_id = s.id order by a.at desc, a.id desc limit 1) n on true
  where s.organisation_id = ${organisationId} and s.ended_at is null and s.done_at is null
    and (s.person_id = ${personId} or p.team_id = any(${sql.param([...leads])}::uuid[]))`;

const unsaid = sql`not exists (select 1 from understandings u where u.organisation_id = s.organisation_id
  and u.plan_id = s.plan_id and u.person_id = s.person_id)`;

/** Settled parts, one's own and of the teams one leads, whose terms one has not signed as they hold now. */
const unsigned = ({ organisationId, personId, leads }: Actor): SQL => sql`
  select 'sign', p.title, null, case when u.person_id = ${personId} then null else m.name end, u.person_id, p.id, null::int,
    null::date, null::timestamptz, u.replied_at
  from understandings u join live p on p.id = u.plan_id
  join people m on m.organisation_id = u.organisation_id and m.id = u.person_id
  where u.organisation_id = ${organisationId} and u.outcome is not null and (u.person_id = ${personId}
      or p.team_id = any(${sql.param([...leads])}::uuid[]) and ${goneFrom(sql`u.plan_id`, sql`u.person_id`)} is null)
    and not exists (select 1 from understandings w where w.organisation_id = u.organisation_id and w.plan_id = u.plan_id
      and w.person_id = u.person_id and (w.at, w.id) > (u.at, u.id))
    and 'accept' = all (select coalesce((select a.answer from assignment_answers a where a.organisation_id = s.organisation_id
        and a.assignment_id = s.id order by a.at desc, a.id desc limit 1), 'none') from assignments s
      where s.organisation_id = u.organisation_id and s.plan_id = u.plan_id and s.person_id = u.person_id and s.ended_at is null)
    and not exists (select 1 from signatures g where g.organisation_id = u.organisation_id and g.person_id = ${personId}
      and g.version_id = (select v.id from versions v where v.organisation_id = u.organisation_id and v.record_id = ${agreementIdOf(sql`u.plan_id`, sql`u.person_id`)}
        and v.kind = 'agreement-document' and v.record -> 'termsVersion' = v.record -> 'version' order by v.sequence desc limit 1))
    and exists (select 1 from assignments s where s.organisation_id = u.organisation_id and s.plan_id = u.plan_id
      and s.person_id = u.person_id and s.ended_at is null)`;

/** Beside `held`, which is `heldWork`, `absent` and `live`. */
export const planNeeds = (actor: Actor, day: string): SQL[] => [
  ...(actor.leads.size > 0 ? [...leading(actor), planStepNeeds(actor, day)] : []),
  sql`select 'answer' as kind, s.plan as title, null as words, null as who, s.person_id as at, s.plan_id as within, count(*)::int as n,
    null::date as due, null::timestamptz as moment, min(s.at) as since
    from held s where s.mine and s.answer is null group by s.plan, s.plan_id, s.person_id`,
  sql`select 'replied', s.title, s.reply, r.name, s.person_id, s.plan_id, null::int, null::date, null::timestamptz, s.replied_at
    from held s left join people r on r.organisation_id = s.organisation_id and r.id = s.replied_by
    where s.mine and s.answer <> 'accept' and s.reply is not null`,
  sql`select 'own-' || s.answer, s.title, s.words, null, s.person_id, s.plan_id, null::int, null::date, null::timestamptz, s.answered_at
    from held s where s.mine and s.answer in ('query', 'decline') and s.reply is null`,
  sql`select 'understand', s.plan, null, null, s.person_id, s.plan_id, null::int, null::date, null::timestamptz, max(s.answered_at)
    from held s where s.mine and s.answer = 'accept' and ${unsaid} group by s.plan, s.plan_id, s.person_id`,
  unsigned(actor),
  sql`select 'task', s.title, 'In ' || s.plan, null, s.person_id, s.plan_id, null::int, s.due, null::timestamptz, s.at
    from held s where s.mine and s.answer = 'accept' and s.due <= ${day}::date + 7`,
];

/** Nobody waits for whoever is gone: their work goes to somebody else. */
const leading = (actor: Actor): SQL[] => [
  sql`select s.answer as kind, s.title, s.words, m.name as who, s.person_id as at, s.plan_id as within, null::int as n, null::date as due,
      null::timestamptz as moment, s.answered_at as since
    from held s left join people m on m.organisation_id = s.organisation_id and m.id = s.person_id
    where not s.mine and s.gone is null and s.answer in ('query', 'decline') and s.reply is null`,
  sql`select 'no-account', s.plan, null, min(p.name), null, s.plan_id, count(distinct p.id)::int, null::date, null::timestamptz, min(s.at)
    from held s join people p on p.organisation_id = s.organisation_id and p.id = s.person_id
    where not s.mine and s.gone is null and s.answer is null and ${noAccount} group by s.plan, s.plan_id`,
  sql`select 'confirm', p.title, u.what, m.name, u.person_id, p.id, null::int, null::date, null::timestamptz, u.at
    from understandings u join live p on p.id = u.plan_id
    join people m on m.organisation_id = u.organisation_id and m.id = u.person_id
    where u.organisation_id = ${actor.organisationId} and u.outcome is null and u.person_id <> ${actor.personId}
      and p.team_id = any(${sql.param([...actor.leads])}::uuid[]) and ${goneFrom(sql`u.plan_id`, sql`u.person_id`)} is null
      and not exists (select 1 from understandings w where w.organisation_id = u.organisation_id and w.plan_id = u.plan_id
        and w.person_id = u.person_id and (w.at, w.id) > (u.at, u.id))`,
  sql`select 'gone', s.plan, s.gone, m.name, null, s.plan_id, count(*)::int, null::date, null::timestamptz, min(s.at)
    from held s join people m on m.organisation_id = s.organisation_id and m.id = s.person_id
    where not s.mine and s.buddy_to_id is null and s.gone is not null group by s.plan, s.plan_id, s.gone, m.id, m.name`,
  sql`select 'gone-buddy', s.plan, s.buddy_gone, m.name, null, s.plan_id, count(*)::int, null::date, null::timestamptz, min(s.at)
    from held s join people m on m.organisation_id = s.organisation_id and m.id = s.buddy_id
    where s.led and s.buddy_gone is not null group by s.plan, s.plan_id, s.buddy_gone, m.id, m.name`,
  sql`select 'proposal', p.title, null, null, null, p.id, count(*)::int, null::date, null::timestamptz, min(k.proposed_at)
    from tasks k join live p on p.id = k.plan_id
    where k.organisation_id = ${actor.organisationId} and k.taken_up_at is null and k.withdrawn_at is null
      and k.proposed_by <> ${actor.personId} and p.team_id = any(${sql.param([...actor.leads])}::uuid[]) group by p.id, p.title`,
];
