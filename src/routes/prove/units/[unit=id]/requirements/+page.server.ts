import { NotFound } from '#server/errors.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { may } from '#server/permissions.ts';
import { requirementsForm } from '#server/qualifications/requirements.form.ts';
import { setRequirements } from '#server/qualifications/requirements.ts';
import { unitOf } from '#server/qualifications/units.ts';

export const _uses = ['unit.view', 'unit.set-requirements'] as const;

export const load = page(async (actor, { params }) => {
  if (!may(actor, 'unit.set-requirements', {})) throw new NotFound();
  return { unit: await unitOf(actor, params.unit!) };
});

export const actions = {
  default: submit(requirementsForm, async (actor, values, { params }) => {
    await setRequirements(actor, params.unit!, values);
    return { to: `/prove/units/${params.unit}`, said: 'Saved. It counts from now on; what was decided stays decided.' };
  }),
};
