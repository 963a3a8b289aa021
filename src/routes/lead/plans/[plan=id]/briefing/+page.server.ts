import { nothing } from '#server/fields.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { presentedPlan } from '#server/plans/briefing-page.ts';
import { beginBriefing } from '#server/plans/briefings.ts';

export const _uses = ['briefing.view', 'briefing.hold'] as const;

export const load = page((actor, { params }) => presentedPlan(actor, params.plan!));

export const actions = {
  begin: submit(nothing, async (actor, _, { params }) => {
    const { id } = await beginBriefing(actor, params.plan!);
    return { to: `/lead/plans/${params.plan}/briefing/${id}`, said: 'The briefing has begun. Tick who is there.' };
  }),
};
