// Registrations: a candidate registered with the awarding body for a version of a qualification, and the units they chose of it.
import { and, eq, ne } from 'drizzle-orm';
import { act } from '../act.ts';
import { today } from '../clock.ts';
import { dayInWords } from '../day-words.ts';
import { first, one, type Read, sql, type Tx } from '../db.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { newId } from '../id.ts';
import { allOf } from '../list-words.ts';
import type { Actor } from '../people/actor.ts';
import { people } from '../people/people.table.ts';
import { orTaken } from '../people/taken.ts';
import type { OfRegistration } from '../qualification-rules.ts';
import { unitsIn } from '../qualifications/combination.ts';
import { type QualificationVersion, qualificationVersions } from '../qualifications/qualifications.table.ts';
import type { EditRegistrationForm, EndRegistrationForm, RegisterForm } from './registrations.form.ts';
import { type Registration, registrations } from './registrations.table.ts';

/**
 * Registers somebody for the newest version of a qualification; the units that every rule asks for are chosen at once.
 * @throws NotFound; Invalid where the last day of registration had passed and no reason is given, or they are registered for it already
 */
export const register = (actor: Actor, qualificationId: string, form: RegisterForm): Promise<Registration> =>
  act(actor, 'registration.create', candidate(actor, form.candidateId), async (tx) => {
    const version = await newestVersion(tx, actor, qualificationId);
    const { lastRegistrationOn: last } = version;
    const isLate = last !== null && form.registeredOn > last;
    if (isLate && !form.lateReason)
      throw new Invalid({
        lateReason: `The last day of registration was ${dayInWords(last)}: the awarding body may give no certificate. Enter why you register them anyway`,
      });
    await refuseAnothersNumber(tx, actor, form.uln, form.candidateId);
    const { organisationId } = actor;
    const row = { ...form, organisationId, id: newId(), qualificationVersionId: version.id };
    const set = { lateReason: isLate ? form.lateReason : null, chosen: mandatoryIn(version) };
    return one(
      await tx
        .insert(registrations)
        .values({ ...row, ...set })
        .returning(),
    );
  }).catch(
    orTaken({
      registrations_one_for_a_version: ['candidateId', 'This person is registered for this version already'],
    }),
  );

/** Corrects the two numbers. @throws NotFound; Conflict after a lost race */
export const editRegistration = (
  actor: Actor,
  id: string,
  { version, ...set }: EditRegistrationForm,
): Promise<Registration> =>
  act(actor, 'registration.edit', lockedRegistration(actor, id), async (tx, { registration }) => {
    refuseRace(registration, version);
    await refuseAnothersNumber(tx, actor, set.uln, registration.candidateId);
    return update(tx, registration, set);
  });

