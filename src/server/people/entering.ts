// Signing in with a password, from whichever page.
import type { RequestEvent } from '@sveltejs/kit';
import { Invalid } from '../errors.ts';
import { askAccounts } from './asking.ts';

/** Signs in. Answers where to go: to `next`, or first to the page that asks for the second step. @throws Invalid */
export async function enter(event: RequestEvent, email: string, password: string, next = '/today'): Promise<string> {
  const { ok, body } = await askAccounts(event, '/sign-in/email', { email, password });
  if (!ok)
    throw new Invalid({
      password: 'This e-mail address and password do not match. Check both, then try again.',
    });
  return body.twoFactorRedirect ? `/sign-in/code?next=${encodeURIComponent(next)}` : next;
}
