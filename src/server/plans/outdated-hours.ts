// Whose hours in a plan were counted before days away came or went. They do not follow by themselves: whoever enters days away may not
// change the plan, members agreed to it, and the weeks may have been set by hand. So it is said wherever they count.
import { daysAfter } from '../day-words.ts';
import type { Read } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { reckonedAnew, sumOfWeeks, usualShare } from './free-weeks.ts';
import { todayOf } from './plan-people.ts';
import { type PlanRows, planRows } from './plan-rows.ts';
import { type PlanTime, planTime } from './plan-time.ts';
import type { Plan } from './plans.table.ts';
import { changedWeeks, freeWeeks, weeksOfContract } from './week-hours.ts';

/** `anew`: what their hours would be, worked out with the days away that are known now. */
export type Outdated = { id: string; name: string; hours: number; anew: number };

/** Those whose weeks still to come were counted with other hours at work than are known now. `day`: today. Pure. */
export const outdatedHours = (
  plan: Plan,
  people: PlanRows['people'],
  times: ReadonlyMap<string, PlanTime>,
  day: string,
): Outdated[] =>
  people.flatMap(({ id, name, gone }) => {
    const { found, own } = times.get(id) ?? {};
    if (!found || !own || gone) return [];
    const now = weeksOfContract(found, plan);
    const was = freeWeeks(own, now);
    if (!changedWeeks(was, now).some(({ week }) => daysAfter(week, 6) >= day)) return [];
    return [{ id, name, hours: own.hours, anew: sumOfWeeks(reckonedAnew(was, now, usualShare)) }];
  });

/** The same, read as it is now. */
export const outdatedIn =
  (actor: Actor, plan: Plan) =>
  async (db: Read): Promise<Outdated[]> => {
    const { people } = await planRows(actor, plan.id)(db);
    const ids = people.map(({ id }) => id);
    return outdatedHours(plan, people, await planTime(actor, plan, ids)(db), todayOf(actor));
  };
