// A piece of evidence as it is read for others: its original, what the candidate wrote beside it, and what was decided.
import { and, asc, eq, or } from 'drizzle-orm';
import { now } from '../../clock.ts';
import { first, type Read, sql } from '../../db.ts';
import { Unavailable } from '../../errors.ts';
import { fileStore } from '../../files/kept.ts';
import type { FileStore } from '../../files/store.ts';
import { fromHex, toHex } from '../../ledger/encoding.ts';
import { recordHash } from '../../ledger/entry.ts';
import { sha256 } from '../../ledger/sha256.ts';
import type { RecordDocument } from '../document.ts';
import { placesOf, wordsOf } from '../document-parts.ts';
import { type Claim, claims, type Evidence } from '../portfolios.table.ts';
import { type StandardClaim, standardClaims } from '../standard-claims.table.ts';
import { contactNumbersIn } from './contact-numbers.ts';
import { textsOf } from './document-words.ts';
import { findsInFile } from './file-parts.ts';
import {
  type FileInPiece,
  type FileOfCopy,
  fileFound,
  filesOfCopy,
  filesRead,
  isDecidedByFind,
  isLeft,
  isToDecide,
} from './files-in-piece.ts';
import { type AddedWords, type Finder, finderOf } from './find-others.ts';
import type { Found, FoundKind, RoleOfOther } from './found.ts';
import { knownTo } from './known-names.ts';
import { learntIn } from './names-learnt.ts';
import { type Redaction, redactions } from './redactions.table.ts';

/** The kept version that holds the original: its salted hash and the number of its entry in the ledger. */
export type Original = { document: RecordDocument; hash: string; entry: number };

export type Piece = {
  evidence: Evidence;
  original: Original;
  /** Withdrawn ones too, which are still read. */
  claims: Claim[];
  standardClaims: StandardClaim[];
  decisions: Redaction[];
  find: Finder;
  /** Of the original, as they are read, and of the copy. */
  files: FileInPiece[];
  copied: FileOfCopy[];
};

/** Everything about a piece, for its candidate. `more`: words on trial, beside what is decided. @throws Unavailable where it was altered */
export async function pieceOf(
  db: Read,
  evidence: Evidence,
  more: readonly AddedWords[] = [],
  store: FileStore = fileStore(),
): Promise<Piece> {
  const original = await originalOf(db, evidence, evidence.candidateId);
  const made = { claims: await claimsOf(db, evidence), standardClaims: await standardClaimsOf(db, evidence) };
  const all = await decisionsFor(db, evidence);
  const decisions = all.filter(({ evidenceId }) => evidenceId === evidence.id);
  const read = await filesRead(db, evidence, original.document, decisions, store);
  const inFiles = read.filter((file) => !isLeft(file)).flatMap(({ words }) => words.parts);
  const texts = [
    ...[...textsOf(original.document).map(({ text }) => text), ...besideOf(evidence, made)],
    ...new Set(inFiles.filter(({ role }) => role !== 'between').map(({ text }) => text)),
  ];
  const numbers = await contactNumbersIn(db, evidence.organisationId, texts);
  const known = await knownTo(db, evidence);
  const replaced = all.filter(({ decision }) => decision === 'replace');
  const learnt = learntIn(known, texts, replaced);
  const find = finderOf({ ...known, learnt }, [...addedIn(decisions), ...more], numbers);
  const files = read.map((file) => ({ ...file, finds: findsInFile(file.words, find) }));
  const copied = await filesOfCopy(evidence.document, read, find, store);
  return { evidence, original, ...made, decisions, find, files, copied };
}

/** What the candidate wrote beside the copy. */
export const besideOf = (
  { title, context, aiUse }: Pick<Evidence, 'title' | 'context' | 'aiUse'>,
  made: Pick<Piece, 'claims' | 'standardClaims'>,
) =>
  [title, context, aiUse, ...[...made.claims, ...made.standardClaims].map(({ how }) => how)].filter(
    (text) => text !== null,
  );

/** The document as it was taken: as it stands, or out of its seal. */
export async function originalOf(db: Read, evidence: Evidence, personId: string): Promise<Original> {
  const { organisationId, id, document, originalHash } = evidence;
  type Kept = { record: { document: RecordDocument }; salt: string; hash: string; sequence: number };
  if (!originalHash) {
    const newest = await db.rows<{ hash: string; sequence: number }>(sql`
      select hash, sequence::int from versions where organisation_id = ${organisationId} and kind = 'evidence' and record_id = ${id}
      order by sequence desc limit 1`);
    const { hash, sequence: entry } = first(newest) ?? { hash: '', sequence: 0 };
    return { document, hash, entry };
  }
  const opened = await db.rows<{ kept: Kept | null }>(
    sql`select open_original(${id}, ${personId}, ${now().toISOString()}) as kept`,
  );
  const kept = first(opened)?.kept;
  if (!kept || recordHash(fromHex(kept.salt) ?? new Uint8Array(), kept.record) !== originalHash)
    throw new Unavailable(
      'The sealed original no longer gives its hash. Whoever runs the installation sees what was altered with: leadwell ledger verify',
    );
  return { document: kept.record.document, hash: originalHash, entry: kept.sequence };
}

