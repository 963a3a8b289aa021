import { findAsked, pageAsked } from '#server/asked.ts';
import { page } from '#server/page.ts';
import { accountsOf } from '#server/people/accounts-list.ts';
import { roleWords } from '#server/people/roles.form.ts';

export const _uses = ['administration.view'] as const;

export const load = page(async (actor, { url }) => {
  const find = findAsked(url);
  const at = pageAsked(url);
  const found = await accountsOf(actor, { find, page: at, uninvited: url.searchParams.has('uninvited') });
  return { ...found, roleWords, me: actor.personId };
});
