// The page of one relationship: what is open, what to prepare, every meeting that was or will be.
import { see } from '../act.ts';
import { now, today } from '../clock.ts';
import { first, type Read, sql } from '../db.ts';
import { pageShown } from '../paging.ts';
import type { Actor } from '../people/actor.ts';
import { may } from '../permissions.ts';
import { minutes, rememberedOf } from '../remembered.ts';
import { isOver, type MeetingState, meetingState } from './meeting-state.ts';
import { sayOver } from './met-no-more.ts';
import { pairFacts } from './one-to-one-facts.ts';
import type { OneToOne } from './one-to-ones.table.ts';
import { type Both, bothOf, type Point, type Promised, pointsOf, promisedBy } from './pair-parts.ts';
import { type Prepared, toPrepare } from './prepare.ts';

const size = 25;

export type ListedMeeting = {
  id: string;
  at: string;
  place: string | null;
  state: MeetingState;
  reason: string | null;
  points: number;
  actions: number;
};
export type PairPage = Both & {
  id: string;
  leads: boolean;
  other: { id: string; name: string };
  points: Point[];
  actions: Promised[];
  done: Promised[];
  coming: ListedMeeting[];
  /** Whose time has passed, while nobody said whether they met. */
  unsaid: ListedMeeting[];
  /** What happened, newest first, 25 on a page. */
  meetings: ListedMeeting[];
  page: number;
  size: number;
  total: number;
  prepare: Prepared[];
  ended: boolean;
  /** Why nothing new is arranged, where the two can meet no more. */
  over: string | null;
  mayEnd: boolean;
  timeZone: string;
};

export const oneToOneOf = (actor: Actor, pairId: string, page = 1): Promise<PairPage> =>
  see(actor, 'one-to-one.view', pairFacts(actor, pairId), (db, { pair }) =>
    rememberedOf(db, actor, `one-to-one ${pairId} ${page} ${minutes(5)}`, () => pageOf(db, actor, pair, page)),
  );

async function pageOf(db: Read, actor: Actor, pair: OneToOne, page: number): Promise<PairPage> {
  const { id } = pair;
  const day = today(actor.organisation.timeZone);
  const both = await bothOf(db, actor, pair);
  const leads = pair.leaderId === actor.personId;
  const actions = await promisedBy(db, actor, id, day, recentActions(day));
  return {
    ...{ ...both, id, leads, other: leads ? both.member : both.leader },
    points: await pointsOf(db, actor, id, sql`i.closed_at is null`),
    actions: actions.filter(({ doneAt }) => !doneAt),
    done: actions.filter(({ doneAt }) => doneAt),
    ...(await meetingsOf(db, actor, id, page)),
    prepare: pair.endedAt ? [] : await toPrepare(db, actor, pair, day),
    ended: pair.endedAt !== null,
    over: pair.endedAt ? null : await sayOver(db, actor, pair),
    mayEnd: !pair.endedAt && may(actor, 'one-to-one.end', pair),
    timeZone: actor.organisation.timeZone,
  };
}

/** Everything open, and what was done in the last three months. */
const recentActions = (day: string) => sql`(x.done_at is null or x.done_at >= ${day}::date - 90)`;

type Row = Omit<ListedMeeting, 'state'> & {
  heldAt: Date | null;
  closedAt: Date | null;
  missedReason: string | null;
  comes: boolean;
  total: number;
};

async function meetingsOf(db: Read, actor: Actor, pairId: string, wanted: number) {
  const rows = await db.rows<Row>(meetings(actor, pairId, wanted));
  const past = rows.filter(({ comes }) => !comes);
  const listed = ({ comes: _, total: __, heldAt, closedAt, missedReason, ...row }: Row): ListedMeeting => ({
    ...row,
    state: meetingState({ heldAt, closedAt, missedReason }),
  });
  const total = first(past)?.total ?? 0;
  const open = rows.filter(({ comes }) => comes).map(listed);
  const isPast = ({ at }: ListedMeeting) => isOver(new Date(at), now());
  const [unsaid, coming] = [open.filter(isPast), open.filter((meeting) => !isPast(meeting))];
  return { coming, unsaid, meetings: past.map(listed), page: pageShown(wanted, { size, total }), size, total };
}

/** All that nobody said anything of yet, and one page of those that were. */
const meetings = ({ organisationId }: Actor, pairId: string, wanted: number) => sql`
  with ours as (select m.*, m.held_at is null and m.missed_reason is null as comes from one_to_one_meetings m
    where m.organisation_id = ${organisationId} and m.one_to_one_id = ${pairId}),
  counted as (select count(*)::int as total from ours where not comes),
  past as (select ours.*, c.total from ours cross join counted c where not comes
    order by at desc, id desc limit ${size} offset (select greatest(0, least(${Math.trunc(wanted) || 1}, ceil(total / ${size}::float)) - 1) * ${size} from counted)),
  shown as (select ours.*, 0 as total from ours where comes union all select * from past)
  select s.id, to_json(s.at) #>> '{}' as at, s.place, s.held_at as "heldAt", s.closed_at as "closedAt", s.comes, s.total,
    s.missed_reason as "missedReason", coalesce(s.missed_reason, s.moved_reason) as reason,
    (select count(*)::int from one_to_one_items i where i.organisation_id = s.organisation_id and i.meeting_id = s.id
      and not i.is_private) as points,
    (select count(*)::int from one_to_one_actions x where x.organisation_id = s.organisation_id and x.meeting_id = s.id) as actions
  from shown s order by s.comes desc, case when s.comes then s.at end, s.at desc, s.id`;
