import { page } from '#server/page.ts';
import { spanAsked } from '#server/standards/figures-asked.ts';
import { personFigures } from '#server/standards/person-figures.ts';
import { unheeded } from '#server/unheeded.ts';

export const _uses = ['figure.view-person'] as const;

export const load = page(async (actor, { params, url }) => {
  const shown = await personFigures(actor, params.person!, {
    weeks: url.searchParams.get('weeks'),
    until: url.searchParams.get('until'),
    system: url.searchParams.get('system'),
  });
  const vain = unheeded(url, spanAsked(shown.found?.period));
  return { ...shown, own: actor.personId === params.person, unheeded: vain };
});
