// One review with everything that stands in it, as its page and its document read it: one statement.
import { one, type Read, sql } from '../db.ts';
import type { PerformanceReview, ReviewPack, ReviewStance } from './performance-reviews.table.ts';

type Named = { id: string; name: string };
/** Days are YYYY-MM-DD, moments ISO 8601. */
export type ShownDevelopment = {
  id: string;
  title: string;
  knownBy: string;
  dueOn: string;
  /** The name of the standard or objective that it is for, and where it opens; null with the reason for neither. */
  tie: { kind: 'standard' | 'objective'; name: string; href: string } | null;
  untiedReason: string | null;
};
export type ShownAgreed = {
  id: string;
  ownerId: string;
  owner: string;
  what: string;
  knownBy: string;
  dueOn: string;
  /** Whether the one-to-ones carry it, and what was said there. */
  carried: boolean;
  doneAt: string | null;
  doneNote: string | null;
};
export type ShownSignature = {
  personId: string;
  name: string;
  stance: ReviewStance;
  words: string | null;
  hash: string;
  at: string;
};
export type ShownAppeal = {
  id: string;
  to: string;
  hash: string;
  reason: string;
  at: string;
  dueOn: string;
  outcome: 'stands' | 'to-change' | null;
  words: string | null;
  decidedAt: string | null;
};
export type ShownExample = { id: string; personId: string; name: string; happenedOn: string; words: string };
export type ReviewRows = {
  leader: Named & { jobTitle: string | null };
  member: Named & { jobTitle: string | null };
  pack: { pack: ReviewPack; at: string } | null;
  examples: ShownExample[];
  objectives: ShownDevelopment[];
  actions: ShownAgreed[];
  signatures: ShownSignature[];
  appeals: ShownAppeal[];
  /** The one-to-ones that carry its actions. */
  pairId: string | null;
};

/** Without what was taken out; signatures and appeals of earlier texts too, oldest first. */
export const reviewRows = async (
  db: Read,
  { organisationId, id, leaderId, memberId }: PerformanceReview,
): Promise<ReviewRows> => {
  const of = sql`x.organisation_id = ${organisationId} and x.review_id = ${id}`;
  const person = (
    personId: string,
  ) => sql`(select json_build_object('id', p.id, 'name', p.name, 'jobTitle', p.job_title)
    from people p where p.organisation_id = ${organisationId} and p.id = ${personId})`;
  const named = sql`join people p on p.organisation_id = x.organisation_id`;
  const list = (row: ReturnType<typeof sql>, from: ReturnType<typeof sql>, by: ReturnType<typeof sql>) =>
    sql`(select coalesce(json_agg(${row} order by ${by}), '[]') from ${from})`;
  return one(
    await db.rows<ReviewRows>(sql`
      select ${person(leaderId)} as leader, ${person(memberId)} as member,
        (select json_build_object('pack', x.pack, 'at', x.at) from performance_review_packs x where ${of}) as pack,
        ${list(
          sql`json_build_object('id', x.id, 'personId', x.person_id, 'name', p.name, 'happenedOn', x.happened_on, 'words', x.words)`,
          sql`performance_review_examples x ${named} and p.id = x.person_id where ${of}`,
          sql`x.happened_on, x.id`,
        )} as examples,
        ${list(
          sql`json_build_object('id', x.id, 'title', x.title, 'knownBy', x.known_by, 'dueOn', x.due_on, 'untiedReason', x.untied_reason,
            'tie', case when s.id is not null then json_build_object('kind', 'standard', 'name', s.name, 'href', '/serve/standards/' || s.id)
              when o.id is not null then json_build_object('kind', 'objective', 'name', o.title, 'href', '/lead/plans/' || o.plan_id) end)`,
          sql`performance_review_objectives x
            left join standards s on s.organisation_id = x.organisation_id and s.id = x.standard_id
            left join objectives o on o.organisation_id = x.organisation_id and o.id = x.objective_id
            where ${of} and x.withdrawn_at is null`,
          sql`x.position`,
        )} as objectives,
        ${list(
          sql`json_build_object('id', x.id, 'ownerId', x.owner_id, 'owner', p.name, 'what', x.what, 'knownBy', x.known_by,
            'dueOn', x.due_on, 'carried', a.id is not null, 'doneAt', a.done_at, 'doneNote', a.done_note)`,
          sql`performance_review_actions x ${named} and p.id = x.owner_id
            left join one_to_one_actions a on a.organisation_id = x.organisation_id and a.id = x.one_to_one_action_id
            where ${of} and x.withdrawn_at is null`,
          sql`x.position`,
        )} as actions,
        ${list(
          sql`json_build_object('personId', x.person_id, 'name', p.name, 'stance', x.stance, 'words', x.words, 'hash', x.hash, 'at', x.at)`,
          sql`performance_review_signatures x ${named} and p.id = x.person_id where ${of}`,
          sql`x.at, x.id`,
        )} as signatures,
        ${list(
          sql`json_build_object('id', x.id, 'to', p.name, 'hash', x.hash, 'reason', x.reason, 'at', x.at, 'dueOn', x.due_on,
            'outcome', x.outcome, 'words', x.words, 'decidedAt', x.decided_at)`,
          sql`performance_review_appeals x ${named} and p.id = x.to_id where ${of}`,
          sql`x.at, x.id`,
        )} as appeals,
        (select r.id from one_to_ones r where r.organisation_id = ${organisationId} and r.leader_id = ${leaderId}
          and r.member_id = ${memberId}) as "pairId"`),
  );
};
