// A last day at work, and the time in teams that ends with it.
import type { Keep } from '../act.ts';
import { today } from '../clock.ts';
import { daysAfter } from '../day-words.ts';
import { sql, type Tx } from '../db.ts';
import type { Actor } from './actor.ts';
import { endMembership } from './membership-end.ts';
import type { Person, teamMembers } from './people.table.ts';

/**
 * Whoever has a last day at work is in no team from the next day on; a last day to come that is put off or taken back takes their
 * time in teams along. Time in a team that would begin later is taken back. Who comes back after it has passed is added to a team anew.
 * @param before the last day until now, YYYY-MM-DD
 */
export async function endTeamTime(tx: Tx, actor: Actor, person: Leaving, before: string | null, keep: Keep) {
  const day = today(actor.organisation.timeZone);
  const end = sql`(${person.endsOn}::date + 1)`;
  const until = sql`case when ${person.endsOn}::date is not null then greatest(m.since, ${end}) end`;
  const ended = await tx.rows<typeof teamMembers.$inferSelect>(sql`
    update team_members m set until = ${until}
    where organisation_id = ${actor.organisationId} and person_id = ${person.id} and until is distinct from ${until}
      and (until is null or until > ${end} or (until = ${before}::date + 1 and ${before}::date >= ${day}::date))
      and not exists (select 1 from team_members l where l.organisation_id = m.organisation_id and l.person_id = m.person_id
        and l.team_id = m.team_id and l.since >= m.until)
    returning organisation_id as "organisationId", id, team_id as "teamId", person_id as "personId", since::text as since, until::text as until`);
  for (const membership of ended)
    if (membership.since === membership.until) await endMembership(tx, actor, membership, membership.since, keep);
    else keep('team-member', { ...membership, version: 1 });
}

/** The first day on which somebody who joins a team is in it no longer, by a last day at work that is to come then; null where none is. */
export const endOfTeamTime = (since: string, endsOn: string | null): string | null =>
  endsOn && endsOn >= since ? daysAfter(endsOn, 1) : null;

type Leaving = Pick<Person, 'id' | 'endsOn'>;
