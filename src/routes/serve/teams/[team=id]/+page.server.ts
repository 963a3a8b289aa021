import { page } from '#server/page.ts';
import { measureAsked, spanAsked } from '#server/standards/figures-asked.ts';
import { teamPeopleFigures } from '#server/standards/person-figures.ts';
import { unheeded } from '#server/unheeded.ts';

export const _uses = ['figure.view-team'] as const;

export const load = page(async (actor, { params, url }) => {
  const shown = await teamPeopleFigures(actor, params.team!, {
    weeks: url.searchParams.get('weeks'),
    until: url.searchParams.get('until'),
    system: url.searchParams.get('system'),
    measure: url.searchParams.get('measure'),
  });
  const { period, measure } = shown.found ?? {};
  const beside = measure ? [measureAsked(measure, `${measure.name} is shown`)] : [];
  return { ...shown, unheeded: unheeded(url, [...spanAsked(period), ...beside]) };
});
