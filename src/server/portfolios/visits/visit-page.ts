// The visits of a portfolio, and one of them whole: what each may read of it by now, and do.
import { and, desc, eq } from 'drizzle-orm';
import { see } from '../../act.ts';
import { one, type Read, sql } from '../../db.ts';
import { fingerprint } from '../../ledger/fingerprint.ts';
import type { Actor } from '../../people/actor.ts';
import { may } from '../../permissions.ts';
import type { Criterion } from '../../qualifications/units.table.ts';
import { type WholeUnit, wholeUnit } from '../../qualifications/units.ts';
import type { RecordDocument } from '../document.ts';
import { documentHash } from '../document-hash.ts';
import { whyClosed } from '../enrolment-open.ts';
import { findEnrolment } from '../enrolments.ts';
import type { Enrolment } from '../portfolios.table.ts';
import { ownQuestions } from './questions.ts';
import { recordingsOf, type Take, takesOf } from './recording.ts';
import { placeOfNote, type TakenTogether, takenTogether, type VisitFacts, visitDocument } from './visit-document.ts';
import { findVisit, notesOf, type VisitSubject } from './visit-facts.ts';
import { type VisitState, visitState } from './visit-state.ts';
import { type Visit, visits } from './visits.table.ts';

export type AroundVisits = {
  enrolmentId: string;
  candidate: string;
  unit: string;
  unitTitle: string;
  readers: string[];
};
export type VisitRow = Pick<Visit, 'id' | 'kind' | 'about' | 'place' | 'plannedFor' | 'beganAt'> & {
  state: VisitState;
  observer: string;
  evidenceNumber: number | null;
};
export type Visits = AroundVisits & { rows: VisitRow[]; own: boolean; mayPlan: boolean; closed: string | null };

/** All visits of an enrolment, the newest first. @throws NotFound */
export const visitsOf = (actor: Actor, enrolmentId: string): Promise<Visits> =>
  see(actor, 'visit.list', findEnrolment(actor, enrolmentId), async (db, enrolment) => {
    const { organisationId } = enrolment;
    const mine = and(eq(visits.organisationId, organisationId), eq(visits.enrolmentId, enrolmentId));
    const all = await db.select().from(visits).where(mine).orderBy(desc(visits.createdAt), desc(visits.id));
    const beside = await db.rows<{ id: string; observer: string; number: number | null }>(sql`
      select v.id, p.name as observer, e.number from visits v
      join people p on p.organisation_id = v.organisation_id and p.id = v.observer_id
      left join evidence e on e.organisation_id = v.organisation_id and e.id = v.evidence_id
      where v.organisation_id = ${organisationId} and v.enrolment_id = ${enrolmentId}`);
    const byId = new Map(beside.map((row) => [row.id, row]));
    const rows = all.map((visit): VisitRow => {
      const { observer, number } = byId.get(visit.id)!;
      const { id, kind, about, place, plannedFor, beganAt } = visit;
      return {
        id,
        kind,
        about,
        place,
        plannedFor,
        beganAt,
        observer,
        evidenceNumber: number,
        state: visitState(visit),
      };
    });
    const mayPlan = may(actor, 'visit.plan', enrolment);
    return {
      ...(await aroundOf(db, enrolment)),
      ...{ rows, own: actor.personId === enrolment.candidateId, mayPlan },
      closed: mayPlan ? await whyClosed(db, enrolment) : null,
    };
  });

export type Proposal = {
  criterionId: string;
  code: string;
  text: string;
  words: string;
  /** Where it stands in the evidence; null where only the account shows it. */
  place: string | null;
  claimed: boolean;
};

export type VisitPage = AroundVisits & {
  visit: Visit;
  state: VisitState;
  observer: string;
  own: boolean;
  isObserver: boolean;
  unitId: string;
  criteria: WholeUnit['outcomes'];
  codes: Record<string, string>;
  /** To the observer always; to the others once it is signed, and to the candidate what they are asked. */
  notes: TakenTogether;
  takes: (Pick<Take, 'take' | 'size'> & { parts: number })[];
  recordings: { id: string; name: string; take: string }[];
  /** Of a signed visit; as it becomes evidence. */
  document: RecordDocument | null;
  fingerprint: string | null;
  proposals: Proposal[];
  evidenceNumber: number | null;
  /** The observer's own questions for the unit. */
  questions: { id: string; code: string; words: string }[];
};

