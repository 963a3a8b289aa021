// Writing down what an action did: a version of each record, an entry of the chain for each version.
import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { now } from '../clock.ts';
import { first, type Tx } from '../db.ts';
import { newId } from '../id.ts';
import { canonical } from './canonical.ts';
import { entryHash, firstPrevious, type LedgerEntry, recordHash } from './entry.ts';
import { ledgerEntries, ledgerHeads, versions } from './ledger.table.ts';

/** Who acted, as the ledger names them. */
export type Recorder = { organisationId: string; personId: string; name: string; roles: ReadonlySet<string> };
type Recorded = { kind: string; kept: { id: string; version: number } };

const mostRows = 2_000; // a statement carries at most 65,535 values

/** Appends versions and entries. Called last in a transaction: it holds the end of the organisation's chain until commit. */
export async function record(tx: Tx, actor: Recorder, action: string, recorded: Recorded[]): Promise<void> {
  const { organisationId } = actor;
  const head = await lockedHead(tx, organisationId);
  const at = now();
  let { sequence, hash: previous } = head;
  const rows = recorded.map(({ kind, kept }) => {
    const record = JSON.parse(JSON.stringify(kept)) as Record<string, unknown>;
    const salt = randomBytes(32);
    const hash = recordHash(salt, record);
    sequence += 1;
    const object = { kind, id: kept.id, version: kept.version, hash };
    const who = { person: actor.personId, role: [...actor.roles].sort().join('+') };
    const entry: LedgerEntry = {
      v: 1,
      organisation: organisationId,
      sequence,
      time: at.toISOString(),
      actor: who,
      action,
      object,
      previous,
    };
    previous = entryHash(entry);
    const about = { organisationId, id: newId(), kind, recordId: kept.id, version: kept.version, sequence, action, at };
    return {
      version: { ...about, record, salt: salt.toString('hex'), hash, actorId: actor.personId, actorName: actor.name },
      entry: { organisationId, sequence, entry: canonical(entry), hash: previous },
    };
  });
  for (let at = 0; at < rows.length; at += mostRows) {
    const some = rows.slice(at, at + mostRows);
    await tx.insert(versions).values(some.map(({ version }) => version));
    await tx.insert(ledgerEntries).values(some.map(({ entry }) => entry));
  }
  await tx.update(ledgerHeads).set({ sequence, hash: previous }).where(eq(ledgerHeads.organisationId, organisationId));
}

async function lockedHead(tx: Tx, organisationId: string) {
  const found = first(
    await tx.select().from(ledgerHeads).where(eq(ledgerHeads.organisationId, organisationId)).for('update'),
  );
  if (found) return found;
  const head = { organisationId, sequence: 0, hash: firstPrevious };
  await tx.insert(ledgerHeads).values(head);
  return head;
}
