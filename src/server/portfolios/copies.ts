// What the people in a record are told of its copies: who submitted one as evidence, and who reads it then.
import type { SQL } from 'drizzle-orm';
import { organisation, see } from '../act.ts';
import { type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { agreementId } from '../plans/agreements.ts';
import { type PartFacts, partFacts } from '../plans/part-facts.ts';
import { performanceReviewFacts } from '../reviews/performance-review-facts.ts';
import { pairFacts } from '../support/one-to-one-facts.ts';
import { readersIn } from './evidence-facts.ts';

/** A copy of a record in somebody's portfolio. `title` is the record's own, moments are ISO 8601. */
export type Copy = {
  id: string;
  number: number;
  title: string;
  candidateId: string;
  candidate: string;
  takenAt: string;
  submittedAt: string | null;
  withdrawn: boolean;
  /** Names of those who read it beside the candidate, once it is submitted. */
  readers: string[];
};

/** Submitted copies of a meeting, oldest first. @throws NotFound for anybody but the two */
export const copiesOfMeeting = (actor: Actor, pairId: string, meetingId: string): Promise<Copy[]> =>
  see(actor, 'one-to-one.view', pairFacts(actor, pairId), (db) =>
    copies(
      db,
      actor,
      sql`piece.submitted_at is not null and piece.source_kind = 'one-to-one-document' and piece.source_id = (
        select m.id from one_to_one_meetings m
        where m.organisation_id = piece.organisation_id and m.one_to_one_id = ${pairId} and m.id = ${meetingId})`,
    ),
  );

/** Submitted copies of a performance review, oldest first. @throws NotFound for anybody but the two */
export const copiesOfReview = (actor: Actor, reviewId: string): Promise<Copy[]> =>
  see(actor, 'performance-review.view', performanceReviewFacts(actor, reviewId), (db) =>
    copies(
      db,
      actor,
      sql`piece.submitted_at is not null and piece.source_kind = 'performance-review-document' and piece.source_id = ${reviewId}`,
    ),
  );

/** Submitted copies of one person's agreement in a plan, oldest first. `known`: its facts, where they were read just now. */
export const copiesOfAgreement = (actor: Actor, planId: string, personId: string, known?: PartFacts): Promise<Copy[]> =>
  see(actor, 'agreement.view', known ? async () => known : partFacts(actor, planId, personId), (db) =>
    copies(
      db,
      actor,
      sql`piece.submitted_at is not null and piece.source_kind = 'agreement-document' and piece.source_id = ${agreementId(planId, personId)}`,
    ),
  );

/** Everything in the portfolios of others that names the actor, newest first: also what is not submitted yet. */
export const copiesNaming = (actor: Actor): Promise<Copy[]> =>
  see(actor, 'account.view', organisation, async (db) => {
    const found = await copies(
      db,
      actor,
      sql`piece.candidate_id <> ${actor.personId} and exists (select 1 from evidence_people n
        where n.organisation_id = piece.organisation_id and n.evidence_id = piece.id and n.person_id = ${actor.personId})`,
    );
    return found.reverse();
  });

const copies = (db: Read, { organisationId }: Actor, which: SQL): Promise<Copy[]> =>
  db.rows<Copy>(sql`
    select piece.id, piece.number, piece.document ->> 'title' as title, piece.candidate_id as "candidateId", h.name as candidate,
      to_json(piece.taken_at) #>> '{}' as "takenAt", to_json(piece.submitted_at) #>> '{}' as "submittedAt",
      piece.withdrawn_at is not null as withdrawn,
      coalesce((select jsonb_agg(p.name order by p.name) from people p where p.organisation_id = piece.organisation_id
        and p.id in (${readersIn(organisationId, sql`piece.id`)})), '[]') as readers
    from evidence piece
    join people h on h.organisation_id = piece.organisation_id and h.id = piece.candidate_id
    where piece.organisation_id = ${organisationId} and ${which}
    order by piece.taken_at, piece.id`);
