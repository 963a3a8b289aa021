// Qualifications with their versions and rules of combination: kept by the centre, read by everybody. A version is never changed.
import { and, asc, desc, eq } from 'drizzle-orm';
import { act, type Keep, organisation, see } from '../act.ts';
import { now } from '../clock.ts';
import { first, one, type Read, sql, type Tx } from '../db.ts';
import { Conflict } from '../errors.ts';
import { newId } from '../id.ts';
import { canonical } from '../ledger/canonical.ts';
import type { Actor } from '../people/actor.ts';
import { people } from '../people/people.table.ts';
import { orTaken } from '../people/taken.ts';
import type { QualificationSpecification } from './qualification-file.ts';
import type { QualificationForm, ReviseQualificationForm } from './qualifications.form.ts';
import {
  type Qualification,
  type QualificationVersion,
  qualifications,
  qualificationVersions,
} from './qualifications.table.ts';
import { sameNumber } from './unit-words.ts';
import { isNewest } from './units.ts';

/** Adds a qualification with its first version. @throws Invalid where there is one of this number */
export const addQualification = (actor: Actor, form: QualificationForm): Promise<Qualification> =>
  act(actor, 'qualification.add', organisation, async (tx, _, keep) => {
    const { number, title, awardingBody, ...facts } = form;
    const { organisationId } = actor;
    const row = { organisationId, id: newId(), number, title, awardingBody };
    const added = one(await tx.insert(qualifications).values(row).returning());
    keep('qualification', added);
    await addVersion(tx, actor, { qualificationId: added.id, edition: 1, facts }, keep);
    return added;
  }).catch(
    orTaken({ qualifications_one_of_a_number: ['number', `There is already a qualification ${form.number} here`] }),
  );

/**
 * Adds the next version; registrations stay with theirs.
 * @throws NotFound; Conflict after a lost race, or where nothing would be otherwise
 */
export const reviseQualification = (actor: Actor, id: string, form: ReviseQualificationForm): Promise<Qualification> =>
  act(actor, 'qualification.revise', locked(actor, id), async (tx, found, keep) => {
    const { title, awardingBody, edition, ...facts } = form;
    const newest = one(await versionsIn(tx, found));
    if (edition !== newest.edition)
      throw new Conflict('Somebody added a version meanwhile. Look at it, then write yours from that one.', {});
    const isSame =
      canonical({ ...said(newest), title: found.title, awardingBody: found.awardingBody }) ===
      canonical({ ...said(facts), title, awardingBody });
    if (isSame) throw new Conflict('This says exactly what the newest version says. Nothing was changed.');
    await addVersion(tx, actor, { qualificationId: id, edition: edition + 1, facts }, keep);
    const set = { title, awardingBody, version: found.version + 1 };
    const own = and(eq(qualifications.organisationId, actor.organisationId), eq(qualifications.id, id));
    const changed = one(await tx.update(qualifications).set(set).where(own).returning());
    keep('qualification', changed);
    return changed;
  });

export type BroughtQualification = { id: string; number: string; state: 'added' | 'revised' | 'known' };

/** Brings in those of a file, each as a new qualification, as the next version of one that is here, or not at all where it says the same. */
export async function bringQualifications(
  actor: Actor,
  file: QualificationSpecification[],
  source: string,
): Promise<BroughtQualification[]> {
  const brought: BroughtQualification[] = [];
  for (const one of file) brought.push(await bring(actor, one, source));
  return brought;
}

async function bring(
  actor: Actor,
  specification: QualificationSpecification,
  source: string,
): Promise<BroughtQualification> {
  const { number } = specification;
  const here = (await qualificationsOf(actor)).find((one) => sameNumber(one.number) === sameNumber(number));
  if (!here) return { id: (await addQualification(actor, { ...specification, source })).id, number, state: 'added' };
  const { versions, ...found } = await qualificationOf(actor, here.id);
  const newest = versions[0]!;
  const facts = (of: Named) => canonical({ ...said(of), title: of.title, awardingBody: of.awardingBody });
  const { title, awardingBody } = found;
  if (facts({ ...newest, title, awardingBody }) === facts(specification))
    return { id: here.id, number, state: 'known' };
  await reviseQualification(actor, here.id, { ...specification, source, edition: newest.edition });
  return { id: here.id, number, state: 'revised' };
}

