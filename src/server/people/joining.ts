// Taking up an invitation: an account becomes a member of the organisation that invited it.
import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { act } from '../act.ts';
import { now } from '../clock.ts';
import { accountsDatabase, first, one, sql, type Tx } from '../db.ts';
import { Conflict } from '../errors.ts';
import { actorFrom } from './actor.ts';
import { addMembership } from './membership.ts';
import { invitations } from './people.table.ts';

/**
 * An invitation in force, seen from outside its organisation. `accountId`: the account that its e-mail has already, or, where it is
 * taken up, that took it up.
 */
export type OpenInvitation = {
  id: string;
  organisationId: string;
  personId: string;
  name: string;
  email: string;
  organisation: string;
  accountId: string | null;
  takenUp: boolean;
};

/** What a token opens; null for one that opens nothing, whatever the reason. */
export async function invitationByToken(token: string): Promise<OpenInvitation | null> {
  if (!/^[\w-]{43}$/.test(token)) return null;
  const { rows } = await accountsDatabase().execute<{ facts: OpenInvitation | null }>(
    sql`select invitation_behind(${hashOf(token)}, ${now()}) as facts`,
  );
  return rows[0]?.facts ?? null;
}

/** The open invitations of an e-mail address, for whoever has proven that it is theirs. */
export async function invitationsFor(email: string): Promise<OpenInvitation[]> {
  const { rows } = await accountsDatabase().execute<{ facts: OpenInvitation }>(
    sql`select invitations_for(${email}, ${now()}) as facts`,
  );
  return rows.map(({ facts }) => facts);
}

/** Why nobody can be invited to an address, or join with its account. */
export const addressTaken = (email: string, name: string): string =>
  `${name} signs in with ${email} here already. Another person needs another e-mail address.`;

/**
 * @param account makes the account, or names the one there is
 * @throws NotFound when the invitation was taken up or withdrawn in the meantime; Conflict when the account is another person here
 */
export function join(
  account: (tx: Tx) => Promise<string>,
  { id, organisationId, personId, name, email, organisation }: OpenInvitation,
) {
  const guest = actorFrom({
    ...{ organisationId, personId, name, organisation },
    ...{ sector: 'private', timeZone: 'Europe/London', sample: false, grants: [], teams: [], candidate: false },
  });
  const which = and(eq(invitations.organisationId, organisationId), eq(invitations.id, id));
  return act(
    guest,
    'invitation.accept',
    async (tx) => {
      const row = first(await tx.select().from(invitations).where(which).for('update'));
      return row && !row.acceptedAt && !row.withdrawnAt && row.expiresAt > now() ? row : null;
    },
    async (tx, row, keep) => {
      const accountId = await account(tx);
      const [other] = await tx.rows(
        sql`select 1 from memberships where account_id = ${accountId} and organisation_id = ${organisationId}`,
      );
      if (other) throw new Conflict(addressTaken(email, 'Somebody else'));
      await addMembership(tx, { accountId, organisationId, personId }, keep);
      const set = { acceptedAt: now(), version: row.version + 1 };
      const accepted = one(await tx.update(invitations).set(set).where(which).returning());
      keep('invitation', accepted);
      return accepted;
    },
  );
}

export const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');
