// Writing down what an action did: a version of each record, an entry of the chain for each version.
import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { now } from '../clock.ts';
import { first, sql, type Tx } from '../db.ts';
import { newId } from '../id.ts';
import { canonical } from './canonical.ts';
import { entryHash, firstPrevious, type LedgerEntry, recordHash } from './entry.ts';
import { ledgerHeads } from './ledger.table.ts';
import { type Head, isSealed, sealed } from './seal.ts';
import { signingKey } from './signing.ts';

/** Who acted, as the ledger names them; nobody where what was done must be nobody's. */
export type Recorder = { organisationId: string; personId: string | null; name: string; roles: ReadonlySet<string> };
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
    update ledger_heads set sequence = ${sequence}, hash = ${previous}, seal = ${await sealAfter(head, { organisationId, sequence, hash: previous })}
    where organisation_id = ${organisationId}`);
}

/** The ends sealed by this process, so that only an end somebody else wrote has its seal verified. */
const ownSeals = new Map<string, string>();

/** The seal of the new end. Where the old one was not ours it stays as it was: nobody's rewriting is ever sealed over. */
async function sealAfter(head: Head, next: Omit<Head, 'seal'>): Promise<string | null> {
  const key = await signingKey();
  const isOwn = ownSeals.get(head.organisationId) === told(head) || isSealed(head, [key.public]);
  if (!isOwn) return head.seal;
  const seal = sealed(key, next);
  ownSeals.set(next.organisationId, told({ ...next, seal }));
  return seal;
}

const told = ({ sequence, hash, seal }: Head) => `${sequence} ${hash} ${seal}`;

async function lockedHead(tx: Tx, organisationId: string): Promise<Head> {
  const found = first(
    await tx.select().from(ledgerHeads).where(eq(ledgerHeads.organisationId, organisationId)).for('update'),
  );
  if (found) return found;
  const head = { organisationId, sequence: 0, hash: firstPrevious, seal: null };
  await tx.insert(ledgerHeads).values(head);
  return head;
}
