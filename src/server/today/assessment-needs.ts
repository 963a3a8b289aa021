// What assessment plans and reviews of progress need from somebody: to agree, to be there, to say what came of it, to sign.
import type { SQL } from 'drizzle-orm';
import type { ActivityMethod } from '../assessment/planning/assessment-plans.table.ts';
import { methodWords } from '../assessment/planning/plan-page.ts';
import { sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { type Say, several } from './need.ts';

const unsigned = { shape: 'open', text: 'Not signed yet' } as const;
const planHref = (at: string | null) => `/prove/${at}/plan`;

export const sayAssessmentNeeds: Say = {
  'agree-assessment': ({ title, who, at }) => ({
    ...{
      what: `Agree to the assessment plan${who ? ` with ${who}` : ''}`,
      why: `Unit ${title}. You have not agreed to what stands there now.`,
    },
    ...{ from: 'Prove', href: planHref(at), stands: { shape: 'wait', text: 'Not agreed yet' } },
  }),
  'planned-activity': ({ title, words, who, at }) => ({
    ...{
      what: `${methodWords[words as ActivityMethod]}: ${title}`,
      why: who ? `With ${who}.` : 'Planned with your assessor.',
    },
    ...{ from: 'Prove', href: planHref(at) },
  }),
  'activity-past': ({ title, who, n, at }) => ({
    ...{
      what: `Say what became of “${title}”${n === 1 ? '' : ` and ${several((n ?? 2) - 1, 'more activity', 'more activities')}`}`,
      why: `Planned with ${who}. Say that it was done, move it or call it off.`,
    },
    ...{ from: 'Prove', href: planHref(at) },
  }),
  'adjustment-asked': ({ title, who, at }) => ({
    ...{ what: `Answer what ${who} asks to be done otherwise`, why: `Unit ${title}.`, from: 'Prove' },
    ...{ href: `/prove/${at}/adjustments`, stands: { shape: 'query', text: 'Not answered' } },
  }),
  'review-due': ({ title, who, at }) => ({
    ...{ what: `Review the progress of ${who}`, why: `Unit ${title}.`, from: 'Prove', href: `/prove/${at}/reviews` },
  }),
  'sign-review': ({ title, who, at, within }) => ({
    ...{
      what: `Sign the review of ${who ?? 'your progress'}`,
      why: `Unit ${title}. Say something of it first, where you want to.`,
    },
    ...{ from: 'Prove', href: `/prove/${at}/reviews/${within}`, stands: unsigned },
  }),
  'review-action': ({ title, at, within, who }) => ({
    ...{ what: title, why: `Agreed in a review ${who ? `with ${who}` : 'of your progress'}.`, from: 'Prove' },
    href: `/prove/${at}/reviews/${within}`,
  }),
};

const daysAhead = 14;

/** In the columns of `portfolioNeeds`. */
export const assessmentNeeds = (actor: Actor, day: string): SQL[] => [
  toAgree(actor),
  planned(actor, day),
  toSign(actor),
  reviewActions(actor, day),
  ...(actor.roles.has('assessor') ? ofAssessor(actor, day) : []),
];

type Need = { title: SQL; words?: SQL; who?: SQL; within?: SQL; n?: SQL; due?: SQL; since: SQL };
const need = (kind: string, { title, words, who, within, n, due, since }: Need) => sql`
  select ${kind}, ${title}, ${words ?? sql`null`}, ${who ?? sql`null`}, n.id, ${within ?? sql`null::uuid`}, ${n ?? sql`null::int`},
    ${due ?? sql`null::date`}, null::timestamptz, ${since}
  from enrolments n join units u on u.organisation_id = n.organisation_id and u.id = n.unit_id
  join people p on p.organisation_id = n.organisation_id and p.id = n.candidate_id`;

const number = sql`u.number`;
const open = (organisationId: string) =>
  sql`n.organisation_id = ${organisationId} and n.ended_at is null and n.suspended_at is null`;
const plan = sql`join assessment_plans l on l.organisation_id = n.organisation_id and l.enrolment_id = n.id`;
const review = sql`join progress_reviews r on r.organisation_id = n.organisation_id and r.enrolment_id = n.id`;
/** Those of plan `l` that are neither done nor called off: read plan by plan, however many there are in all. */
const activities = (of: SQL, when: SQL) => sql`cross join lateral (select ${of} from planned_activities a
  where a.organisation_id = l.organisation_id and a.plan_id = l.id and a.done_on is null and a.called_off_at is null ${when} offset 0) a`;
/** The candidate is named to others. */
const candidate = (personId: string) => sql`case when n.candidate_id <> ${personId} then p.name end`;
/** Candidate, or assessor as long as they hold the role. */
const party = ({ personId, roles }: Actor) =>
  sql`(n.candidate_id = ${personId} or (n.assessor_id = ${personId} and ${roles.has('assessor')}))`;

const toAgree = (actor: Actor) => sql`
  ${need('agree-assessment', { title: number, who: candidate(actor.personId), since: sql`a.since` })} ${plan}
  cross join lateral (select max(a.added_at) as since from planned_activities a
    where a.organisation_id = l.organisation_id and a.plan_id = l.id and a.called_off_at is null) a
  where ${open(actor.organisationId)} and ${party(actor)} and not unit_is_achieved(n.organisation_id, n.id)
    and a.since is not null and not exists (select 1 from plan_signatures s where s.organisation_id = l.organisation_id
      and s.plan_id = l.id and s.hash = l.hash and s.person_id = ${actor.personId})`;

/** Within a fortnight; once its day has passed, the assessor says what became of it. */
const planned = (actor: Actor, day: string) => sql`
  ${need('planned-activity', { title: sql`a.what`, words: sql`a.method`, who: candidate(actor.personId), due: sql`a.planned_on`, since: sql`a.added_at` })}
  ${plan} ${activities(sql`*`, sql`and a.planned_on between ${day}::date and ${day}::date + ${sql.raw(String(daysAhead))}`)}
  where ${open(actor.organisationId)} and ${party(actor)}`;

const toSign = ({ organisationId, personId, roles }: Actor) => sql`
  ${need('sign-review', { title: number, who: candidate(personId), within: sql`r.id`, since: sql`r.begun_at` })} ${review} and r.closed_at is null
  where n.organisation_id = ${organisationId} and (n.candidate_id = ${personId} or (n.assessor_id = ${personId} and ${roles.has('assessor')})
      or (r.employer_id = ${personId} and r.without_employer is null))
    and not exists (select 1 from review_signatures s where s.organisation_id = r.organisation_id and s.review_id = r.id
      and s.hash = r.hash and s.person_id = ${personId})`;

const reviewActions = ({ organisationId, personId }: Actor, day: string) => sql`
  ${need('review-action', { title: sql`t.what`, who: candidate(personId), within: sql`r.id`, due: sql`t.due_on`, since: sql`r.begun_at` })}
  ${review} join review_actions t on t.organisation_id = r.organisation_id and t.review_id = r.id and t.done_at is null
  where ${open(organisationId)} and t.owner_id = ${personId} and t.due_on <= ${day}::date + ${sql.raw(String(daysAhead))}
    and ${personId} in (n.candidate_id, n.assessor_id, r.employer_id)`;

const ofAssessor = ({ organisationId, personId }: Actor, day: string): SQL[] => [
  sql`${need('activity-past', { title: sql`a.what`, who: sql`p.name`, n: sql`a.n`, due: sql`a.due`, since: sql`a.since` })}
    ${plan} ${activities(past, sql`and a.planned_on < ${day}::date`)} where ${open(organisationId)} and n.assessor_id = ${personId} and a.n > 0`,
  sql`${need('adjustment-asked', { title: number, who: sql`p.name`, since: sql`x.at` })}
    join reasonable_adjustments x on x.organisation_id = n.organisation_id and x.enrolment_id = n.id and x.answered_at is null
      and x.withdrawn_at is null where ${open(organisationId)} and n.assessor_id = ${personId}`,
  sql`${need('review-due', { title: number, who: sql`p.name`, due: dueOn, since: sql`l.created_at` })} ${plan}
    where ${open(organisationId)} and n.assessor_id = ${personId} and not unit_is_achieved(n.organisation_id, n.id)
      and ${dueOn} <= ${day}::date + ${sql.raw(String(daysAhead))}
      and not exists (select 1 from progress_reviews r where r.organisation_id = n.organisation_id and r.enrolment_id = n.id
        and r.closed_at is null)`,
];

/** The one whose day passed first, with how many there are. */
const past = sql`count(*)::int as n, min(a.planned_on) as due, min(a.added_at) as since, (array_agg(a.what order by a.planned_on, a.id))[1] as what`;

const dueOn = sql`(coalesce((select max(q.held_on) from progress_reviews q where q.organisation_id = n.organisation_id
  and q.enrolment_id = n.id), n.started_on) + l.review_weeks * 7)`;
