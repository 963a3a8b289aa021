// What a leader's records of a team say, read once for all checks.
import type { SQL } from 'drizzle-orm';
import { today } from '../clock.ts';
import { daysAfter } from '../day-words.ts';
import { one, type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import type { AvailabilityTest } from '../plans/allocation/answer.ts';
import { availabilityAlone, type Noticed } from '../plans/availability.ts';
import { notHere } from '../plans/gone.ts';
import { levelsOfPlans } from '../plans/levels.ts';
import { type PlanRows, rowsOfPlans } from '../plans/plan-rows.ts';
import { type PlanState, planState } from '../plans/plan-state.ts';
import { sharesFound } from './fair-share-page.ts';
import type { LedReview } from './review-checks.ts';

/** A plan that is neither closed nor withdrawn; and what speaks for who has its work. */
export type LedPlan = Pick<PlanRows, 'plan' | 'objectives' | 'tasks' | 'assignments' | 'answers' | 'understandings'> & {
  state: PlanState;
  noticed: Noticed[];
  /** Left out where a plan is looked at by itself: its runs say it. */
  alone?: AloneRun | null;
};
/** The run whose work was given out last, and what its availability-only test found. */
export type AloneRun = { id: string; planId: string; test: AvailabilityTest | null };
/** What the leader's own records hold since a day, by count. */
export type Activity = { managed: number; oneToOnes: number; thanks: number; involvement: number };
export type FeedbackGiven = { given: number; vague: number; noEffect: number };
export const noneSaid: FeedbackGiven = { given: 0, vague: 0, noEffect: 0 };
export const noActivity: Activity = { managed: 0, oneToOnes: 0, thanks: 0, involvement: 0 };
/** What the leader owes somebody: promised in a one-to-one or as help, and past its day; or help asked and not answered, without `due`. */
export type Owed = { id: string; words: string; due: string | null; href: string; to: string };
export type LeadingFacts = {
  leaderId: string;
  day: string;
  plans: LedPlan[];
  activity: Activity;
  /** Feedback that the leader gave: how much, and to how much of it a finding of R-031 was pointed out. */
  said: FeedbackGiven;
  /** Members with whom the leader held no one-to-one, by name. */
  untalked: { id: string; name: string }[];
  owed: Owed[];
  /** Reviews of members of the team that were talked about in the last year. */
  reviews: LedReview[];
  shares: Awaited<ReturnType<typeof sharesFound>>;
};

export const weeksOfLeading = 13;
/** Whoever joined in these weeks may still wait for their first one-to-one. */
export const weeksOfJoining = 4;
/** Days after which an answer is late; and how a check says that what is younger is not in it. */
export const patience = 2;
export const waitedLong = `more than ${patience} days ago`;

export async function leadingFacts(db: Read, actor: Actor, teamId: string): Promise<LeadingFacts> {
  const day = today(actor.organisation.timeZone);
  const [{ plans, ...held }, shares] = await Promise.all([
    heldBy(db, actor, teamId, day),
    sharesFound(db, actor, teamId, 6),
  ]);
  return { leaderId: actor.personId, day, plans: await openPlans(db, actor, plans), ...held, shares };
}

async function openPlans(db: Read, actor: Actor, planIds: readonly string[]): Promise<LedPlan[]> {
  if (planIds.length === 0) return [];
  const [levels, runs, plans] = await Promise.all([
    levelsOfPlans(actor, planIds)(db),
    runsGivenOut(db, actor, planIds),
    rowsOfPlans(actor, planIds)(db),
  ]);
  return plans.map((rows) => ({
    ...{ ...rows, state: planState(rows.decisions.map(({ decision }) => decision)) },
    noticed: availabilityAlone(rows, levels),
    alone: runs.find(({ planId }) => planId === rows.plan.id) ?? null,
  }));
}

const runsGivenOut = (db: Read, { organisationId }: Actor, planIds: readonly string[]): Promise<AloneRun[]> =>
  db.rows(sql`select distinct on (plan_id) id, plan_id as "planId", answer -> 'availability' as test from allocations
    where organisation_id = ${organisationId} and plan_id = any(${sql.param(planIds)}::uuid[]) and taken_up_at is not null
    order by plan_id, taken_up_at desc`);

type Held = { plans: string[] } & Pick<LeadingFacts, 'activity' | 'said' | 'untalked' | 'owed' | 'reviews'>;

/** The ids of open plans, what was done since a quarter of a year, and what is owed: one statement. */
async function heldBy(db: Read, actor: Actor, teamId: string, day: string): Promise<Held> {
  const open = sql`select p.id from plans p where p.organisation_id = ${actor.organisationId} and p.team_id = ${teamId}
    and not exists (select 1 from plan_decisions d where d.organisation_id = p.organisation_id and d.plan_id = p.id
      and d.decision in ('close', 'withdraw')) order by p.starts_on, p.id`;
  return one(
    await db.rows<Held>(sql`select array(${open}) as plans,
      (select to_json(a) from (${activityOf(actor, teamId, daysAfter(day, -7 * weeksOfLeading))}) a) as activity,
      (select to_json(s) from (${saidBy(actor, daysAfter(day, -7 * weeksOfLeading))}) s) as said,
      (select coalesce(json_agg(to_json(w)), '[]') from (${untalkedOf(actor, teamId, day)}) w) as untalked,
      (select coalesce(json_agg(to_json(w)), '[]') from (${owedBy(actor, day)}) w) as owed,
      (select coalesce(json_agg(to_json(w)), '[]') from (${reviewsLed(actor, teamId, day)}) w) as reviews`),
  );
}

/** Tasks and plans are what is managed; what members brought in is involvement: proposals taken up, wishes, remarks, meetings of the team. */
function activityOf({ organisationId, personId }: Actor, teamId: string, from: string): SQL {
  const ofTeam = sql`p.organisation_id = ${organisationId} and p.team_id = ${teamId}`;
  const tasks = sql`plans p join tasks t on t.organisation_id = p.organisation_id and t.plan_id = p.id`;
  return sql`
    select (select count(*)::int from plans p join plan_decisions d on d.organisation_id = p.organisation_id and d.plan_id = p.id
          where ${ofTeam} and d.by = ${personId} and d.at >= ${from}::date)
        + (select count(*)::int from ${tasks} where ${ofTeam} and t.proposed_by = ${personId} and t.proposed_at >= ${from}::date) as managed,
      (select count(*)::int from one_to_ones o join one_to_one_meetings m on m.organisation_id = o.organisation_id and m.one_to_one_id = o.id
        where o.organisation_id = ${organisationId} and o.leader_id = ${personId} and m.held_at >= ${from}::date) as "oneToOnes",
      (select count(*)::int from recognitions x where x.organisation_id = ${organisationId} and x.giver_id = ${personId}
        and x.given_at >= ${from}::date and x.withdrawn_at is null) as thanks,
      (select count(*)::int from ${tasks} where ${ofTeam} and t.proposed_by <> ${personId} and t.taken_up_at >= ${from}::date)
        + (select count(*)::int from ${tasks} join task_wishes w on w.organisation_id = t.organisation_id and w.task_id = t.id
          where ${ofTeam} and w.at >= ${from}::date)
        + (select count(*)::int from plans p join plan_remarks r on r.organisation_id = p.organisation_id and r.plan_id = p.id
          where ${ofTeam} and r.person_id <> ${personId} and r.at >= ${from}::date)
        + (select count(*)::int from team_meetings m where m.organisation_id = ${organisationId} and m.team_id = ${teamId}
          and m.held_at >= ${from}::date) as involvement`;
}

/** Of each the newest text, as it was checked when it was given; none that was withdrawn. */
const saidBy = ({ organisationId, personId }: Actor, from: string): SQL => sql`
  select count(*)::int as given, (count(*) filter (where 'vague-feedback' = any(t.pointed_out)))::int as vague,
    (count(*) filter (where 'no-impact' = any(t.pointed_out)))::int as "noEffect"
  from colleague_feedback f join lateral (select x.pointed_out from colleague_feedback_texts x where x.organisation_id = f.organisation_id
    and x.colleague_feedback_id = f.id order by x.number desc limit 1) t on true
  where f.organisation_id = ${organisationId} and f.giver_id = ${personId} and f.given_at >= ${from}::date and f.withdrawn_at is null`;

/** Neither newcomers, nor who was away for most of the time, nor who is gone. Several absences may be of the same day. */
function untalkedOf({ organisationId, personId }: Actor, teamId: string, day: string): SQL {
  const from = daysAfter(day, -7 * weeksOfLeading);
  return sql`
    select p.id, p.name from people p where p.organisation_id = ${organisationId} and p.id <> ${personId}
      and case ${notHere({ organisationId, person: sql`p.id`, day: sql`${day}::date` })} end is null
      and exists (select 1 from team_members m where m.organisation_id = ${organisationId} and m.person_id = p.id
        and m.team_id = ${teamId} and m.since <= ${daysAfter(day, -7 * weeksOfJoining)}::date
        and (m.until is null or m.until > ${day}::date))
      and not exists (select 1 from one_to_ones o
        join one_to_one_meetings m on m.organisation_id = o.organisation_id and m.one_to_one_id = o.id
        where o.organisation_id = ${organisationId} and o.leader_id = ${personId} and o.member_id = p.id and m.held_at >= ${from}::date)
      and (select count(distinct d) from absences a,
          generate_series(greatest(a.starts_on, ${from}::date), least(a.ends_on, ${day}::date), interval '1 day') d
        where a.organisation_id = ${organisationId} and a.person_id = p.id and a.withdrawn_at is null and a.hours is null)
        <= ${(7 * weeksOfLeading) / 2}::float
    order by p.name collate "und-x-icu", p.id`;
}

const owedBy = ({ organisationId, personId }: Actor, day: string): SQL => sql`
  select w.id, w.words, w.due::text, w.href, p.name as "to" from (
    select x.id, x.words, x.due, '/lead/one-to-ones/' || o.id as href, o.member_id from one_to_one_actions x
      join one_to_ones o on o.organisation_id = x.organisation_id and o.id = x.one_to_one_id
      where x.organisation_id = ${organisationId} and x.owner_id = ${personId} and x.done_at is null and x.due < ${day}::date
        and o.leader_id = ${personId} and o.ended_at is null
    union all select r.id, coalesce(n.words, ''), case when n.step = 'promise' then n.due end, '/lead/help/' || r.id, r.asker_id from help_requests r
      left join lateral (select s.step, s.words, s.due, s.at from help_steps s where s.organisation_id = r.organisation_id
        and s.help_request_id = r.id order by s.at desc, s.id desc limit 1) n on true
      where r.organisation_id = ${organisationId} and r.asked_id = ${personId} and r.closed_at is null
        and case when n.step = 'promise' then n.due < ${day}::date
          else coalesce(n.step, 'not-helped') = 'not-helped' and coalesce(n.at, r.at) < ${day}::date - ${sql.raw(String(patience))} end) w
  join people p on p.organisation_id = ${organisationId} and p.id = w.member_id order by w.due, w.id limit 100`;

/** Of members of the team, by the day of the talk. */
const reviewsLed = ({ organisationId, personId }: Actor, teamId: string, day: string): SQL => sql`
  select r.id, m.name as member, r.met_on::text as "metOn", r.signed_at is not null as signed,
    array(select p.name from people p where p.organisation_id = r.organisation_id and p.id in (r.member_id, r.leader_id)
      and not exists (select 1 from performance_review_signatures s where s.organisation_id = r.organisation_id
        and s.review_id = r.id and s.hash = r.hash and s.person_id = p.id) order by p.id = r.leader_id) as unsigned,
    (select coalesce(json_agg(json_build_object('id', x.id, 'title', x.title, 'reason', x.untied_reason,
        'tied', coalesce(x.standard_id, x.objective_id) is not null) order by x.position), '[]')
      from performance_review_objectives x where x.organisation_id = r.organisation_id and x.review_id = r.id
        and x.withdrawn_at is null) as objectives
  from performance_reviews r join people m on m.organisation_id = r.organisation_id and m.id = r.member_id
  where r.organisation_id = ${organisationId} and r.leader_id = ${personId} and r.called_off_at is null and r.closed_at is null
    and r.met_on >= ${day}::date - 365 and exists (select 1 from team_members t where t.organisation_id = r.organisation_id
      and t.person_id = r.member_id and t.team_id = ${teamId} and (t.until is null or t.until > ${day}::date))
  order by r.met_on, r.id limit 100`;
