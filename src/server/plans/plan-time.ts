// The time that people have in a plan, and what of it goes to work beside it: counted here once, for the allocation and for every page.
import { today } from '../clock.ts';
import { daysAfter } from '../day-words.ts';
import { type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import type { Worked } from './allocation/working-time.ts';
import type { FreeWeek } from './free-weeks.ts';
import { laidWork, type PlanWork } from './laid-work.ts';
import { type OtherWork, otherLoad } from './other-hours.ts';
import { otherWorkOf, planWorkOf } from './other-work.ts';
import type { Plan } from './plans.table.ts';
import { type Begun, type Counted, freeToCome, hoursByWeek, wholeWeeks } from './time-left.ts';
import { atWorkColumns, type Contracted, freeWeeks, weeksOfContract, workedIn } from './week-hours.ts';

/** `own`: the hours that are free for the plan, in all and by week; null of whoever has none in it. */
export type PlanTime = {
  found: Contracted;
  own: { hours: number; weeks: FreeWeek[] | null } | null;
  other: OtherWork[];
};

type Days = Pick<Plan, 'id' | 'teamId' | 'startsOn' | 'endsOn'>;

type Row = Contracted & { hours: number | null; weeks: FreeWeek[] | null; other: OtherWork[]; works: PlanWork[] };

/** By person. By one statement. */
export const planTime =
  (actor: Actor, plan: Days, people: readonly string[]) =>
  async (db: Read): Promise<Map<string, PlanTime>> => {
    const { organisationId: org } = actor;
    const ids = sql`${sql.param([...people])}::uuid[]`;
    const now = today(actor.organisation.timeZone);
    const rows = await db.rows<Row>(sql`
      with other as materialized (${otherWorkOf(actor, plan, ids)}), works as materialized (${planWorkOf(actor, plan.id, ids)})
      select ${atWorkColumns(beyond(plan, now))}, h.hours::float as hours, h.weeks,
        coalesce((select json_agg(w order by w."from", w.kind, w.id) from other w where w."personId" = p.id), '[]') as other,
        coalesce((select json_agg(w order by w."from", w."to", w."planId", w.hours) from works w where w."personId" = p.id), '[]') as works
      from people p join organisations o on o.id = p.organisation_id
      left join plan_hours h on h.organisation_id = p.organisation_id and h.plan_id = ${plan.id} and h.person_id = p.id
      where p.organisation_id = ${org} and p.id = any(${ids})`);
    return new Map(rows.map((row) => [row.id, timeIn(plan, row, now)]));
  };

function timeIn(plan: Days, { hours, weeks, other, works, ...found }: Row, now: string): PlanTime {
  const own = hours === null ? null : { hours, weeks };
  const fixed = other.filter(({ from, to }) => from <= plan.endsOn && to >= plan.startsOn && to >= now);
  return { found, own, other: [...fixed, ...laidWork(plan, works, { found, own, fixed: other }, now)] };
}

/** Days away also of the days of other plans: how work of those lies depends on them. From a week before today, which may cut one. */
const beyond = ({ teamId, startsOn }: Days, now: string) => ({
  ...{ teamId, startsOn: [startsOn, daysAfter(now, -7)].sort()[0]!, endsOn: 'infinity' },
});

/**
 * Somebody's hours in each week as the allocation counts them, and how much of each goes to work beside the plan; `beyond`: how much more of
 * that there is than the hours of the week hold.
 */
export type Reckoned = { weeks: number[]; beside: number[]; beyond: number[] };

/** `done`: hours of work of the plan that is done. Pure. */
export function reckoned(
  plan: Days,
  time: PlanTime,
  counted: Counted,
  done: number,
  begun: Begun = noneBegun,
): Reckoned {
  const pieces = weeksOfContract(time.found, plan, counted.starts);
  const free = freeWeeks(time.own ?? { hours: 0, weeks: null }, wholeWeeks(plan, pieces));
  const { past, left } = freeToCome(free, pieces, counted);
  const weeks = hoursByWeek(past, left, done, begun, counted.first);
  return { weeks, ...besideOf(weeks, done, time.other, { ...counted, worked: workedIn(plan, time.found) }) };
}

const noneBegun: Begun = { spread: [], ordinary: 0 };

/** As much as the free hours of each week to come can hold: what is beyond was never free for the plan. */
function besideOf(
  weeks: readonly number[],
  done: number,
  other: readonly OtherWork[],
  { weeks: days, first, worked }: Counted & { worked: Worked },
) {
  const free = weeks.map((hours, at) => (at < first ? 0 : hours));
  let room = Math.max(0, weeks.reduce((sum, one) => sum + one, 0) - done);
  const { of, counted } = otherLoad(other, { weeks: days, worked }, free);
  const beside = counted.map((hours) => {
    const taken = Math.min(hours, Math.floor(room * 1e4) / 1e4);
    room -= taken;
    return taken;
  });
  const beyond = of.map((hours, at) => (at < first ? 0 : Math.round((hours - beside[at]!) * 1e4) / 1e4));
  return { beside, beyond };
}
