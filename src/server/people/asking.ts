// A call of the accounts library on behalf of a page: its own throttling and checks apply, its cookies are handed on.
import type { RequestEvent } from '@sveltejs/kit';
import { away } from '../database/away.ts';
import { Invalid, Unavailable } from '../errors.ts';
import { auth, origin } from '../running.ts';
import { base, type PagesPath } from './endpoints.ts';

export type Answered = { ok: boolean; status: number; body: Record<string, unknown> };

/** @throws Invalid when there were too many tries; Unavailable when the library could not do its work */
export async function askAccounts(event: RequestEvent, path: PagesPath, body: object): Promise<Answered> {
  const headers = headersOf(event);
  headers.set('content-type', 'application/json');
  const init = { method: 'POST', headers, body: JSON.stringify(body) };
  return answered(event, await auth.handler(new Request(`${origin()}${base}${path}`, init)));
}

/**
 * Signs in with a password that is known and not typed, as that of the sample is. Nothing is guessed by it, so it is no try of the address
 * that it comes from; failures are counted for the account, as always. @throws as `askAccounts`
 */
export const enterKnown = async (event: RequestEvent, body: { email: string; password: string }): Promise<Answered> =>
  answered(event, await auth.api.signInEmail({ body, headers: headersOf(event), asResponse: true }));

function headersOf({ request: { headers }, url }: RequestEvent): Headers {
  const kept = ['cookie', 'user-agent', 'x-leadwell-client', 'accept-language'];
  const sent = new Headers(
    kept.flatMap((name) => (headers.has(name) ? [[name, headers.get(name)!]] : [])) as [string, string][],
  );
  sent.set('origin', url.origin);
  return sent;
}

async function answered(event: RequestEvent, response: Response): Promise<Answered> {
  if (response.status === 429)
    throw new Invalid({ form: tooMany(Number(response.headers.get('x-retry-after') ?? 60)) });
  if (response.status >= 500) throw new Unavailable(away);
  event.locals.setCookies.push(...response.headers.getSetCookie());
  const answer = (await response.json().catch(() => null)) as Record<string, unknown> | null;
  return { ok: response.ok, status: response.status, body: answer ?? {} };
}

const tooMany = (seconds: number) => `There were too many tries. Wait ${inWords(seconds)}, then try again.`;
const inWords = (seconds: number) => {
  if (seconds === 1) return 'a second';
  return seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
};

/** Where to go after signing in: a path of ours, nothing else. */
export function safeNext(next: string | null, fallback = '/today'): string {
  if (!next?.startsWith('/') || /[\\\s]/.test(next)) return fallback;
  const url = new URL(next, 'http://ours');
  // looked at as the browser will see it: /.//elsewhere becomes //elsewhere, which is another host
  return url.origin === 'http://ours' && !url.pathname.startsWith('//') ? url.pathname + url.search : fallback;
}
