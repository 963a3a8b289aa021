import { redirect } from '@sveltejs/kit';
import { Invalid } from '#server/errors.ts';
import { submitOpenly } from '#server/form.ts';
import { askAccounts, safeNext } from '#server/people/asking.ts';
import { signInForm } from '#server/people/sign-in.form.ts';
import type { PageServerLoad } from './$types';

export const _uses = [] as const;

export const load: PageServerLoad = ({ locals, url }) => {
  if (locals.actor) redirect(303, safeNext(url.searchParams.get('next')));
  return { withoutOrganisation: locals.account?.email ?? null, next: safeNext(url.searchParams.get('next')) };
};

export const actions = {
  default: submitOpenly(signInForm, async (credentials, event) => {
    const { ok, body } = await askAccounts(event, '/sign-in/email', credentials);
    if (!ok)
      throw new Invalid({
        email: 'This e-mail address and password do not belong together. Check both, then try again.',
      });
    const next = safeNext(event.url.searchParams.get('next'));
    return { to: body.twoFactorRedirect ? `/sign-in/code?next=${encodeURIComponent(next)}` : next };
  }),
};
