// Off to the organisation's own sign-in. A link, not a form: the policy lets forms lead to ourselves alone.
import { error, redirect } from '@sveltejs/kit';
import { Invalid } from '#server/errors.ts';
import { type Answered, askAccounts, safeNext } from '#server/people/asking.ts';
import { ownProvider, ownSignInName } from '#server/people/own-sign-in.ts';
import type { RequestHandler } from './$types';

export const _uses = [] as const;

export const GET: RequestHandler = async (event) => {
  if (!ownSignInName()) error(404, 'There is no page at this address.');
  const next = safeNext(event.url.searchParams.get('next'));
  const back = `/sign-in?next=${encodeURIComponent(next)}`;
  const asked = { provider: ownProvider, callbackURL: next, errorCallbackURL: back, disableRedirect: true };
  const { ok, body } = await askAccounts(event, '/sign-in/social', asked).catch(unlessInWords);
  if (!ok || typeof body.url !== 'string') redirect(303, `${back}&error=unreachable`);
  redirect(303, body.url, { external: true }); // the address is the provider's own, by its discovery
};

/** Too many tries end where any other failure does. */
function unlessInWords(caught: unknown): Pick<Answered, 'ok' | 'body'> {
  if (caught instanceof Invalid) return { ok: false, body: {} };
  throw caught;
}
