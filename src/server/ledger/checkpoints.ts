// Signing how long the chain is: at intervals, and whenever a portfolio leaves the house.
import { asc, desc, eq } from 'drizzle-orm';
import { now } from '../clock.ts';
import { first, type Read, reading, type Tx } from '../db.ts';
import { writing } from '../writing.ts';
import { signCheckpoint } from './checkpoint.ts';
import { ledgerOrigin } from './checkpoint-note.ts';
import { fromHex, toHex } from './encoding.ts';
import type { SigningKey } from './keys.ts';
import { ledgerCheckpoints, ledgerEntries, ledgerHeads } from './ledger.table.ts';
import { append, emptyFrontier, frontierRoot } from './merkle.ts';

export type KeptCheckpoint = { size: number; root: string; note: string; at: Date };

/** The newest checkpoint when nothing was added since; otherwise a new one over all entries. Null for an empty ledger. */
export function signedCheckpoint(organisationId: string, key: SigningKey): Promise<KeptCheckpoint | null> {
  return writing(organisationId, async (tx) => {
    // Locked: two processes at once sign one size, and no entry is added meanwhile.
    const [head] = await tx
      .select()
      .from(ledgerHeads)
      .where(eq(ledgerHeads.organisationId, organisationId))
      .for('update');
    if (!head) return null;
    const newest = await newestCheckpoint(tx, organisationId);
    if (newest?.size === head.sequence) return newest;
    return sign(tx, organisationId, key);
  });
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

async function sign(tx: Tx, organisationId: string, key: SigningKey): Promise<KeptCheckpoint> {
  const leaves = await leavesOf(tx, organisationId);
  const frontier = leaves.reduce(append, emptyFrontier);
  const root = frontierRoot(frontier);
  const at = now();
  const head = { origin: ledgerOrigin(organisationId), size: frontier.size, root, time: at.toISOString() };
  const kept = { size: head.size, root: toHex(root), note: signCheckpoint(key, head), at };
  await tx.insert(ledgerCheckpoints).values({ organisationId, ...kept });
  return kept;
}
