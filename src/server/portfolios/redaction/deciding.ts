// The candidate decides of each find: something stands in its place, or it stays, with the reason. The copy follows at once.
import { and, eq } from 'drizzle-orm';
import { act, type Keep } from '../../act.ts';
import { now } from '../../clock.ts';
import { first, one, type Tx } from '../../db.ts';
import { Conflict, Invalid } from '../../errors.ts';
import { newId } from '../../id.ts';
import type { Actor } from '../../people/actor.ts';
import { refuseWithdrawn } from '../evidence.ts';
import { lockedEvidence } from '../evidence-facts.ts';
import type { Evidence } from '../portfolios.table.ts';
import { detailWords, type Found, type FoundKind, folded, type RoleOfOther } from './found.ts';
import { lettered, standsFor } from './letters-of-others.ts';
import { type Find, findsIn, type Piece, pieceOf } from './piece.ts';
import type { AddWordsForm, LeaveForm, ReplaceForm } from './redaction.form.ts';
import { type Redaction, redactions } from './redactions.table.ts';
import { remade } from './remaking.ts';

/** Puts words in the place of one find: of the same person the same in the whole portfolio. @throws Conflict where it is not found any more */
export const replaceFind = (actor: Actor, evidenceId: string, { find: key, role }: ReplaceForm): Promise<Evidence> =>
  deciding(actor, evidenceId, async (tx, piece, keep) => {
    const find = findMeant(piece, key);
    await replacedBy(tx, piece, [{ find, role: role === 'detail' ? (find.role ?? 'person') : role }], keep);
  });

/** Leaves one find as it is. @throws Conflict where it is not found any more */
export const leaveFind = (actor: Actor, evidenceId: string, { find, reason }: LeaveForm): Promise<Evidence> =>
  deciding(actor, evidenceId, (tx, piece, keep) =>
    decided(tx, piece, findMeant(piece, find), { decision: 'leave', reason }, keep),
  );

/** Puts role words in the place of everything that is undecided, but files. @throws Conflict where nothing is */
export const replaceUndecided = (actor: Actor, evidenceId: string): Promise<Evidence> =>
  deciding(actor, evidenceId, async (tx, piece, keep) => {
    const open = findsIn(piece).filter(({ decision, kind, exchange }) => !decision && kind !== 'file' && !exchange);
    if (open.length === 0) throw new Conflict('Nothing is left to replace: each find is decided.');
    await replacedBy(
      tx,
      piece,
      open.map((find) => ({ find, role: find.role ?? 'person' })),
      keep,
    );
  });

/** Leaves everything that is undecided, files too, for one reason that holds for all. @throws Conflict where nothing is */
export const leaveUndecided = (actor: Actor, evidenceId: string, { reason }: { reason: string }): Promise<Evidence> =>
  deciding(actor, evidenceId, async (tx, piece, keep) => {
    const open = findsIn(piece).filter(({ decision }) => !decision);
    if (open.length === 0) throw new Conflict('Nothing is undecided.');
    for (const find of open) await decided(tx, piece, find, { decision: 'leave', reason }, keep);
  });

/** Adds what was missed, to be replaced; a form of a name that is found already goes with it. @throws Invalid where the words do not stand there, or are found already */
export const addMissedWords = (actor: Actor, evidenceId: string, { words, role }: AddWordsForm): Promise<Evidence> =>
  deciding(actor, evidenceId, async (tx, piece, keep) => {
    const same = (one: Find) => isSomebody(one.kind) && one.words.some((word) => folded(word) === folded(words));
    const known = role === 'detail' ? undefined : findsIn(piece).find(same);
    if (known?.decision?.decision === 'replace') throw new Invalid({ words: 'These words are replaced already' });
    if (known && role !== 'detail') return replacedBy(tx, piece, [{ find: known, role }], keep);
    const subject = `added:${folded(words)}`.slice(0, 300);
    const tried = await pieceOf(tx, piece.evidence, [{ subject, words }]);
    const found = findsIn(tried).find((one) => one.subject === subject);
    if (!found) throw new Invalid({ words: whyNotFound(piece, words) });
    if (found.decision) throw new Invalid({ words: 'These words are replaced already' });
    if (role !== 'detail') return replacedBy(tx, piece, [{ find: found, role }], keep);
    return decided(tx, piece, found, { decision: 'replace', replacement: '[detail]' }, keep);
  });

