import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { registeringOf } from '#server/portfolios/registration-page.ts';
import { registerForm } from '#server/portfolios/registrations.form.ts';
import { register } from '#server/portfolios/registrations.ts';

export const _uses = ['qualification.view', 'qualification.revise', 'registration.create'] as const;

export const load = page(async (actor, { params }) => registeringOf(actor, params.qualification!));

export const actions = {
  default: submit(registerForm, async (actor, values, { params }) => {
    const { id } = await register(actor, params.qualification!, values);
    return {
      to: `/prove/qualifications/registrations/${id}`,
      said: 'Registered. Now choose the units with the candidate.',
    };
  }),
};
