// Enrolments: who works towards which unit, who assesses it, who assures that assessment. Always three different people.
import { and, eq, type SQL } from 'drizzle-orm';
import { act, organisation, see } from '../act.ts';
import { today } from '../clock.ts';
import { contains } from '../containing.ts';
import { dayInWords } from '../day-words.ts';
import { first, one, type Read, sql, type Tx } from '../db.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { newId } from '../id.ts';
import { onePage } from '../paging.ts';
import type { Actor } from '../people/actor.ts';
import { people, type Role } from '../people/people.table.ts';
import { orTaken } from '../people/taken.ts';
import { may } from '../permissions.ts';
import { type Unit, units } from '../qualifications/units.table.ts';
import { whoChooses } from './choosers.ts';
import { enrolledAlready } from './enrolled-already.ts';
import { decidedSoFar } from './enrolment-open.ts';
import { type EnrolmentState, enrolmentState } from './enrolment-states.ts';
import type { AssignForm, EnrolForm } from './enrolments.form.ts';
import { type Enrolment, type EnrolmentEnd, enrolments } from './portfolios.table.ts';
import { type Progress, progressOf } from './progress.ts';
import { assessorsPart, waitingClaims } from './waiting-claims.ts';

/**
 * Enrols a candidate for a unit; assessor and quality assurer may follow later.
 * @throws Invalid naming the field, where duties are not separate, a role is missing, the candidate is enrolled already or the unit
 * has expired and no reason is given
 */
export const enrol = (actor: Actor, form: EnrolForm): Promise<Enrolment> =>
  act(actor, 'enrolment.create', organisation, async (tx) => {
    const { unitId, candidateId } = form;
    const unit = unitId === null ? null : await knownUnit(tx, actor, unitId);
    if (candidateId !== null) await requirePerson(tx, actor, candidateId);
    const problems = {
      ...(!unit && { unitId: 'Choose the unit' }),
      ...(candidateId === null && { candidateId: 'Choose the candidate' }),
      ...(unit && expiredUnexplained(unit, form)),
      ...(await unfit(tx, actor, candidateId, form)),
      ...(unit && candidateId !== null && (await enrolledAlready(tx, unit, candidateId))),
      ...(candidateId === actor.personId && (await chosenForOneself(tx, actor, form))),
    };
    if (!unit || unitId === null || candidateId === null || Object.keys(problems).length > 0)
      throw new Invalid(problems);
    const expired = unit.expiresOn !== null && form.startedOn > unit.expiresOn;
    const expiredReason = expired ? form.expiredReason : null;
    const enrolment = {
      ...form,
      unitId,
      candidateId,
      expiredReason,
      organisationId: actor.organisationId,
      id: newId(),
    };
    return one(await tx.insert(enrolments).values(enrolment).returning());
  }).catch(orTaken({ enrolments_one_for_a_unit: ['candidateId', 'This person is enrolled for this unit already'] }));

/** Changes who assesses and who assures. @throws Conflict after a lost race; Invalid where duties are not separate */
export const assignAssessor = (actor: Actor, enrolmentId: string, form: AssignForm): Promise<Enrolment> =>
  act(actor, 'enrolment.assign', lockedEnrolment(actor, enrolmentId), async (tx, enrolment) => {
    const { version, ...assigned } = { ...form, countersignerId: form.countersignerId ?? enrolment.countersignerId };
    if (version !== enrolment.version)
      throw new Conflict('Somebody changed this enrolment meanwhile. Look at it as it is now, then choose again.', {});
    const problems = await unfit(tx, actor, enrolment.candidateId, assigned);
    if (Object.keys(problems).length > 0) throw new Invalid(problems);
    const set = { ...assigned, version: enrolment.version + 1 };
    return one(await tx.update(enrolments).set(set).where(same(actor, enrolmentId)).returning());
  });

/** The enrolment as the rules look at it; null when there is none. */
export const findEnrolment =
  (actor: Actor, enrolmentId: string) =>
  async (db: Read): Promise<Enrolment | null> =>
    first(await db.select().from(enrolments).where(same(actor, enrolmentId)));

