import { page } from '#server/page.ts';
import { personFigures } from '#server/standards/person-figures.ts';

export const _uses = ['figure.view-person'] as const;

export const load = page(async (actor, { params, url }) => ({
  ...(await personFigures(actor, params.person!, {
    weeks: url.searchParams.get('weeks'),
    until: url.searchParams.get('until'),
    system: url.searchParams.get('system'),
  })),
  own: actor.personId === params.person,
}));
