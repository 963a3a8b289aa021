// What was done here already: the first steps of a newcomer are the others.
import { one, type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { countNotInvited } from '../people/without-account.ts';
import { may } from '../permissions.ts';
import { bothHere } from '../support/met-no-more.ts';

export type Started = {
  people: boolean;
  /** How many have no account and no invitation; 0 for whoever does not keep people's records. */
  uninvited: number;
  contacts: boolean;
  skills: boolean;
  plans: boolean;
  units: boolean;
  enrolments: boolean;
};
/** One's own part, told where nothing waits for one. */
export type OwnPart = {
  /** How many candidates they assess, and of how many they assure the assessment. */
  assesses: number;
  assures: number;
  /** Whether a one-to-one of theirs is going on, with both still here. */
  oneToOne: boolean;
  /** Whether a meeting of one is arranged. */
  meeting: boolean;
};

const begun = new Set<string>(); // organisations that lacked nothing once: they need no first steps any more
const most = 1000;

/** Two statements at most; none once the organisation lacks nothing, for whoever does not keep people's records. */
export async function startedOf(db: Read, actor: Actor): Promise<Started> {
  const uninvited = may(actor, 'person.edit', {}) ? await countNotInvited(db, actor) : 0;
  if (begun.has(actor.organisationId)) return { ...everything, uninvited };
  const own = (table: string, which = sql``) =>
    sql`exists (select 1 from ${sql.identifier(table)} where organisation_id = ${actor.organisationId} ${which})`;
  const started = one(
    await db.rows<Omit<Started, 'uninvited'>>(sql`
      select (select count(*) > 1 from (select 1 from people where organisation_id = ${actor.organisationId} limit 2) p) as people,
        ${own('contact_imports', sql`and state not in ('failed', 'set-aside', 'taken-back')`)} as contacts, ${own('skills')} as skills, ${own('plans')} as plans, ${own('units')} as units,
        ${own('enrolments')} as enrolments`),
  );
  if (Object.values(started).every(Boolean) && begun.size < most) begun.add(actor.organisationId);
  return { ...started, uninvited };
}

const everything = { people: true, contacts: true, skills: true, plans: true, units: true, enrolments: true };

export async function ownPart(db: Read, actor: Actor): Promise<OwnPart> {
  const { organisationId, personId } = actor;
  const appointed = (as: string) => sql`(select count(*)::int from enrolments where organisation_id = ${organisationId}
    and ${sql.identifier(as)} = ${personId} and ended_at is null)`;
  const pairs = sql`from one_to_ones o where o.organisation_id = ${organisationId} and o.ended_at is null and ${personId} in (o.leader_id, o.member_id)
    and ${bothHere(actor)}`;
  return one(
    await db.rows<OwnPart>(sql`
      select ${appointed('assessor_id')} as assesses, ${appointed('internal_quality_assurer_id')} as assures,
        exists (select 1 ${pairs}) as "oneToOne",
        exists (select 1 ${pairs} and exists (select 1 from one_to_one_meetings m where m.organisation_id = o.organisation_id
          and m.one_to_one_id = o.id and m.held_at is null and m.missed_reason is null)) as meeting`),
  );
}
