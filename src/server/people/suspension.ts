// Suspending somebody: their sessions end in the same change, and their next request finds nobody signed in.
import { and, eq, ne } from 'drizzle-orm';
import { act } from '../act.ts';
import { one, sql, type Tx } from '../db.ts';
import { Conflict } from '../errors.ts';
import { session } from './accounts.table.ts';
import type { Actor } from './actor.ts';
import { lockedPerson } from './facts.ts';
import { keepAnAdministrator } from './last-administrator.ts';
import { keepMembership } from './membership.ts';
import { type MembershipState, memberships } from './organisations.table.ts';

/** @throws Conflict when there is no account in use, or nobody would be left to administer */
export const suspendPerson = (actor: Actor, personId: string) =>
  act(actor, 'person.suspend', lockedPerson(actor, personId), async (tx, { person }, keep) => {
    const otherwise = `${person.name} has no account to suspend, or is suspended already.`;
    const membership = await changeState(tx, actor, personId, 'suspended', otherwise);
    if (await administers(tx, actor, personId)) await keepAnAdministrator(tx, actor);
    await tx.delete(session).where(eq(session.userId, membership.accountId));
    return keepMembership(membership, keep);
  });

export const restorePerson = (actor: Actor, personId: string) =>
  act(actor, 'person.restore', lockedPerson(actor, personId), async (tx, { person }, keep) => {
    const membership = await changeState(tx, actor, personId, 'active', `${person.name} is not suspended.`);
    return keepMembership(membership, keep);
  });

async function changeState(tx: Tx, actor: Actor, personId: string, state: MembershipState, otherwise: string) {
  const which = and(
    ...[eq(memberships.organisationId, actor.organisationId), eq(memberships.personId, personId)],
    ne(memberships.state, state),
  );
  const changed = await tx.update(memberships).set({ state }).where(which).returning();
  if (changed.length === 0) throw new Conflict(otherwise);
  return one(changed);
}

const administers = async (tx: Tx, { organisationId }: Actor, personId: string) =>
  (
    await tx.rows(sql`
      select 1 from role_grants where organisation_id = ${organisationId} and person_id = ${personId}
        and role = 'administrator' and withdrawn_at is null`)
  ).length > 0;
