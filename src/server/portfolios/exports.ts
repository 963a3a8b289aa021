// Exports of a portfolio: asked for, made beside the pages, kept as two files for the one who asked.
import { and, desc, eq } from 'drizzle-orm';
import { act, see } from '../act.ts';
import { now } from '../clock.ts';
import { one, type Read, sql } from '../db.ts';
import { NotAllowed } from '../errors.ts';
import { newId } from '../id.ts';
import { afterwards } from '../jobs.ts';
import { pageShown } from '../paging.ts';
import type { Actor } from '../people/actor.ts';
import { findEnrolment } from './enrolments.ts';
import type { ExportForm } from './exports.form.ts';
import { claimedFor, draftFor } from './package-records.ts';
import { type Enrolment, type PortfolioExport, portfolioExports } from './portfolios.table.ts';

/** The name of the job, of the kind of record, and of what the files belong to. */
export const exportKind = 'portfolio-export';

/** Asks for an export; it is made within seconds. Only the candidate's own may hold drafts. @throws NotAllowed */
export const askForExport = (actor: Actor, enrolmentId: string, { drafts }: ExportForm): Promise<PortfolioExport> =>
  act(actor, 'portfolio.export', findEnrolment(actor, enrolmentId), async (tx, enrolment, keep) => {
    if (drafts && !isOwn(actor, enrolment)) throw new NotAllowed();
    const { organisationId, personId } = actor;
    const asked = { organisationId, id: newId(), enrolmentId, drafts, state: 'waiting' as const };
    const row = one(
      await tx
        .insert(portfolioExports)
        .values({ ...asked, askedBy: personId, askedAt: now() })
        .returning(),
    );
    keep(exportKind, row);
    await afterwards(tx, organisationId, exportKind, { exportId: row.id, enrolmentId, askedBy: personId });
    return row;
  });

export type ExportsPage = {
  enrolment: Enrolment;
  candidate: string;
  unit: string;
  exports: PortfolioExport[];
  total: number;
  page: number;
  own: boolean;
  /** Pieces of evidence that an export would hold: submitted ones, and the candidate's drafts where they may be in it. */
  submitted: number;
  drafted: number;
};
export const exportsSize = 10;

/** The exports that the actor asked for, newest first: what is in them depends on who asked. @throws NotFound */
export const exportsOf = (actor: Actor, enrolmentId: string, page = 1): Promise<ExportsPage> =>
  see(actor, 'portfolio.export', findEnrolment(actor, enrolmentId), async (db, enrolment) => {
    const mine = and(
      eq(portfolioExports.organisationId, actor.organisationId),
      eq(portfolioExports.enrolmentId, enrolmentId),
      eq(portfolioExports.askedBy, actor.personId),
    );
    const total = await db.$count(portfolioExports, mine);
    const shown = pageShown(page, { size: exportsSize, total });
    const exports = await db
      .select()
      .from(portfolioExports)
      .where(mine)
      .orderBy(desc(portfolioExports.askedAt), desc(portfolioExports.id))
      .limit(exportsSize)
      .offset((shown - 1) * exportsSize);
    const own = isOwn(actor, enrolment);
    const { submitted, drafted } = await piecesOf(db, enrolment);
    const list = { exports, total, page: shown };
    return { enrolment, ...(await titleOf(db, enrolment)), ...list, own, submitted, drafted: own ? drafted : 0 };
  });

/** How many pieces an export holds, and how many drafts of the candidate it could hold. */
export async function piecesOf(db: Read, enrolment: Enrolment) {
  const { organisationId, candidateId } = enrolment;
  const found = await db.rows<{ submitted: number; drafted: number }>(sql`
    select count(*) filter (where e.submitted_at is not null and ${claimedFor(enrolment)})::int as submitted,
      count(*) filter (where ${draftFor(enrolment)})::int as drafted
    from evidence e where e.organisation_id = ${organisationId} and e.candidate_id = ${candidateId} and e.withdrawn_at is null`);
  return one(found);
}

/** Drafts are the candidate's alone. */
const isOwn = ({ personId }: Actor, { candidateId }: Enrolment) => personId === candidateId;

async function titleOf(db: Read, { organisationId, id }: Enrolment) {
  const found = await db.rows<{ candidate: string; unit: string }>(sql`
    select p.name as candidate, u.number || ': ' || u.title as unit from enrolments e
    join people p on p.organisation_id = e.organisation_id and p.id = e.candidate_id
    join units u on u.organisation_id = e.organisation_id and u.id = e.unit_id
    where e.organisation_id = ${organisationId} and e.id = ${id}`);
  return one(found);
}
