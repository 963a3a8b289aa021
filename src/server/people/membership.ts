// Which account is which person: kept in the ledger like a record, though its row has no id but the person's.
import type { Keep } from '../act.ts';
import { now } from '../clock.ts';
import { one, type Tx } from '../db.ts';
import { memberships } from './organisations.table.ts';

type Membership = typeof memberships.$inferSelect;

/** An account becomes a person of an organisation. */
export async function addMembership(
  tx: Tx,
  who: Pick<Membership, 'accountId' | 'organisationId' | 'personId'>,
  keep: Keep,
) {
  const row = { ...who, state: 'active' as const, since: now() };
  keepMembership(one(await tx.insert(memberships).values(row).returning()), keep);
}

/** Keeps it as it stands now. */
export function keepMembership(membership: Membership, keep: Keep) {
  const kept = { ...membership, id: membership.personId, version: 1 };
  keep('membership', kept);
  return kept;
}
