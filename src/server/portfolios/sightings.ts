// What cannot travel: described by the candidate, seen where it is kept by somebody else, who signs what they saw. Until then it does not count.
import { act, see } from '../act.ts';
import { now, today } from '../clock.ts';
import { dayInWords } from '../day-words.ts';
import { first, one, type Read, sql, type Tx } from '../db.ts';
import { Conflict, Invalid } from '../errors.ts';
import { newId } from '../id.ts';
import { fingerprint } from '../ledger/fingerprint.ts';
import type { Actor } from '../people/actor.ts';
import { may } from '../permissions.ts';
import type { Block, RecordDocument } from './document.ts';
import { paragraphs } from './document-parts.ts';
import { refuseWithdrawn } from './evidence.ts';
import { lockedEvidence } from './evidence-facts.ts';
import type { Evidence } from './portfolios.table.ts';
import { findSighting, lockedSighting, sameSighting } from './sighting-facts.ts';
import type { InSituForm, SignSightingForm } from './sightings.form.ts';
import { type Sighting, sightings } from './sightings.table.ts';
import { addEvidence, nextNumber, refuseDaysToCome } from './taking.ts';

/** Describes what stays where it is kept, and asks somebody to look at it. @throws Invalid for days to come, or where nobody such can be asked */
export const addInSitu = (actor: Actor, form: InSituForm): Promise<Evidence> =>
  act(
    actor,
    'evidence.take',
    async () => ({ candidateId: actor.personId }),
    async (tx, _, keep) => {
      refuseDaysToCome(actor, { ...form, happenedTo: null });
      const number = await nextNumber(tx, actor);
      const document = inSituDocument(actor, form);
      const added = await addEvidence(tx, actor, { number, kind: 'in-situ', document, simulated: false }, keep);
      keep('sighting', await ask(tx, actor, added, form.personId));
      return added;
    },
  );

/** Asks somebody more. @throws Invalid where they were asked already, or cannot be */
export const askToSee = (actor: Actor, evidenceId: string, personId: string): Promise<Sighting> =>
  act(actor, 'sighting.ask', lockedEvidence(actor, evidenceId), async (tx, { evidence }) => {
    refuseWithdrawn(evidence);
    if (evidence.kind !== 'in-situ')
      throw new Conflict('This evidence is in the portfolio itself, so nobody has to go and see it.');
    return ask(tx, actor, evidence, personId);
  });

/** Signs what was seen, over exactly this description. @throws Conflict where it is answered or withdrawn; Invalid for a day to come or before it was there */
export const signSighting = (actor: Actor, sightingId: string, form: SignSightingForm): Promise<Sighting> =>
  act(actor, 'sighting.sign', lockedSighting(actor, sightingId), async (tx, { sighting, evidence }) => {
    refuseWithdrawn(evidence);
    refuseAnswered(sighting);
    if (form.seenOn > today(actor.organisation.timeZone))
      throw new Invalid({ seenOn: 'Enter a day that has come: you sign what you saw' });
    if (form.seenOn < evidence.happenedFrom)
      throw new Invalid({ seenOn: `Enter a day from ${dayInWords(evidence.happenedFrom)} on: it is of that day` });
    return update(tx, actor, sighting, { ...form, hash: evidence.hash, signedAt: now() });
  });

/** Needs no reason. @throws Conflict where it is answered */
export const declineSighting = (actor: Actor, sightingId: string): Promise<Sighting> =>
  act(actor, 'sighting.decline', lockedSighting(actor, sightingId), async (tx, { sighting }) => {
    refuseAnswered(sighting);
    return update(tx, actor, sighting, { declinedAt: now() });
  });

export type SightingPage = {
  sighting: Sighting;
  document: RecordDocument;
  fingerprint: string;
  candidate: string;
  number: number;
  withdrawn: boolean;
  mayAnswer: boolean;
};