const claimsOf = (db: Read, { organisationId, id }: Evidence) =>
  db
    .select()
    .from(claims)
    .where(and(eq(claims.organisationId, organisationId), eq(claims.evidenceId, id)))
    .orderBy(asc(claims.id));

const standardClaimsOf = (db: Read, { organisationId, id }: Evidence) =>
  db
    .select()
    .from(standardClaims)
    .where(and(eq(standardClaims.organisationId, organisationId), eq(standardClaims.evidenceId, id)))
    .orderBy(asc(standardClaims.id));

/** Of this piece all, and of others of the same portfolio whoever is replaced: they go by the same name here. */
const decisionsFor = (db: Read, { organisationId, candidateId, id }: Evidence) =>
  db
    .select()
    .from(redactions)
    .where(
      and(
        ...[eq(redactions.organisationId, organisationId), eq(redactions.candidateId, candidateId)],
        or(eq(redactions.evidenceId, id), eq(redactions.decision, 'replace')),
      ),
    )
    .orderBy(asc(redactions.at), asc(redactions.id));

export const decisionsOf = (db: Read, { organisationId, id }: Pick<Evidence, 'organisationId' | 'id'>) =>
  db
    .select()
    .from(redactions)
    .where(and(eq(redactions.organisationId, organisationId), eq(redactions.evidenceId, id)))
    .orderBy(asc(redactions.at), asc(redactions.id));

/** What was added by hand: the subject holds the words as they were typed, `words` each form that was found since. */
const addedIn = (decisions: readonly Redaction[]): AddedWords[] =>
  decisions.flatMap(({ kind, subject }) =>
    kind === 'added' ? [{ subject, words: subject.slice('added:'.length) }] : [],
  );

/** One person, number or file, wherever it stands. `decision`: null where nothing holds for it yet. */
export type Find = {
  /** A short name of it that says nothing. */
  key: string;
  subject: string;
  kind: FoundKind;
  role: RoleOfOther | null;
  /** How it is written, each once. */
  words: string[];
  /**
   * How often it stands in the evidence, its files and beside it; and how often of that neither in the words nor in a file: in titles,
   * by-lines, claims.
   */
  times: number;
  outside: number;
  decision: Redaction | null;
  /** The file in which alone it still stands and which is not written anew here; null where replacing it has an effect. */
  exchange: string | null;
};

/** What is found, in the order in which it is read, each with what was decided. Pure. */
export function findsIn({ evidence, original, decisions, find, files, copied, ...made }: Piece): Find[] {
  const beside = besideOf(evidence, made).flatMap(find);
  const inCopy = textsOf(evidence.document).flatMap(({ text }) => find(text));
  const inOriginal = textsOf(original.document).flatMap(({ text }) => find(text));
  const decided = new Map(decisions.map((decision) => [decision.subject, decision]));
  const asked = files.filter((file) => isToDecide(file, decided)).map(({ block }) => fileFound(block));
  const byFind = files.filter(isDecidedByFind);
  const rewritable = byFind.filter(({ words }) => words.rewritten).flatMap(({ finds }) => finds);
  const travelling = [
    ...inCopy,
    ...beside,
    ...copied.filter(({ rewritten }) => rewritten).flatMap(({ finds }) => finds),
  ];
  // What is replaced and stands there again was typed since, or is a form of a name that the portfolio taught since.
  const again = subjectsOf(travelling.filter(({ subject }) => decided.get(subject)?.decision === 'replace'));
  const mended = subjectsOf([...inOriginal, ...rewritable, ...beside]);
  const all = [...inOriginal, ...asked, ...byFind.flatMap(({ finds }) => finds), ...beside];
  const inPlaces = Map.groupBy(
    [
      ...placesOf(original.document).flatMap((block) => [...find(block.name), ...find(wordsOf(block))]),
      ...byFind.flatMap(({ finds }) => finds),
    ],
    ({ subject }) => subject,
  );
  return [...Map.groupBy(all, ({ subject }) => subject)].map(([subject, found]) => {
    const decision = again.has(subject) ? null : (decided.get(subject) ?? null);
    const inPlace = byFind.find(({ words, finds }) => !words.rewritten && finds.some((one) => one.subject === subject));
    const isStuck = inPlace && decision?.decision !== 'leave' && (decision !== null || !mended.has(subject));
    return {
      ...{ key: keyOf(subject), subject, kind: found[0]!.kind, role: found[0]!.role, times: found.length },
      outside: Math.max(0, found.length - (inPlaces.get(subject)?.length ?? 0)),
      words: [...new Set(found.map(({ text }) => text))],
      decision: isStuck ? null : decision,
      exchange: isStuck ? inPlace.block.fileId : null,
    };
  });
}

const subjectsOf = (found: readonly Found[]) => new Set(found.map(({ subject }) => subject));

export const keyOf = (subject: string) => toHex(sha256(subject)).slice(0, 12);
