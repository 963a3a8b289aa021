// Who may read a kept file: it follows from what the file belongs to, at the moment it is asked for.
import { and, eq } from 'drizzle-orm';
import { see } from '../act.ts';
import { first, type Read, sql } from '../db.ts';
import { files, type StoredFile } from '../files/files.table.ts';
import type { Actor } from '../people/actor.ts';
import { may } from '../permissions.ts';
import { photoKind } from '../plans/finishing.ts';
import { findEnrolment } from './enrolments.ts';
import { findEvidence } from './evidence-facts.ts';
import { exportKind } from './exports.ts';
import { portfolioExports } from './portfolios.table.ts';
import { fileBlocksOf } from './redaction/document-words.ts';
import { findOriginal } from './redaction/originals.ts';
import { RECORDING } from './visits/recording.ts';
import { findVisit } from './visits/visit-facts.ts';

/** @throws NotFound */
export const fileToRead = (actor: Actor, fileId: string): Promise<StoredFile> =>
  see(actor, 'file.read', findFile(actor, fileId), async (_, { file }) => file);

const findFile = (actor: Actor, fileId: string) => async (db: Read) => {
  const own = and(eq(files.organisationId, actor.organisationId), eq(files.id, fileId));
  const file = first(await db.select().from(files).where(own));
  return file && { file, readers: await readersOf(db, actor, file) };
};

/** Kinds that files belong to, each with who reads it; what stands in no line is read by nobody. */
const readersByKind: Record<string, (db: Read, actor: Actor, ownerId: string, fileId: string) => Promise<string[]>> = {
  /** What stands in the copy, whoever reads that; what stands in the sealed original alone, whoever may read it now. */
  evidence: async (db, actor, evidenceId, fileId) => {
    const subject = await findEvidence(actor, evidenceId)(db);
    if (!subject || !may(actor, 'evidence.view', subject)) return [];
    if (fileBlocksOf(subject.evidence.document).some((block) => block.fileId === fileId)) return [actor.personId];
    const original = await findOriginal(actor, evidenceId)(db);
    return original && may(actor, 'original.view', original) ? [actor.personId] : [];
  },
  /** A picture of finished work: whoever reads that part of the plan, or evidence in which it stands. */
  [photoKind]: async (db, actor, stepId, fileId) => {
    const [work] = await db.rows<{ id: string; personId: string; teamId: string }>(sql`
      select s.id, s.person_id as "personId", p.team_id as "teamId" from assignment_steps w
      join assignments s on s.organisation_id = w.organisation_id and s.id = w.assignment_id
      join plans p on p.organisation_id = s.organisation_id and p.id = s.plan_id
      where w.organisation_id = ${actor.organisationId} and w.id = ${stepId}`);
    if (!work) return [];
    if (may(actor, 'agreement.view', work)) return [actor.personId];
    return (await readsCopyOf(db, actor, work.id, fileId)) ? [actor.personId] : [];
  },
  /** A recording: whoever reads the visit, once it is signed. */
  [RECORDING]: async (db, actor, take) => {
    const [part] = await db.rows<{ visitId: string }>(sql`
      select visit_id as "visitId" from visit_parts where organisation_id = ${actor.organisationId} and take = ${take} limit 1`);
    const subject = part ? await findVisit(actor, part.visitId)(db) : null;
    return subject && may(actor, 'visit.view', subject) ? [actor.personId] : [];
  },
  /** Whoever asked for it, while they may still export: what is in it depends on who asked. */
  [exportKind]: async (db, actor, exportId) => {
    const own = and(eq(portfolioExports.organisationId, actor.organisationId), eq(portfolioExports.id, exportId));
    const found = first(await db.select().from(portfolioExports).where(own));
    const enrolment = found && (await findEnrolment(actor, found.enrolmentId)(db));
    return enrolment && may(actor, 'portfolio.export', enrolment) ? [found.askedBy] : [];
  },
};

/** Whether the actor may read evidence that is a copy of this work and holds the picture. */
async function readsCopyOf(db: Read, actor: Actor, assignmentId: string, fileId: string): Promise<boolean> {
  const copies = await db.rows<{
    id: string;
  }>(sql`select id from evidence where organisation_id = ${actor.organisationId}
    and source_kind = 'work-document' and source_id = ${assignmentId}
    and document @? ${`$.sections[*].blocks[*] ? (@.fileId == "${fileId}")`}::jsonpath`);
  for (const { id } of copies) {
    const subject = await findEvidence(actor, id)(db);
    if (subject && may(actor, 'evidence.view', subject)) return true;
  }
  return false;
}

const readersOf = async (db: Read, actor: Actor, { id, belongsToKind, belongsToId }: StoredFile) =>
  (await readersByKind[belongsToKind]?.(db, actor, belongsToId, id)) ?? [];
