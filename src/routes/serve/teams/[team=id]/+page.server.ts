import { page } from '#server/page.ts';
import { teamPeopleFigures } from '#server/standards/person-figures.ts';

export const _uses = ['figure.view-team'] as const;

export const load = page(async (actor, { params, url }) =>
  teamPeopleFigures(actor, params.team!, {
    weeks: url.searchParams.get('weeks'),
    until: url.searchParams.get('until'),
    system: url.searchParams.get('system'),
    measure: url.searchParams.get('measure'),
  }),
);
