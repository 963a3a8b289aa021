// The actor's one-to-ones, as leader or as member: with whom, what is next, what is open. Nobody else's are ever in it.
import type { SQL } from 'drizzle-orm';
import { organisation, see } from '../act.ts';
import { now, today } from '../clock.ts';
import { contains } from '../containing.ts';
import { first, type Read, sql } from '../db.ts';
import { pageShown } from '../paging.ts';
import type { Actor } from '../people/actor.ts';
import { isSuspended } from '../people/suspended.ts';
import { type Gone, notHere } from '../plans/gone.ts';
import { minutes, rememberedOf } from '../remembered.ts';
import { overSince } from './meeting-state.ts';
import { readable } from './readable.ts';

const size = 25;

/** Moments are ISO 8601. Counts are of what the actor can read. */
export type ListedPair = {
  id: string;
  leads: boolean;
  other: { id: string; name: string; jobTitle: string | null };
  /** Why the other can be met no more. */
  gone: Gone | null;
  next: { id: string; at: string } | null;
  /** The newest whose time has passed, while nobody said whether they met. */
  unsaid: { id: string; at: string } | null;
  last: { id: string; at: string } | null;
  /** Meetings missed one after another since the last that was held. */
  missed: number;
  points: number;
  theirPoints: number;
  actions: number;
  overdue: number;
  ended: boolean;
};
export type PairList = {
  pairs: ListedPair[];
  /** People the actor leads without one-to-ones of the two. */
  without: { id: string; name: string; jobTitle: string | null }[];
  find: string;
  page: number;
  size: number;
  total: number;
};

/** 25 on a page, pages count from 1; those that go on first, by what comes next. `find` looks in the other's name. */
export const oneToOnesOf = (actor: Actor, { find = '', page = 1 } = {}): Promise<PairList> =>
  see(actor, 'one-to-one.list', organisation, async (db) => {
    const words = find.trim().slice(0, 200);
    const asked = Math.max(1, Math.trunc(page) || 1);
    if (words !== '') return listed(db, actor, words, asked);
    return rememberedOf(db, actor, `one-to-ones ${asked} ${minutes(5)}`, () => listed(db, actor, '', asked));
  });

async function listed(db: Read, actor: Actor, find: string, asked: number): Promise<PairList> {
  const total = await countOf(db, actor, find);
  const page = pageShown(asked, { size, total });
  const pairs = await pairsOf(db, actor, mine(actor, find), page);
  return { pairs, without: await withoutPair(db, actor), find, page, size, total };
}

/** Of the actor and one other, what goes on or else what went on last; null where there is none of the two. */
export const pairWith = (actor: Actor, otherId: string): Promise<ListedPair | null> =>
  see(actor, 'one-to-one.list', organisation, async (db) =>
    first(await pairsOf(db, actor, sql`${mine(actor, '')} and o.id = ${otherId}`, 1)),
  );

const mine = ({ organisationId, personId }: Actor, words: string) => {
  return sql`r.organisation_id = ${organisationId} and ${personId} in (r.leader_id, r.member_id)
    and (${words} = '' or ${contains(sql`o.name`, words)})`;
};
const withOther = ({ personId }: Actor) => sql`one_to_ones r join people o on o.organisation_id = r.organisation_id
  and o.id = case when r.leader_id = ${personId} then r.member_id else r.leader_id end`;

const countOf = async (db: Read, actor: Actor, words: string) =>
  first(
    await db.rows<{ n: number }>(sql`select count(*)::int as n from ${withOther(actor)} where ${mine(actor, words)}`),
  )!.n;

const isOpen = sql`m.held_at is null and m.missed_reason is null`;
const isPast = () => sql`m.at < ${overSince(now()).toISOString()}::timestamptz`;

const awayOf = ({ organisationId, organisation: { timeZone } }: Actor) =>
  notHere({ organisationId, person: sql`o.id`, day: sql`${today(timeZone)}::date` });

const pairsOf = (db: Read, actor: Actor, which: SQL, page: number) =>
  db.rows<ListedPair>(sql`
    select r.id, r.leader_id = ${actor.personId} as leads, r.ended_at is not null as ended,
      json_build_object('id', o.id, 'name', o.name, 'jobTitle', o.job_title) as other, case ${awayOf(actor)} end as gone,
      n.next, u.unsaid, h.last,
      (select count(*)::int from one_to_one_meetings m where m.organisation_id = r.organisation_id and m.one_to_one_id = r.id
        and m.missed_reason is not null and m.at > coalesce(h.at, '-infinity')) as missed,
      i.points, i."theirPoints", a.actions, a.overdue
    from ${withOther(actor)}
    left join lateral (select m.at, json_build_object('id', m.id, 'at', m.at) as next from one_to_one_meetings m
      where m.organisation_id = r.organisation_id and m.one_to_one_id = r.id and ${isOpen} and not ${isPast()}
      order by m.at, m.id limit 1) n on true
    left join lateral (select json_build_object('id', m.id, 'at', m.at) as unsaid from one_to_one_meetings m
      where m.organisation_id = r.organisation_id and m.one_to_one_id = r.id and ${isOpen} and ${isPast()}
      order by m.at desc, m.id limit 1) u on true
    left join lateral (select m.at, json_build_object('id', m.id, 'at', m.at) as last from one_to_one_meetings m
      where m.organisation_id = r.organisation_id and m.one_to_one_id = r.id and m.held_at is not null
      order by m.at desc, m.id desc limit 1) h on true
    left join lateral (select count(*)::int as points,
        (count(*) filter (where i.author_id <> ${actor.personId}))::int as "theirPoints"
      from one_to_one_items i where i.organisation_id = r.organisation_id and i.one_to_one_id = r.id
        and i.closed_at is null and ${readable(actor)}) i on true
    left join lateral (select count(*)::int as actions, (count(*) filter (where a.due < ${today(actor.organisation.timeZone)}::date))::int as overdue
      from one_to_one_actions a where a.organisation_id = r.organisation_id and a.one_to_one_id = r.id
        and a.done_at is null) a on true
    where ${which}
    order by r.ended_at is not null, n.at nulls last, o.name collate "und-x-icu", r.id
    limit ${size} offset ${(page - 1) * size}`);

/** Members of teams the actor leads, and leaders of teams they manage: as `one-to-one.begin` allows. */
const withoutPair = async (db: Read, actor: Actor): Promise<PairList['without']> => {
  if (actor.leads.size + actor.manages.size === 0) return [];
  return db.rows(sql`
    select p.id, p.name, p.job_title as "jobTitle" from people p
    where p.organisation_id = ${actor.organisationId} and p.id <> ${actor.personId}
      and (p.ends_on is null or p.ends_on >= current_date) and not ${isSuspended}
      and (exists (select 1 from team_members m where m.organisation_id = p.organisation_id and m.person_id = p.id
            and m.team_id = any(${sql.param([...actor.leads])}::uuid[]) and (m.until is null or m.until > current_date))
        or exists (select 1 from role_grants g where g.organisation_id = p.organisation_id and g.person_id = p.id
            and g.role = 'leader' and g.team_id = any(${sql.param([...actor.manages])}::uuid[]) and g.withdrawn_at is null
            and (g.until is null or g.until > now())))
      and not exists (select 1 from one_to_ones r where r.organisation_id = p.organisation_id
        and r.leader_id = ${actor.personId} and r.member_id = p.id and r.ended_at is null)
    order by p.name collate "und-x-icu", p.id`);
};
