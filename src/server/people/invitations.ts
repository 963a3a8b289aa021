// Invitations: a link by which a person gets an account. Only the hash of its token is kept; opening it changes nothing.
import { randomBytes } from 'node:crypto';
import { act } from '../act.ts';
import { now, today } from '../clock.ts';
import { dayInWords } from '../day-words.ts';
import { one, sql, type Tx } from '../db.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { newId } from '../id.ts';
import { mailAfterwards } from '../mail.ts';
import { type Accounts, newAccount } from './accounts.ts';
import type { Actor } from './actor.ts';
import { lockedPerson, personFacts } from './facts.ts';
import { addressTaken, hashOf, invitationByToken, join } from './joining.ts';
import { endInvitation, openInvitations } from './open-invitations.ts';
import { invitations, type Person } from './people.table.ts';

export type Invitation = typeof invitations.$inferSelect;

const days = 14;

/** Invites a person. Answers the link, which is mailed and otherwise kept nowhere; an earlier open invitation of theirs ends. */
export async function invite(
  actor: Actor,
  personId: string,
  address: string,
): Promise<{ invitation: Invitation; link: string }> {
  const token = randomBytes(32).toString('base64url');
  const link = `${address}/invitation/${token}`;
  const invitation = await act(
    actor,
    'invitation.send',
    lockedPerson(actor, personId),
    async (tx, { person }, keep) => {
      if (!person.email) throw new Invalid({ personId: `${person.name} has no e-mail address yet. Add one first.` });
      if (await isMember(tx, actor, personId)) throw new Conflict(`${person.name} has an account already.`);
      refuseLeft(actor, person);
      for (const row of await openInvitations(tx, actor, personId)) await endInvitation(tx, row, keep);
      await refuseTaken(tx, actor, person.email);
      const sentAt = now();
      const row = {
        ...{ organisationId: actor.organisationId, id: newId(), personId, email: person.email, sentBy: actor.personId },
        ...{ tokenHash: hashOf(token), sentAt, expiresAt: new Date(sentAt.getTime() + days * 86_400_000) },
      };
      const sent = one(await tx.insert(invitations).values(row).returning());
      keep('invitation', sent);
      await mailAfterwards(tx, actor.organisationId, invitationMail(actor, person.name, person.email, link));
      return sent;
    },
  );
  return { invitation, link };
}

/** Takes an invitation back: its link opens nothing from now on. */
export const withdrawInvitation = (actor: Actor, personId: string) =>
  act(actor, 'invitation.withdraw', personFacts(actor, personId), async (tx, _, keep) => {
    const [open] = await openInvitations(tx, actor, personId);
    if (!open) throw new Conflict('There is no open invitation of this person.');
    await endInvitation(tx, open, keep);
    return open;
  });

/** What somebody holding the link may know; null for a link that opens nothing, whatever the reason. */
export async function invitationBehind(token: string) {
  const found = await invitationByToken(token);
  if (!found || found.takenUp) return null;
  const { name, email, organisation, accountId } = found;
  return { name, email, organisation, hasAccount: accountId !== null };
}

/** The address of the account that a link is for, once it is whole; null where there is none yet, or the link opens nothing. */
export async function accountBehind(token: string) {
  await underWay.get(token);
  const found = await invitationByToken(token);
  return found?.accountId ? { email: found.email, takenUp: found.takenUp } : null;
}

/**
 * Takes up an invitation: makes the account, or, where the e-mail has one, joins it when the password is that account's. One after
 * another for each link; a second click with the same password gets the first one's answer.
 * @throws NotFound for a link that opens nothing; Invalid for a wrong password
 */
export async function acceptInvitation(auth: Accounts, token: string, password: string): Promise<{ email: string }> {
  const before = underWay.get(token);
  const accepting = (before ?? Promise.resolve()).then(() => accepted(auth, token, password));
  const ended = accepting.then(nothing, nothing);
  underWay.set(token, ended);
  return accepting.finally(() => underWay.get(token) === ended && underWay.delete(token));
}
const underWay = new Map<string, Promise<void>>();
const nothing = () => undefined;

async function accepted(auth: Accounts, token: string, password: string) {
  const found = await invitationByToken(token);
  if (!found) throw new NotFound(linkIsNone);
  const { name, email, accountId, takenUp } = found;
  if (accountId) await requirePassword(auth, email, password, takenUp);
  const account = accountId ? async () => accountId : await newAccount(auth, { name, email, password });
  if (!takenUp) await join(account, found);
  return { email };
}

export const linkIsNone = 'This link is used, withdrawn or out of date. Ask for a new one.';

async function requirePassword(auth: Accounts, email: string, password: string, takenUp: boolean) {
  const { internalAdapter, password: passwords } = await auth.$context;
  const found = await internalAdapter.findUserByEmail(email, { includeAccounts: true });
  const hash = found?.accounts.find(({ providerId }) => providerId === 'credential')?.password;
  if (hash && (await passwords.verify({ hash, password }))) return;
  if (takenUp) throw new NotFound(linkIsNone);
  throw new Invalid({ password: 'This is not the password of your account. Enter the one you sign in with.' });
}

function refuseLeft({ organisation }: Actor, { name, endsOn }: Person) {
  if (!endsOn || endsOn >= today(organisation.timeZone)) return;
  const left = `The last day at work of ${name} was ${dayInWords(endsOn)}, so they are not invited`;
  throw new Conflict(`${left}. If they are at work again, change that day on their page first.`);
}

/** An account is one person here: whoever signs in with an address keeps it, also when their record names another. */
async function refuseTaken(tx: Tx, { organisationId }: Actor, email: string) {
  const [other] = await tx.rows<{ name: string }>(sql`
    select p.name from "user" u join memberships m on m.account_id = u.id
      join people p on p.organisation_id = m.organisation_id and p.id = m.person_id
    where m.organisation_id = ${organisationId} and u.email = ${email.toLowerCase()}`);
  if (other) throw new Conflict(addressTaken(email, other.name));
}

const isMember = async (tx: Tx, actor: Actor, personId: string) =>
  (
    await tx.rows(
      sql`select 1 from memberships where organisation_id = ${actor.organisationId} and person_id = ${personId}`,
    )
  ).length > 0;

const invitationMail = (actor: Actor, name: string, email: string, link: string) => ({
  to: email,
  subject: `Your account at ${actor.organisation.name}`,
  text: [
    `Dear ${name},`,
    '',
    `${actor.name} invites you to Leadwell at ${actor.organisation.name}. Open this link to choose a password:`,
    '',
    link,
    '',
    `The link works once, for ${days} days. If you did not expect it, do nothing and tell ${actor.name}.`,
  ].join('\n'),
});
