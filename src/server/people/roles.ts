// Roles: given to a person, of a team (leader, manager) or of the organisation; withdrawn, never deleted.
import { and, eq, isNull } from 'drizzle-orm';
import { act } from '../act.ts';
import { now, today } from '../clock.ts';
import { dayInWords, dayOf } from '../day-words.ts';
import { first, one, type Tx } from '../db.ts';
import { Conflict, Invalid } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from './actor.ts';
import { lockedPerson, personFacts } from './facts.ts';
import { keepAnAdministrator } from './last-administrator.ts';
import { type Role, type RoleGrant, roleGrants, teams } from './people.table.ts';
import { roleWords } from './roles.form.ts';

/**
 * Gives a role; `until` is the day on which it ends, a day to come.
 * @throws Invalid when the role and the team do not go together, or it would have ended; Conflict when the person holds it already or
 * has left
 */
export const grantRole = (
  actor: Actor,
  personId: string,
  role: Role,
  teamId: string | null = null,
  until: string | null = null,
): Promise<RoleGrant> =>
  act(actor, 'role.grant', lockedPerson(actor, personId), async (tx, { person }, keep) => {
    const day = today(actor.organisation.timeZone);
    if (person.endsOn && person.endsOn < day) throw new Conflict(sayLeft(person.name, person.endsOn));
    if (until && until <= day) throw new Invalid({ until: 'Enter a day after today, or leave it empty' });
    const team = await teamFor(tx, actor, role, teamId);
    const held = await tx.select().from(roleGrants).where(heldBy(actor, personId));
    const before = held.find((grant) => grant.role === role && grant.teamId === teamId && !hasEnded(grant));
    if (before) throw new Conflict(sayHeld(person.name, before, team));
    const grant = {
      ...{ organisationId: actor.organisationId, id: newId(), personId, role, teamId },
      ...{ grantedBy: actor.personId, grantedAt: now(), until: until ? new Date(`${until}T00:00:00Z`) : null },
    };
    const granted = one(await tx.insert(roleGrants).values(grant).returning());
    keep('role-grant', granted);
    return granted;
  });

/**
 * Withdraws a role from a person; nobody withdraws their own.
 * @throws Conflict when it was withdrawn already, or nobody would be left to administer
 */
export const withdrawRole = (actor: Actor, personId: string, grantId: string): Promise<RoleGrant> =>
  act(actor, 'role.withdraw', personFacts(actor, personId), async (tx, _, keep) => {
    const mine = and(heldBy(actor, personId), eq(roleGrants.id, grantId));
    const grant = first(await tx.select().from(roleGrants).where(mine).for('update'));
    if (!grant) throw new Conflict('This role was withdrawn already.');
    const set = { withdrawnAt: now(), withdrawnBy: actor.personId, version: grant.version + 1 };
    const withdrawn = one(await tx.update(roleGrants).set(set).where(mine).returning());
    if (grant.role === 'administrator') await keepAnAdministrator(tx, actor);
    keep('role-grant', withdrawn);
    return withdrawn;
  });

const heldBy = (actor: Actor, personId: string) =>
  and(
    eq(roleGrants.organisationId, actor.organisationId),
    eq(roleGrants.personId, personId),
    isNull(roleGrants.withdrawnAt),
  );

const sayLeft = (name: string, endsOn: string) =>
  `The last day of ${name} at work was ${dayInWords(endsOn)}, so no role is given. If they are at work again, change their last day first.`;

function sayHeld(name: string, { role, until }: RoleGrant, team: string | null) {
  const held = `${name} is ${roleWords[role].toLowerCase()}${team ? ` (${team})` : ''} already`;
  return until
    ? `${held}, until ${dayInWords(dayOf(until, 'UTC'))}. For another day withdraw that role and give it anew.`
    : `${held}.`;
}

const hasEnded = ({ until }: RoleGrant) => until !== null && until <= now();

/** The name of the team a role is of; null for a role of the organisation. */
async function teamFor(tx: Tx, actor: Actor, role: Role, teamId: string | null) {
  if (role === 'member')
    throw new Invalid({ role: 'Choose another role. Members are added on the page of their team' });
  const isOfTeam = role === 'leader' || role === 'manager';
  if (!isOfTeam && teamId)
    throw new Invalid({ teamId: 'Leave the team empty: this role is of the whole organisation' });
  if (!isOfTeam) return null;
  const missing = { teamId: 'Choose the team that this role is of' };
  if (!teamId) throw new Invalid(missing);
  const found = await tx
    .select({ name: teams.name })
    .from(teams)
    .where(and(eq(teams.organisationId, actor.organisationId), eq(teams.id, teamId)));
  if (found.length === 0) throw new Invalid(missing);
  return one(found).name;
}
