// Of which weeks a person's figures are another's to see: of those who have left, the weeks in which they were in the team.
import { type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import type { PersonFacts } from '../people/facts.ts';
import { may } from '../permissions.ts';
import type { Span } from './periods.ts';
import { memberInWeek } from './whose.ts';

/** The weeks, by their Mondays, of a person whose figures the reader sees, that are not the reader's to see. One statement at most. */
export async function weeksBeyond(db: Read, actor: Actor, person: PersonFacts, { from, to }: Span): Promise<string[]> {
  if (may(actor, 'figure.view-person', { ...person, formerTeamIds: [] })) return [];
  const rows = await db.rows<{ week: string }>(sql`
    select w.week::text as week
    from (select ${actor.organisationId}::uuid as organisation_id, g::date as week
        from generate_series(${from}::timestamp, ${to}::timestamp, interval '7 days') g) w
      cross join (select ${actor.organisationId}::uuid as organisation_id, ${person.personId}::uuid as person_id) n
    where not exists (select 1 from team_members m where ${memberInWeek}
      and m.team_id = any(${sql.param([...actor.leads, ...actor.manages])}::uuid[]))
    order by 1`);
  return rows.map(({ week }) => week);
}

/** Why weeks are missing; null where none is. */
export const sayBeyond = (weeks: readonly string[], name: string): string | null =>
  weeks.length === 0 ? null : `${name} has left your team. Only the weeks in it are counted.`;
