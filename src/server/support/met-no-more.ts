// Whether the two can meet at all: one of them may have left, or be suspended.
import type { SQL } from 'drizzle-orm';
import { today } from '../clock.ts';
import { dayInWords } from '../day-words.ts';
import { first, type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { type Gone, goneSelf, goneWords, notHere } from '../plans/gone.ts';

type Pair = { leaderId: string; memberId: string };

/** Why nothing new is arranged or put on the agenda: today, or on a later `day`, YYYY-MM-DD. Null where it is. */
export async function sayOver(db: Read, actor: Actor, pair: Pair, day = ''): Promise<string | null> {
  const [now, ids] = [today(actor.organisation.timeZone), [pair.leaderId, pair.memberId]];
  const then = day > now ? day : now;
  const found = first(
    await db.rows<{ id: string; name: string; gone: Gone; stays: boolean }>(sql`
      select w.* from (select p.id, p.name, coalesce(p.ends_on >= ${now}::date, false) as stays, case ${goneOn(actor, sql`p.id`, then)} end as gone from people p
        where p.organisation_id = ${actor.organisationId} and p.id = any(${sql.param(ids)}::uuid[])) w
      where w.gone is not null order by w.id = ${actor.personId} desc`),
  );
  if (!found) return null;
  const who = found.id === actor.personId ? goneSelf[found.gone] : `${found.name} ${goneWords[found.gone]}`;
  const when = found.stays ? ` on ${dayInWords(then)}` : '';
  return `${who}${when}, so no meeting is arranged and nothing new is put on the agenda. What was written stays.`;
}

/** That both of a pair (`o`) can meet, inside another statement. */
export const bothHere = (actor: Actor): SQL => {
  const here = (person: SQL) => sql`case ${goneOn(actor, person, today(actor.organisation.timeZone))} end is null`;
  return sql`(${here(sql`o.leader_id`)} and ${here(sql`o.member_id`)})`;
};

const goneOn = ({ organisationId }: Actor, person: SQL, day: string) =>
  notHere({ organisationId, person, day: sql`${day}::date` });