/** A learner keeps one number for life, and nobody shares it. Whose it is otherwise is not told. */
async function refuseAnothersNumber(tx: Tx, { organisationId }: Actor, uln: string | null, candidateId: string) {
  if (uln === null) return;
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`${organisationId} ${uln}`}, 0))`); // of two at once the second sees the first
  const taken = await tx.$count(
    registrations,
    and(
      ...[eq(registrations.organisationId, organisationId), eq(registrations.uln, uln)],
      ne(registrations.candidateId, candidateId),
    ),
  );
  if (taken > 0)
    throw new Invalid({ uln: 'This is the unique learner number of another candidate here: compare it with theirs' });
}

/**
 * Chooses the units, whether or not the rules are met by them yet.
 * @throws Conflict after a lost race or once it has ended; Invalid naming what the rules do not have, or two units of which only one counts
 */
export const chooseUnits = (
  actor: Actor,
  id: string,
  { chosen, version }: { chosen: string[]; version: number },
): Promise<Registration> =>
  act(actor, 'registration.choose', lockedRegistration(actor, id), async (tx, { registration }) => {
    refuseRace(registration, version);
    refuseEnded(registration);
    const { combination } = await versionOf(tx, registration);
    const known = unitsIn(combination.whole).map(({ number }) => number);
    const wanted = new Set(chosen);
    const strange = [...wanted].filter((number) => !known.includes(number));
    const [barred] = combination.barred.filter((pair) => pair.every((number) => wanted.has(number)));
    if (strange.length > 0) throw new Invalid({ chosen: `Choose units from the list: ${allOf(strange)} is not in it` });
    if (barred)
      throw new Invalid({ chosen: `Choose one of ${barred.join(' and ')}: the rules count only one of them` });
    return update(tx, registration, { chosen: known.filter((number) => wanted.has(number)) });
  });

/**
 * Ends it for good; enrolments in its units end by themselves, each with its own reason.
 * @throws Conflict where it has ended, or after a lost race; Invalid for a day to come, or before it was registered
 */
export const endRegistration = (
  actor: Actor,
  id: string,
  { version, ...set }: EndRegistrationForm,
): Promise<Registration> =>
  act(actor, 'registration.end', lockedRegistration(actor, id), async (tx, { registration }) => {
    refuseRace(registration, version);
    refuseEnded(registration);
    if (set.endedOn > today(actor.organisation.timeZone))
      throw new Invalid({
        endedOn: 'Enter a day that has come: a registration ends on the day it is ended, or did before',
      });
    if (set.endedOn < registration.registeredOn)
      throw new Invalid({ endedOn: `Enter a day from ${dayInWords(registration.registeredOn)} on, when it began` });
    return update(tx, registration, set);
  });

function refuseEnded({ endedOn }: Registration) {
  if (endedOn) throw new Conflict(`This registration ended on ${dayInWords(endedOn)}, so its units stay as they were.`);
}

const mandatoryIn = ({ combination: { whole } }: QualificationVersion): string[] => {
  const needed = (group: typeof whole): string[] => [
    ...(group.all ? group.units.map(({ number }) => number) : []),
    ...group.groups.flatMap(needed),
  ];
  return needed(whole);
};

function refuseRace(registration: Registration, version: number) {
  if (registration.version !== version)
    throw new Conflict(
      'Somebody changed this registration meanwhile. Look at it as it is now, then change it again.',
      {},
    );
}

const candidate =
  ({ organisationId }: Actor, personId: string) =>
  async (db: Read) =>
    first(
      await db
        .select({ candidateId: people.id })
        .from(people)
        .where(and(eq(people.organisationId, organisationId), eq(people.id, personId))),
    );

async function newestVersion(
  db: Read,
  { organisationId }: Actor,
  qualificationId: string,
): Promise<QualificationVersion> {
  const [newest] = await db
    .select()
    .from(qualificationVersions)
    .where(
      and(
        eq(qualificationVersions.organisationId, organisationId),
        eq(qualificationVersions.qualificationId, qualificationId),
      ),
    )
    .orderBy(sql`edition desc`)
    .limit(1);
  if (!newest) throw new NotFound();
  return newest;
}

export const versionOf = async (
  db: Read,
  { organisationId, qualificationVersionId }: Registration,
): Promise<QualificationVersion> =>
  one(
    await db
      .select()
      .from(qualificationVersions)
      .where(
        and(
          eq(qualificationVersions.organisationId, organisationId),
          eq(qualificationVersions.id, qualificationVersionId),
        ),
      ),
  );

export type RegistrationSubject = OfRegistration & { registration: Registration };

/** A registration with whoever works with its candidate; null when there is none. */
export const findRegistration =
  (actor: Actor, id: string) =>
  async (db: Read): Promise<RegistrationSubject | null> =>
    withReaders(db, first(await db.select().from(registrations).where(same(actor, id))));

const lockedRegistration =
  (actor: Actor, id: string) =>
  async (tx: Tx): Promise<RegistrationSubject | null> =>
    withReaders(tx, first(await tx.select().from(registrations).where(same(actor, id)).for('update')));

const same = ({ organisationId }: Actor, id: string) =>
  and(eq(registrations.organisationId, organisationId), eq(registrations.id, id));

async function withReaders(db: Read, registration: Registration | null): Promise<RegistrationSubject | null> {
  if (!registration) return null;
  const { organisationId, candidateId } = registration;
  const [found] = await db.rows<{ readers: string[] }>(sql`
    select coalesce(array_agg(distinct r.id) filter (where r.id is not null), '{}') as readers
    from enrolments n, unnest(array[n.assessor_id, n.countersigner_id, n.internal_quality_assurer_id]) as r (id)
    where n.organisation_id = ${organisationId} and n.candidate_id = ${candidateId} and n.ended_at is null`);
  return { candidateId, readers: found?.readers ?? [], registration };
}

const update = async (tx: Tx, { organisationId, id, version }: Registration, set: Partial<Registration>) =>
  one(
    await tx
      .update(registrations)
      .set({ ...set, version: version + 1 })
      .where(and(eq(registrations.organisationId, organisationId), eq(registrations.id, id)))
      .returning(),
  );
