import { z } from 'zod';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { beginCoachingForm } from '#server/support/coaching/coaching.form.ts';
import { coachingChoices } from '#server/support/coaching/coaching-list.ts';
import { beginCoaching } from '#server/support/coaching/coaching-plans.ts';

export const _uses = ['coaching-plan.list', 'coaching-plan.begin'] as const;

export const load = page(async (actor, { url }) => ({
  ...(await coachingChoices(actor)),
  chosen: z.uuid().safeParse(url.searchParams.get('with')).data ?? null,
}));

export const actions = {
  default: submit(beginCoachingForm, async (actor, values) => {
    const { id } = await beginCoaching(actor, values);
    return { to: `/lead/coaching/${id}/plan`, said: 'Begun. Both of you can write the plan now.' };
  }),
};
