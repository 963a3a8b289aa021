// The door of a witness without an account: a link that shows nothing, a code sent to their address, then a seat for some hours.
import { act } from '../../act.ts';
import { now } from '../../clock.ts';
import { accountsDatabase, sql } from '../../db.ts';
import { Conflict, Invalid } from '../../errors.ts';
import { type Actor, actorFrom } from '../../people/actor.ts';
import type { Sector } from '../../people/organisations.table.ts';
import { claimTry, forgetTries } from '../../people/tries.ts';
import { testimonyLinks } from './testimonies.table.ts';
import { addStep, lockedTestimony, sameLink } from './testimony-facts.ts';
import { codeHash, hashOf, mailCode, newCode, newSecret } from './witness-mails.ts';

/** How long a code opens, in minutes, and how long the seat lasts that it gives, in hours. */
export const codeMinutes = 15;
export const seatHours = 12;

/** Whoever holds a link or a seat. `seated`: they entered the code, and may read and write. */
export type Guest = { testimonyId: string; seated: boolean; actor: Actor };

type Facts = {
  id: string;
  organisationId: string;
  witnessId: string;
  name: string;
  organisation: string;
  sector: Sector;
  timeZone: string;
  sample: boolean;
  seated: boolean;
};

/** Whom a secret is, of a link or of a seat; null for one that opens nothing, whatever the reason. Changes nothing. */
export async function guestBehind(secret: string | undefined): Promise<Guest | null> {
  if (!secret || !/^[\w-]{43}$/.test(secret)) return null;
  const { rows } = await accountsDatabase().execute<{ facts: Facts | null }>(
    sql`select testimony_behind(${hashOf(secret)}, ${now().toISOString()}::timestamptz) as facts`,
  );
  const facts = rows[0]?.facts;
  if (!facts) return null;
  const { id: testimonyId, witnessId: personId, seated, ...known } = facts;
  const actor = { ...actorFrom({ ...known, personId, candidate: false, grants: [], teams: [] }), isGuest: true };
  return { testimonyId, seated, actor };
}

/** Nothing is said of which it is: used up, withdrawn, declined, out of date, or never sent. */
export const linkOpensNothing =
  'This link opens nothing. Open the newest e-mail, or ask whoever sent it for a new link.';

/**
 * Sends a code to the address that the link went to. The first time is noted as the opening of the testimony; an earlier code ends.
 * @throws Conflict where codes were asked for too often
 */
export async function askForCode({ testimonyId, actor }: Guest) {
  await requireTry(`testimony code ${testimonyId}`, 'A code was sent already, several times.');
  return act(actor, 'testimony.open', lockedTestimony(actor, testimonyId), async (tx, subject, keep) => {
    const { testimony, link, steps } = subject;
    if (!link?.email) throw new Conflict(linkOpensNothing);
    const code = newCode(testimonyId);
    const codeExpiresAt = new Date(now().getTime() + codeMinutes * 60_000);
    await tx.update(testimonyLinks).set({ codeHash: code.hash, codeExpiresAt }).where(sameLink(actor, testimonyId));
    await mailCode(tx, actor, { testimonyId, to: link.email, code: code.plain, minutes: codeMinutes });
    const isFirst = !steps.some(({ step }) => step === 'opened');
    if (isFirst) keep('testimony-step', await addStep(tx, actor, testimonyId, 'opened'));
    else keep('testimony', testimony);
    return testimony;
  });
}

/**
 * Takes a seat with the code. Answers the secret of the seat; the code is used up.
 * @throws Invalid for a code that is wrong, used or too old, which are told alike; Conflict after too many tries
 */
export async function enterByCode({ testimonyId, actor }: Guest, code: string): Promise<string> {
  const tries = `testimony try ${testimonyId}`;
  await requireTry(tries, 'Too many codes were tried.');
  const seat = newSecret();
  await act(actor, 'testimony.open', lockedTestimony(actor, testimonyId), async (tx, { testimony, link }) => {
    const isCurrent = link?.codeExpiresAt && link.codeExpiresAt > now();
    if (!isCurrent || link.codeHash !== codeHash(testimonyId, code)) throw new Invalid({ code: wrongCode });
    const seatExpiresAt = new Date(now().getTime() + seatHours * 3_600_000);
    const set = { codeHash: null, codeExpiresAt: null, seatHash: seat.hash, seatExpiresAt };
    await tx.update(testimonyLinks).set(set).where(sameLink(actor, testimonyId));
    return testimony;
  });
  await forgetTries(tries);
  return seat.plain;
}

export const wrongCode =
  'This is not the code of the newest e-mail, or it is too old. Enter that one, or have a new code sent';

async function requireTry(subject: string, why: string) {
  const seconds = await claimTry(subject);
  if (seconds > 0) throw new Conflict(`${why} Wait ${waitInWords(seconds)}, then try again.`);
}

const waitInWords = (seconds: number) =>
  seconds < 60 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} ${seconds <= 60 ? 'minute' : 'minutes'}`;
