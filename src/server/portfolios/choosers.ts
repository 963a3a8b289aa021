// Who chooses a candidate's assessor: anybody who coordinates, but nobody for themselves.
import type { SQL } from 'drizzle-orm';
import { type Read, sql } from '../db.ts';
import { oneOf } from '../list-words.ts';
import type { Actor } from '../people/actor.ts';

/** The names of those who can choose for somebody, also once they take up their invitation, in a column `name`. */
export const choosersFor = ({ organisationId, personId }: Pick<Actor, 'organisationId' | 'personId'>): SQL => sql`
  select p.name from people p where p.organisation_id = ${organisationId} and p.id <> ${personId}
    and exists (select 1 from role_grants g where g.organisation_id = p.organisation_id and g.person_id = p.id
      and g.role in ('centre-coordinator', 'administrator') and g.withdrawn_at is null and (g.until is null or g.until > now()))
    and (exists (select 1 from memberships m where m.organisation_id = p.organisation_id and m.person_id = p.id and m.state = 'active')
      or exists (select 1 from invitations i where i.organisation_id = p.organisation_id and i.person_id = p.id
        and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > now()))
  order by p.name, p.id`;

/** Who chooses for the actor, in one sentence; `nobody`: somebody must be given the role first. */
export async function whoChooses(db: Read, actor: Actor): Promise<{ nobody: boolean; words: string }> {
  const names = (await db.rows<{ name: string }>(choosersFor(actor))).map(({ name }) => name);
  return { nobody: names.length === 0, words: chooserWords(names) };
}

/** "Only another centre coordinator or administrator can choose who assesses you: Cody Coordinator." */
export const chooserWords = (names: readonly string[]): string => {
  const others = names.slice(0, 3);
  return `Only another centre coordinator or administrator can choose who assesses you${names.length > 0 ? `: ${oneOf(others)}` : '. There is none yet: give somebody one of these roles'}.`;
};
