// The reviews of which somebody is the member or the leader, and those that they are asked to decide on; and whom they may open one with.
import { organisation, see } from '../act.ts';
import { today } from '../clock.ts';
import { sql } from '../db.ts';
import { onePage } from '../paging.ts';
import type { Actor } from '../people/actor.ts';
import { isSuspended } from '../people/suspended.ts';
import { type ReviewFacts, type ReviewState, reviewState } from './performance-review-state.ts';

export type ReviewListed = {
  id: string;
  part: 'member' | 'leader' | 'manager';
  member: string;
  leader: string;
  /** YYYY-MM-DD. */
  startsOn: string;
  endsOn: string;
  state: ReviewState;
  /** Actions of it, and how many of them are done. */
  actions: number;
  done: number;
  /** By when an appeal is decided, where one is open. */
  decideBy: string | null;
};
type Row = Omit<ReviewListed, 'state'> & ReviewFacts & { total: number };
export type ReviewsOfOne = {
  reviews: ReviewListed[];
  total: number;
  page: number;
  size: number;
  /** Whom the reader leads, by name. */
  people: { id: string; name: string }[];
  day: string;
};

const size = 25;

/** Newest period first; open ones before what is closed or called off. Two statements. */
export const performanceReviewsOf = (actor: Actor, wanted = 1): Promise<ReviewsOfOne> =>
  see(actor, 'performance-review.list', organisation, async (db) => {
    const day = today(actor.organisation.timeZone);
    const { rows, page, total } = await onePage(wanted, size, (part) => db.rows<Row>(sql`${listed(actor)} ${part}`));
    const people = await db.rows<ReviewsOfOne['people'][number]>(led(actor, day));
    return { reviews: rows.map(shown), page, total, size, people, day };
  });

function shown({ total: _, ...row }: Row): ReviewListed {
  const { id, part, member, leader, startsOn, endsOn, actions, done, decideBy } = row;
  return { id, part, member, leader, startsOn, endsOn, actions, done, decideBy, state: reviewState(row) };
}

const listed = ({ organisationId, personId }: Actor) => sql`
  select r.id, case ${personId}::uuid when r.member_id then 'member' when r.leader_id then 'leader' else 'manager' end as part,
    m.name as member, l.name as leader, r.starts_on::text as "startsOn", r.ends_on::text as "endsOn",
    r.handed_in_at as "handedInAt", r.shown_at as "shownAt", r.met_on::text as "metOn", r.commented_at as "commentedAt",
    r.signed_at as "signedAt", r.closed_at as "closedAt", r.called_off_at as "calledOffAt",
    (select count(*)::int from performance_review_signatures s where s.organisation_id = r.organisation_id and s.review_id = r.id
      and s.hash = r.hash) as signed,
    o.due_on is not null as appealed, o.due_on::text as "decideBy",
    (select count(*)::int from performance_review_actions a where a.organisation_id = r.organisation_id and a.review_id = r.id
      and a.withdrawn_at is null) as actions,
    (select count(x.done_at)::int from performance_review_actions a join one_to_one_actions x on x.organisation_id = a.organisation_id
      and x.id = a.one_to_one_action_id where a.organisation_id = r.organisation_id and a.review_id = r.id
      and a.withdrawn_at is null) as done, count(*) over ()::int as total
  from performance_reviews r
  join people m on m.organisation_id = r.organisation_id and m.id = r.member_id
  join people l on l.organisation_id = r.organisation_id and l.id = r.leader_id
  left join performance_review_appeals o on o.organisation_id = r.organisation_id and o.review_id = r.id and o.decided_at is null
  where r.organisation_id = ${organisationId} and (${personId} in (r.member_id, r.leader_id)
    or exists (select 1 from performance_review_appeals a where a.organisation_id = r.organisation_id and a.review_id = r.id
      and a.to_id = ${personId} and not exists (select 1 from performance_review_appeals n
        where n.organisation_id = a.organisation_id and n.review_id = a.review_id and n.at > a.at)))
  order by (r.closed_at is null and r.called_off_at is null) desc, r.ends_on desc, r.id desc`;

/** As `performance-review.open` asks: of teams that one leads or manages, and the leaders of teams that one manages. */
const led = ({ organisationId, personId, leads, manages }: Actor, day: string) => sql`
  select p.id, p.name from people p where p.organisation_id = ${organisationId} and p.id <> ${personId}
    and (p.ends_on is null or p.ends_on >= ${day}::date) and not ${isSuspended}
    and (exists (select 1 from team_members m where m.organisation_id = p.organisation_id and m.person_id = p.id
        and m.team_id = any(${sql.param([...leads, ...manages])}::uuid[]) and (m.until is null or m.until > current_date))
      or exists (select 1 from role_grants g where g.organisation_id = p.organisation_id and g.person_id = p.id and g.role = 'leader'
        and g.team_id = any(${sql.param([...manages])}::uuid[]) and g.withdrawn_at is null and (g.until is null or g.until > now())))
  order by p.name collate "und-x-icu", p.id`;
