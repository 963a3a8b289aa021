// Taking back how much development was chosen, from whichever page shows it.
import { nothing } from '#server/fields.ts';
import { submit } from '#server/form.ts';
import { takeBackDevelopment } from '#server/plans/price-curves.ts';

export const takingBack = submit(nothing, async (actor, _, { params }) => {
  await takeBackDevelopment(actor, params.plan!);
  return { said: 'The choice is taken back. The next run gives as much development as the order of the aims does.' };
});
