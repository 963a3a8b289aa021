// One page: somebody signed in, and expected refusals as the status each has.
import { error, type RequestEvent, redirect } from '@sveltejs/kit';
import { pageAsked } from './asked.ts';
import { statusOf, Unavailable } from './errors.ts';
import type { Actor } from './people/actor.ts';
import { listening, sayUnread, unheeded } from './unheeded.ts';

/**
 * The load of a page for somebody signed in. `unheeded` says what the address asks for in vain: what the load itself says, and every
 * name that it never read.
 */
export const page = <Event extends RequestEvent, Data extends object>(
  load: (actor: Actor, event: Event) => Promise<Data>,
) =>
  answer(async (actor: Actor, event: Event): Promise<Data & { unheeded: string[] }> => {
    const { url, unread } = listening(event.url);
    const heard = new Proxy(event, { get: (from, name) => (name === 'url' ? url : Reflect.get(from, name)) });
    const data: Data & { unheeded?: string[] } = await load(actor, heard);
    const asked = unheeded(
      event.url,
      unread().includes('page') ? [] : [pageNumber(shownOf(data) ?? pageAsked(event.url))],
    );
    return { ...data, unheeded: [...(data.unheeded ?? []), ...asked, ...unread().map(sayUnread)] };
  });

/** What is no page, such as a file, for somebody signed in. */
export const answer =
  <Event extends RequestEvent, Answer>(load: (actor: Actor, event: Event) => Promise<Answer>) =>
  async (event: Event): Promise<Answer> => {
    const actor = signedIn(event);
    return await load(actor, event).catch(asPageOf(event));
  };

/** Which page of its list a load says that it shows: the last one, where the one asked for lies beyond. */
const shownOf = (data: object) => ('page' in data && typeof data.page === 'number' ? data.page : null);

const pageNumber = (shown: number) => ({
  name: 'page',
  taken: String(shown),
  say: (asked: string) => `“${asked}” is no page of the list: page ${shown} is shown.`,
});

/** The same for what is thrown while an event is served: what was typed is kept where the database went away meanwhile. */
export const asPageOf =
  ({ locals }: Pick<RequestEvent, 'locals'>) =>
  (caught: unknown): never => {
    locals.isAway ||= caught instanceof Unavailable;
    return asPage(caught);
  };

/** An expected refusal as a page of its own, with its status and its sentence. */
export function asPage(caught: unknown): never {
  const status = statusOf(caught);
  if (status) error(status, (caught as Error).message);
  throw caught;
}

export const sessionEnded = 'Your session has ended, so nothing was changed.';

/** Who is asking; somebody not signed in is sent to sign in and then back here, or told so where a form would lose what it holds. */
export function signedIn({ locals, request, url }: Pick<RequestEvent, 'locals' | 'request' | 'url'>): Actor {
  if (locals.actor) return locals.actor;
  locals.isSignedOut = request.method === 'POST' && !locals.account;
  if (locals.isSignedOut) error(401, sessionEnded);
  redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`);
}