export type EnrolmentRow = {
  id: string;
  version: number;
  unit: string;
  unitTitle: string;
  candidateId: string;
  candidate: string;
  assessorId: string | null;
  assessor: string | null;
  /** Whether the candidate assesses their assessor in another portfolio at the same time. */
  inTurn: boolean;
  /** Whether the assessor is the candidate's manager. */
  manages: boolean;
  /** Whether they hold the role no longer. */
  assessorLapsed: boolean;
  assurerLapsed: boolean;
  internalQualityAssurerId: string | null;
  internalQualityAssurer: string | null;
  countersignerId: string | null;
  state: EnrolmentState;
  endedAs: EnrolmentEnd | null;
  /** Why it ended or is suspended. */
  closedReason: string | null;
  startedOn: string;
  /** Why they were enrolled although the unit had expired; null where it had not. */
  expiredReason: string | null;
  progress: Progress;
};
type Asked = { find?: string; page?: number };
export const pageSize = 25;

/** All enrolments, by candidate, for those who coordinate. */
export const enrolmentsOf = (actor: Actor, { find = '', page = 1 }: Asked = {}) =>
  see(actor, 'enrolment.list', organisation, async (db) => {
    const sought = sql`(${find} = '' or ${contains(sql`c.name`, find)})`;
    const chooser = await whoChooses(db, actor);
    return { ...(await listed(db, actor, sought, page)), ...(await choices(db, actor)), chooser };
  });

/** One enrolment with who can be chosen for it; `forAnother`: claims that wait and its assessor does not judge. @throws NotFound */
export const enrolmentOf = (actor: Actor, enrolmentId: string) =>
  see(actor, 'enrolment.list', organisation, async (db) => {
    const enrolment = first((await listed(db, actor, sql`e.id = ${enrolmentId}`, 1)).enrolments);
    if (!enrolment) throw new NotFound();
    const mayAssign = may(actor, 'enrolment.assign', enrolment);
    const [another] = await db.rows<{ claims: number }>(sql`select count(*)::int as claims
      ${waitingClaims(actor.organisationId)} and n.id = ${enrolmentId} and ${assessorsPart} is not null`);
    const forAnother = another?.claims ?? 0;
    return { enrolment, mayAssign, forAnother, chooser: await whoChooses(db, actor), ...(await choices(db, actor)) };
  });

/** The portfolios somebody has a part in, as candidate, assessor or quality assurer. */
export const portfoliosOf = (actor: Actor, page = 1) =>
  see(actor, 'portfolio.list', organisation, (db) =>
    listed(
      db,
      actor,
      sql`(e.candidate_id = ${actor.personId}
        or (e.assessor_id = ${actor.personId} and ${actor.roles.has('assessor')})
        or (e.countersigner_id = ${actor.personId} and ${actor.roles.has('assessor')})
        or (e.internal_quality_assurer_id = ${actor.personId} and ${actor.roles.has('internal-quality-assurer')}))`,
      page,
    ),
  );

type Facts = Parameters<typeof enrolmentState>[0];
async function listed(db: Read, actor: Actor, where: ReturnType<typeof sql>, page: number) {
  type Row = Omit<EnrolmentRow, 'progress' | 'state'> & Facts & { unitId: string; unitVersion: number; total: number };
  const read = (part: SQL) =>
    db.rows<Row>(sql`
    select e.id, e.version, e.unit_id as "unitId", u.version as "unitVersion", e.expired_reason as "expiredReason", u.number as unit, u.title as "unitTitle", e.candidate_id as "candidateId", c.name as candidate,
      e.assessor_id as "assessorId", a.name as assessor, ${inTurn(sql`e`)} as "inTurn", ${manages(sql`e`)} as manages,
      ${lapsed(sql`e`, 'assessor')} as "assessorLapsed", ${lapsed(sql`e`, 'internal-quality-assurer')} as "assurerLapsed", e.internal_quality_assurer_id as "internalQualityAssurerId",
      q.name as "internalQualityAssurer", e.countersigner_id as "countersignerId", e.started_on::text as "startedOn",
      coalesce(e.ended_reason, e.suspended_reason) as "closedReason", e.ended_as as "endedAs", e.ended_at as "endedAt", e.suspended_at as "suspendedAt", ${decidedSoFar}, count(*) over ()::int as total
    from enrolments e
    join units u on u.organisation_id = e.organisation_id and u.id = e.unit_id
    join people c on c.organisation_id = e.organisation_id and c.id = e.candidate_id
    left join people a on a.organisation_id = e.organisation_id and a.id = e.assessor_id
    left join people q on q.organisation_id = e.organisation_id and q.id = e.internal_quality_assurer_id
    where e.organisation_id = ${actor.organisationId} and ${where}
    order by e.ended_at is not null, c.name, u.number, e.id ${part}`);
  const { rows: found, ...shown } = await onePage(page, pageSize, read);
  const progress = await progressOf(db, actor, found);
  return {
    enrolments: found.map(({ total: _, unitId: __, unitVersion: ___, ...row }) => ({
      ...row,
      state: enrolmentState(row, today(actor.organisation.timeZone)),
      progress: progress.get(row.id)!,
    })),
    ...shown,
  };
}

