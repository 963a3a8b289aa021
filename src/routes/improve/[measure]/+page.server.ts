import { page } from '#server/page.ts';
import { may } from '#server/permissions.ts';
import { chartPage } from '#server/standards/chart-page.ts';
import { kpi } from '#server/standards/kpis.ts';

export const _uses = ['figure.view'] as const;

const names = ['weeks', 'until', 'system', 'team', 'standard'] as const;

export const load = page(async (actor, { params, url }) => {
  const asked = Object.fromEntries(names.map((name) => [name, url.searchParams.get(name)]));
  const found = await chartPage(actor, params.measure!, asked);
  return { ...found, formula: kpi(found.measure.kpi).formula, maySeeContacts: may(actor, 'contact.view', {}) };
});
