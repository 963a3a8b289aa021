// The password once more, before what would do most harm on a screen left alone: roles, suspensions.
import { type RequestEvent, redirect } from '@sveltejs/kit';
import { signedIn } from '../page.ts';
import { isFresh } from './fresh.ts';

/**
 * A form action for which the password (or the sign-in) must be at most ten minutes old. Otherwise the browser is sent with the
 * same form (307) to a page that asks for the password and then sends it on: what was typed is not lost.
 */
export const confirmed =
  <Event extends RequestEvent, Answer>(action: (event: Event) => Promise<Answer>) =>
  (event: Event): Promise<Answer> => {
    signedIn(event);
    if (isFresh(event.locals.account?.confirmedAt)) return action(event);
    const { pathname, search } = event.url;
    redirect(307, `/account/confirm?next=${encodeURIComponent(pathname + search)}`);
  };
