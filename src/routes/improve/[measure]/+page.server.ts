import { page } from '#server/page.ts';
import { may } from '#server/permissions.ts';
import { chartPage } from '#server/standards/chart-page.ts';
import { spanAsked, teamAsked } from '#server/standards/figures-asked.ts';
import { kpi } from '#server/standards/kpis.ts';
import { unheeded } from '#server/unheeded.ts';

export const _uses = ['figure.view'] as const;

const names = ['weeks', 'until', 'system', 'team', 'standard'] as const;

export const load = page(async (actor, { params, url }) => {
  const asked = Object.fromEntries(names.map((name) => [name, url.searchParams.get(name)]));
  const found = await chartPage(actor, params.measure!, asked);
  const isWithheld = found.withheld !== null;
  const standard = {
    name: 'standard',
    taken: found.standard?.id,
    say: (word: string) => `There is no standard “${word}” of this figure.`,
  };
  const chosen = isWithheld || !found.period ? [] : [standard, teamAsked(found.teams, found.team)];
  const vain = unheeded(url, [...spanAsked(found.period, isWithheld), ...chosen]);
  return {
    ...found,
    unheeded: vain,
    formula: kpi(found.measure.kpi).formula,
    maySeeContacts: may(actor, 'contact.view', {}),
  };
});
