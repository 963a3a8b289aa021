// Declarations: what a candidate or the centre signs about exactly this content. Content that changes afterwards needs another one.
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Keep } from '../act.ts';
import { now } from '../clock.ts';
import { first, one, type Read, sql, type Tx } from '../db.ts';
import { newId } from '../id.ts';
import { canonical } from '../ledger/canonical.ts';
import { toHex } from '../ledger/encoding.ts';
import { sha256 } from '../ledger/sha256.ts';
import { type Declaration, declarations } from './declarations.table.ts';
import { claims, type Enrolment, type Evidence } from './portfolios.table.ts';

/** What is signed: whether it was simulated, and where it comes from. A testimony is of their work, and not of their writing. */
type Piece = Pick<Evidence, 'simulated' | 'sourceKind'>;

const work = (organisation: string, { simulated, sourceKind }: Piece) =>
  sourceKind === 'testimony'
    ? ofTestimony(organisation)
    : sourceKind === 'visit-record'
      ? ofVisit(organisation, simulated)
      : ofOwnWork(organisation, simulated);

const ofTestimony = (organisation: string) =>
  `The work at ${organisation} that this testimony speaks of is my own. I wrote no word of it. The claims and their reasons are in my own words.`;

const ofVisit = (organisation: string, simulated: boolean) =>
  `What the assessor saw and heard here is my own work at ${organisation}, and the answers are my own.${simulated ? ' It was set up or simulated, as it says.' : ''} The claims and their reasons are in my own words.`;

const ofOwnWork = (organisation: string, simulated: boolean) =>
  simulated
    ? `This is my own work at ${organisation}. It was simulated or imagined, as I say here; the claims and their reasons are in my own words.`
    : `This is a true record of my own work at ${organisation}. What it says was done, was done; what it plans was planned in earnest; nothing in it is simulated or imagined. The claims and their reasons are in my own words.`;

/** What a candidate reads before they sign one piece. */
export const toDeclare = (organisation: string, piece: Piece): string =>
  `${work(organisation, piece)} I used no AI tool for it, but for what I say here.`;

/** What they have signed then. */
export const declared = (organisation: string, { aiUse, ...piece }: Piece & Pick<Evidence, 'aiUse'>): string =>
  `${work(organisation, piece)} ${aiSentence(aiUse)}`;

/** What is said of AI tools in every declaration. */
export const aiSentence = (aiUse: string | null): string =>
  aiUse ? `I used an AI tool, and for this: ${aiUse}` : 'I used no AI tool for it.';

/** SHA-256, hexadecimal, of what somebody signs. */
export const contentHash = (content: unknown): string => toHex(sha256(canonical(content)));

/** Keeps the declaration of a submitted piece with the hash of the copy and of every claim of it that stands. */
export async function declareSubmission(tx: Tx, evidence: Evidence, keep: Keep): Promise<Declaration> {
  const { organisationId, id: evidenceId, candidateId: personId } = evidence;
  const hash = await submissionHash(tx, evidence);
  const row = { organisationId, id: newId(), kind: 'submission' as const, personId, evidenceId, at: now() };
  const signed = { ...row, statement: evidence.declaration ?? '', contentHash: hash };
  const made = one(await tx.insert(declarations).values(signed).returning());
  keep('declaration', made);
  return made;
}

/** The hash of a piece as it would be signed now. */
export async function submissionHash(db: Read, evidence: Evidence): Promise<string> {
  const { organisationId, id, hash, title, context, simulated, aiUse } = evidence;
  const claimed = await db
    .select({
      ...{ id: claims.id, enrolment: claims.enrolmentId, criterion: claims.criterionId },
      ...{ place: claims.place, quote: claims.quote, how: claims.how },
    })
    .from(claims)
    .where(and(eq(claims.organisationId, organisationId), eq(claims.evidenceId, id), isNull(claims.withdrawnAt)))
    .orderBy(claims.id);
  return contentHash({ copy: hash, title, context, simulated, aiUse, claims: claimed });
}

/** The newest declaration of a kind on a unit; null where nobody signed one. */
export const unitDeclaration = async (
  db: Read,
  { organisationId, id }: Pick<Enrolment, 'organisationId' | 'id'>,
  kind: 'unit' | 'authentication',
): Promise<Declaration | null> =>
  first(
    await db
      .select()
      .from(declarations)
      .where(
        and(
          eq(declarations.organisationId, organisationId),
          eq(declarations.enrolmentId, id),
          eq(declarations.kind, kind),
        ),
      )
      .orderBy(desc(declarations.at), desc(declarations.id))
      .limit(1),
  );

/** The hash of all that is submitted for a unit: the copies and the claims of them that stand, whatever was judged. */
export async function unitContentHash(db: Read, { organisationId, id }: Pick<Enrolment, 'organisationId' | 'id'>) {
  const rows = await db.rows<{ content: unknown }>(sql`
    select json_agg(json_build_object('evidence', e.number, 'copy', e.hash, 'title', e.title, 'context', e.context,
      'simulated', e.simulated, 'aiUse', e.ai_use, 'claim', c.id, 'criterion', k.code, 'place', c.place, 'quote', c.quote, 'how', c.how)
      order by c.id) as content
    from claims c
    join evidence e on e.organisation_id = c.organisation_id and e.id = c.evidence_id and e.submitted_at is not null and e.withdrawn_at is null
    join criteria k on k.organisation_id = c.organisation_id and k.id = c.criterion_id
    where c.organisation_id = ${organisationId} and c.enrolment_id = ${id} and c.withdrawn_at is null`);
  return contentHash(rows[0]?.content ?? []);
}
