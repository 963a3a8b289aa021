// Records of competence: what shows that somebody may assess or assure. The centre records them; nobody their own.
import { and, desc, eq } from 'drizzle-orm';
import { act, organisation, see } from '../act.ts';
import { now, today } from '../clock.ts';
import { first, one, type Read, sql } from '../db.ts';
import { Conflict, NotFound } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { people } from '../people/people.table.ts';
import { may } from '../permissions.ts';
import type { CompetenceForm } from './competence.form.ts';
import { type CompetenceRecord, competenceRecords } from './competence.table.ts';
import { type CompetenceStanding, competenceStanding } from './competence-standing.ts';

/** Records what somebody holds. @throws NotFound without such a person */
export const recordCompetence = (actor: Actor, personId: string, form: CompetenceForm): Promise<CompetenceRecord> =>
  act(actor, 'competence.record', person(actor, personId), async (tx, _, keep) => {
    const by = { organisationId: actor.organisationId, recordedBy: actor.personId, at: now() };
    const made = one(
      await tx
        .insert(competenceRecords)
        .values({ ...form, ...by, id: newId(), personId })
        .returning(),
    );
    keep('competence-record', made);
    return made;
  });

/** @throws NotFound; Conflict where it is withdrawn already */
export const withdrawCompetence = (actor: Actor, personId: string, recordId: string, reason: string) =>
  act(actor, 'competence.withdraw', person(actor, personId), async (tx, _, keep) => {
    const own = and(ofPerson(actor, personId), eq(competenceRecords.id, recordId));
    const found = first(await tx.select().from(competenceRecords).where(own).for('update'));
    if (!found) throw new NotFound();
    if (found.withdrawnAt) throw new Conflict('This record is withdrawn already.');
    const set = { withdrawnAt: now(), withdrawnReason: reason, version: found.version + 1 };
    const withdrawn = one(await tx.update(competenceRecords).set(set).where(own).returning());
    keep('competence-record', withdrawn);
    return withdrawn;
  });

export type CompetencePage = {
  person: { id: string; name: string };
  records: (CompetenceRecord & { recorder: string })[];
  standing: CompetenceStanding;
  mayRecord: boolean;
};

/** One person's records, those that hold longest first, withdrawn ones last. @throws NotFound */
export const competenceOf = (actor: Actor, personId: string): Promise<CompetencePage> =>
  see(actor, 'competence.view', person(actor, personId), async (db, subject) => {
    const rows = await db
      .select({ record: competenceRecords, recorder: people.name })
      .from(competenceRecords)
      .innerJoin(
        people,
        and(eq(people.organisationId, competenceRecords.organisationId), eq(people.id, competenceRecords.recordedBy)),
      )
      .where(ofPerson(actor, personId))
      .orderBy(sql`withdrawn_at is not null`, sql`held_to desc nulls first`, desc(competenceRecords.at));
    return {
      person: { id: subject.personId, name: subject.name },
      records: rows.map(({ record, recorder }) => ({ ...record, recorder })),
      standing: await standingOf(db, actor, personId),
      mayRecord: may(actor, 'competence.record', subject),
    };
  });

/** `assesses`, `assures`: the roles that they hold now. */
export type CompetenceRow = {
  id: string;
  name: string;
  assesses: boolean;
  assures: boolean;
  standing: CompetenceStanding;
  records: number;
};

/** Everybody who holds a role in assessment, or has records, by name. */
export const competenceList = (actor: Actor): Promise<CompetenceRow[]> =>
  see(actor, 'competence.list', organisation, async (db) => {
    const { organisationId } = actor;
    const found = await db.rows<Pick<CompetenceRow, 'id' | 'name' | 'assesses' | 'assures'>>(sql`
      select p.id, p.name, coalesce(bool_or(g.role = 'assessor'), false) as assesses,
        coalesce(bool_or(g.role = 'internal-quality-assurer'), false) as assures
      from people p
      left join role_grants g on g.organisation_id = p.organisation_id and g.person_id = p.id
        and g.role in ('assessor', 'internal-quality-assurer') and g.withdrawn_at is null and (g.until is null or g.until > now())
      where p.organisation_id = ${organisationId} and (g.id is not null or exists (select 1 from competence_records r
        where r.organisation_id = p.organisation_id and r.person_id = p.id))
      group by p.id, p.name order by p.name, p.id`);
    const held = Map.groupBy(await liveRecords(db, actor), ({ personId }) => personId);
    const day = today(actor.organisation.timeZone);
    return found.map((person) => {
      const records = held.get(person.id) ?? [];
      return { ...person, standing: competenceStanding(records, day), records: records.length };
    });
  });

/** What somebody's records come to today. */
export async function standingOf(db: Read, actor: Actor, personId: string): Promise<CompetenceStanding> {
  return competenceStanding(await liveRecords(db, actor, personId), today(actor.organisation.timeZone));
}

const liveRecords = (db: Read, { organisationId }: Actor, personId?: string) =>
  db
    .select()
    .from(competenceRecords)
    .where(
      and(
        eq(competenceRecords.organisationId, organisationId),
        personId ? eq(competenceRecords.personId, personId) : undefined,
        sql`withdrawn_at is null`,
      ),
    );

const ofPerson = ({ organisationId }: Actor, personId: string) =>
  and(eq(competenceRecords.organisationId, organisationId), eq(competenceRecords.personId, personId));

const person =
  ({ organisationId }: Actor, personId: string) =>
  async (db: Read) =>
    first(
      await db
        .select({ personId: people.id, name: people.name })
        .from(people)
        .where(and(eq(people.organisationId, organisationId), eq(people.id, personId))),
    );