/** Whether of the two in enrolment `e` each assesses the other now. */
export const inTurn = (e: ReturnType<typeof sql>) => sql<boolean>`exists (select 1 from enrolments other
  where other.organisation_id = ${e}.organisation_id and other.ended_at is null
    and other.candidate_id = ${e}.assessor_id and other.assessor_id = ${e}.candidate_id)`;

/** Whether the assessor in enrolment `e` is the candidate's manager. */
export const manages = (e: ReturnType<typeof sql>) => sql<boolean>`exists (select 1 from people managed
  where managed.organisation_id = ${e}.organisation_id and managed.id = ${e}.candidate_id and managed.manager_id = ${e}.assessor_id)`;

/** Whether whoever is appointed in enrolment `e` holds the role no longer: nobody can do it until another is. */
export const lapsed = (e: ReturnType<typeof sql>, role: 'assessor' | 'internal-quality-assurer') => {
  const appointed = role === 'assessor' ? sql`${e}.assessor_id` : sql`${e}.internal_quality_assurer_id`;
  return sql<boolean>`(${appointed} is not null and not exists (select 1 from role_grants g
    where g.organisation_id = ${e}.organisation_id and g.person_id = ${appointed} and g.role = ${role}
      and g.withdrawn_at is null and (g.until is null or g.until > now())))`;
};

/** Who can be chosen: everybody as a candidate, holders of the two roles for theirs. */
const newestOfUnits = sql`not exists (select 1 from units later where later.organisation_id = ${units.organisationId} and later.supersedes_id = ${units.id})`;

async function choices(db: Read, { organisationId }: Actor) {
  const found = await db.rows<{ id: string; name: string; roles: Role[] }>(sql`
    select p.id, p.name, array(select distinct g.role from role_grants g where g.organisation_id = p.organisation_id
      and g.person_id = p.id and g.withdrawn_at is null and (g.until is null or g.until > now())) as roles
    from people p where p.organisation_id = ${organisationId} order by p.name, p.id`);
  const holding = (role: Role) => found.filter(({ roles }) => roles.includes(role));
  const known = await db
    .select({ id: units.id, number: units.number, title: units.title, expiresOn: units.expiresOn })
    .from(units)
    .where(and(eq(units.organisationId, organisationId), newestOfUnits));
  return {
    ...{ people: found, assessors: holding('assessor'), assurers: holding('internal-quality-assurer') },
    units: known,
  };
}

const same = (actor: Actor, enrolmentId: string) =>
  and(eq(enrolments.organisationId, actor.organisationId), eq(enrolments.id, enrolmentId));

export const lockedEnrolment =
  (actor: Actor, enrolmentId: string) =>
  async (tx: Tx): Promise<Enrolment | null> =>
    first(await tx.select().from(enrolments).where(same(actor, enrolmentId)).for('update'));

async function knownUnit(tx: Tx, { organisationId }: Actor, unitId: string): Promise<Unit> {
  const own = and(eq(units.organisationId, organisationId), eq(units.id, unitId));
  const unit = first(await tx.select().from(units).where(own));
  if (!unit) throw new NotFound();
  return unit;
}

