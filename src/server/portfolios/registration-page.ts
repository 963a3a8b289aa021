// Registrations as they are read: the units chosen against the rules, and how far the whole qualification is.
import { organisation, see } from '../act.ts';
import { today } from '../clock.ts';
import { type Read, sql } from '../db.ts';
import { NotFound } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { may } from '../permissions.ts';
import { type Evaluation, evaluate, unitsIn } from '../qualifications/combination.ts';
import type { Combination, CombinationUnit, QualificationVersion } from '../qualifications/qualifications.table.ts';
import { qualificationOf, unitsHere } from '../qualifications/qualifications.ts';
import { sameNumber } from '../qualifications/unit-words.ts';
import { decidedSoFar } from './enrolment-open.ts';
import { countsTowards, type EnrolmentState, enrolmentState } from './enrolment-states.ts';
import type { Registration, RegistrationEnd } from './registrations.table.ts';
import { findRegistration, versionOf } from './registrations.ts';

/** An enrolment of the candidate in a unit of that number; `opens`: whether the reader may open its portfolio. */
export type UnitEnrolment = { id: string; number: string; state: EnrolmentState; opens: boolean };
/** A unit of the rules with what the candidate has of it; `hereId` is null where the unit itself is not here. */
export type UnitProgress = CombinationUnit & {
  chosen: boolean;
  hereId: string | null;
  enrolment: UnitEnrolment | null;
};
export type RegistrationPage = {
  registration: Omit<Registration, 'candidateNumber' | 'uln'>;
  /** Null for a reader who may not see the numbers. */
  numbers: Pick<Registration, 'candidateNumber' | 'uln'> | null;
  candidate: string;
  qualification: { id: string; number: string; title: string; awardingBody: string | null; newest: number };
  version: QualificationVersion;
  units: UnitProgress[];
  /** Of the units chosen, and of those of them that are achieved. */
  chosen: Evaluation;
  achieved: Evaluation;
  own: boolean;
  mayEdit: boolean;
  mayChoose: boolean;
  mayEnd: boolean;
  /** The last day of certification has passed. */
  expired: boolean;
};

/** @throws NotFound */
export const registrationOf = (actor: Actor, id: string): Promise<RegistrationPage> =>
  see(actor, 'registration.view', findRegistration(actor, id), async (db, subject) => {
    const { candidateNumber, uln, ...registration } = subject.registration;
    const version = await versionOf(db, subject.registration);
    const around = await aroundOf(db, actor, subject.registration, version);
    const enrolled = await enrolmentsIn(db, actor, subject.candidateId);
    const here = await unitsHere(db, actor.organisationId);
    const units = progressIn(version.combination, registration.chosen, enrolled, here);
    return {
      ...{ registration, version, units, ...around },
      numbers: may(actor, 'registration.view-numbers', subject) ? { candidateNumber, uln } : null,
      ...evaluated(version.combination, units),
      own: actor.personId === subject.candidateId,
      mayEdit: may(actor, 'registration.edit', subject),
      mayChoose: may(actor, 'registration.choose', subject) && registration.endedAs === null,
      mayEnd: may(actor, 'registration.end', subject) && registration.endedAs === null,
      expired: version.lastCertificationOn !== null && version.lastCertificationOn < today(actor.organisation.timeZone),
    };
  });

export type Registering = Pick<RegistrationPage['qualification'], 'id' | 'number' | 'title'> & {
  edition: number;
  lastRegistrationOn: string | null;
  today: string;
  people: { id: string; name: string }[];
};

/** The newest version of a qualification with whom to register for it: anybody but oneself. @throws NotFound */
export async function registeringOf(actor: Actor, qualificationId: string): Promise<Registering> {
  if (!may(actor, 'qualification.revise', {})) throw new NotFound();
  const { id, number, title, versions } = await qualificationOf(actor, qualificationId);
  const { edition, lastRegistrationOn } = versions[0]!;
  const everybody = await see(actor, 'person.list', organisation, (db) =>
    db.rows<Registering['people'][number]>(sql`select id, name from people
      where organisation_id = ${actor.organisationId} and id <> ${actor.personId} order by name, id`),
  );
  return {
    id,
    number,
    title,
    edition,
    lastRegistrationOn,
    today: today(actor.organisation.timeZone),
    people: everybody,
  };
}

/** `units`: how many are achieved of how many chosen; `credits`: those that count of those achieved. */
export type RegistrationRow = {
  id: string;
  candidateId: string;
  candidate: string;
  qualification: string;
  edition: number;
  registeredOn: string;
  endedAs: RegistrationEnd | null;
  /** The last day of certification has passed. */
  expired: boolean;
  units: { achieved: number; chosen: number };
  credits: number;
  meets: boolean;
};
type Listed = Pick<
  RegistrationRow,
  'id' | 'candidateId' | 'candidate' | 'qualification' | 'edition' | 'registeredOn' | 'endedAs' | 'expired'
> & {
  chosen: string[];
  combination: Combination;
  achieved: string[];
};

