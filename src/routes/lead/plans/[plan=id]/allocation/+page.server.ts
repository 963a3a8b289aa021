import { nothing } from '#server/fields.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { askAllocation } from '#server/plans/allocating.ts';
import { allocationsOf } from '#server/plans/allocation-page.ts';
import { takingBack } from './taking-back.ts';
import { workingAnew } from './working-anew.ts';

export const _uses = ['plan.allocate', 'plan.edit'] as const;

export const load = page((actor, { params }) => allocationsOf(actor, params.plan!));

export const actions = {
  run: submit(nothing, async (actor, _, { params }) => {
    const { id } = await askAllocation(actor, params.plan!);
    return { to: `/lead/plans/${params.plan}/allocation/${id}` };
  }),
  anew: workingAnew,
  takeBack: takingBack,
};
