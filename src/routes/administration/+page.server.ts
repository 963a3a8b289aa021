import { page } from '#server/page.ts';
import { accountsOf } from '#server/people/accounts-list.ts';
import { roleWords } from '#server/people/roles.form.ts';

export const _uses = ['administration.view'] as const;

export const load = page(async (actor, { url }) => {
  const find = url.searchParams.get('q')?.trim() ?? '';
  const at = Math.max(1, Math.trunc(Number(url.searchParams.get('page'))) || 1);
  return { ...(await accountsOf(actor, { find, page: at })), roleWords };
});
