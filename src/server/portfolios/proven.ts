// Names and texts that an export takes from rows: nothing is signed that the ledger's newest versions do not bear out.
import { type Read, sql } from '../db.ts';
import { Conflict } from '../errors.ts';
import { differing } from '../ledger/differing.ts';
import { entryHash, readEntry } from '../ledger/entry.ts';
import { type KeptVersion, versionFault } from '../ledger/verify.ts';

/** A row as it was read, or some of its fields. */
export type Shown = { kind: string; row: { id: string } & Record<string, unknown> };
type Kept = KeptVersion & { record: Record<string, unknown>; entry: string; hash: string };

/** @throws Conflict naming the first row that was altered behind the application's back */
export async function refuseUnproven(db: Read, organisationId: string, shown: readonly Shown[]): Promise<void> {
  const wanted = JSON.stringify(shown.map(({ kind, row }) => ({ kind, id: row.id })));
  const kept = await db.rows<Kept>(sql`
    select v.kind, v.record_id as "recordId", v.version, v.record, v.salt, l.entry, l.hash
    from jsonb_to_recordset(${wanted}::jsonb) as n (kind text, id uuid)
    join lateral (select * from versions v where v.organisation_id = ${organisationId} and v.record_id = n.id
      and v.kind = n.kind order by v.sequence desc limit 1) v on true
    join ledger_entries l on l.organisation_id = ${organisationId} and l.sequence = v.sequence`);
  const byName = new Map(kept.map((one) => [`${one.kind} ${one.recordId}`, one]));
  for (const { kind, row } of shown) {
    const fault = faultOf(row, byName.get(`${kind} ${row.id}`));
    if (fault)
      throw new Conflict(
        `The ${kind} that this portfolio names was altered outside Leadwell (${fault}), so nothing is exported. See what was altered under Administration, Ledger.`,
      );
  }
}

function faultOf(row: Shown['row'], kept: Kept | undefined): string | null {
  if (!kept) return 'the ledger knows nothing of it';
  const entry = readEntry(kept.entry);
  if (typeof entry === 'string' || entryHash(entry) !== kept.hash) return 'its entry in the ledger';
  if (versionFault(kept, entry)) return 'its kept version';
  const [field] = differing(row, kept.record);
  return field ? `its field “${field}”` : null;
}
