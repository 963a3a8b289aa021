import { pageAsked } from '#server/asked.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { exportForm } from '#server/portfolios/exports.form.ts';
import { askForExport, exportsOf, exportsSize } from '#server/portfolios/exports.ts';

export const _uses = ['portfolio.export'] as const;

export const load = page(async (actor, { params, url }) => {
  return {
    ...(await exportsOf(actor, params.enrolment!, pageAsked(url))),
    size: exportsSize,
    timeZone: actor.organisation.timeZone,
  };
});

export const actions = {
  default: submit(exportForm, async (actor, values, { params }) => {
    await askForExport(actor, params.enrolment!, values);
    return { said: 'The export is being made.', to: `/prove/${params.enrolment!}/export` };
  }),
};
