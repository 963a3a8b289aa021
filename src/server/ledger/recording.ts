// Writing down what an action did: a version of each record, an entry of the chain for each version.
import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { now } from '../clock.ts';
import { first, sql, type Tx } from '../db.ts';
import { newId } from '../id.ts';
import { canonical } from './canonical.ts';
import { entryHash, firstPrevious, type LedgerEntry, recordHash } from './entry.ts';
import { ledgerHeads } from './ledger.table.ts';

/** Who acted, as the ledger names them. */
export type Recorder = { organisationId: string; personId: string; name: string; roles: ReadonlySet<string> };
type Recorded = { kind: string; kept: { id: string; version: number } };

/** Appends versions and entries, in one statement. Called last in a transaction: it holds the end of the organisation's chain until commit. */
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
    const version = { id: newId(), kind, recordId: kept.id, version: kept.version, record, salt: salt.toString('hex') };
    return { ...version, hash, sequence, entry: canonical(entry), entryHash: previous };
  });
  await tx.rows(sql`
    with recorded as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, kind text, "recordId" uuid, version integer,
        record jsonb, salt text, hash text, sequence bigint, entry text, "entryHash" text)),
    kept as (
      insert into versions (organisation_id, id, kind, record_id, version, record, salt, hash, sequence, action, actor_id, actor_name, at)
      select ${organisationId}, id, kind, "recordId", version, record, salt, hash, sequence, ${action}, ${actor.personId}, ${actor.name},
        ${at.toISOString()}::timestamptz from recorded),
    chained as (
      insert into ledger_entries (organisation_id, sequence, entry, hash)
      select ${organisationId}, sequence, entry, "entryHash" from recorded)
    update ledger_heads set sequence = ${sequence}, hash = ${previous} where organisation_id = ${organisationId}`);
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
