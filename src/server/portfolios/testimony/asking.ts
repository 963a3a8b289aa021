// Asking a witness for one statement: who, about which events, by which link. What it should show is never said to them.
import { and, eq, isNull } from 'drizzle-orm';
import { act } from '../../act.ts';
import { now, today } from '../../clock.ts';
import { dayInWords, dayOf } from '../../day-words.ts';
import { first, one, type Read, sql, type Tx } from '../../db.ts';
import { Conflict, Invalid, NotFound } from '../../errors.ts';
import { newId } from '../../id.ts';
import type { Actor } from '../../people/actor.ts';
import { findEnrolment } from '../enrolments.ts';
import { type Enrolment, evidence } from '../portfolios.table.ts';
import { type Testimony, testimonies, testimonyLinks } from './testimonies.table.ts';
import type { AskWitnessForm } from './testimony.form.ts';
import { addStep, lockedTestimony, sameLink, type TestimonySubject } from './testimony-facts.ts';
import { isOpen } from './testimony-state.ts';
import { mailLink, newSecret } from './witness-mails.ts';

/** How long a link can be answered. */
export const daysToAnswer = 14;
/** How often a link is sent in all. */
const mostSent = 5;

/**
 * Asks for a testimony. A colleague with an account finds it on Today; anybody else is sent a link to one statement.
 * @param address where this installation is reached, for the link
 * @throws Invalid where the witness can be none: the candidate, the assessor, the quality assurer, or somebody without an address
 */
export const askWitness = (
  actor: Actor,
  enrolmentId: string,
  form: AskWitnessForm,
  address: string,
): Promise<Testimony> =>
  act(actor, 'testimony.request', findEnrolment(actor, enrolmentId), async (tx, enrolment, keep) => {
    if (enrolment.endedAt) throw new Conflict('You are not enrolled for this unit any more, so nobody can be asked.');
    const witness = await witnessFor(tx, actor, enrolment, form);
    if (form.aboutEvidenceId) await requireOwnEvidence(tx, actor, form.aboutEvidenceId);
    const { relation: relationSaid, about, aboutEvidenceId } = form;
    const row = {
      ...{ organisationId: actor.organisationId, id: newId(), enrolmentId, candidateId: enrolment.candidateId },
      ...{ witnessId: witness.personId ?? newId(), personId: witness.personId, witnessName: witness.name },
      ...{ relationSaid, about, aboutEvidenceId, askedAt: now() },
    };
    const asked = one(await tx.insert(testimonies).values(row).returning());
    keep('testimony', asked);
    const { organisationId, id } = asked;
    const link = { organisationId, id, email: witness.email, phone: form.phone, expiresAt: lastDay() };
    await tx.insert(testimonyLinks).values(link);
    if (witness.email) await send(tx, actor, asked, witness.email, address);
    keep('testimony-step', await addStep(tx, actor, id, 'sent'));
    return asked;
  });

/**
 * Sends a link anew, also after it went out of date: the earlier one opens nothing from then on. To a colleague it stands on Today again.
 * @throws Conflict where it is answered or withdrawn, was sent today already or often enough
 */
export const sendAgain = (actor: Actor, testimonyId: string, address: string): Promise<Testimony> =>
  act(actor, 'testimony.send', lockedTestimony(actor, testimonyId), async (tx, subject, keep) => {
    const { testimony, link } = subject;
    const why = whyNotSent(actor, subject);
    if (why) throw new Conflict(why);
    const set = { expiresAt: lastDay(), codeHash: null, seatHash: null };
    await tx.update(testimonyLinks).set(set).where(sameLink(actor, testimonyId));
    if (link?.email) await send(tx, actor, testimony, link.email, address);
    keep('testimony-step', await addStep(tx, actor, testimonyId, 'sent'));
    return testimony;
  });

/** Withdraws a request: its link opens nothing any more. @throws Conflict once it is answered */
export const revokeTestimony = (actor: Actor, testimonyId: string): Promise<Testimony> =>
  act(actor, 'testimony.revoke', lockedTestimony(actor, testimonyId), async (tx, { testimony, state }, keep) => {
    if (!isOpen(state) && state !== 'expired')
      throw new Conflict(`${testimony.witnessName} has answered already, so the request cannot be withdrawn.`);
    await tx.update(testimonyLinks).set({ draft: {} }).where(sameLink(actor, testimonyId));
    keep('testimony-step', await addStep(tx, actor, testimonyId, 'revoked'));
    return testimony;
  });

