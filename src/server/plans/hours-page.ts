// The hours of a plan week by week, as whoever leads or manages its team sees them: how they stand, and what came in between.
import { see } from '../act.ts';
import { sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { may } from '../permissions.ts';
import { type FreeWeek, reckonedAnew, sumOfWeeks, weeksOf } from './free-weeks.ts';
import { planFacts } from './plan-facts.ts';
import { usualShare } from './plan-hours.ts';
import { isShaped } from './plan-state.ts';
import { freeWeeks, weeksAtWork } from './week-hours.ts';

/** `otherwise`: what working it out anew would make of it, and of which weeks more or less is known now. */
export type HoursByWeek = {
  id: string;
  name: string;
  hours: number;
  weeks: FreeWeek[];
  otherwise: { hours: number; changed: { week: string; was: number; is: number }[] } | null;
};

/** `people` is null for who may not see when others are away. */
export const hoursByWeek = (actor: Actor, planId: string) =>
  see(actor, 'plan.view', planFacts(actor, planId), async (db, { plan, teamId, state }) => {
    const mayEdit = isShaped(state) && may(actor, 'plan.edit', { teamId });
    const weeks = weeksOf(plan);
    if (!actor.leads.has(teamId) && !actor.manages.has(teamId)) return { weeks, mayEdit, people: null };
    const rows = await db.rows<{ id: string; name: string; hours: number; weeks: FreeWeek[] | null }>(sql`
      select p.id, p.name, h.hours::float as hours, h.weeks from plan_hours h
      join people p on p.organisation_id = h.organisation_id and p.id = h.person_id
      where h.organisation_id = ${actor.organisationId} and h.plan_id = ${planId} order by lower(p.name), p.id`);
    const atWork = await weeksAtWork(
      actor,
      plan,
      rows.map(({ id }) => id),
    )(db);
    const people = rows.map((row): HoursByWeek => {
      const now = atWork.get(row.id)!;
      const own = freeWeeks(row, now);
      const changed = own.flatMap(({ week, of }, at) =>
        of === now[at]!.of ? [] : [{ week, was: of, is: now[at]!.of }],
      );
      const anew = sumOfWeeks(reckonedAnew(own, now, usualShare));
      return { ...row, weeks: own, otherwise: changed.length > 0 ? { hours: anew, changed } : null };
    });
    return { weeks, mayEdit, people };
  });
