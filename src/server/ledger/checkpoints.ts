// Signing how long the chain is: at intervals, and whenever a portfolio leaves the house.
import { and, asc, desc, eq, gt } from 'drizzle-orm';
import { now } from '../clock.ts';
import { first, type Read, reading, type Tx } from '../db.ts';
import { Conflict } from '../errors.ts';
import { writing } from '../writing.ts';
import { openCheckpoint, signCheckpoint } from './checkpoint.ts';
import { type Checkpoint, ledgerOrigin, readCheckpoint } from './checkpoint-note.ts';
import { fromHex, sameBytes, toHex } from './encoding.ts';
import { firstPrevious } from './entry.ts';
import type { SigningKey } from './keys.ts';
import { ledgerCheckpoints, ledgerEntries, ledgerHeads } from './ledger.table.ts';
import { append, emptyFrontier, frontierRoot } from './merkle.ts';
import { remember, rememberedCheckpoints, setAside } from './remembered.ts';
import { type Head, isSealed, sealed } from './seal.ts';
import { chainCheck } from './verify.ts';

export type KeptCheckpoint = { size: number; root: string; note: string; at: Date };

/**
 * The newest checkpoint when nothing was added since; otherwise a new one over all entries. Null for an empty ledger.
 * @throws Altered when the entries no longer are those that were signed or sealed before: nothing is signed over that
 */
export async function signedCheckpoint(organisationId: string, key: SigningKey): Promise<KeptCheckpoint | null> {
  const remembered = key.folder === null ? [] : rememberedCheckpoints(key.folder, organisationId);
  const signed = await writing(organisationId, async (tx) => {
    const head = await lockedHead(tx, organisationId);
    if (!head) return null;
    if (!isSealed(head, [key.public])) throw new Altered();
    const newest = await newestCheckpoint(tx, organisationId);
    if (newest?.size !== head.sequence) return sign(tx, head, key, remembered.at(-1));
    if (!isSignedBy(key, newest.note)) throw new Altered();
    return newest;
  });
  if (signed && key.folder !== null && !remembered.includes(signed.note))
    await remember(key.folder, organisationId, signed.note);
  return signed;
}

/**
 * Seals the ledger as it stands and signs a checkpoint over it, whatever was sealed and signed before: for whoever holds the
 * machine, after the key was lost or an older database was put back on purpose. Null for an
 * empty ledger, and where another key signed one of this length.
 */
export async function beginAnew(organisationId: string, key: SigningKey): Promise<KeptCheckpoint | null> {
  const signed = await writing(organisationId, async (tx) => {
    const head = await lockedHead(tx, organisationId);
    if (!head) return null;
    const own = eq(ledgerHeads.organisationId, organisationId);
    await tx
      .update(ledgerHeads)
      .set({ seal: sealed(key, head) })
      .where(own);
    const newest = await newestCheckpoint(tx, organisationId);
    if (newest?.size !== head.sequence) return sign(tx, head, key);
    return isSignedBy(key, newest.note) ? newest : null; // another key's stays; the next action makes room for ours
  });
  if (key.folder === null) return signed;
  await setAside(key.folder, organisationId);
  if (signed) await remember(key.folder, organisationId, signed.note);
  return signed;
}

/** Locked: two processes at once sign one size, and no entry is added meanwhile. */
const lockedHead = async (tx: Tx, organisationId: string): Promise<Head | null> =>
  first(await tx.select().from(ledgerHeads).where(eq(ledgerHeads.organisationId, organisationId)).for('update'));

/** What was signed or sealed is no longer what stands in the database. */
class Altered extends Conflict {
  constructor() {
    super(
      'The ledger was altered outside Leadwell, so nothing is signed any more. See what was altered under Administration, Ledger.',
    );
  }
}

export const newestCheckpoint = async (db: Read, organisationId: string): Promise<KeptCheckpoint | null> =>
  first(
    await db
      .select()
      .from(ledgerCheckpoints)
      .where(eq(ledgerCheckpoints.organisationId, organisationId))
      .orderBy(desc(ledgerCheckpoints.size))
      .limit(1),
  );

export const checkpointsOf = (organisationId: string): Promise<KeptCheckpoint[]> =>
  reading(organisationId, (db) => db.select().from(ledgerCheckpoints).orderBy(asc(ledgerCheckpoints.size)));

async function sign(tx: Tx, head: Head, key: SigningKey, last?: string): Promise<KeptCheckpoint> {
  const { organisationId } = head;
  const before = last === undefined ? null : readCheckpoint(last);
  const root = await provenRoot(tx, head, before);
  const at = now();
  const text = { origin: ledgerOrigin(organisationId), size: head.sequence, root, time: at.toISOString() };
  const kept = { size: text.size, root: toHex(root), note: signCheckpoint(key, text), at };
  await tx.insert(ledgerCheckpoints).values({ organisationId, ...kept });
  return kept;
}

/**
 * The root over all entries, which must be those of the remembered checkpoint and, after it, an unbroken chain that ends with
 * the sealed head: an entry put in, taken out or rewritten is never signed. @throws Altered
 */
async function provenRoot(tx: Tx, head: Head, before: Pick<Checkpoint, 'size' | 'root'> | null): Promise<Uint8Array> {
  const signed = before ?? { size: 0, root: frontierRoot(emptyFrontier) };
  const hashes = await hashesOf(tx, head.organisationId);
  let frontier = emptyFrontier;
  for (const hash of hashes.slice(0, signed.size)) frontier = append(frontier, fromHex(hash) ?? new Uint8Array());
  if (hashes.length !== head.sequence || !sameBytes(frontierRoot(frontier), signed.root)) throw new Altered();
  const hash = hashes[signed.size - 1] ?? firstPrevious;
  const chain = chainCheck({ sequence: signed.size, hash, organisation: head.organisationId });
  let end = hash;
  for (const stored of await entriesAfter(tx, head.organisationId, signed.size)) {
    if (chain.next(stored).length > 0) throw new Altered();
    frontier = append(frontier, fromHex(stored.hash)!);
    end = stored.hash;
  }
  if (end !== head.hash) throw new Altered();
  return frontierRoot(frontier);
}

const hashesOf = async (db: Read, organisationId: string): Promise<string[]> => {
  const own = eq(ledgerEntries.organisationId, organisationId);
  const found = await db
    .select({ hash: ledgerEntries.hash })
    .from(ledgerEntries)
    .where(own)
    .orderBy(asc(ledgerEntries.sequence));
  return found.map(({ hash }) => hash);
};

const entriesAfter = (db: Read, organisationId: string, size: number) =>
  db
    .select({ entry: ledgerEntries.entry, hash: ledgerEntries.hash })
    .from(ledgerEntries)
    .where(and(eq(ledgerEntries.organisationId, organisationId), gt(ledgerEntries.sequence, size)))
    .orderBy(asc(ledgerEntries.sequence));

const isSignedBy = (key: SigningKey, note: string) => !('fault' in openCheckpoint(note, [key.public]));
