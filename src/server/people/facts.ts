// The facts that rules look at: which teams a person is in or leads today, and which team is meant.
import { and, eq } from 'drizzle-orm';
import { first, type Read, sql, type Tx } from '../db.ts';
import type { Actor } from './actor.ts';
import { type Person, people, teams } from './people.table.ts';

/** Teams from which a person has not gone, also those they are about to join: as `actor_of` counts them; teams they have left. */
export type PersonFacts = { personId: string; teamIds: string[]; ledTeamIds: string[]; formerTeamIds: string[] };

/** A person of the actor's organisation with the facts of the rules; null when there is none. */
export const personFacts =
  (actor: Actor, personId: string) =>
  async (db: Read): Promise<PersonFacts | null> =>
    first(await factsOfPeople(actor, [personId])(db));

/** The same of several: of those who are of the actor's organisation. One statement. */
export const factsOfPeople =
  ({ organisationId }: Actor, ids: readonly string[]) =>
  (db: Read): Promise<PersonFacts[]> =>
    db.rows<PersonFacts>(sql`
      select p.id as "personId",
        array(select m.team_id from team_members m where m.organisation_id = ${organisationId} and m.person_id = p.id
          and (m.until is null or m.until > current_date)) as "teamIds",
        array(select distinct m.team_id from team_members m where m.organisation_id = ${organisationId} and m.person_id = p.id
          and m.until <= current_date) as "formerTeamIds",
        array(select g.team_id from role_grants g where g.organisation_id = ${organisationId} and g.person_id = p.id
          and g.role = 'leader' and g.team_id is not null and g.withdrawn_at is null
          and (g.until is null or g.until > now())) as "ledTeamIds"
      from people p where p.organisation_id = ${organisationId} and p.id = any(${sql.param([...ids])}::uuid[])`);

/** The same, with the person's row locked until the change is done. */
export const lockedPerson =
  (actor: Actor, personId: string) =>
  async (tx: Tx): Promise<(PersonFacts & { person: Person }) | null> => {
    const found = await tx
      .select()
      .from(people)
      .where(and(eq(people.organisationId, actor.organisationId), eq(people.id, personId)))
      .for('update');
    const person = first(found);
    const facts = person && (await personFacts(actor, personId)(tx));
    return facts && { ...facts, person };
  };

/** A team of the actor's organisation; null when there is none. */
export const teamFacts =
  (actor: Actor, teamId: string) =>
  async (db: Read): Promise<{ teamId: string } | null> =>
    first(
      await db
        .select({ teamId: teams.id })
        .from(teams)
        .where(and(eq(teams.organisationId, actor.organisationId), eq(teams.id, teamId))),
    );
