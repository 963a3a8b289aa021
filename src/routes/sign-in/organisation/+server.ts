// Off to the organisation's own sign-in. A link, not a form: the policy lets forms lead to ourselves alone.
import { error, redirect } from '@sveltejs/kit';
import { askAccounts, safeNext } from '#server/people/asking.ts';
import { ownProvider, ownSignInName } from '#server/people/own-sign-in.ts';
import type { RequestHandler } from './$types';

export const _uses = [] as const;

export const GET: RequestHandler = async (event) => {
  if (!ownSignInName()) error(404, 'There is no page at this address.');
  const next = safeNext(event.url.searchParams.get('next'));
  const back = `/sign-in?next=${encodeURIComponent(next)}`;
  const asked = { provider: ownProvider, callbackURL: next, errorCallbackURL: back, disableRedirect: true };
  const { ok, body } = await askAccounts(event, '/sign-in/social', asked);
  redirect(303, ok && typeof body.url === 'string' ? body.url : `${back}&error=unreachable`);
};
