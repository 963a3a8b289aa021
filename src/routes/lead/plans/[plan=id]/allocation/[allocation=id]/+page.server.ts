import { nothing } from '#server/fields.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { askAllocation, cancelAllocation } from '#server/plans/allocating.ts';
import { allocationOf } from '#server/plans/allocation-page.ts';
import { giveOutForm } from '#server/plans/plans.form.ts';
import { takeUpAllocation } from '#server/plans/taking-up.ts';

import { givenOut } from '../../../plan-shapes.ts';

export const _uses = ['plan.allocate'] as const;

export const load = page((actor, { params }) => allocationOf(actor, params.plan!, params.allocation!));

export const actions = {
  cancel: submit(nothing, async (actor, _, { params }) => {
    await cancelAllocation(actor, params.plan!, params.allocation!);
    return { said: 'The allocation is cancelled.' };
  }),
  takeUp: submit(giveOutForm, async (actor, values, { params }) => {
    const { planState } = await takeUpAllocation(actor, params.plan!, params.allocation!, values);
    return { to: `/lead/plans/${params.plan}#tasks`, said: givenOut(planState) };
  }),
  again: submit(
    nothing,
    async (actor, _, { params }) => {
      const { id } = await askAllocation(actor, params.plan!);
      return { to: `/lead/plans/${params.plan}/allocation/${id}` };
    },
    {},
  ),
};
