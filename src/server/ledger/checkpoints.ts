// Signing how long the chain is: at intervals, and whenever a portfolio leaves the house.
import { asc, desc, eq } from 'drizzle-orm';
import { now } from '../clock.ts';
import { first, type Read, reading, type Tx } from '../db.ts';
import { Conflict } from '../errors.ts';
import { writing } from '../writing.ts';
import { openCheckpoint, signCheckpoint } from './checkpoint.ts';
import { ledgerOrigin, readCheckpoint } from './checkpoint-note.ts';
import { fromHex, sameBytes, toHex } from './encoding.ts';
import type { SigningKey } from './keys.ts';
import { ledgerCheckpoints, ledgerEntries, ledgerHeads } from './ledger.table.ts';
import { append, emptyFrontier, frontierRoot } from './merkle.ts';
import { remember, rememberedCheckpoints } from './remembered.ts';
import { isSealed, sealed } from './seal.ts';

export type KeptCheckpoint = { size: number; root: string; note: string; at: Date };

/**
 * The newest checkpoint when nothing was added since; otherwise a new one over all entries. Null for an empty ledger.
 * @throws Altered when the entries no longer are those that were signed or sealed before: nothing is signed over that
 */
export async function signedCheckpoint(organisationId: string, key: SigningKey): Promise<KeptCheckpoint | null> {
  const remembered = key.folder === null ? [] : rememberedCheckpoints(key.folder, organisationId);
  const last = remembered.at(-1);
  const signed = await writing(organisationId, async (tx) => {
    const own = eq(ledgerHeads.organisationId, organisationId);
    // Locked: two processes at once sign one size, and no entry is added meanwhile.
    const [head] = await tx.select().from(ledgerHeads).where(own).for('update');
    if (!head) return null;
    // With nothing remembered the key is new, or the ledger that of an earlier release: from here on it is sealed.
    if (last === undefined)
      await tx
        .update(ledgerHeads)
        .set({ seal: sealed(key, head) })
        .where(own);
    else if (!isSealed(head, [key.public])) throw new Altered();
    const newest = await newestCheckpoint(tx, organisationId);
    if (newest?.size !== head.sequence) return sign(tx, organisationId, key, last);
    if (last !== undefined && !isSignedBy(key, newest.note)) throw new Altered();
    return newest;
  });
  const isNew = signed && isSignedBy(key, signed.note) && !remembered.includes(signed.note);
  if (isNew && key.folder !== null) await remember(key.folder, organisationId, signed.note);
  return signed;
}

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

/** Every entry's hash, in order: the leaves of the Merkle tree. */
export const leavesOf = async (db: Read, organisationId: string): Promise<Uint8Array[]> => {
  const hashes = await db
    .select({ hash: ledgerEntries.hash })
    .from(ledgerEntries)
    .where(eq(ledgerEntries.organisationId, organisationId))
    .orderBy(asc(ledgerEntries.sequence));
  return hashes.map(({ hash }) => fromHex(hash)!);
};

export const checkpointsOf = (organisationId: string): Promise<KeptCheckpoint[]> =>
  reading(organisationId, (db) => db.select().from(ledgerCheckpoints).orderBy(asc(ledgerCheckpoints.size)));

async function sign(tx: Tx, organisationId: string, key: SigningKey, last?: string): Promise<KeptCheckpoint> {
  const leaves = await leavesOf(tx, organisationId);
  const before = last === undefined ? null : readCheckpoint(last);
  let frontier = emptyFrontier;
  let isFound = before === null;
  for (const leaf of leaves) {
    frontier = append(frontier, leaf);
    if (frontier.size === before?.size) isFound = sameBytes(frontierRoot(frontier), before.root);
  }
  if (!isFound) throw new Altered();
  const root = frontierRoot(frontier);
  const at = now();
  const head = { origin: ledgerOrigin(organisationId), size: frontier.size, root, time: at.toISOString() };
  const kept = { size: head.size, root: toHex(root), note: signCheckpoint(key, head), at };
  await tx.insert(ledgerCheckpoints).values({ organisationId, ...kept });
  return kept;
}

const isSignedBy = (key: SigningKey, note: string) => !('fault' in openCheckpoint(note, [key.public]));
