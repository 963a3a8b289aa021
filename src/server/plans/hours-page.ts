// The hours of a plan week by week, as whoever leads or manages its team sees them: how they stand, and what came in between.
import { see } from '../act.ts';
import type { Read } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { may } from '../permissions.ts';
import { rememberedRows } from '../remembered.ts';
import { reckonedAnew, sumOfWeeks, usualShare, weeksOf } from './free-weeks.ts';
import { countedDay } from './gone.ts';
import { otherInWeeks, otherOf, otherTakes } from './other-work-page.ts';
import { overfull } from './overfull.ts';
import { planFacts } from './plan-facts.ts';
import { type PlanRows, planRows } from './plan-rows.ts';
import { isShaped } from './plan-state.ts';
import { type PlanTime, planTime } from './plan-time.ts';
import type { Plan } from './plans.table.ts';
import { seenPlan } from './seen-plan.ts';
import { changedWeeks, freeWeeks, weeksOfContract } from './week-hours.ts';
import { helpersToChoose } from './whom-to-plan.ts';

/** `atWork`: hours at work in it as they are known now; `other`: of work beside the plan that is still to come in it, also beyond the free hours. */
export type ShownWeek = { week: string; hours: number; atWork: number; other: number };

/** `otherwise`: what working it out anew would make of it, and of which weeks more or less is known now. */
export type HoursByWeek = {
  id: string;
  name: string;
  hours: number;
  weeks: ShownWeek[];
  otherwise: { hours: number; changed: { week: string; was: number; is: number }[] } | null;
};

/** The whole page: everybody with hours, week by week to whoever may see when others are away, and what they do beside the plan. */
export const hoursOfPlan = (actor: Actor, planId: string) =>
  see(actor, 'plan.view', planFacts(actor, planId), async (db, facts) => {
    const { plan, teamId, state } = facts;
    const [rows, times] = await Promise.all([
      seenPlan(actor, planId)(db),
      rememberedRows(db, actor, `time for ${planId}`, () => timesOf(db, actor, plan)),
    ]);
    const mayEdit = isShaped(state) && may(actor, 'plan.edit', { teamId });
    const leads = actor.leads.has(teamId) || actor.manages.has(teamId);
    const takes = otherTakes(actor, rows, times);
    return {
      ...{ plan: rows.plan, people: rows.people, mayEdit },
      /** Who has more work than hours: oneself, and all to whoever sees the agreements. */
      overfull: overfull(rows, takes).filter(({ id }) => may(actor, 'agreement.view', { teamId, personId: id })),
      /** Whom the leader may plan for beside the team. */
      others: mayEdit ? await helpersToChoose(actor, plan, countedDay(actor, plan))(db) : [],
      byWeek: { weeks: weeksOf(plan), mayEdit, people: leads ? weeksOfPeople(actor, plan, rows.people, times) : null },
      other: { people: otherOf(actor, facts, times, takes), mayState: mayEdit },
    };
  });

/** Of everybody with hours in it. */
async function timesOf(db: Read, actor: Actor, plan: Plan) {
  const { people } = await planRows(actor, plan.id)(db);
  const ids = people.map(({ id }) => id);
  return planTime(actor, plan, ids)(db);
}

const weeksOfPeople = (
  actor: Actor,
  plan: Plan,
  people: PlanRows['people'],
  times: ReadonlyMap<string, PlanTime>,
): HoursByWeek[] =>
  people.flatMap(({ id, name }): HoursByWeek[] => {
    const time = times.get(id)!;
    const { found, own } = time;
    if (!own) return [];
    const now = weeksOfContract(found, plan);
    const weeks = freeWeeks(own, now);
    const changed = changedWeeks(weeks, now);
    const anew = sumOfWeeks(reckonedAnew(weeks, now, usualShare));
    const beside = otherInWeeks(actor, plan, time);
    const shown = weeks.map(({ week, hours }, at) => ({ week, hours, atWork: now[at]!.of, other: beside[at]! }));
    return [
      { id, name, hours: own.hours, weeks: shown, otherwise: changed.length > 0 ? { hours: anew, changed } : null },
    ];
  });
