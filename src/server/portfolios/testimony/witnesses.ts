// The witness status list of a portfolio: who was asked, who they are, what they signed and how it stands; and one of them whole.
import { and, asc, eq } from 'drizzle-orm';
import { see } from '../../act.ts';
import { now } from '../../clock.ts';
import { one, type Read, sql } from '../../db.ts';
import { fingerprint } from '../../ledger/fingerprint.ts';
import type { Actor } from '../../people/actor.ts';
import { people } from '../../people/people.table.ts';
import { may } from '../../permissions.ts';
import type { RecordDocument } from '../document.ts';
import { refuseClosed } from '../enrolment-open.ts';
import { findEnrolment } from '../enrolments.ts';
import { type Enrolment, evidence } from '../portfolios.table.ts';
import { whyNotSent } from './asking.ts';
import { type Testimony, type TestimonyStep, testimonies } from './testimonies.table.ts';
import { acceptedIn, findTestimony, type TestimonySubject } from './testimony-facts.ts';
import { isOpen, stands, type TestimonyState, testimonyState } from './testimony-state.ts';

export type WitnessRow = {
  testimony: Testimony;
  state: TestimonyState;
  evidenceNumber: number | null;
  evidenceKind: 'testimony' | 'expert-testimony' | null;
  steps: Pick<TestimonyStep, 'step' | 'byName' | 'contactOn' | 'competent'>[];
};
export type Around = { candidate: string; assessor: string | null; unit: string; unitTitle: string; readers: string[] };
export type Witnesses = Around & { rows: WitnessRow[]; own: boolean; mayCheck: boolean };

/** All who were asked, the newest request first. Two statements. @throws NotFound */
export const witnessesOf = (actor: Actor, enrolmentId: string): Promise<Witnesses> =>
  see(actor, 'testimony.list', findEnrolment(actor, enrolmentId), async (db, enrolment) => ({
    ...(await aroundOf(db, enrolment)),
    rows: await rowsOf(db, enrolment),
    own: actor.personId === enrolment.candidateId,
    mayCheck: may(actor, 'testimony.verify', { ...enrolment, witnessId: '' }),
  }));

type Found = {
  id: string;
  expiresAt: string | null;
  accepted: boolean;
  number: number | null;
  kind: WitnessRow['evidenceKind'];
  steps: WitnessRow['steps'] | null;
};

async function rowsOf(db: Read, { organisationId, id, endedAt }: Enrolment): Promise<WitnessRow[]> {
  const mine = and(eq(testimonies.organisationId, organisationId), eq(testimonies.enrolmentId, id));
  const all = await db.select().from(testimonies).where(mine).orderBy(asc(testimonies.askedAt), asc(testimonies.id));
  const facts = await db.rows<Found>(sql`
    select t.id, l.expires_at as "expiresAt", ${acceptedIn(organisationId, sql`t.evidence_id`)} as accepted, e.number, e.kind,
      (select json_agg(json_build_object('step', s.step, 'byName', s.by_name, 'contactOn', s.contact_on, 'competent', s.competent) order by s.at, s.id)
        from testimony_steps s where s.organisation_id = t.organisation_id and s.testimony_id = t.id) as steps
    from testimonies t
    left join testimony_links l on l.organisation_id = t.organisation_id and l.id = t.id
    left join evidence e on e.organisation_id = t.organisation_id and e.id = t.evidence_id
    where t.organisation_id = ${organisationId} and t.enrolment_id = ${id}`);
  const byId = new Map(facts.map((found) => [found.id, found]));
  return all.toReversed().map((testimony) => {
    const { steps, expiresAt, accepted, number, kind } = byId.get(testimony.id)!;
    const until = expiresAt && !endedAt ? new Date(expiresAt) : null;
    const state = testimonyState({ steps: steps ?? [], expiresAt: until, accepted }, now());
    return { testimony, state, evidenceNumber: number, evidenceKind: kind, steps: steps ?? [] };
  });
}

async function aroundOf(db: Read, enrolment: Enrolment): Promise<Around> {
  const { organisationId, id } = enrolment;
  const { assurer, ...found } = one(
    await db.rows<Omit<Around, 'readers'> & { assurer: string | null }>(sql`
      select c.name as candidate, a.name as assessor, q.name as assurer, u.number as unit, u.title as "unitTitle"
      from enrolments n
      join people c on c.organisation_id = n.organisation_id and c.id = n.candidate_id
      left join people a on a.organisation_id = n.organisation_id and a.id = n.assessor_id
      left join people q on q.organisation_id = n.organisation_id and q.id = n.internal_quality_assurer_id
      join units u on u.organisation_id = n.organisation_id and u.id = n.unit_id
      where n.organisation_id = ${organisationId} and n.id = ${id}`),
  );
  return { ...found, readers: [found.candidate, found.assessor, assurer].filter((name) => name !== null) };
}

