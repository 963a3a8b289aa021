// What the rules look at for a piece of evidence: whose it is, whether it is submitted, who reads it then.
import { and, eq, getTableColumns, type SQL } from 'drizzle-orm';
import { first, type Read, sql, type Tx } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { type Evidence, evidence } from './portfolios.table.ts';

export type EvidenceSubject = { candidateId: string; submitted: boolean; readers: string[]; evidence: Evidence };

/** A piece of evidence with its facts, in one statement; null when there is none. */
export const findEvidence =
  (actor: Actor, evidenceId: string) =>
  async (db: Read): Promise<EvidenceSubject | null> => {
    const readers = sql<
      string[] | null
    >`(select json_agg(r.id) from (${readersIn(actor.organisationId, sql`evidence.id`)}) r)`;
    const columns = { ...getTableColumns(evidence), readers };
    const found = first(await db.select(columns).from(evidence).where(sameEvidence(actor, evidenceId)));
    if (!found) return null;
    const { readers: held, ...row } = found;
    return { candidateId: row.candidateId, submitted: row.submittedAt !== null, readers: held ?? [], evidence: row };
  };

/** The same, locked: submitting, claiming, judging and withdrawing of one piece come one after the other. */
export const lockedEvidence =
  (actor: Actor, evidenceId: string) =>
  async (tx: Tx): Promise<EvidenceSubject | null> =>
    withFacts(tx, first(await tx.select().from(evidence).where(sameEvidence(actor, evidenceId)).for('update')));

export const sameEvidence = (actor: Actor, evidenceId: string) =>
  and(eq(evidence.organisationId, actor.organisationId), eq(evidence.id, evidenceId));

async function withFacts(db: Read, found: Evidence | null): Promise<EvidenceSubject | null> {
  if (!found) return null;
  const { candidateId, submittedAt } = found;
  return { candidateId, submitted: submittedAt !== null, readers: await readersOf(db, found), evidence: found };
}

/**
 * Who reads a submitted piece beside its candidate: the assessor, whoever countersigns and the internal quality assurer of each enrolment in which
 * something is claimed of it (also what was withdrawn only after they had it), while they hold that role. Nobody else, also not the people in it.
 */
export async function readersOf(db: Read, { organisationId, id }: Pick<Evidence, 'organisationId' | 'id'>) {
  const found = await db.rows<{ id: string }>(readersIn(organisationId, sql`${id}`));
  return found.map((reader) => reader.id);
}

/** Of a claim `c` of evidence `e`: not withdrawn while that was a draft. What was, no reader ever had, and it opens nothing to them. */
export const notTakenBack = sql`(c.withdrawn_at is null or c.withdrawn_at > e.submitted_at)`;

/** The same inside another statement: their ids, for the evidence whose id `evidenceId` is. */
export const readersIn = (organisationId: string, evidenceId: SQL) => sql`
    select distinct g.person_id as id from claims c
    join evidence e on e.organisation_id = c.organisation_id and e.id = c.evidence_id
    join enrolments n on n.organisation_id = c.organisation_id and n.id = c.enrolment_id
    join role_grants g on g.organisation_id = n.organisation_id
      and ((g.role = 'assessor' and g.person_id in (n.assessor_id, n.countersigner_id))
        or (g.role = 'internal-quality-assurer' and g.person_id = n.internal_quality_assurer_id))
      and g.withdrawn_at is null and (g.until is null or g.until > now())
    where c.organisation_id = ${organisationId} and c.evidence_id = ${evidenceId} and ${notTakenBack}`;
