// The sealed original: its candidate reads it; whoever reads the copy opens it with a reason, for an hour, and the candidate sees that.
import { and, desc, eq, gt } from 'drizzle-orm';
import { act, see } from '../../act.ts';
import { now } from '../../clock.ts';
import { one, type Read, sql, type Tx } from '../../db.ts';
import { Conflict } from '../../errors.ts';
import { newId } from '../../id.ts';
import type { Actor } from '../../people/actor.ts';
import type { RecordDocument } from '../document.ts';
import { type EvidenceSubject, findEvidence, lockedEvidence } from '../evidence-facts.ts';
import { originalOf } from './piece.ts';
import { type OriginalOpening, originalOpenings } from './redactions.table.ts';

export const openForHours = 1;

/** Opens it for an hour. @throws Conflict where nothing of it is sealed, or it is open already */
export const openOriginal = (
  actor: Actor,
  evidenceId: string,
  { reason }: { reason: string },
): Promise<OriginalOpening> =>
  act(actor, 'original.open', lockedEvidence(actor, evidenceId), async (tx, { evidence }, keep) => {
    if (!evidence.originalHash)
      throw new Conflict('Nothing is replaced in this evidence, so you read the original already.');
    if (await hasOpened(tx, actor, evidenceId))
      throw new Conflict('You have opened the original already. Open the page again to read it.');
    const { organisationId, personId } = actor;
    const row = { organisationId, id: newId(), evidenceId, personId, reason, at: now() };
    const opened = one(await tx.insert(originalOpenings).values(row).returning());
    keep('original-opening', opened);
    return opened;
  });

export type OriginalPage = {
  number: number;
  title: string;
  document: RecordDocument;
  hash: string;
  timeZone: string;
  own: boolean;
};

/** @throws NotFound for whoever has not opened it within the hour; Unavailable where it was altered */
export const originalDocumentOf = (actor: Actor, evidenceId: string): Promise<OriginalPage> =>
  see(actor, 'original.view', findOriginal(actor, evidenceId), async (db, { evidence, candidateId }) => {
    const { document, hash } = await originalOf(db, evidence, actor.personId);
    const { number, title } = evidence;
    return {
      number,
      title,
      document,
      hash,
      timeZone: actor.organisation.timeZone,
      own: actor.personId === candidateId,
    };
  });

export type OriginalSubject = EvidenceSubject & { hasOpened: boolean };

export const findOriginal =
  (actor: Actor, evidenceId: string) =>
  async (db: Read): Promise<OriginalSubject | null> => {
    const subject = await findEvidence(actor, evidenceId)(db);
    return subject?.evidence.originalHash ? { ...subject, hasOpened: await hasOpened(db, actor, evidenceId) } : null;
  };

async function hasOpened(db: Read | Tx, { organisationId, personId }: Actor, evidenceId: string): Promise<boolean> {
  const since = new Date(now().getTime() - openForHours * 3_600_000);
  const mine = and(
    eq(originalOpenings.organisationId, organisationId),
    eq(originalOpenings.evidenceId, evidenceId),
    eq(originalOpenings.personId, personId),
    gt(originalOpenings.at, since),
  );
  return (await db.select({ id: originalOpenings.id }).from(originalOpenings).where(mine).limit(1)).length > 0;
}

export type Opened = { id: string; person: string; reason: string; at: Date };

/** Who opened it, and why, newest first. */
export const openingsOf = (db: Read, { organisationId }: Actor, evidenceId: string): Promise<Opened[]> =>
  db
    .select({
      ...{ id: originalOpenings.id, reason: originalOpenings.reason, at: originalOpenings.at },
      person: sql<string>`(select name from people p where p.organisation_id = ${originalOpenings.organisationId} and p.id = ${originalOpenings.personId})`,
    })
    .from(originalOpenings)
    .where(and(eq(originalOpenings.organisationId, organisationId), eq(originalOpenings.evidenceId, evidenceId)))
    .orderBy(desc(originalOpenings.at), desc(originalOpenings.id))
    .limit(100);