/** One's own, those of candidates one works with, and for who coordinates all; of one qualification where it is named. By candidate. */
export const registrationsOf = (actor: Actor, qualificationId: string | null = null): Promise<RegistrationRow[]> =>
  see(actor, 'registration.list', organisation, async (db) => {
    const { organisationId, personId } = actor;
    const coordinates = may(actor, 'registration.view', { candidateId: '', readers: [] });
    const judges = actor.roles.has('assessor') || actor.roles.has('internal-quality-assurer');
    const rows = await db.rows<Listed>(sql`
      select r.id, r.candidate_id as "candidateId", p.name as candidate, q.number || ' ' || q.title as qualification, v.edition, r.registered_on::text as "registeredOn",
        r.ended_as as "endedAs", coalesce(v.last_certification_on < ${today(actor.organisation.timeZone)}::date, false) as expired,
        r.chosen, v.combination, array(select u.number from enrolments e join units u on u.organisation_id = e.organisation_id and u.id = e.unit_id
          where e.organisation_id = r.organisation_id and e.candidate_id = r.candidate_id and (unit_is_achieved(e.organisation_id, e.id) or e.ended_as = 'exempt')) as achieved
      from registrations r
      join people p on p.organisation_id = r.organisation_id and p.id = r.candidate_id
      join qualification_versions v on v.organisation_id = r.organisation_id and v.id = r.qualification_version_id
      join qualifications q on q.organisation_id = v.organisation_id and q.id = v.qualification_id
      where r.organisation_id = ${organisationId} and (${qualificationId}::uuid is null or q.id = ${qualificationId}::uuid)
        and (r.candidate_id = ${personId} or ${coordinates} or (${judges} and exists (select 1 from enrolments n
          where n.organisation_id = r.organisation_id and n.candidate_id = r.candidate_id and n.ended_at is null
            and ${personId} in (n.assessor_id, n.countersigner_id, n.internal_quality_assurer_id))))
      order by p.name, q.title, v.edition desc, r.id limit 500`);
    return rows.map(asRow);
  });

function asRow({ chosen, combination, achieved, ...row }: Listed): RegistrationRow {
  const done = new Set(achieved.map(sameNumber));
  const reached = chosen.filter((number) => done.has(sameNumber(number)));
  const { counted, meets } = evaluate(combination, new Set(reached));
  return { ...row, units: { achieved: reached.length, chosen: chosen.length }, credits: counted.credits, meets };
}

const evaluated = (combination: Combination, units: UnitProgress[]) => {
  const numbers = (those: UnitProgress[]) => new Set(those.map(({ number }) => number));
  const chosen = units.filter((unit) => unit.chosen);
  return {
    chosen: evaluate(combination, numbers(chosen)),
    achieved: evaluate(combination, numbers(chosen.filter(({ enrolment }) => countsTowards(enrolment?.state)))),
  };
};

function progressIn(
  { whole }: Combination,
  chosen: readonly string[],
  enrolled: readonly UnitEnrolment[],
  here: readonly { id: string; number: string }[],
): UnitProgress[] {
  return unitsIn(whole).map((unit) => {
    const isOf = ({ number }: { number: string }) => sameNumber(number) === sameNumber(unit.number);
    const mine = enrolled.filter(isOf);
    const enrolment =
      mine.find(({ state }) => countsTowards(state)) ?? mine.find(({ state }) => state !== 'ended') ?? mine[0] ?? null;
    return { ...unit, chosen: chosen.includes(unit.number), hereId: here.find(isOf)?.id ?? null, enrolment };
  });
}

async function aroundOf(
  db: Read,
  { organisationId }: Actor,
  { candidateId }: Registration,
  { qualificationId }: QualificationVersion,
) {
  const [found] = await db.rows<RegistrationPage['qualification'] & { candidate: string }>(sql`
    select q.id, q.number, q.title, q.awarding_body as "awardingBody",
      (select max(v.edition) from qualification_versions v where v.organisation_id = q.organisation_id and v.qualification_id = q.id) as newest,
      (select name from people where organisation_id = q.organisation_id and id = ${candidateId}) as candidate
    from qualifications q where q.organisation_id = ${organisationId} and q.id = ${qualificationId}`);
  const { candidate, ...qualification } = found!;
  return { candidate, qualification };
}

type Facts = Parameters<typeof enrolmentState>[0] & {
  id: string;
  number: string;
  candidateId: string;
  assessorId: string | null;
  internalQualityAssurerId: string | null;
  countersignerId: string | null;
};

async function enrolmentsIn(db: Read, actor: Actor, candidateId: string): Promise<UnitEnrolment[]> {
  const rows = await db.rows<Facts>(sql`
    select e.id, u.number, e.candidate_id as "candidateId", e.assessor_id as "assessorId", e.countersigner_id as "countersignerId",
      e.internal_quality_assurer_id as "internalQualityAssurerId", e.started_on::text as "startedOn", e.ended_at as "endedAt", e.ended_as as "endedAs",
      e.suspended_at as "suspendedAt", ${decidedSoFar}
    from enrolments e join units u on u.organisation_id = e.organisation_id and u.id = e.unit_id
    where e.organisation_id = ${actor.organisationId} and e.candidate_id = ${candidateId} order by e.started_on desc, e.id`);
  const day = today(actor.organisation.timeZone);
  return rows.map((row) => ({
    ...{ id: row.id, number: row.number, state: enrolmentState(row, day) },
    opens: may(actor, 'portfolio.view', row),
  }));
}