async function requirePerson(tx: Tx, { organisationId }: Actor, personId: string) {
  const person = await tx.$count(people, and(eq(people.organisationId, organisationId), eq(people.id, personId)));
  if (person === 0) throw new NotFound();
}

/** Nobody is registered for a unit that has expired without somebody answering for it: no certificate may come of the work. */
function expiredUnexplained({ number, expiresOn }: Unit, { startedOn, expiredReason }: EnrolForm): Problems {
  if (!expiresOn || startedOn <= expiresOn || expiredReason) return {};
  return {
    expiredReason: `Unit ${number} expired on ${dayInWords(expiresOn)}: the awarding body may give no certificate for it. Enter why you enrol them anyway, or choose another unit`,
  };
}

async function chosenForOneself(tx: Tx, actor: Actor, form: Assigned): Promise<Problems> {
  const fields = (['assessorId', 'internalQualityAssurerId'] as const).filter((field) => form[field] !== null);
  if (fields.length === 0) return {};
  const { words } = await whoChooses(tx, actor);
  return Object.fromEntries(fields.map((field) => [field, `Leave this empty. ${words}`]));
}

type Problems = Record<string, string>;
type Assigned = {
  assessorId: string | null;
  internalQualityAssurerId: string | null;
  countersignerId?: string | null;
};

/** Separation of duties, in words before the database says it without. */
async function unfit(tx: Tx, actor: Actor, candidateId: string | null, assigned: Assigned): Promise<Problems> {
  const { assessorId, internalQualityAssurerId: assurerId } = assigned;
  const problems: Problems = await unfitToCountersign(tx, actor, candidateId, assigned);
  if (assessorId === candidateId && assessorId)
    problems.assessorId = 'Choose somebody other than the candidate: nobody assesses their own work';
  else if (assessorId && !(await holds(tx, actor, assessorId, 'assessor')))
    problems.assessorId = 'Choose somebody who holds the role of assessor';
  if (assurerId === candidateId && assurerId)
    problems.internalQualityAssurerId = 'Choose somebody other than the candidate: nobody assures their own work';
  else if (assurerId && assurerId === assessorId)
    problems.internalQualityAssurerId = 'Choose somebody other than the assessor: nobody assures their own judgements';
  else if (assurerId && candidateId && (await judged(tx, actor, assurerId, candidateId)))
    problems.internalQualityAssurerId =
      'Choose somebody who has judged nothing of this candidate: nobody assures their own judgements';
  else if (assurerId && !(await holds(tx, actor, assurerId, 'internal-quality-assurer')))
    problems.internalQualityAssurerId = 'Choose somebody who holds the role of internal quality assurer';
  return problems;
}

async function unfitToCountersign(
  tx: Tx,
  actor: Actor,
  candidateId: string | null,
  assigned: Assigned,
): Promise<Problems> {
  const { countersignerId, assessorId, internalQualityAssurerId } = assigned;
  if (!countersignerId) return {};
  if ([candidateId, assessorId, internalQualityAssurerId].includes(countersignerId))
    return {
      countersignerId: 'Choose somebody other than candidate, assessor and quality assurer: a second assessor confirms',
    };
  if (await holds(tx, actor, countersignerId, 'assessor')) return {};
  return { countersignerId: 'Choose somebody who holds the role of assessor' };
}

/** Duties may be exchanged later, but what somebody judged stays theirs. */
async function judged(tx: Tx, { organisationId }: Actor, personId: string, candidateId: string) {
  const found = await tx.rows(sql`
    select 1 from judgements j join claims c on c.organisation_id = j.organisation_id and c.id = j.claim_id
    join enrolments n on n.organisation_id = c.organisation_id and n.id = c.enrolment_id
    where j.organisation_id = ${organisationId} and j.assessor_id = ${personId} and n.candidate_id = ${candidateId} limit 1`);
  return found.length > 0;
}

async function holds(tx: Tx, { organisationId }: Actor, personId: string, role: Role) {
  const found = await tx.rows(sql`
    select 1 from role_grants where organisation_id = ${organisationId} and person_id = ${personId} and role = ${role}
      and withdrawn_at is null and (until is null or until > now())`);
  return found.length > 0;
}
