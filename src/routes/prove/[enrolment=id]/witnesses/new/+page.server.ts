import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { askWitness, daysToAnswer } from '#server/portfolios/testimony/asking.ts';
import { askWitnessForm } from '#server/portfolios/testimony/testimony.form.ts';
import { askingOf } from '#server/portfolios/testimony/witnesses.ts';

export const _uses = ['testimony.request'] as const;

export const load = page(async (actor, { params }) => ({
  ...(await askingOf(actor, params.enrolment!)),
  home: `/prove/${params.enrolment}`,
  days: daysToAnswer,
}));

export const actions = {
  default: submit(askWitnessForm, async (actor, values, { params, url }) => {
    const { witnessName, id } = await askWitness(actor, params.enrolment!, values, url.origin);
    return { to: `/prove/${params.enrolment}/witnesses/${id}`, said: `${witnessName} is asked.` };
  }),
};
