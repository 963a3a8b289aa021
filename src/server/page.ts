// One page: somebody signed in, and expected refusals as the status each has.
import { error, type RequestEvent, redirect } from '@sveltejs/kit';
import { statusOf, Unavailable } from './errors.ts';
import type { Actor } from './people/actor.ts';

/** The load of a page for somebody signed in. */
export const page =
  <Event extends RequestEvent, Data>(load: (actor: Actor, event: Event) => Promise<Data>) =>
  async (event: Event): Promise<Data> => {
    const actor = signedIn(event);
    return await load(actor, event).catch(asPageOf(event));
  };

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

/** Who is asking; somebody not signed in is sent to sign in and then back here. */
export function signedIn(event: Pick<RequestEvent, 'locals' | 'url'>): Actor {
  if (event.locals.actor) return event.locals.actor;
  redirect(303, `/sign-in?next=${encodeURIComponent(event.url.pathname + event.url.search)}`);
}
