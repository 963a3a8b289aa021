import { page } from '#server/page.ts';
import { chartOf } from '#server/people/chart.ts';
import { unheeded } from '#server/unheeded.ts';

export const _uses = ['organisation.view'] as const;

export const load = page(async (actor, { url }) => {
  const by = url.searchParams.get('by') === 'manager' ? 'manager' : 'team';
  const asked = {
    name: 'by',
    taken: by,
    say: (word: string) => `“${word}” is no order (“team” or “manager”): teams are shown.`,
  };
  return { ...(await chartOf(actor, by)), organisation: actor.organisation.name, unheeded: unheeded(url, [asked]) };
});
