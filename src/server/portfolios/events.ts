// Which event a piece of evidence `e` is of, and whose words alone it is: what happened once counts once, however many records tell of it.
import { type Read, sql } from '../db.ts';
import { agreementIdOf } from '../plans/agreements.ts';

/**
 * Of evidence `piece`: the plan that an agreement or an allocation is of, else the record it is a copy of, else itself. A record taken anew keeps its id, so that
 * all its versions are one event.
 */
const recordOf = (piece: 'e' | 'told') => {
  const t = sql.raw(piece);
  const agreed = agreementIdOf(sql`h.plan_id`, sql`h.person_id`);
  return sql`coalesce(case when ${t}.source_kind = 'agreement-document' then (
    select h.plan_id from (select distinct a.plan_id, a.person_id from evidence_people m
      join assignments a on a.organisation_id = m.organisation_id and a.person_id = m.person_id
      where m.organisation_id = ${t}.organisation_id and m.evidence_id = ${t}.id) h where ${agreed} = ${t}.source_id limit 1) end,
    case when ${t}.source_kind = 'allocation' then (select r.plan_id from allocations r
      where r.organisation_id = ${t}.organisation_id and r.id = ${t}.source_id) end,
    ${t}.source_id, ${t}.id)`;
};

/**
 * The id of the event that evidence `e` is of. A testimony is of the event of the evidence it was asked about, an account of the first of the
 * records it was written about; of any other piece see `recordOf`. The same in every unit, since evidence belongs to its candidate.
 */
export const eventOf = sql`coalesce(
  case e.source_kind
    when 'testimony' then (select ${recordOf('told')} from testimonies t
      join evidence told on told.organisation_id = t.organisation_id and told.id = t.about_evidence_id
      where t.organisation_id = e.organisation_id and t.id = e.source_id)
    when 'journal-entry' then (select (y.records -> 0 ->> 'sourceId')::uuid from journal_entries y
      where y.organisation_id = e.organisation_id and y.id = e.source_id)
  end, ${recordOf('e')})`;

/** Whose words alone evidence `e` is: of an account its writer, of a testimony its witness, of thanks and of feedback not answered who gave it; null of what several made. */
export const authorOf = sql`case
  when e.kind = 'account' then e.candidate_id
  when e.source_kind = 'testimony' then (select t.witness_id from testimonies t
    where t.organisation_id = e.organisation_id and t.id = e.source_id)
  when e.kind = 'recognition' then (select m.person_id from evidence_people m
    where m.organisation_id = e.organisation_id and m.evidence_id = e.id and m.part = 'gave the thanks' limit 1)
  when e.kind = 'colleague-feedback' and not jsonb_path_exists(e.document, '$.sections[*] ? (@.id == "answers")') then (
    select m.person_id from evidence_people m
    where m.organisation_id = e.organisation_id and m.evidence_id = e.id and m.part = 'gave the feedback' limit 1)
end`;

export type Happened = { event: string; author: string | null };

/** The same of evidence by its ids, for what was read from kept versions. One statement. */
export async function happenedIn(db: Read, organisationId: string, ids: readonly string[]) {
  const found = await db.rows<Happened & { id: string }>(sql`
    select e.id, ${eventOf} as event, ${authorOf} as author from evidence e
    where e.organisation_id = ${organisationId} and e.id = any(${sql.param([...ids])}::uuid[])`);
  return new Map<string, Happened>(found.map(({ id, event, author }) => [id, { event, author }]));
}
