// A browser as the accounts library meets one: it keeps its cookies, and asks under /api/auth.
import type { Accounts } from '../src/server/people/accounts.ts';
import { testOrigin } from './world.ts';

type Body = {
  user?: { name: string; email: string };
  totpURI?: string;
  twoFactorRedirect?: boolean;
  challenge?: string;
  message?: string;
};

export function browser(auth: Accounts, address = '127.0.0.1') {
  const jar = new Map<string, string>();
  const cookies = () => [...jar].map(([k, v]) => `${k}=${v}`).join('; ');
  const ask = async (path: string, body?: object) => {
    const headers = {
      origin: testOrigin,
      cookie: cookies(),
      'content-type': 'application/json',
      'x-leadwell-client': address,
    };
    const init: RequestInit = body ? { headers, method: 'POST', body: JSON.stringify(body) } : { headers };
    const response = await auth.handler(new Request(`${testOrigin}/api/auth${path}`, init));
    for (const set of response.headers.getSetCookie()) {
      const [name, value] = set.split(';')[0]!.split(/=(.*)/s) as [string, string];
      if (/max-age=0/i.test(set)) jar.delete(name);
      else jar.set(name, value);
    }
    const wait = Number(response.headers.get('x-retry-after') ?? 0);
    return { status: response.status, wait, body: (await response.json().catch(() => null)) as Body | null };
  };
  const session = () => auth.api.getSession({ headers: new Headers({ cookie: cookies() }) });
  return Object.assign(ask, { session });
}
