// Somebody without an account who is asked for a testimony of Lee's work: the mails they get, and the way through the door.
import { accountsDatabase, sql } from '../src/server/db.ts';
import type { Actor } from '../src/server/people/actor.ts';
import { askWitness } from '../src/server/portfolios/testimony/asking.ts';
import type { AskWitnessForm, TestimonyForm } from '../src/server/portfolios/testimony/testimony.form.ts';
import { askForCode, enterByCode, type Guest, guestBehind } from '../src/server/portfolios/testimony/witness-door.ts';
import type { PortfolioWorld } from './portfolio-world.ts';
import { testOrigin } from './world.ts';

export const outsider: AskWitnessForm = {
  ...{ personId: null, name: 'Tess Tenant', email: 'tess@tenants.example', phone: '020 7946 0000' },
  ...{ relation: 'customer', about: 'The lift complaint on 3 March', aboutEvidenceId: null },
};

export const ask = ({ lee, enrolment }: PortfolioWorld, form: Partial<AskWitnessForm> = {}) =>
  askWitness(lee, enrolment.id, { ...outsider, ...form }, testOrigin);

/** The mails that wait or went to an address, oldest first. */
export async function mailsTo(address: string): Promise<string[]> {
  const { rows } = await accountsDatabase().execute<{ text: string }>(
    sql`select payload->>'text' as text from outbox where queue = 'mail' and payload->>'to' = ${address} order by at, id`,
  );
  return rows.map(({ text }) => text);
}

export const tokenIn = (mails: string[]) =>
  /\/testimony\/([\w-]{43})$/m.exec(mails.findLast((text) => text.includes('/testimony/'))!)![1]!;
export const codeIn = (mails: string[]) =>
  /Your code: (\d{4}) (\d{4})/
    .exec(mails.findLast((text) => text.startsWith('Your code'))!)!
    .slice(1)
    .join('');

/** Through the door: link, code, seat. Answers the secrets and the witness. */
export async function seatOf(
  address = outsider.email!,
): Promise<{ token: string; seat: string; guest: Guest; witness: Actor }> {
  const token = tokenIn(await mailsTo(address));
  const atDoor = (await guestBehind(token))!;
  await askForCode(atDoor);
  const seat = await enterByCode(atDoor, codeIn(await mailsTo(address)));
  const guest = (await guestBehind(seat))!;
  return { token, seat, guest, witness: guest.actor };
}

export const said: TestimonyForm = {
  ...{ seen: 'I stood beside her in the hall.\n\nShe rang the engineer twice.', seenFrom: '2026-03-03', seenTo: null },
  ...{ role: 'Chair of the tenants', employer: null, relation: 'customer', reportsToCandidate: 'no' },
  ...{ competence: 'I have dealt with the landlord for ten years', evaluation: 'neither', knowsUnit: false },
  ...{ signature: 'Tess Tenant', declared: true, version: 1 },
};
export const ownWords = 'She listened first.\n\nThen she told us when the lift would run again, and it did.';
