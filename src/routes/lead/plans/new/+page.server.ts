import { today } from '#server/clock.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { lastReviews } from '#server/plans/lessons.ts';
import { teamsToPlan } from '#server/plans/plan-list.ts';
import { aims, aimWords, planFormOn } from '#server/plans/plans.form.ts';
import { createPlan } from '#server/plans/plans.ts';

export const _uses = ['plan.list', 'plan.create'] as const;

export const load = page(async (actor) => ({
  teams: await teamsToPlan(actor),
  reviews: await lastReviews(actor),
  aims: aims.map((value) => ({ value, label: aimWords[value] })),
}));

export const actions = {
  default: submit(
    (actor) => planFormOn(today(actor.organisation.timeZone)),
    async (actor, values) => {
      const { id } = await createPlan(actor, values);
      return { to: `/lead/plans/${id}`, said: 'The plan is made. Say next what it is to achieve.' };
    },
  ),
};
