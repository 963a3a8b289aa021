import { redirect } from '@sveltejs/kit';
import { askAccounts } from '#server/people/asking.ts';
import type { Actions } from './$types';

export const _uses = [] as const;

export const load = () => redirect(303, '/today');

export const actions: Actions = {
  default: async (event) => {
    await askAccounts(event, '/sign-out', {});
    event.setHeaders({ 'clear-site-data': '"cache"' });
    redirect(303, '/sign-in');
  },
};