export type WitnessPage = Around & {
  testimony: Testimony;
  state: TestimonyState;
  steps: TestimonyStep[];
  /** How the witness is reached, where that is not forgotten. */
  reached: { email: string | null; phone: string | null; until: Date } | null;
  signed: { document: RecordDocument; fingerprint: string; number: number } | null;
  aboutEvidence: { id: string; number: number; title: string } | null;
  own: boolean;
  maySend: boolean;
  /** Why it cannot be sent now; null where it can. */
  notSent: string | null;
  mayRevoke: boolean;
  mayAgree: boolean;
  mayCheck: boolean;
  mayDispute: boolean;
};

/** One testimony for whoever reads the portfolio: its words once they are signed, never a draft. @throws NotFound */
export const witnessOf = (actor: Actor, enrolmentId: string, testimonyId: string): Promise<WitnessPage> =>
  see(actor, 'testimony.view', within(actor, enrolmentId, testimonyId), async (db, subject) => {
    const { testimony, state, steps, link } = subject;
    const enrolment = (await findEnrolment(actor, enrolmentId)(db))!;
    const standing = stands(state);
    return {
      ...(await aroundOf(db, enrolment)),
      ...{ testimony, state, steps, ...(await pieces(db, testimony)) },
      reached: link && { email: link.email, phone: link.phone, until: link.expiresAt },
      own: actor.personId === testimony.candidateId,
      maySend: may(actor, 'testimony.send', subject) && link !== null && (isOpen(state) || state === 'expired'),
      notSent: whyNotSent(actor, subject),
      mayRevoke: may(actor, 'testimony.revoke', subject) && (isOpen(state) || state === 'expired'),
      mayAgree:
        may(actor, 'testimony.agree-expert', subject) && isOpen(state) && !steps.some(({ step }) => step === 'agreed'),
      mayCheck: may(actor, 'testimony.verify', subject) && standing,
      mayDispute: may(actor, 'testimony.dispute', subject) && standing,
    };
  });

const within = (actor: Actor, enrolmentId: string, testimonyId: string) => async (db: Read) => {
  const found: TestimonySubject | null = await findTestimony(actor, testimonyId)(db);
  return found?.testimony.enrolmentId === enrolmentId ? found : null;
};

async function pieces(db: Read, { organisationId, evidenceId, aboutEvidenceId }: Testimony) {
  const piece = async (id: string | null) =>
    id === null
      ? undefined
      : (
          await db
            .select()
            .from(evidence)
            .where(and(eq(evidence.organisationId, organisationId), eq(evidence.id, id)))
        )[0];
  const [made, about] = [await piece(evidenceId), await piece(aboutEvidenceId)];
  return {
    signed: made ? { document: made.document, fingerprint: fingerprint(made.hash), number: made.number } : null,
    aboutEvidence: about ? { id: about.id, number: about.number, title: about.title } : null,
  };
}

export type Asking = Around & {
  /** Colleagues who can be asked: neither the candidate nor whoever decides on the portfolio. */
  colleagues: { id: string; name: string; jobTitle: string | null }[];
  /** The candidate's own evidence, to say what it is about. */
  pieces: { id: string; number: number; title: string }[];
};

/** What the candidate chooses from when asking. @throws NotFound for anybody else */
export const askingOf = (actor: Actor, enrolmentId: string): Promise<Asking> =>
  see(actor, 'testimony.request', findEnrolment(actor, enrolmentId), async (db, enrolment) => {
    await refuseClosed(db, enrolment);
    const { organisationId, candidateId, assessorId, internalQualityAssurerId } = enrolment;
    const not = new Set([candidateId, assessorId, internalQualityAssurerId]);
    const { id, name, jobTitle } = people;
    const here = and(eq(people.organisationId, organisationId));
    const all = await db.select({ id, name, jobTitle }).from(people).where(here).orderBy(asc(name), asc(id));
    const rows = await db.rows<Asking['pieces'][number]>(sql`select id, number, title from evidence
      where organisation_id = ${organisationId} and candidate_id = ${candidateId} and withdrawn_at is null order by number desc`);
    const around = await aroundOf(db, enrolment);
    return { ...around, colleagues: all.filter((person) => !not.has(person.id)), pieces: rows };
  });