/** What somebody is asked to go and see. @throws NotFound for anybody else */
export const sightingOf = (actor: Actor, sightingId: string): Promise<SightingPage> =>
  see(actor, 'sighting.view', findSighting(actor, sightingId), async (db, subject) => {
    const { sighting, evidence } = subject;
    const { name } = one(
      await db.rows<{ name: string }>(sql`select name from people
        where organisation_id = ${actor.organisationId} and id = ${evidence.candidateId}`),
    );
    const isOpen = !sighting.signedAt && !sighting.declinedAt && !evidence.withdrawnAt;
    return {
      ...{ sighting, document: evidence.document, candidate: name, number: evidence.number },
      ...{ fingerprint: fingerprint(evidence.hash), withdrawn: evidence.withdrawnAt !== null },
      mayAnswer: isOpen && may(actor, 'sighting.sign', subject),
    };
  });

export type Askable = { id: string; name: string; jobTitle: string | null };

/** Whoever can be asked to look at something of the actor's: everybody here with an account but themselves. */
export const askable = (actor: Actor): Promise<Askable[]> =>
  see(
    actor,
    'portfolio.list',
    async () => ({}),
    (db) => askableBy(db, actor),
  );

const askableBy = ({ rows }: Read, { organisationId, personId, organisation }: Actor) =>
  rows<Askable>(sql`
    select p.id, p.name, p.job_title as "jobTitle" from people p
    join memberships m on m.organisation_id = p.organisation_id and m.person_id = p.id and m.state = 'active'
    where p.organisation_id = ${organisationId} and p.id <> ${personId}
      and (p.ends_on is null or p.ends_on >= ${today(organisation.timeZone)}::date)
    order by p.name, p.id`);

async function ask(tx: Tx, actor: Actor, { id: evidenceId }: Evidence, personId: string): Promise<Sighting> {
  if (!(await askableBy(tx, actor)).some(({ id }) => id === personId))
    throw new Invalid({ personId: 'Choose somebody else here who has an account' });
  const { organisationId, personId: candidateId } = actor;
  const row = { organisationId, id: newId(), evidenceId, candidateId, personId, askedAt: now() };
  const asked = first(await tx.insert(sightings).values(row).onConflictDoNothing().returning());
  if (!asked) throw new Invalid({ personId: 'Choose somebody whom you have not asked yet' });
  return asked;
}

const update = async (tx: Tx, actor: Actor, { id, version }: Sighting, set: Partial<Sighting>) =>
  one(
    await tx
      .update(sightings)
      .set({ ...set, version: version + 1 })
      .where(sameSighting(actor, id))
      .returning(),
  );

function refuseAnswered({ signedAt, declinedAt }: Sighting) {
  if (signedAt) throw new Conflict('You have signed this already, and what is signed stands.');
  if (declinedAt) throw new Conflict('You have declined this. They can ask somebody else.');
}

function inSituDocument({ personId, name }: Actor, form: InSituForm): RecordDocument {
  const facts = [{ name: 'Kept', value: form.place }, ...(form.keeper ? [{ name: 'By', value: form.keeper }] : [])];
  const written = (id: string, heading: string, text: string) => ({
    ...{ id, heading },
    blocks: paragraphs(text).map(
      (paragraph, at): Block => ({
        ...{ id: `${id}-${at + 1}`, kind: 'words', text: paragraph },
        label: `${heading}, paragraph ${at + 1}`,
      }),
    ),
  });
  return {
    ...{ title: form.title, kind: 'Seen where it is kept', from: form.happenedFrom, to: form.happenedFrom },
    people: [{ id: personId, name, part: 'described it' }],
    sections: [
      written('about', 'What is to be seen', form.about),
      {
        ...{ id: 'kept', heading: 'Where it is kept' },
        blocks: [{ id: 'kept', kind: 'facts', label: 'Where it is kept', facts }],
      },
      written('why', 'Why it is not copied', form.why),
    ],
  };
}
