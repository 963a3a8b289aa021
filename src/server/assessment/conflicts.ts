// Conflicts of interest: an assessor and a candidate have something to do with each other; somebody else accepts that, or does not.
import { and, desc, eq } from 'drizzle-orm';
import { act, see } from '../act.ts';
import { now } from '../clock.ts';
import { first, one, type Read, sql, type Tx } from '../db.ts';
import { Conflict } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { may } from '../permissions.ts';
import { findEnrolment, lockedEnrolment } from '../portfolios/enrolments.ts';
import type { Enrolment } from '../portfolios/portfolios.table.ts';
import type { DecideConflictForm } from './conflicts.form.ts';
import { type ConflictEntry, conflicts } from './conflicts.table.ts';

/** Records one about the assessor who is appointed. @throws Conflict where nobody is, or an entry waits or is accepted already */
export const recordConflict = (actor: Actor, enrolmentId: string, words: string): Promise<ConflictEntry> =>
  act(actor, 'conflict.record', lockedEnrolment(actor, enrolmentId), async (tx, enrolment, keep) => {
    const { organisationId, assessorId } = enrolment;
    if (!assessorId) throw new Conflict('Nobody assesses this candidate yet, so there is nobody to record it of.');
    const [newest] = await entriesOf(tx, enrolment, assessorId);
    if (newest && newest.accepted !== false)
      throw new Conflict(newest.accepted ? 'An entry is accepted already.' : 'An entry waits to be decided already.');
    const row = { organisationId, id: newId(), enrolmentId, personId: assessorId, words };
    const made = one(
      await tx
        .insert(conflicts)
        .values({ ...row, recordedBy: actor.personId, at: now() })
        .returning(),
    );
    keep('conflict', made);
    return made;
  });

/** Accepts it with what is done about it, or refuses it; once. @throws Conflict where it is decided already */
export const decideConflict = (actor: Actor, conflictId: string, form: DecideConflictForm): Promise<ConflictEntry> =>
  act(actor, 'conflict.decide', lockedEntry(actor, conflictId), async (tx, { entry }, keep) => {
    if (entry.decidedAt) throw new Conflict('This entry is decided already. A new one can be recorded.');
    const set = { ...form, decidedBy: actor.personId, decidedAt: now(), version: entry.version + 1 };
    const decided = one(await tx.update(conflicts).set(set).where(same(entry)).returning());
    keep('conflict', decided);
    return decided;
  });

export type ListedConflict = ConflictEntry & { person: string; recorder: string; decider: string | null };
export type ConflictPage = {
  candidate: string;
  assessor: string | null;
  manages: boolean;
  entries: (ListedConflict & { mayDecide: boolean })[];
  mayRecord: boolean;
};

/** The entries of an enrolment, newest first. @throws NotFound */
export const conflictsOf = (actor: Actor, enrolmentId: string): Promise<ConflictPage> =>
  see(actor, 'conflict.view', findEnrolment(actor, enrolmentId), async (db, enrolment) => {
    const names = one(
      await db.rows<Pick<ConflictPage, 'candidate' | 'assessor' | 'manages'>>(sql`
        select c.name as candidate, a.name as assessor, coalesce(c.manager_id = a.id, false) as manages
        from people c left join people a on a.organisation_id = c.organisation_id and a.id = ${enrolment.assessorId}
        where c.organisation_id = ${enrolment.organisationId} and c.id = ${enrolment.candidateId}`),
    );
    const entries = await db.rows<ListedConflict>(sql`
      select x.id, x.version, x.person_id as "personId", x.words, x.at, x.accepted, x.terms, x.decided_at as "decidedAt",
        p.name as person, r.name as recorder, d.name as decider
      from conflicts x
      join people p on p.organisation_id = x.organisation_id and p.id = x.person_id
      join people r on r.organisation_id = x.organisation_id and r.id = x.recorded_by
      left join people d on d.organisation_id = x.organisation_id and d.id = x.decided_by
      where x.organisation_id = ${enrolment.organisationId} and x.enrolment_id = ${enrolmentId} order by x.at desc, x.id desc`);
    const mayDecide = (entry: ListedConflict) =>
      entry.decidedAt === null && may(actor, 'conflict.decide', { ...enrolment, personId: entry.personId });
    return {
      ...names,
      entries: entries.map((entry) => ({ ...entry, mayDecide: mayDecide(entry) })),
      mayRecord: may(actor, 'conflict.record', enrolment) && enrolment.assessorId !== null,
    };
  });

export type ConflictStanding = 'none' | 'not-recorded' | 'waits' | 'accepted' | 'refused';

/** How it stands between an assessor and the candidate: whoever manages them needs an accepted entry, and so does whoever recorded one. */
export async function conflictStanding(db: Read, enrolment: Enrolment, assessorId: string): Promise<ConflictStanding> {
  const [newest] = await entriesOf(db, enrolment, assessorId);
  if (newest) return newest.accepted === null ? 'waits' : newest.accepted ? 'accepted' : 'refused';
  const managed = await db.rows(sql`select 1 from people p where p.organisation_id = ${enrolment.organisationId}
    and p.id = ${enrolment.candidateId} and p.manager_id = ${assessorId}`);
  return managed.length > 0 ? 'not-recorded' : 'none';
}

const entriesOf = (db: Read, { organisationId, id }: Enrolment, personId: string) =>
  db
    .select()
    .from(conflicts)
    .where(
      and(
        eq(conflicts.organisationId, organisationId),
        eq(conflicts.enrolmentId, id),
        eq(conflicts.personId, personId),
      ),
    )
    .orderBy(desc(conflicts.at), desc(conflicts.id))
    .limit(1);

const lockedEntry = (actor: Actor, conflictId: string) => async (tx: Tx) => {
  const own = and(eq(conflicts.organisationId, actor.organisationId), eq(conflicts.id, conflictId));
  const entry = first(await tx.select().from(conflicts).where(own).for('update'));
  const enrolment = entry && (await findEnrolment(actor, entry.enrolmentId)(tx));
  return entry && enrolment && { ...enrolment, entry, personId: entry.personId };
};

const same = ({ organisationId, id }: ConflictEntry) =>
  and(eq(conflicts.organisationId, organisationId), eq(conflicts.id, id));
