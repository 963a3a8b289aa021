// The leader states work beside the plan for somebody in it, and takes it back. Nobody has to: meetings and the like are counted without.
import { and, eq, isNull } from 'drizzle-orm';
import { act } from '../act.ts';
import { now } from '../clock.ts';
import { periodInWords } from '../day-words.ts';
import { first, one } from '../db.ts';
import { Conflict, Invalid } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import type { OtherWorkForm } from './other-work.form.ts';
import { planOtherWork } from './other-work.table.ts';
import { lockedPlan } from './plan-facts.ts';
import { requireShaped } from './plan-state.ts';
import { planHours } from './plans.table.ts';

/** Without a day it lies in the whole plan, with a first day alone on that. @throws Conflict, Invalid */
export const stateOtherWork = (actor: Actor, planId: string, form: OtherWorkForm) =>
  act(actor, 'plan.edit', lockedPlan(actor, planId), async (tx, { state, plan }, keep) => {
    requireShaped(state);
    const { organisationId, personId: by } = actor;
    const { startsOn, endsOn } = daysIn(plan, form);
    const hours = and(
      ...[eq(planHours.organisationId, organisationId), eq(planHours.planId, planId)],
      eq(planHours.personId, form.personId),
    );
    if ((await tx.$count(planHours, hours)) === 0)
      throw new Invalid({ personId: 'Choose somebody who has hours in this plan' });
    const { personId, words, hours: amount, everyWeek } = form;
    const row = { organisationId, id: newId(), planId, personId, words, hours: amount, startsOn, endsOn, everyWeek };
    const made = one(
      await tx
        .insert(planOtherWork)
        .values({ ...row, by, at: now() })
        .returning(),
    );
    keep('plan-other-work', made);
    return made;
  });

function daysIn(plan: { startsOn: string; endsOn: string }, { startsOn, endsOn }: OtherWorkForm) {
  const days = { startsOn: startsOn ?? plan.startsOn, endsOn: endsOn ?? startsOn ?? plan.endsOn };
  const outside = (day: string) => day < plan.startsOn || day > plan.endsOn;
  const period = periodInWords(plan.startsOn, plan.endsOn);
  if (outside(days.startsOn)) throw new Invalid({ startsOn: `Enter a day in the plan: ${period}` });
  if (outside(days.endsOn)) throw new Invalid({ endsOn: `Enter a day in the plan: ${period}` });
  return days;
}

/** @throws Conflict where it was taken back already */
export const withdrawOtherWork = (actor: Actor, planId: string, otherId: string) =>
  act(actor, 'plan.edit', lockedPlan(actor, planId), async (tx, { state }, keep) => {
    requireShaped(state);
    const which = and(
      ...[eq(planOtherWork.organisationId, actor.organisationId), eq(planOtherWork.planId, planId)],
      ...[eq(planOtherWork.id, otherId), isNull(planOtherWork.withdrawnAt)],
    );
    const row = first(await tx.select().from(planOtherWork).where(which).for('update'));
    if (!row) throw new Conflict('This other work was taken back already.');
    const set = { withdrawnAt: now(), version: row.version + 1 };
    const withdrawn = one(await tx.update(planOtherWork).set(set).where(which).returning());
    keep('plan-other-work', withdrawn);
    return withdrawn;
  });
