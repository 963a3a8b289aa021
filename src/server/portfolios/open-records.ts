// Which records somebody may still read: a copy is taken of no other, also where the newest version names them.
import type { SQL } from 'drizzle-orm';
import { sql } from '../db.ts';
import { readsMeeting } from '../meetings/reads-meeting.ts';
import type { Actor } from '../people/actor.ts';
import { agreementIdOf } from '../plans/agreements.ts';
import { readsPlan } from '../plans/gone.ts';

/**
 * Whether the record of a kept document (`v`) is open to the actor now, as its own page asks: `plan.view`, `agreement.view`.
 * A one-to-one is for ever open to the two whom it names. A performance review is the member's, and the leader's once the member consents.
 */
export const opensTo = (actor: Actor): SQL => sql`case v.kind
  when 'plan-document' then v.record_id in (select p.id from plans p where p.organisation_id = ${actor.organisationId} and ${readsPlan(actor)})
  when 'agreement-document' then v.record -> 'people' @> ${JSON.stringify([{ id: actor.personId, part: 'does the work' }])}::jsonb
    or v.record_id in (${agreementsLed(actor)})
  when 'team-meeting-document' then v.record_id in (select m.id from team_meetings m
    where m.organisation_id = ${actor.organisationId} and ${readsMeeting(actor)})
  when 'coaching-plan-document' then v.record_id in (${coachingTaken(actor)})
  when 'coaching-session-document' then v.record_id in (select s.id from coaching_sessions s
    where s.organisation_id = ${actor.organisationId} and s.plan_id in (${coachingTaken(actor)}))
  when 'coaching-follow-up-document' then v.record_id in (select l.id from coaching_levels l
    where l.organisation_id = ${actor.organisationId} and l.plan_id in (${coachingTaken(actor)}))
  when 'briefing-document' then v.record_id in (select b.id from briefings b join plans p on p.organisation_id = b.organisation_id and p.id = b.plan_id
    where b.organisation_id = ${actor.organisationId} and ${readsPlan(actor)})
  when 'work-document' then v.record -> 'people' @> ${JSON.stringify([{ id: actor.personId, part: 'did the work' }])}::jsonb
    or v.record_id in (${workLed(actor)})
  when 'performance-review-document' then v.record_id in (select r.id from performance_reviews r
    where r.organisation_id = ${actor.organisationId}
      and (r.member_id = ${actor.personId} or (r.leader_id = ${actor.personId} and r.consents)))
  else true end`;

/** Coaching of which somebody takes copies: the coachee always, the coach where both agreed to that. Ids of its plans. */
const coachingTaken = ({ organisationId, personId }: Actor): SQL => sql`select c.id from coaching_plans c
  where c.organisation_id = ${organisationId}
    and (c.coachee_id = ${personId} or (c.coach_id = ${personId} and c.evidence_for = 'both'))`;

/** The work given in plans of the teams that somebody leads or manages: ids. */
const workLed = ({ organisationId, leads, manages }: Actor): SQL => sql`
  select s.id from assignments s join plans p on p.organisation_id = s.organisation_id and p.id = s.plan_id
  where s.organisation_id = ${organisationId} and p.team_id = any(${sql.param([...leads, ...manages])}::uuid[])`;

/** The agreements of the teams that somebody leads or manages: ids. */
const agreementsLed = ({ organisationId, leads, manages }: Actor): SQL => sql`
  select ${agreementIdOf(sql`s.plan_id`, sql`s.person_id`)} from (select distinct s.plan_id, s.person_id from assignments s
    join plans p on p.organisation_id = s.organisation_id and p.id = s.plan_id
    where s.organisation_id = ${organisationId} and p.team_id = any(${sql.param([...leads, ...manages])}::uuid[])) s`;
