import { NotFound } from '#server/errors.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { may } from '#server/permissions.ts';
import { qualificationForm } from '#server/qualifications/qualifications.form.ts';
import { addQualification } from '#server/qualifications/qualifications.ts';

export const _uses = ['qualification.add'] as const;

export const load = page(async (actor) => {
  if (!may(actor, 'qualification.add', {})) throw new NotFound();
  return {};
});

export const actions = {
  default: submit(qualificationForm, async (actor, values) => {
    const { id, title } = await addQualification(actor, values);
    return { to: `/prove/qualifications/${id}`, said: `${title} is kept.` };
  }),
};
