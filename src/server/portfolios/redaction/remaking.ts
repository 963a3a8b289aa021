// The copy made anew of the original and of all that is decided: document, title, circumstances and the words of claims alike.
import { and, eq } from 'drizzle-orm';
import type { Keep } from '../../act.ts';
import { one, type Tx } from '../../db.ts';
import { canonical } from '../../ledger/canonical.ts';
import { blockOf } from '../../ledger/file-parts.ts';
import type { RecordDocument } from '../document.ts';
import { documentHash } from '../document-hash.ts';
import { placesOf, wordsOf } from '../document-parts.ts';
import { type Claim, claims, type Evidence, evidence as pieces } from '../portfolios.table.ts';
import { type StandardClaim, standardClaims } from '../standard-claims.table.ts';
import { copiedText, copyOf, quoteMoved, replaced } from './copying.ts';
import { filesInPlace } from './files-in-place.ts';
import { personSubject } from './known-names.ts';
import { type Piece, pieceOf } from './piece.ts';
import { otherPeople, type Redaction } from './redactions.table.ts';

/**
 * The evidence as its decisions say, or as it was where they change nothing of it. Its original is sealed with the first that does.
 * `before`: the piece as it was when they were made.
 */
export async function remade(tx: Tx, before: Piece, keep: Keep): Promise<Evidence> {
  const { evidence } = before;
  const piece = await pieceOf(tx, evidence);
  const { original, find } = piece;
  const by = replacementsIn(piece.decisions);
  const document = copyOf(original.document, find, by, {
    people: await numbersOf(tx, evidence, by),
    files: await filesInPlace(tx, piece, by, keep),
  });
  const remaking = { before, piece, document };
  for (const claim of piece.claims) await remadeClaim(tx, claim, remaking, keep);
  for (const claim of piece.standardClaims) await remadeStandardClaim(tx, claim, remaking, keep);
  const write = (text: string) => replaced(text, find, by, true);
  const { title, context, aiUse } = evidence;
  const beside = { title: write(title), context: context && write(context), aiUse: aiUse && write(aiUse) };
  const hash = documentHash(document);
  if (hash === evidence.hash && canonical(beside) === canonical({ title, context, aiUse })) return evidence;
  const version = evidence.version + 1;
  const sealed = { originalHash: original.hash, originalEntry: original.entry, redactedVersion: version };
  const set = { ...beside, document, hash, version, ...(hash !== evidence.hash && sealed) };
  const which = and(eq(pieces.organisationId, evidence.organisationId), eq(pieces.id, evidence.id));
  const copy = one(await tx.update(pieces).set(set).where(which).returning());
  keep('evidence', copy);
  return copy;
}

export const replacementsIn = (decisions: readonly Redaction[]): Map<string, string> =>
  new Map(
    decisions.flatMap(({ subject, decision, replacement }) =>
      decision === 'replace' && replacement !== null ? [[subject, replacement] as const] : [],
    ),
  );

type Remaking = { before: Piece; piece: Piece; document: RecordDocument };

async function remadeClaim(tx: Tx, claim: Claim, remaking: Remaking, keep: Keep) {
  const set = rewordedClaim(claim, remaking);
  if (!set) return;
  const which = and(eq(claims.organisationId, claim.organisationId), eq(claims.id, claim.id));
  keep('claim', one(await tx.update(claims).set(set).where(which).returning()));
}

async function remadeStandardClaim(tx: Tx, claim: StandardClaim, remaking: Remaking, keep: Keep) {
  const set = rewordedClaim(claim, remaking);
  if (!set) return;
  const which = and(eq(standardClaims.organisationId, claim.organisationId), eq(standardClaims.id, claim.id));
  keep('standard-claim', one(await tx.update(standardClaims).set(set).where(which).returning()));
}

type Worded = Pick<Claim, 'quote' | 'how' | 'place' | 'version'>;

/** Null where nothing of it is said otherwise. */
function rewordedClaim(claim: Worded, remaking: Remaking) {
  const { find, decisions } = remaking.piece;
  const quote = claim.quote === null ? null : quoteIn({ ...claim, quote: claim.quote }, remaking);
  const how = replaced(claim.how, find, replacementsIn(decisions), true);
  return quote === claim.quote && how === claim.how ? null : { quote, how, version: claim.version + 1 };
}

/** The quoted sentence as the new copy has it; null, so that the whole place is claimed, where it cannot be told. */
function quoteIn({ quote, place }: { quote: string; place: string }, { before, piece, document }: Remaking) {
  const blockIn = (of: RecordDocument) => placesOf(of).find(({ id }) => id === blockOf(place));
  const [block, copy] = [blockIn(piece.original.document), blockIn(document)];
  if (!block || !copy) return null;
  const copied = ({ find, decisions }: Piece) =>
    copiedText(wordsOf(block), find, replacementsIn(decisions), block.kind === 'words');
  // A copy that was made before a form of a name was known holds the quotation as it stands.
  const moved =
    quoteMoved(quote, copied(before), copied(piece)) ?? replaced(quote, piece.find, replacementsIn(piece.decisions));
  return moved && wordsOf(copy).includes(moved) ? moved : null;
}

/** By the id of a person that is replaced, the id of what stands for them. */
async function numbersOf(tx: Tx, { organisationId, candidateId }: Evidence, by: ReadonlyMap<string, string>) {
  const others = await tx
    .select({ id: otherPeople.id, subject: otherPeople.subject })
    .from(otherPeople)
    .where(and(eq(otherPeople.organisationId, organisationId), eq(otherPeople.candidateId, candidateId)));
  const prefix = personSubject('');
  return new Map(
    others.filter(({ subject }) => by.has(subject)).map(({ id, subject }) => [subject.slice(prefix.length), id]),
  );
}
