// Hours out of date worked out anew, then the allocation run with them: by one button, from whichever page shows it.
import { nothing } from '#server/fields.ts';
import { submit } from '#server/form.ts';
import { askAllocation } from '#server/plans/allocating.ts';
import { reckonAllHours } from '#server/plans/plan-hours.ts';

export const workingAnew = submit(nothing, async (actor, _, { params }) => {
  await reckonAllHours(actor, params.plan!);
  const { id } = await askAllocation(actor, params.plan!);
  const said = 'The hours are worked out anew, and this run counts on them.';
  return { to: `/lead/plans/${params.plan}/allocation/${id}`, said };
});
