import { page } from '#server/page.ts';
import { chartOf } from '#server/people/chart.ts';

export const _uses = ['organisation.view'] as const;

export const load = page(async (actor, { url }) => ({
  ...(await chartOf(actor, url.searchParams.get('by') === 'manager' ? 'manager' : 'team')),
  organisation: actor.organisation.name,
}));