/** @throws NotFound */
export const visitOf = (actor: Actor, visitId: string): Promise<VisitPage> =>
  see(actor, 'visit.view', findVisit(actor, visitId), async (db, subject) => {
    const { visit, enrolment, state } = subject;
    const unit = (await wholeUnit(db, enrolment.organisationId, enrolment.unitId))!;
    const [own, isObserver] = [actor.personId === visit.candidateId, actor.personId === visit.observerId];
    const isOpen = isObserver || visit.signedAt !== null;
    const all = takenTogether(await notesOf(db, visit), visit);
    const notes = isOpen ? all : { ...nothing, asked: own ? all.asked : [] };
    const criteria = unit.outcomes.flatMap((outcome) => outcome.criteria);
    const codes = Object.fromEntries(criteria.map(({ id, code }) => [id, code]));
    const around = await aroundOf(db, enrolment);
    const recordings = isOpen ? await recordingsOf(db, visit) : [];
    const { observer, evidenceNumber } = await besideOf(db, visit);
    const facts = { ...around, visit, notes, observer, codes, recordings, timeZone: actor.organisation.timeZone };
    const document = isOpen && visit.signedAt ? visitDocument(facts) : null;
    return {
      ...{ ...around, visit, state, observer, own, isObserver, codes, notes, document, recordings },
      ...{ unitId: unit.id, criteria: unit.outcomes },
      takes: isObserver && !visit.signedAt ? (await takesOf(db, visit)).map(inShort) : [],
      fingerprint: document && fingerprint(documentHash(document)),
      proposals: isOpen ? await proposalsOf(db, subject, facts, criteria) : [],
      evidenceNumber,
      questions: isObserver && state === 'under-way' ? await ownQuestions(db, actor, enrolment.unitId) : [],
    };
  });

const inShort = ({ take, size, parts }: Take) => ({ take, size, parts: parts.length });

const nothing: TakenTogether = { noted: [], asked: [], marks: [], ticked: [], shown: new Map(), late: [] };

/** What the assessor proposes to claim, in the order of the unit; and whether the candidate has claimed that criterion of it. */
async function proposalsOf(
  db: Read,
  { visit }: Pick<VisitSubject, 'visit'>,
  { notes }: Pick<VisitFacts, 'notes'>,
  criteria: readonly Criterion[],
): Promise<Proposal[]> {
  const claimed = visit.evidenceId
    ? await db.rows<{ criterionId: string }>(sql`
        select criterion_id as "criterionId" from claims where organisation_id = ${visit.organisationId}
          and evidence_id = ${visit.evidenceId} and enrolment_id = ${visit.enrolmentId} and withdrawn_at is null`)
    : [];
  return criteria.flatMap(({ id, code, text }) => {
    const shown = notes.shown.get(id);
    if (!shown) return [];
    const place = shown.ofNoteId && placeOfNote(notes, shown.ofNoteId);
    const isClaimed = claimed.some(({ criterionId }) => criterionId === id);
    return [{ criterionId: id, code, text, words: shown.words!, place, claimed: isClaimed }];
  });
}

async function aroundOf(db: Read, { organisationId, id }: Enrolment): Promise<AroundVisits> {
  const { assessor, countersigner, assurer, ...found } = one(
    await db.rows<Omit<AroundVisits, 'readers'> & Record<'assessor' | 'countersigner' | 'assurer', string | null>>(sql`
      select n.id as "enrolmentId", c.name as candidate, a.name as assessor, k.name as countersigner, q.name as assurer,
        u.number as unit, u.title as "unitTitle"
      from enrolments n
      join people c on c.organisation_id = n.organisation_id and c.id = n.candidate_id
      left join people a on a.organisation_id = n.organisation_id and a.id = n.assessor_id
      left join people k on k.organisation_id = n.organisation_id and k.id = n.countersigner_id
      left join people q on q.organisation_id = n.organisation_id and q.id = n.internal_quality_assurer_id
      join units u on u.organisation_id = n.organisation_id and u.id = n.unit_id
      where n.organisation_id = ${organisationId} and n.id = ${id}`),
  );
  const readers = [found.candidate, assessor, countersigner, assurer].filter((name) => name !== null);
  return { ...found, readers };
}

const besideOf = async (db: Read, { organisationId, id }: Visit) =>
  one(
    await db.rows<{ observer: string; evidenceNumber: number | null }>(sql`
      select p.name as observer, e.number as "evidenceNumber" from visits v
      join people p on p.organisation_id = v.organisation_id and p.id = v.observer_id
      left join evidence e on e.organisation_id = v.organisation_id and e.id = v.evidence_id
      where v.organisation_id = ${organisationId} and v.id = ${id}`),
  );
