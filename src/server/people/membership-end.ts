// How the time of somebody in a team ends: on a day, or, where it never began, by being taken back.
import { and, eq } from 'drizzle-orm';
import type { Keep } from '../act.ts';
import { today } from '../clock.ts';
import { one, type Tx } from '../db.ts';
import type { Actor } from './actor.ts';
import { teamMembers } from './people.table.ts';

type TeamMembership = typeof teamMembers.$inferSelect;

/** `until`: the first day on which they are no longer in the team. One still to come, of no day, would open the team to them until then. */
export async function endMembership(tx: Tx, actor: Actor, membership: TeamMembership, until: string, keep: Keep) {
  const mine = and(eq(teamMembers.organisationId, actor.organisationId), eq(teamMembers.id, membership.id));
  const neverBegan = membership.since > today(actor.organisation.timeZone) && until <= membership.since;
  if (neverBegan || membership.misdated) {
    await tx.delete(teamMembers).where(mine);
    const takenBack = { ...membership, version: 1, forgotten: true };
    keep('team-member', takenBack);
    return takenBack;
  }
  const left = { ...one(await tx.update(teamMembers).set({ until }).where(mine).returning()), version: 1 };
  keep('team-member', left);
  return left;
}
