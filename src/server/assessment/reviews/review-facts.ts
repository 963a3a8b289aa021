// What came about since the review before: counted from rows, each of which is named, so that every number can be opened.
import { first, type Read, sql } from '../../db.ts';
import type { Actor } from '../../people/actor.ts';
import type { Enrolment } from '../../portfolios/portfolios.table.ts';
import { standingsOf } from '../../portfolios/progress.ts';
import { codesOf } from '../planning/planned-activities.ts';
import type { ReviewFacts } from './progress-reviews.table.ts';

/** As it stands now, for the assessor: of drafts nothing. */
export async function reviewFacts(db: Read, actor: Actor, enrolment: Enrolment): Promise<ReviewFacts> {
  const { unitVersion, ...facts } = await since(db, enrolment, actor.organisation.timeZone);
  const standings = (await standingsOf(db, actor, [{ ...enrolment, unitVersion }])).get(enrolment.id)!;
  const codes = new Map((await codesOf(db, enrolment)).map(({ id, code }) => [id, code]));
  const enough = standings.filter(({ state }) => state === 'sufficient');
  return { ...facts, sufficient: enough.map(({ criterionId }) => codes.get(criterionId)!) };
}

/** One statement. */
async function since(db: Read, { organisationId, id, unitId }: Enrolment, timeZone: string) {
  const here = sql`c.organisation_id = ${organisationId} and c.enrolment_id = ${id}`;
  const found = await db.rows<{ facts: Omit<ReviewFacts, 'sufficient'> & { unitVersion: number } }>(sql`
    with last as (select r.id, r.held_on, r.begun_at, jsonb_array_length(r.facts -> 'sufficient') as sufficient from progress_reviews r
        where r.organisation_id = ${organisationId} and r.enrolment_id = ${id} order by r.begun_at desc, r.id desc limit 1),
      bound as (select coalesce((select begun_at from last), '-infinity'::timestamptz) as at),
      met as (select k.id, k.code, k.position from criteria k where k.organisation_id = ${organisationId}
        and k.id in (select criteria_met(${organisationId}::uuid, ${id}::uuid)))
    select json_build_object('unitVersion', (select u.version from units u where u.organisation_id = ${organisationId} and u.id = ${unitId}),
      'since', (select held_on from last), 'before', (select sufficient from last),
      'met', (select coalesce(json_agg(code order by position), '[]') from met),
      'newly', (select coalesce(json_agg(m.code order by m.position), '[]') from met m where (
        select max(d.at) from criterion_decisions d where d.organisation_id = ${organisationId} and d.enrolment_id = ${id}
          and d.criterion_id = m.id and d.outcome = 'met') > (select at from bound)),
      'of', (select count(*)::int from criteria k where k.organisation_id = ${organisationId} and k.unit_id = ${unitId}),
      'submitted', (select coalesce(json_agg(json_build_object('id', e.id, 'number', e.number) order by e.number), '[]') from evidence e
        where e.organisation_id = ${organisationId} and e.submitted_at > (select at from bound) and e.withdrawn_at is null
          and exists (select 1 from claims c where ${here} and c.evidence_id = e.id and c.withdrawn_at is null)),
      'judged', (select coalesce(json_agg(json_build_object('id', e.id, 'number', e.number, 'code', k.code, 'outcome', j.outcome)
          order by e.number, k.position, j.id), '[]')
        from claims c join judgements j on j.organisation_id = c.organisation_id and j.claim_id = c.id and j.at > (select at from bound)
        join evidence e on e.organisation_id = c.organisation_id and e.id = c.evidence_id
        join criteria k on k.organisation_id = c.organisation_id and k.id = c.criterion_id where ${here}
          and not exists (select 1 from judgements s where s.organisation_id = j.organisation_id and s.supersedes_id = j.id)),
      'waiting', (select count(*)::int from claims c join evidence e on e.organisation_id = c.organisation_id and e.id = c.evidence_id
          and e.submitted_at is not null and e.withdrawn_at is null
        where ${here} and c.withdrawn_at is null and not exists (select 1 from judgements j
          where j.organisation_id = c.organisation_id and j.claim_id = c.id)),
      'done', (select coalesce(json_agg(json_build_object('what', a.what, 'on', a.done_on) order by a.done_on, a.id), '[]')
        from planned_activities a join assessment_plans c on c.organisation_id = a.organisation_id and c.id = a.plan_id
        where ${here} and a.done_on >= coalesce((select held_on from last), '-infinity'::date)),
      'moved', (select coalesce(json_agg(json_build_object('what', a.what, 'from', m.from_on, 'to', m.to_on, 'reason', m.reason)
          order by m.at, m.id), '[]')
        from planned_activities a join assessment_plans c on c.organisation_id = a.organisation_id and c.id = a.plan_id
        join activity_moves m on m.organisation_id = a.organisation_id and m.activity_id = a.id and m.at > (select at from bound)
        where ${here}),
      'agreed', (select coalesce(json_agg(json_build_object('what', t.what, 'owner', o.name, 'dueOn', t.due_on,
          'doneOn', (t.done_at at time zone ${timeZone})::date, 'doneWords', t.done_words) order by t.position), '[]')
        from review_actions t join people o on o.organisation_id = t.organisation_id and o.id = t.owner_id
        where t.organisation_id = ${organisationId} and t.review_id = (select id from last))) as facts`);
  return first(found)!.facts;
}
