// Work that is not done, and about which somebody has something to do.
import type { SQL } from 'drizzle-orm';
import { sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { noAccount } from '../people/without-account.ts';
import { workTitleOf } from '../plans/buddying.ts';
import { isChangedSince } from '../plans/changed-work.ts';
import type { Gone } from '../plans/gone.ts';
import { titlesTaken } from '../plans/said-of.ts';
import { goneFrom } from './plans-now.ts';

/** An assignment with its newest answer and what follows from it. Moments are ISO 8601, days YYYY-MM-DD. */
export type WorkRow = {
  id: string;
  mine: boolean;
  /** Whether one leads the team of its plan. */
  led: boolean;
  plan: string;
  planId: string;
  title: string;
  personId: string;
  person: string;
  /** When it was given out. */
  at: string;
  due: string | null;
  answer: 'accept' | 'query' | 'decline' | 'counter' | null;
  words: string | null;
  reply: string | null;
  answeredAt: string | null;
  repliedAt: string | null;
  replier: string | null;
  gone: Gone | null;
  isBuddying: boolean;
  buddyId: string | null;
  buddy: string | null;
  buddyGone: Gone | null;
  /** When one said in one's own words what one's work in its plan is for, last; null also of work of others. */
  saidAt: string | null;
  /** The work of that plan that it was said of and that was taken from one since, also where it was given again. */
  takenSince: string[];
  /** Why work that they have to agree to was theirs before and is otherwise now; null of what is new to them, and of work of others. */
  changed: string | null;
  /** What is still missing of work of theirs that was given back; null of any other. */
  missing: string | null;
};

/** Work not done, of oneself and of the teams one leads, with its newest answer: found once for all that is asked of it. Beside `live` and `absent`. */
export const heldWork = ({ organisationId, personId, leads }: Actor): SQL => sql`
  select s.organisation_id, s.id, s.person_id, s.plan_id, s.task_id, s.at, s.person_id = ${personId} as mine, p.title as plan, ${workTitleOf} as title, t.due, n.*,
    ${goneFrom(sql`s.plan_id`, sql`s.person_id`)} as gone, s.buddy_id, s.buddy_to_id, ${goneFrom(sql`s.plan_id`, sql`s.buddy_id`)} as buddy_gone,
    p.team_id = any(${sql.param([...leads])}::uuid[]) as led, t.title as task, ${isChangedSince} as is_changed
  from assignments s
  join live p on p.id = s.plan_id
  join tasks t on t.organisation_id = s.organisation_id and t.id = s.task_id
  left join lateral (select a.answer, a.words, a.reply, a.at as answered_at, a.replied_at, a.replied_by from assignment_answers a
    where a.organisation_id = s.organisation_id and a.assignment_id = s.id order by a.at desc, a.id desc limit 1) n on true
  where s.organisation_id = ${organisationId} and s.ended_at is null and s.done_at is null
    and (s.person_id = ${personId} or p.team_id = any(${sql.param([...leads])}::uuid[]))`;

const nameOf = (id: SQL) =>
  sql`(select o.name from people o where o.organisation_id = h.organisation_id and o.id = ${id})`;

/** `WorkRow`s about which somebody has something to do, as one JSON value. Beside `held`. */
export const workRows: SQL = sql`
  (select coalesce(json_agg(to_json(w)), '[]') from (
    select h.id, h.mine, h.led, h.plan, h.plan_id as "planId", h.title, h.person_id as "personId", p.name as person, h.at, h.due, h.answer, h.words,
      h.reply, h.answered_at as "answeredAt", h.replied_at as "repliedAt", ${nameOf(sql`h.replied_by`)} as replier, h.gone,
      h.buddy_to_id is not null as "isBuddying", h.buddy_id as "buddyId", h.buddy_gone as "buddyGone",
      case when h.buddy_gone is not null then ${nameOf(sql`h.buddy_id`)} end as buddy,
      case when h.mine then (select max(u.at) from understandings u where u.organisation_id = h.organisation_id
        and u.plan_id = h.plan_id and u.person_id = h.person_id) end as "saidAt",
      case when h.mine then coalesce((select ${titlesTaken} from understandings u where u.organisation_id = h.organisation_id
        and u.plan_id = h.plan_id and u.person_id = h.person_id order by u.at desc, u.id desc limit 1), '{}') else '{}' end as "takenSince",
      case when h.mine and h.answer is null then (select e.ended_reason from assignments e where e.organisation_id = h.organisation_id
        and e.person_id = h.person_id and e.task_id = h.task_id and e.buddy_to_id is not distinct from h.buddy_to_id and e.ended_at is not null
        order by e.ended_at desc limit 1) end as changed,
      case when h.mine then (select case when w.step = 'return' then w.words end from assignment_steps w where w.organisation_id = h.organisation_id
        and w.assignment_id = h.id order by w.at desc, w.id desc limit 1) end as missing
    from held h join people p on p.organisation_id = h.organisation_id and p.id = h.person_id
    where h.mine or h.gone is not null or h.buddy_gone is not null
      or case when h.answer is null then ${noAccount} else h.answer <> 'accept' and h.reply is null end) w)`;
