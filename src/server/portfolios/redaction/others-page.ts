// The page of names and details of others: the candidate decides; whoever reads the copy sees what stays, and why.
import { see } from '../../act.ts';
import type { Read } from '../../db.ts';
import { NotFound } from '../../errors.ts';
import { fingerprint } from '../../ledger/fingerprint.ts';
import type { Actor } from '../../people/actor.ts';
import { may } from '../../permissions.ts';
import type { RecordDocument } from '../document.ts';
import { placesOf, wordsOf } from '../document-parts.ts';
import { findEvidence } from '../evidence-facts.ts';
import { fileBlocksOf } from './document-words.ts';
import { type FileShown, filesShown } from './files-shown.ts';
import { findOriginal, type Opened, openingsOf } from './originals.ts';
import { decisionsOf, type Find, findsIn, type Piece, pieceOf } from './piece.ts';
import type { Redaction } from './redactions.table.ts';

/** A text in which what is found stands apart; `subject` is null for what lies between. */
export type Run = { text: string; subject: string | null };
export type MarkedPlace = { id: string; name: Run[]; runs: Run[] };

export type OthersPage = {
  evidence: { id: string; number: number; title: string; submitted: boolean };
  candidate: boolean;
  /** Fingerprint of the sealed original; null where the evidence is the original. */
  sealed: string | null;
  /** For the candidate: what is found, with what was decided, and where it stands. */
  finds: Find[];
  places: MarkedPlace[];
  files: FileShown[];
  /** For whoever reads the copy: what stays, and how many are replaced. */
  left: Pick<Redaction, 'id' | 'kind' | 'words' | 'reason'>[];
  replaced: number;
  /** Files that stand in the place of others, by the name that they have in the copy. */
  inPlace: { id: string; name: string; how: Redaction['how'] | 'redacted' }[];
  openings: Opened[];
  mayDecide: boolean;
  mayOpen: boolean;
  mayReadOriginal: boolean;
};

/** @throws NotFound */
export const othersOf = (actor: Actor, evidenceId: string): Promise<OthersPage> =>
  see(actor, 'redaction.view', findEvidence(actor, evidenceId), async (db, subject) => {
    const { evidence, candidateId } = subject;
    const candidate = candidateId === actor.personId;
    if (evidence.withdrawnAt && !candidate) throw new NotFound();
    const piece = candidate ? await pieceOf(db, evidence) : null;
    const decisions = piece?.decisions ?? (await decisionsOf(db, evidence));
    const { id, number, title, submittedAt, originalHash } = evidence;
    return {
      ...{ evidence: { id, number, title, submitted: submittedAt !== null }, candidate },
      sealed: originalHash && fingerprint(originalHash),
      ...(piece ? foundIn(piece) : { finds: [], places: [], files: [] }),
      left: decisions.filter(({ decision }) => decision === 'leave').map(leftOf),
      replaced: decisions.filter(({ decision }) => decision === 'replace').length,
      inPlace: inPlaceIn(evidence.document, decisions),
      openings: originalHash ? await openingsOf(db, actor, evidenceId) : [],
      mayDecide: may(actor, 'redaction.decide', subject) && !evidence.withdrawnAt,
      mayOpen: originalHash !== null && may(actor, 'original.open', subject),
      mayReadOriginal: await mayRead(db, actor, evidenceId),
    };
  });

async function mayRead(db: Read, actor: Actor, evidenceId: string) {
  const original = await findOriginal(actor, evidenceId)(db);
  return original !== null && may(actor, 'original.view', original);
}

const inPlaceIn = (document: RecordDocument, decisions: readonly Redaction[]): OthersPage['inPlace'] =>
  fileBlocksOf(document).flatMap(({ id, fileId, name, redacted }): OthersPage['inPlace'] => {
    if (redacted) return [{ id, name, how: 'redacted' }];
    const decision = decisions.find((one) => one.fileId === fileId);
    return decision ? [{ id: decision.id, name, how: decision.how }] : [];
  });

const leftOf = ({ id, kind, words, reason }: Redaction) => ({ id, kind, words, reason });

const foundIn = (piece: Piece) => ({
  finds: findsIn(piece),
  files: filesShown(piece),
  places: placesOf(piece.original.document)
    .map((block) => ({ id: block.id, name: runsIn(block.name, piece), runs: runsIn(wordsOf(block), piece) }))
    .filter(({ name, runs }) => [...name, ...runs].some(({ subject }) => subject !== null)),
});

function runsIn(text: string, { find }: Piece): Run[] {
  const runs: Run[] = [];
  let done = 0;
  for (const { subject, start, end } of find(text)) {
    runs.push({ text: text.slice(done, start), subject: null }, { text: text.slice(start, end), subject });
    done = end;
  }
  return [...runs, { text: text.slice(done), subject: null }].filter(({ text: words }) => words !== '');
}
