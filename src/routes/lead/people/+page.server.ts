import { page } from '#server/page.ts';
import { peopleOf } from '#server/people/people-list.ts';
import { teamsOf } from '#server/people/team.ts';

export const _uses = ['person.list'] as const;

export const load = page(async (actor, { url }) => {
  const find = url.searchParams.get('q') ?? '';
  const people = await peopleOf(actor, { find, page: Number(url.searchParams.get('page') ?? 1) });
  return { ...people, ...(await teamsOf(actor)) };
});
