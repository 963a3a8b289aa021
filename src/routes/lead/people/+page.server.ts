import { findAsked, pageAsked } from '#server/asked.ts';
import { page } from '#server/page.ts';
import { peopleOf } from '#server/people/people-list.ts';
import { teamsOf } from '#server/people/team.ts';

export const _uses = ['person.list'] as const;

export const load = page(async (actor, { url }) => {
  const find = findAsked(url);
  const people = await peopleOf(actor, { find, page: pageAsked(url) });
  return { ...people, ...(await teamsOf(actor)) };
});
