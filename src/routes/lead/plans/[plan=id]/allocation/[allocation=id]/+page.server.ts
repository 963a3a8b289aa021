import { nothing } from '#server/fields.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { askAllocation, cancelAllocation } from '#server/plans/allocating.ts';
import { sayReached } from '#server/plans/allocation-names.ts';
import { allocationOf } from '#server/plans/allocation-page.ts';
import { chooseDevelopmentForm, curveForm, giveOutForm } from '#server/plans/plans.form.ts';
import { askPriceCurve, cancelPriceCurve, chooseDevelopment } from '#server/plans/price-curves.ts';
import { takeUpAllocation } from '#server/plans/taking-up.ts';

import { givenOut } from '../../../plan-shapes.ts';
import { takingBack } from '../taking-back.ts';
import { workingAnew } from '../working-anew.ts';

export const _uses = ['plan.allocate', 'plan.edit'] as const;

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
  askCurve: submit(nothing, async (actor, _, { params }) => {
    await askPriceCurve(actor, params.plan!, params.allocation!);
    return { to: `/lead/plans/${params.plan}/allocation/${params.allocation}#development` };
  }),
  cancelCurve: submit(curveForm, async (actor, { curveId }, { params }) => {
    await cancelPriceCurve(actor, params.plan!, curveId);
    return { said: 'Working out what more development would cost is cancelled.' };
  }),
  choose: submit(chooseDevelopmentForm, async (actor, { least }, { params }) => {
    await chooseDevelopment(actor, params.plan!, params.allocation!, least);
    const { id } = await askAllocation(actor, params.plan!);
    const said = `This run is asked for at least ${sayReached('develop', least)}, and so is each after it.`;
    return { to: `/lead/plans/${params.plan}/allocation/${id}`, said };
  }),
  anew: workingAnew,
  takeBack: takingBack,
  again: submit(
    nothing,
    async (actor, _, { params }) => {
      const { id } = await askAllocation(actor, params.plan!);
      return { to: `/lead/plans/${params.plan}/allocation/${id}` };
    },
    {},
  ),
};
