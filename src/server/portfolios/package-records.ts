// The kept records that a portfolio consists of, each with its salt and its entry of the ledger.
import type { SQL } from 'drizzle-orm';
import { type Read, sql } from '../db.ts';
import type { Enrolment } from './portfolios.table.ts';

/** The newest version of a record. `entry` is the canonical JSON of the ledger's entry, `hash` that entry's. */
export type KeptRecord = {
  kind:
    | 'evidence'
    | 'claim'
    | 'judgement'
    | 'enrolment'
    | 'criterion-decision'
    | 'unit-decision'
    | 'unit-decision-step'
    | 'declaration'
    | 'sighting'
    | 'assessment-plan'
    | 'planned-activity'
    | 'activity-move'
    | 'plan-signature'
    | 'progress-review'
    | 'review-comment'
    | 'review-action'
    | 'review-signature';
  id: string;
  version: number;
  sequence: number;
  record: Record<string, unknown>;
  salt: string;
  entry: string;
  hash: string;
};

const claimed = (enrolment: SQL) => sql`exists (select 1 from claims c where c.organisation_id = e.organisation_id
  and c.evidence_id = e.id and c.withdrawn_at is null and ${enrolment})`;

/** Evidence `e` that is claimed for this enrolment, which is all that can be submitted to it. */
export const claimedFor = ({ id }: Enrolment) => claimed(sql`c.enrolment_id = ${id}`);

/** A draft `e` that this enrolment may hold: claimed for it, or for nothing yet. One for another unit alone stays with that. */
export const draftFor = (enrolment: Enrolment) =>
  sql`(e.submitted_at is null and (${claimedFor(enrolment)} or not ${claimed(sql`true`)}))`;

/**
 * Evidence with a claim in this enrolment, those claims, all judgements of them, what was decided and declared (of decisions on the unit those
 * that were issued), who was asked to see what stays where it is, the assessment plan, reviews that all have signed, and the enrolment itself; without drafts only what is submitted, with drafts also those that claim nothing yet. One statement, so that rows and versions are of one moment while others write.
 */
export function recordsOf(db: Read, enrolment: Enrolment, drafts: boolean) {
  const { organisationId, id, candidateId } = enrolment;
  return db.rows<KeptRecord>(sql`
    with pieces as (
      select e.id from evidence e
      where e.organisation_id = ${organisationId} and e.candidate_id = ${candidateId} and e.withdrawn_at is null
        and ((e.submitted_at is not null and ${claimedFor(enrolment)}) or (${drafts} and ${draftFor(enrolment)}))),
    claimed as (
      select c.id from claims c join pieces p on p.id = c.evidence_id
      where c.organisation_id = ${organisationId} and c.enrolment_id = ${id} and c.withdrawn_at is null),
    judged as (
      select j.id from judgements j join claimed c on c.id = j.claim_id where j.organisation_id = ${organisationId}),
    issued as (
      select d.id from unit_decisions d where d.organisation_id = ${organisationId} and d.enrolment_id = ${id}
        and exists (select 1 from unit_decision_steps s where s.organisation_id = d.organisation_id and s.decision_id = d.id
          and s.step in ('signed', 'countersigned'))),
    planned as (
      select p.id from assessment_plans p where p.organisation_id = ${organisationId} and p.enrolment_id = ${id}),
    reviewed as (
      select r.id from progress_reviews r where r.organisation_id = ${organisationId} and r.enrolment_id = ${id}
        and r.closed_at is not null),
    named as (
      select 'evidence' as kind, id from pieces
      union all select 'claim', id from claimed
      union all select 'judgement', id from judged
      union all select 'criterion-decision', d.id from criterion_decisions d
        where d.organisation_id = ${organisationId} and d.enrolment_id = ${id}
      union all select 'unit-decision', id from issued
      union all select 'unit-decision-step', s.id from unit_decision_steps s join issued i on i.id = s.decision_id
        where s.organisation_id = ${organisationId}
      union all select 'declaration', d.id from declarations d where d.organisation_id = ${organisationId}
        and (d.enrolment_id = ${id} or d.evidence_id in (select id from pieces))
      union all select 'sighting', s.id from sightings s join pieces p on p.id = s.evidence_id
        where s.organisation_id = ${organisationId}
      union all ${ofPlansAndReviews(organisationId)}
      union all select 'enrolment', ${id}::uuid)
    select n.kind, n.id, v.version, v.sequence::int, v.record, v.salt, l.entry, l.hash
    from named n
    join lateral (select * from versions v where v.organisation_id = ${organisationId} and v.record_id = n.id
      and v.kind = n.kind order by v.sequence desc limit 1) v on true
    join ledger_entries l on l.organisation_id = ${organisationId} and l.sequence = v.sequence
    order by v.sequence`);
}

/** What belongs to `planned` and `reviewed`. */
const ofPlansAndReviews = (organisationId: string) => sql`
      select 'assessment-plan', id from planned
      union all select 'planned-activity', a.id from planned_activities a join planned p on p.id = a.plan_id
        where a.organisation_id = ${organisationId}
      union all select 'activity-move', m.id from activity_moves m
        join planned_activities a on a.organisation_id = m.organisation_id and a.id = m.activity_id
        join planned p on p.id = a.plan_id where m.organisation_id = ${organisationId}
      union all select 'plan-signature', s.id from plan_signatures s join planned p on p.id = s.plan_id
        where s.organisation_id = ${organisationId}
      union all select 'progress-review', id from reviewed
      union all select 'review-comment', c.id from review_comments c join reviewed r on r.id = c.review_id
        where c.organisation_id = ${organisationId}
      union all select 'review-action', a.id from review_actions a join reviewed r on r.id = a.review_id
        where a.organisation_id = ${organisationId}
      union all select 'review-signature', s.id from review_signatures s join reviewed r on r.id = s.review_id
        where s.organisation_id = ${organisationId}`;
