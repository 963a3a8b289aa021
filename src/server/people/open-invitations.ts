// The invitations of a person that can still be taken up, and how they end.
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Keep } from '../act.ts';
import { now } from '../clock.ts';
import { one, type Tx } from '../db.ts';
import type { Actor } from './actor.ts';
import { invitations } from './people.table.ts';

type Invitation = typeof invitations.$inferSelect;

/** The newest first, locked. */
export const openInvitations = (tx: Tx, actor: Actor, personId: string): Promise<Invitation[]> =>
  tx
    .select()
    .from(invitations)
    .where(
      and(
        ...[eq(invitations.organisationId, actor.organisationId), eq(invitations.personId, personId)],
        ...[isNull(invitations.acceptedAt), isNull(invitations.withdrawnAt)],
      ),
    )
    .orderBy(desc(invitations.sentAt))
    .for('update');

export async function endInvitation(tx: Tx, row: Invitation, keep: Keep) {
  const which = and(eq(invitations.organisationId, row.organisationId), eq(invitations.id, row.id));
  const set = { withdrawnAt: now(), version: row.version + 1 };
  keep('invitation', one(await tx.update(invitations).set(set).where(which).returning()));
}

/** An invitation went to the address that a person had: it ends where that is theirs no longer. */
export async function endInvitationsElsewhere(
  tx: Tx,
  actor: Actor,
  person: { id: string; email: string | null },
  keep: Keep,
) {
  for (const row of await openInvitations(tx, actor, person.id))
    if (row.email !== person.email) await endInvitation(tx, row, keep);
}
