// What the rules look at for a visit: whose portfolio it is for, and who observes.
import { and, asc, eq } from 'drizzle-orm';
import { first, type Read, type Tx } from '../../db.ts';
import { Conflict } from '../../errors.ts';
import type { Actor } from '../../people/actor.ts';
import { type Enrolment, enrolments } from '../portfolios.table.ts';
import { type VisitState, visitState } from './visit-state.ts';
import { type Visit, type VisitNote, visitNotes, visits } from './visits.table.ts';

export type VisitSubject = {
  candidateId: string;
  assessorId: string | null;
  internalQualityAssurerId: string | null;
  countersignerId: string | null;
  observerId: string;
  visit: Visit;
  enrolment: Enrolment;
  state: VisitState;
};

/** A visit with its facts; null when there is none. */
export const findVisit =
  (actor: Pick<Actor, 'organisationId'>, visitId: string) =>
  async (db: Read): Promise<VisitSubject | null> =>
    withFacts(db, first(await db.select().from(visits).where(sameVisit(actor, visitId))));

/** The same, locked: what is noted, ended or signed at once comes one after the other. */
export const lockedVisit =
  (actor: Pick<Actor, 'organisationId'>, visitId: string) =>
  async (tx: Tx): Promise<VisitSubject | null> =>
    withFacts(tx, first(await tx.select().from(visits).where(sameVisit(actor, visitId)).for('update')));

export const sameVisit = ({ organisationId }: Pick<Actor, 'organisationId'>, id: string) =>
  and(eq(visits.organisationId, organisationId), eq(visits.id, id));

async function withFacts(db: Read, visit: Visit | null): Promise<VisitSubject | null> {
  if (!visit) return null;
  const { organisationId, enrolmentId, candidateId, observerId } = visit;
  const own = and(eq(enrolments.organisationId, organisationId), eq(enrolments.id, enrolmentId));
  const enrolment = first(await db.select().from(enrolments).where(own));
  if (!enrolment) return null;
  const { assessorId, internalQualityAssurerId, countersignerId } = enrolment;
  const parts = { assessorId, internalQualityAssurerId, countersignerId };
  return { ...parts, candidateId, observerId, visit, enrolment, state: visitState(visit) };
}

/** All that was kept of a visit, in the order in which it was written. */
export const notesOf = (db: Read, { organisationId, id }: Pick<Visit, 'organisationId' | 'id'>): Promise<VisitNote[]> =>
  db
    .select()
    .from(visitNotes)
    .where(and(eq(visitNotes.organisationId, organisationId), eq(visitNotes.visitId, id)))
    .orderBy(asc(visitNotes.at), asc(visitNotes.id));

/** @throws Conflict where it stands otherwise */
export function requireState(state: VisitState, wanted: readonly VisitState[], words: string): void {
  if (!wanted.includes(state)) throw new Conflict(words);
}