const lastDay = () => new Date(now().getTime() + daysToAnswer * 86_400_000);

/** Why a link cannot be sent anew now; null where it can. */
export function whyNotSent(actor: Actor, { testimony, link, steps, state }: TestimonySubject): string | null {
  const { timeZone } = actor.organisation;
  const name = testimony.witnessName;
  if (!link || (!isOpen(state) && state !== 'expired'))
    return `The request to ${name} has ended. To ask for something else, make a new request.`;
  const sent = steps.filter(({ step }) => step === 'sent');
  if (sent.length >= mostSent)
    return `It was sent to ${name} ${mostSent} times. Speak to them before you ask once more, in a new request.`;
  const isToday = sent.some(({ at }) => dayOf(at, timeZone) === today(timeZone));
  return isToday ? `It was sent to ${name} today already. It can be sent again tomorrow.` : null;
}

async function send(tx: Tx, actor: Actor, { id, witnessName: name }: Testimony, to: string, address: string) {
  const token = newSecret();
  await tx.update(testimonyLinks).set({ tokenHash: token.hash }).where(sameLink(actor, id));
  const until = dayInWords(dayOf(lastDay(), actor.organisation.timeZone));
  await mailLink(tx, actor, { testimonyId: id, to, name, link: `${address}/testimony/${token.plain}`, until });
}

type Witness = { personId: string | null; name: string; email: string | null };

/** Who is meant. Somebody whose address stands in a record here is that person, however they were entered. */
async function witnessFor(tx: Tx, actor: Actor, enrolment: Enrolment, form: AskWitnessForm): Promise<Witness> {
  const field = form.personId ? 'personId' : 'email';
  const person = await personFor(tx, actor, form);
  if (form.personId && !person) throw new NotFound();
  const isOwn = form.email !== null && (await ownAddresses(tx, enrolment)).includes(form.email);
  if (isOwn || person?.id === enrolment.candidateId)
    throw new Invalid({ [field]: 'Choose somebody else: nobody is a witness of their own work' });
  if (person && [enrolment.assessorId, enrolment.internalQualityAssurerId].includes(person.id))
    throw new Invalid({
      [field]: `Choose somebody else: ${person.name} decides on your portfolio, so is no witness in it`,
    });
  if (!person) return { personId: null, name: form.name!, email: form.email };
  if (person.gone)
    throw new Invalid({ [field]: `${person.name} has left. Enter an address where they can be reached` });
  if (person.hasAccount) return { personId: person.id, name: person.name, email: null };
  const address = form.email ?? person.email;
  if (!address)
    throw new Invalid({ personId: `${person.name} has no account and no address here. Enter their name and address` });
  return { personId: person.id, name: person.name, email: address };
}

type Known = { id: string; name: string; email: string | null; hasAccount: boolean; gone: boolean };

async function personFor(tx: Tx, { organisationId, organisation }: Actor, { personId, email }: AskWitnessForm) {
  return first(
    await tx.rows<Known>(sql`
      select p.id, p.name, p.email, p.ends_on is not null and p.ends_on < ${today(organisation.timeZone)}::date as gone,
        exists (select 1 from memberships m where m.organisation_id = p.organisation_id and m.person_id = p.id
          and m.state = 'active') as "hasAccount"
      from people p where p.organisation_id = ${organisationId} and (p.id = ${personId}::uuid or lower(p.email) = ${email})`),
  );
}

/** The addresses at which the candidate is reached: as recorded, and as signed in with. */
async function ownAddresses(db: Read, { organisationId, candidateId }: Enrolment): Promise<string[]> {
  const found = await db.rows<{ email: string }>(sql`
    select lower(p.email) as email from people p where p.organisation_id = ${organisationId} and p.id = ${candidateId} and p.email is not null
    union select lower(u.email) from memberships m join "user" u on u.id = m.account_id
      where m.organisation_id = ${organisationId} and m.person_id = ${candidateId}`);
  return found.map(({ email }) => email);
}

async function requireOwnEvidence(tx: Tx, { organisationId, personId }: Actor, evidenceId: string) {
  const own = [eq(evidence.organisationId, organisationId), eq(evidence.candidateId, personId)];
  const live = and(...own, eq(evidence.id, evidenceId), isNull(evidence.withdrawnAt));
  if ((await tx.$count(evidence, live)) === 0) throw new NotFound();
}
