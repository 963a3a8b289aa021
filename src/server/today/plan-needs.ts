// What plans need from somebody beside their work: understanding confirmed, parts signed, proposals answered, the next step.
import type { SQL } from 'drizzle-orm';
import { periodInWords } from '../day-words.ts';
import { sql } from '../db.ts';
import { allOf } from '../list-words.ts';
import type { Actor } from '../people/actor.ts';
import { agreementIdOf } from '../plans/agreements.ts';
import { type NeedRow, partOf, type Say, several } from './need.ts';
import { planStepNeeds, sayPlanSteps } from './plan-step-needs.ts';
import { sayShaping } from './shaping-needs.ts';
import { sayWorkNeeds } from './work-needs.ts';

export const sayPlanNeeds: Say = {
  ...sayPlanSteps,
  ...sayShaping,
  ...sayWorkNeeds,
  confirm: ({ who, title, words, at, within }) => ({
    ...{ what: `Confirm what ${who} understood of “${title}”`, why: words ? `“${words}”` : undefined },
    ...{ from: 'Lead', href: partOf(within, at), stands: { shape: 'wait', text: 'Waiting for you' } },
  }),
  'confirm-several': ({ who, n, title, within }) => ({
    ...{ what: `Confirm what ${n} people understood of “${title}”`, why: `${who}: in their own words.` },
    ...{ from: 'Lead', href: `/lead/plans/${within}#agreement`, stands: { shape: 'wait', text: 'Waiting for you' } },
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
  objection: ({ who, title, words, within }) => ({
    ...{ what: `${who} objects to “${title}”`, why: words ? `“${words}”` : undefined, from: 'Lead' },
    ...{ href: `/lead/plans/${within}#consultation`, stands: { shape: 'query', text: 'Not answered' } },
  }),
  'objection-answered': ({ who, title, words, within }) => ({
    ...{ what: `${who} answered your objection to “${title}”`, why: words ? `“${words}”` : undefined, from: 'Lead' },
    ...{ href: `/lead/plans/${within}#consultation`, stands: { shape: 'back', text: 'Say whether it is settled' } },
  }),
  away: ({ who, title, words, n, within }) => ({
    what: `${who} is away when ${n === 1 ? `“${title}” is` : `“${title}” and ${several((n ?? 1) - 1, 'more task', 'more tasks')} are`} due`,
    why: `${periodInWords(...(words!.split('/') as [string, string]))}, entered after the work was given. Ask them, or revise the plan.`,
    ...{ from: 'Lead', href: `/lead/plans/${within}`, stands: { shape: 'query', text: 'Away then' } },
  }),
  'away-before': ({ who, words, n, title, within }) => ({
    what: `${who} is away for part of the time in which ${n === 1 ? `“${title}” is` : `${n} tasks are`} to be done`,
    why: `${periodInWords(...(words!.split('/') as [string, string]))}, entered after the work was given. Their hours may be fewer now: look, and revise the plan if they are.`,
    ...{ from: 'Lead', href: `/lead/plans/${within}/hours`, stands: { shape: 'query', text: 'Away then' } },
  }),
  sign: ({ who, title, at, within }) => ({
    ...{ what: `Sign ${who ? `the agreement with ${who} for` : 'your part of'} “${title}”`, from: 'Lead' },
    ...{ why: 'Everything is answered and understood.', href: partOf(within, at) },
    stands: { shape: 'open', text: 'Not signed yet' },
  }),
  'sign-several': ({ title, n, who, within }) => ({
    ...{ what: `Sign ${n} agreements for “${title}”`, why: `With ${who}: everything is answered and understood.` },
    ...{ from: 'Lead', href: `/lead/plans/${within}#agreement`, stands: { shape: 'open', text: 'Not signed yet' } },
  }),
};

/**
 * The agreements of one plan that wait for its leader's name, and the words that wait to be confirmed, where they are several, in one line each:
 * they stand beside each other on the plan. Pure.
 */
export function foldedByPlan(rows: readonly NeedRow[]): NeedRow[] {
  const alike = ({ kind, within }: NeedRow) => `${kind} ${within}`;
  const byPlan = Map.groupBy(rows.filter(isToFold), alike);
  return rows.flatMap((row) => {
    const all = isToFold(row) ? byPlan.get(alike(row))! : [];
    if (all.length < 2) return [row];
    if (all[0] !== row) return [];
    const since = all.map((one) => one.since ?? '').sort()[0]!;
    const kind = row.kind === 'sign' ? 'sign-several' : 'confirm-several';
    return [{ ...row, kind, n: all.length, at: null, who: allOf(all.map(({ who }) => who!)), since }];
  });
}

const isToFold = ({ kind, who }: NeedRow) => (kind === 'sign' || kind === 'confirm') && who !== null;

/** Settled parts, one's own and of the teams one leads, whose terms one has not signed as they hold now, nor any other leader; not while work of it was changed and not given out anew. */
export const unsigned = ({ organisationId, personId }: Actor): SQL => sql`
  select 'sign', u.title, null, case when u.person_id = ${personId} then null else u.name end, u.person_id, u.plan_id, null::int,
    null::date, null::timestamptz, u.replied_at
  from said u
  where u.outcome is not null
    and not exists (select 1 from held h where h.plan_id = u.plan_id and h.person_id = u.person_id and h.is_changed)
    and 'accept' = all (select coalesce((select a.answer from assignment_answers a where a.organisation_id = s.organisation_id
        and a.assignment_id = s.id order by a.at desc, a.id desc limit 1), 'none') from assignments s
      where s.organisation_id = ${organisationId} and s.plan_id = u.plan_id and s.person_id = u.person_id and s.ended_at is null)
    and not exists (select 1 from signatures g where g.organisation_id = ${organisationId}
      and (g.person_id = ${personId} or u.person_id <> ${personId} and g.person_id <> u.person_id)
      and g.version_id = (select v.id from versions v where v.organisation_id = ${organisationId} and v.record_id = ${agreementIdOf(sql`u.plan_id`, sql`u.person_id`)}
        and v.kind = 'agreement-document' and v.record -> 'termsVersion' = v.record -> 'version' order by v.sequence desc limit 1))`;

/** Beside `held`, which is `heldWork`, `said`, which is `saidNow`, `absent`, `live` and `own_plans`. */
export const planNeeds = (actor: Actor, day: string): SQL[] => [
  unsigned(actor),
  answeredObjections(actor, day),
  ...(actor.leads.size > 0
    ? [
        unconfirmed(actor),
        unansweredProposals(actor),
        unansweredObjections(actor),
        awayWhenDue(actor, day),
        planStepNeeds(actor, day),
      ]
    : []),
];

/** Nobody waits for whoever is gone. */
const unconfirmed = ({ personId }: Actor) =>
  sql`select 'confirm', u.title, u.what, u.name, u.person_id, u.plan_id, null::int, null::date, null::timestamptz, u.at
    from said u where u.outcome is null and u.led and u.person_id <> ${personId}`;

/** So many days away before work is due are worth a look. */
const manyDays = 5;

/** Days away that were entered after the work was given out, in plans that were agreed: on the day on which it is due, or many before. */
const awayWhenDue = ({ organisationId }: Actor, day: string) =>
  sql`select case when bool_or(a.ends_on >= h.due) then 'away' else 'away-before' end, min(h.title),
      min(a.starts_on)::text || '/' || max(a.ends_on)::text, m.name, h.person_id, h.plan_id,
      count(distinct h.title)::int, min(h.due), null::timestamptz, min(a.at)
    from held h join live p on p.id = h.plan_id and p.decision <> 'consult'
    join absences a on a.organisation_id = ${organisationId} and a.person_id = h.person_id and a.ends_on >= ${day}
      and a.withdrawn_at is null and a.hours is null and a.at > h.at
      and a.starts_on <= ${until} and a.ends_on >= least(${until}, greatest(a.starts_on, p.starts_on, ${day}::date) + ${manyDays - 1}::int)
    join people m on m.organisation_id = h.organisation_id and m.id = h.person_id
    where h.led and not h.mine and h.gone is null and ${until} >= ${day}
    group by m.name, h.person_id, h.plan_id`;

const until = sql`coalesce(h.due, p.ends_on)`;

const unansweredProposals = (actor: Actor) =>
  sql`select 'proposal', p.title, null, null, null, p.id, count(*)::int, null::date, null::timestamptz, min(k.proposed_at)
    from tasks k join live p on p.id = k.plan_id
    where k.organisation_id = ${actor.organisationId} and k.taken_up_at is null and k.withdrawn_at is null
      and k.proposed_by <> ${actor.personId} and p.team_id = any(${sql.param([...actor.leads])}::uuid[]) group by p.id, p.title`;

const remarkAbout = sql`coalesce((select o.title from objectives o where o.organisation_id = r.organisation_id and o.id = r.objective_id),
  (select k.title from tasks k where k.organisation_id = r.organisation_id and k.id = r.task_id), p.title)`;
const newestStep = sql`(select x.step, x.words, x.by, x.at from remark_steps x where x.organisation_id = r.organisation_id
  and x.remark_id = r.id order by x.at desc, x.id desc limit 1)`;

const unansweredObjections = (actor: Actor) =>
  sql`select 'objection', ${remarkAbout}, coalesce(s.words, r.words), m.name, r.person_id, p.id, null::int, null::date, null::timestamptz,
      coalesce(s.at, r.at)
    from live p join plan_remarks r on r.organisation_id = ${actor.organisationId} and r.plan_id = p.id and r.kind = 'objection'
    join people m on m.organisation_id = r.organisation_id and m.id = r.person_id
    left join lateral ${newestStep} s on true
    where p.team_id = any(${sql.param([...actor.leads])}::uuid[]) and r.person_id <> ${actor.personId} and coalesce(s.step, 'stands') = 'stands'`;

/** For how many days somebody is told of the answer to their objection. */
const daysTold = 14;

/** Of plans that go on, also where one has no work in them yet. */
const answeredObjections = ({ organisationId, personId }: Actor, day: string) =>
  sql`select 'objection-answered', ${remarkAbout}, s.words, m.name, r.person_id, p.id, null::int, null::date, null::timestamptz, s.at
    from plan_remarks r join plans p on p.organisation_id = r.organisation_id and p.id = r.plan_id
    cross join lateral ${newestStep} s
    join people m on m.organisation_id = r.organisation_id and m.id = s.by
    where r.organisation_id = ${organisationId} and r.person_id = ${personId} and s.step in ('changed', 'kept')
      and s.at > ${day}::date - ${daysTold}::int and not exists (select 1 from plan_decisions d where d.organisation_id = p.organisation_id
        and d.plan_id = p.id and d.decision in ('close', 'withdraw'))`;