function whyNotFound(piece: Piece, words: string): string {
  const around = findsIn(piece).find((one) => one.words.some((word) => folded(word).includes(folded(words))));
  const whole = around?.words.find((word) => folded(word).includes(folded(words)));
  if (!whole) return 'Enter the words exactly as they stand in the evidence';
  return around?.decision?.decision === 'leave'
    ? `They are a part of “${whole}”, which stays by your decision. Replace that instead`
    : `They are a part of “${whole}”, which was found already. Replace that instead`;
}

/** What is decided inside an action, and the copy made anew of it. */
export const deciding = (
  actor: Actor,
  evidenceId: string,
  decide: (tx: Tx, piece: Piece, keep: Keep) => Promise<void>,
): Promise<Evidence> =>
  act(actor, 'redaction.decide', lockedEvidence(actor, evidenceId), async (tx, { evidence }, keep) => {
    refuseWithdrawn(evidence);
    const before = await pieceOf(tx, evidence);
    await decide(tx, before, keep);
    return remade(tx, before, keep);
  });

export function findMeant(piece: Piece, key: string): Find {
  const found = findsIn(piece).find((one) => one.key === key);
  if (!found) throw new Conflict('This is not found in the evidence any more. Open the page again to see what is.');
  return found;
}

type Chosen = { find: Find; role: RoleOfOther };

async function replacedBy(tx: Tx, piece: Piece, chosen: readonly Chosen[], keep: Keep) {
  const named = chosen.filter(({ find: { kind } }) => isSomebody(kind));
  const people = named.map(({ find, role }) => ({ subject: find.subject, role }));
  const letters = await lettered(tx, piece.evidence, people, keep);
  for (const { find } of chosen) {
    const other = letters.get(find.subject);
    const replacement = isSomebody(find.kind) && other ? standsFor(other) : wordsFor(find.kind);
    await decided(tx, piece, find, { decision: 'replace', replacement }, keep);
  }
}

const isSomebody = (kind: FoundKind) => kind === 'person' || kind === 'name' || kind === 'added';

function wordsFor(kind: FoundKind): string {
  if (kind === 'file') throw new Conflict('Cover a part of the file or put another in its place, or say why it stays.');
  return isSomebody(kind) ? '[name]' : detailWords[kind as keyof typeof detailWords];
}

type Decision = Pick<Redaction, 'decision'> & Partial<Pick<Redaction, 'replacement' | 'fileId' | 'how' | 'reason'>>;

/** Keeps a decision in the place of the one before. */
export async function decided(
  tx: Tx,
  { evidence: { organisationId, candidateId, id: evidenceId } }: Piece,
  { subject, kind, words }: Pick<Find, 'subject' | 'words'> & { kind: Found['kind'] },
  { replacement = null, fileId = null, how = null, reason = null, decision }: Decision,
  keep: Keep,
) {
  const set = { decision, replacement, fileId, how, reason, words, at: now() };
  const which = and(
    eq(redactions.organisationId, organisationId),
    eq(redactions.evidenceId, evidenceId),
    eq(redactions.subject, subject),
  );
  const before = first(await tx.select().from(redactions).where(which));
  const row = { organisationId, candidateId, evidenceId, subject, kind, id: newId(), ...set };
  const made = before
    ? one(
        await tx
          .update(redactions)
          .set({ ...set, version: before.version + 1 })
          .where(which)
          .returning(),
      )
    : one(await tx.insert(redactions).values(row).returning());
  keep('redaction', made);
}
