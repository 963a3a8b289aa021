// What the pages of one-to-ones show of points and actions: to the two alone, and of private points only one's own.
import type { SQL } from 'drizzle-orm';
import { one, type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import type { outcomes } from './one-to-ones.form.ts';
import { readable } from './readable.ts';

type Named = { id: string; name: string };
export type Both = { leader: Named; member: Named };

/** Moments are ISO 8601, days YYYY-MM-DD. */
export type Point = {
  id: string;
  words: string;
  author: string;
  mine: boolean;
  isPrivate: boolean;
  at: string;
  outcome: (typeof outcomes)[number] | null;
  outcomeWords: string | null;
};
export type Promised = {
  id: string;
  words: string;
  ownerId: string;
  owner: string;
  due: string | null;
  overdue: boolean;
  madeAt: string;
  doneAt: string | null;
  doneNote: string | null;
};

/** Points of a pair for which `which` holds (of alias `i`), oldest first. */
export const pointsOf = (db: Read, actor: Actor, pairId: string, which: SQL): Promise<Point[]> =>
  db.rows<Point>(sql`
    select i.id, i.words, a.name as author, i.author_id = ${actor.personId} as mine, i.is_private as "isPrivate",
      to_json(i.at) #>> '{}' as at, i.outcome, i.outcome_words as "outcomeWords"
    from one_to_one_items i join people a on a.organisation_id = i.organisation_id and a.id = i.author_id
    where i.organisation_id = ${actor.organisationId} and i.one_to_one_id = ${pairId} and ${readable(actor)} and ${which}
    order by i.at, i.id`);

/** Actions of a pair for which `which` holds (of alias `x`): open ones first, by day. */
export const promisedBy = (db: Read, actor: Actor, pairId: string, day: string, which: SQL): Promise<Promised[]> =>
  db.rows<Promised>(sql`
    select x.id, x.words, x.owner_id as "ownerId", o.name as owner, x.due::text,
      coalesce(x.done_at is null and x.due < ${day}, false) as overdue,
      to_json(x.made_at) #>> '{}' as "madeAt", to_json(x.done_at) #>> '{}' as "doneAt", x.done_note as "doneNote"
    from one_to_one_actions x join people o on o.organisation_id = x.organisation_id and o.id = x.owner_id
    where x.organisation_id = ${actor.organisationId} and x.one_to_one_id = ${pairId} and ${which}
    order by x.done_at desc nulls first, x.due nulls last, x.made_at, x.id`);

/** Who the two are. */
export const bothOf = async (db: Read, { organisationId }: Actor, pair: { leaderId: string; memberId: string }) => {
  const found = await db.rows<Both>(sql`
    select json_build_object('id', l.id, 'name', l.name) as leader, json_build_object('id', m.id, 'name', m.name) as member
    from people l, people m where l.organisation_id = ${organisationId} and l.id = ${pair.leaderId}
      and m.organisation_id = ${organisationId} and m.id = ${pair.memberId}`);
  return one(found);
};
