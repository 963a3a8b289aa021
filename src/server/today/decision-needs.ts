// What decisions on units need from somebody: to sign, to confirm, to answer, to read.
import type { SQL } from 'drizzle-orm';
import { unlookedIn } from '../assessment/criterion-looks.ts';
import { sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { type Say, several } from './need.ts';

const read = { shape: 'open', text: 'Not read yet' } as const;

export const sayDecisionNeeds: Say = {
  'declare-unit': ({ title, at }) => ({
    ...{ what: `Sign that unit ${title} is your own work`, why: 'Every criterion is met.', from: 'Prove' },
    href: `/prove/${at}/decision#declarations`,
  }),
  'decision-issued': ({ title, at }) => ({
    ...{
      what: `Read the decision on unit ${title}`,
      from: 'Prove',
      href: `/prove/${at}/decision#decision`,
      stands: read,
    },
    why: 'Acknowledging it says that you have read it, not that you agree.',
  }),
  'feedback-given': ({ title, at, who }) => ({
    ...{ what: `Read the feedback of ${who}: ${title}`, from: 'Prove', href: `/prove/${at}/feedback`, stands: read },
  }),
  'feedback-action': ({ title, at, who }) => ({
    ...{ what: title, why: `Asked for by ${who} in feedback.`, from: 'Prove', href: `/prove/${at}/feedback` },
  }),
  countersign: ({ title, at, who }) => ({
    ...{ what: `Countersign the decision on ${who}`, why: `Unit ${title}.`, from: 'Prove' },
    href: `/prove/${at}/decision#draft`,
  }),
  'decision-disputed': ({ title, at, who }) => ({
    ...{ what: `Answer ${who}, who disputes the decision`, why: `Unit ${title}.`, from: 'Prove' },
    ...{ href: `/prove/${at}/decision#decision`, stands: { shape: 'query', text: 'Disputed' } },
  }),
  'decision-disputed-assured': ({ title, at, who }) => ({
    ...{ what: `Read why ${who} disputes the decision`, why: `Unit ${title}. Its assessor answers.`, from: 'Prove' },
    ...{ href: `/prove/${at}/decision#decision`, stands: { shape: 'query', text: 'Disputed' } },
  }),
  'met-below': ({ title, at, within, who, n }) => ({
    ...{ what: `Look at ${several(n, 'criterion', 'criteria')} of ${who} met below the requirements`, from: 'Prove' },
    ...{ why: `Unit ${title}. The assessor says why.`, href: `/prove/${at}/criteria/${within}#met` },
  }),
  authenticate: ({ title, at, who }) => ({
    ...{ what: `Authenticate the work of ${who}`, why: `They have signed for unit ${title}.`, from: 'Prove' },
    href: `/prove/${at}/decision#declarations`,
  }),
  'decide-conflict': ({ at, who }) => ({
    ...{ what: `Decide on the conflict of interest of ${who}`, why: 'Nothing is judged before.', from: 'Prove' },
    href: `/prove/${at}/interests`,
  }),
};

/** In the columns of `portfolioNeeds`. */
export const decisionNeeds = (actor: Actor): SQL[] => [
  ...ofCandidate(actor),
  ...(actor.roles.has('assessor') ? ofAssessor(actor) : []),
  ...(actor.roles.has('internal-quality-assurer') ? [disputedWhereAssured(actor), metBelow(actor)] : []),
  ...(actor.roles.has('centre-coordinator') || actor.roles.has('administrator') ? [unauthenticated(actor)] : []),
  undecided(actor),
];

type Needed = { title: SQL; who?: SQL; within?: SQL; n?: SQL; due?: SQL; since: SQL };
const need = (kind: string, what: Needed) => sql`
  select ${kind}, ${what.title}, null, ${what.who ?? sql`null`}, n.id, ${what.within ?? sql`null::uuid`}, ${what.n ?? sql`null::int`}, ${what.due ?? sql`null::date`}, null::timestamptz, ${what.since}
  from enrolments n join units u on u.organisation_id = n.organisation_id and u.id = n.unit_id
  join people p on p.organisation_id = n.organisation_id and p.id = n.candidate_id`;

const number = sql`u.number`;
const open = (organisationId: string) =>
  sql`n.organisation_id = ${organisationId} and n.ended_at is null and n.suspended_at is null`;
const inForce = sql`join unit_decisions d on d.organisation_id = n.organisation_id and d.id = unit_decision_in_force(n.organisation_id, n.id)`;
const step = (...steps: string[]) => sql`exists (select 1 from unit_decision_steps s
  where s.organisation_id = d.organisation_id and s.decision_id = d.id and s.step in ${steps})`;

const ofCandidate = ({ organisationId, personId }: Actor): SQL[] => [
  sql`${need('declare-unit', { title: number, since: sql`max(c.at)` })}
    join criterion_decisions c on c.organisation_id = n.organisation_id and c.enrolment_id = n.id
    where ${open(organisationId)} and n.candidate_id = ${personId}
      and not exists (select 1 from declarations x where x.organisation_id = n.organisation_id and x.enrolment_id = n.id and x.kind = 'unit')
    group by n.organisation_id, n.id, u.number
    having (select count(*) from criteria k where k.organisation_id = n.organisation_id and k.unit_id = n.unit_id)
      = (select count(*) from criteria_met(n.organisation_id, n.id))`,
  sql`${need('decision-issued', { title: number, since: sql`d.drafted_at` })} ${inForce}
    where n.organisation_id = ${organisationId} and n.candidate_id = ${personId} and not ${step('acknowledged', 'disputed')}`,
  sql`${need('feedback-given', { title: sql`f.about`, who: sql`a.name`, since: sql`f.at` })}
    join feedbacks f on f.organisation_id = n.organisation_id and f.enrolment_id = n.id and f.acknowledged_at is null
    join people a on a.organisation_id = f.organisation_id and a.id = f.assessor_id
    where ${open(organisationId)} and n.candidate_id = ${personId}`,
  sql`${need('feedback-action', { title: sql`t.what`, who: sql`a.name`, due: sql`t.due_on`, since: sql`f.at` })}
    join feedbacks f on f.organisation_id = n.organisation_id and f.enrolment_id = n.id
    join feedback_actions t on t.organisation_id = f.organisation_id and t.feedback_id = f.id and t.done_at is null
    join people a on a.organisation_id = f.organisation_id and a.id = f.assessor_id
    where ${open(organisationId)} and n.candidate_id = ${personId}`,
];

const ofAssessor = ({ organisationId, personId }: Actor): SQL[] => [
  sql`${need('countersign', { title: number, who: sql`p.name`, since: sql`d.drafted_at` })}
    join unit_decisions d on d.organisation_id = n.organisation_id and d.enrolment_id = n.id
    where ${open(organisationId)} and n.countersigner_id = ${personId} and ${step('proposed')}
      and not ${step('countersigned', 'returned', 'set-aside')}`,
  sql`${need('decision-disputed', { title: number, who: sql`p.name`, since: sql`d.drafted_at` })} ${inForce}
    where ${open(organisationId)} and n.assessor_id = ${personId} and ${step('disputed')} and not ${step('upheld')}`,
];

const disputedWhereAssured = ({ organisationId, personId }: Actor) => sql`
  ${need('decision-disputed-assured', { title: number, who: sql`p.name`, since: sql`d.drafted_at` })} ${inForce}
  where ${open(organisationId)} and n.internal_quality_assurer_id = ${personId} and ${step('disputed')} and not ${step('upheld')}`;

const metBelow = ({ organisationId, personId }: Actor) => sql`
  ${need('met-below', { title: number, who: sql`p.name`, within: sql`b.first`, n: sql`b.below`, since: sql`b.since` })}
  cross join lateral ${unlookedIn(sql`n`)} b
  where ${open(organisationId)} and n.internal_quality_assurer_id = ${personId} and b.below > 0`;

const unauthenticated = ({ organisationId, personId }: Actor) => sql`
  ${need('authenticate', { title: number, who: sql`p.name`, since: sql`x.at` })}
  join declarations x on x.organisation_id = n.organisation_id and x.enrolment_id = n.id and x.kind = 'unit'
  where ${open(organisationId)} and n.candidate_id <> ${personId} and not exists (select 1 from declarations y
    where y.organisation_id = n.organisation_id and y.enrolment_id = n.id and (y.at, y.id) > (x.at, x.id))`;

const undecided = ({ organisationId, personId, roles }: Actor) => {
  const coordinates = roles.has('centre-coordinator') || roles.has('administrator');
  const assures = sql`(${roles.has('internal-quality-assurer')} and n.internal_quality_assurer_id = ${personId})`;
  return sql`${need('decide-conflict', { title: number, who: sql`a.name`, since: sql`c.at` })}
    join conflicts c on c.organisation_id = n.organisation_id and c.enrolment_id = n.id and c.accepted is null
    join people a on a.organisation_id = c.organisation_id and a.id = c.person_id
    where ${open(organisationId)} and c.person_id <> ${personId} and n.candidate_id <> ${personId}
      and (${coordinates} or ${assures})`;
};
