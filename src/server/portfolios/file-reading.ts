// Who may read a kept file: it follows from what the file belongs to, at the moment it is asked for.
import { and, eq } from 'drizzle-orm';
import { see } from '../act.ts';
import { first, type Read } from '../db.ts';
import { files, type StoredFile } from '../files/files.table.ts';
import type { Actor } from '../people/actor.ts';
import { may } from '../permissions.ts';
import { findEnrolment } from './enrolments.ts';
import { findEvidence } from './evidence-facts.ts';
import { exportKind } from './exports.ts';
import { portfolioExports } from './portfolios.table.ts';

/** @throws NotFound */
export const fileToRead = (actor: Actor, fileId: string): Promise<StoredFile> =>
  see(actor, 'file.read', findFile(actor, fileId), async (_, { file }) => file);

const findFile = (actor: Actor, fileId: string) => async (db: Read) => {
  const own = and(eq(files.organisationId, actor.organisationId), eq(files.id, fileId));
  const file = first(await db.select().from(files).where(own));
  return file && { file, readers: await readersOf(db, actor, file) };
};

/** Kinds that files belong to, each with who reads it; what stands in no line is read by nobody. */
const readersByKind: Record<string, (db: Read, actor: Actor, ownerId: string) => Promise<string[]>> = {
  evidence: async (db, actor, evidenceId) => {
    const subject = await findEvidence(actor, evidenceId)(db);
    return subject && may(actor, 'evidence.view', subject) ? [actor.personId] : [];
  },
  /** Whoever asked for it, while they may still export: what is in it depends on who asked. */
  [exportKind]: async (db, actor, exportId) => {
    const own = and(eq(portfolioExports.organisationId, actor.organisationId), eq(portfolioExports.id, exportId));
    const found = first(await db.select().from(portfolioExports).where(own));
    const enrolment = found && (await findEnrolment(actor, found.enrolmentId)(db));
    return enrolment && may(actor, 'portfolio.export', enrolment) ? [found.askedBy] : [];
  },
};

const readersOf = async (db: Read, actor: Actor, { belongsToKind, belongsToId }: StoredFile) =>
  (await readersByKind[belongsToKind]?.(db, actor, belongsToId)) ?? [];