type Facts = Pick<QualificationVersion, 'level' | 'lastRegistrationOn' | 'lastCertificationOn' | 'combination'>;
type Named = Facts & Pick<Qualification, 'title' | 'awardingBody'>;
const said = ({ level, lastRegistrationOn, lastCertificationOn, combination }: Facts) => ({
  ...{ level, lastRegistrationOn, lastCertificationOn, combination },
});

export type QualificationRow = Pick<Qualification, 'id' | 'number' | 'title' | 'awardingBody'> & {
  edition: number;
  level: number | null;
  lastRegistrationOn: string | null;
};

/** All, by title, each as its newest version says. */
export const qualificationsOf = (actor: Actor): Promise<QualificationRow[]> =>
  see(actor, 'qualification.view', organisation, (db) =>
    db.rows<QualificationRow>(sql`
      select q.id, q.number, q.title, q.awarding_body as "awardingBody", v.edition, v.level, v.last_registration_on::text as "lastRegistrationOn"
      from qualifications q
      join lateral (select * from qualification_versions v where v.organisation_id = q.organisation_id and v.qualification_id = q.id
        order by v.edition desc limit 1) v on true
      where q.organisation_id = ${actor.organisationId} order by q.title, q.number`),
  );

/** A unit here that the rules name: by its number, newest version. */
export type UnitHere = { id: string; number: string };
export type WholeQualification = Qualification & {
  /** Newest first. */
  versions: (QualificationVersion & { by: string })[];
  here: UnitHere[];
};

/** @throws NotFound */
export const qualificationOf = (actor: Actor, id: string): Promise<WholeQualification> =>
  see(actor, 'qualification.view', find(actor, id), async (db, found) => ({
    ...found,
    versions: await versionsWithNames(db, found),
    here: await unitsHere(db, actor.organisationId),
  }));

/** The newest version of every unit here. */
export const unitsHere = (db: Read, organisationId: string): Promise<UnitHere[]> =>
  db.rows<UnitHere>(
    sql`select u.id, u.number from units u where u.organisation_id = ${organisationId} and ${isNewest}`,
  );

const find =
  ({ organisationId }: Actor, id: string) =>
  async (db: Read): Promise<Qualification | null> =>
    first(
      await db
        .select()
        .from(qualifications)
        .where(and(eq(qualifications.organisationId, organisationId), eq(qualifications.id, id))),
    );

const locked =
  ({ organisationId }: Actor, id: string) =>
  async (tx: Tx): Promise<Qualification | null> =>
    first(
      await tx
        .select()
        .from(qualifications)
        .where(and(eq(qualifications.organisationId, organisationId), eq(qualifications.id, id)))
        .for('update'),
    );

const ofQualification = ({ organisationId, id }: Qualification) =>
  and(eq(qualificationVersions.organisationId, organisationId), eq(qualificationVersions.qualificationId, id));

const versionsIn = (tx: Tx, found: Qualification) =>
  tx
    .select()
    .from(qualificationVersions)
    .where(ofQualification(found))
    .orderBy(desc(qualificationVersions.edition))
    .limit(1);

async function versionsWithNames(db: Read, found: Qualification) {
  const rows = await db
    .select({ version: qualificationVersions, by: people.name })
    .from(qualificationVersions)
    .innerJoin(
      people,
      and(
        eq(people.organisationId, qualificationVersions.organisationId),
        eq(people.id, qualificationVersions.addedBy),
      ),
    )
    .where(ofQualification(found))
    .orderBy(desc(qualificationVersions.edition), asc(qualificationVersions.id));
  return rows.map(({ version, by }) => ({ ...version, by }));
}

type Added = { qualificationId: string; edition: number; facts: Facts & Pick<QualificationVersion, 'source'> };

async function addVersion(tx: Tx, { organisationId, personId }: Actor, { facts, ...of }: Added, keep: Keep) {
  const { source } = facts;
  const row = { organisationId, id: newId(), ...of, ...said(facts), source, addedBy: personId, at: now() };
  keep('qualification-version', one(await tx.insert(qualificationVersions).values(row).returning()));
}
