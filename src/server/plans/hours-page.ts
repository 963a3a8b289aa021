// The hours of a plan week by week, as whoever leads or manages its team sees them: how they stand, and what came in between.
import { see } from '../act.ts';
import { type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { peopleToChoose } from '../people/people-list.ts';
import { may } from '../permissions.ts';
import { type FreeWeek, reckonedAnew, sumOfWeeks, weeksOf } from './free-weeks.ts';
import { countedDay } from './gone.ts';
import { otherWorkOf } from './other-work.ts';
import { otherHoursOf, otherOf } from './other-work-page.ts';
import { overfull } from './overfull.ts';
import { planFacts } from './plan-facts.ts';
import { usualShare } from './plan-hours.ts';
import { planRows } from './plan-rows.ts';
import { isShaped } from './plan-state.ts';
import type { Plan } from './plans.table.ts';
import { freeWeeks, weeksAtWork } from './week-hours.ts';

/** `otherwise`: what working it out anew would make of it, and of which weeks more or less is known now. */
export type HoursByWeek = {
  id: string;
  name: string;
  hours: number;
  weeks: FreeWeek[];
  otherwise: { hours: number; changed: { week: string; was: number; is: number }[] } | null;
};

/** The whole page: everybody with hours, week by week to whoever may see when others are away, and what they do beside the plan. */
export const hoursOfPlan = (actor: Actor, planId: string) =>
  see(actor, 'plan.view', planFacts(actor, planId), async (db, facts) => {
    const { plan, teamId, state } = facts;
    const rows = await planRows(actor, planId)(db);
    const mayEdit = isShaped(state) && may(actor, 'plan.edit', { teamId });
    const leads = actor.leads.has(teamId) || actor.manages.has(teamId);
    const work = await otherWorkOf(
      ...[actor, plan],
      rows.people.map(({ id }) => id),
    )(db);
    return {
      ...{ plan: rows.plan, people: rows.people, mayEdit },
      /** Who has more work than hours: oneself, and all to whoever sees the agreements. */
      overfull: overfull(rows, otherHoursOf(actor, plan, work)).filter(({ id }) =>
        may(actor, 'agreement.view', { teamId, personId: id }),
      ),
      /** Everybody at work here, for who helps from outside. */
      others: mayEdit ? await peopleToChoose(actor, countedDay(actor, plan))(db) : [],
      byWeek: { weeks: weeksOf(plan), mayEdit, people: leads ? await weeksOfPeople(actor, plan)(db) : null },
      other: { people: otherOf(actor, facts, work), mayState: mayEdit },
    };
  });

const weeksOfPeople =
  (actor: Actor, plan: Plan) =>
  async (db: Read): Promise<HoursByWeek[]> => {
    const rows = await db.rows<{ id: string; name: string; hours: number; weeks: FreeWeek[] | null }>(sql`
      select p.id, p.name, h.hours::float as hours, h.weeks from plan_hours h
      join people p on p.organisation_id = h.organisation_id and p.id = h.person_id
      where h.organisation_id = ${actor.organisationId} and h.plan_id = ${plan.id} order by lower(p.name), p.id`);
    const atWork = await weeksAtWork(
      actor,
      plan,
      rows.map(({ id }) => id),
    )(db);
    return rows.map((row): HoursByWeek => {
      const now = atWork.get(row.id)!;
      const own = freeWeeks(row, now);
      const changed = own.flatMap(({ week, of }, at) =>
        of === now[at]!.of ? [] : [{ week, was: of, is: now[at]!.of }],
      );
      const anew = sumOfWeeks(reckonedAnew(own, now, usualShare));
      return { ...row, weeks: own, otherwise: changed.length > 0 ? { hours: anew, changed } : null };
    });
  };
