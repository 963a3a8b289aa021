// Who a request comes from, in one statement. The accounts library takes two before the third asks who that is here, and every page pays for it.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { now } from '../clock.ts';
import { accountsDatabase, first, sql } from '../db.ts';
import type { Accounts } from './accounts.ts';
import { type Actor, actorFrom, actorOf, type Facts } from './actor.ts';

/** `confirmedAt`: when the password was last entered. */
export type Account = { id: string; name: string; email: string; sessionToken: string; confirmedAt: Date };
export type Asking = { account: Account | null; actor: Actor | null };

const nobody: Asking = { account: null, actor: null };

/** `cookie` gives the value of a cookie by its name; `wanted` is the organisation asked for. */
export async function whoAsks(
  auth: Accounts,
  headers: Headers,
  cookie: (name: string) => string | undefined,
  wanted: string | null,
): Promise<Asking> {
  const { authCookies, secret, sessionConfig } = await auth.$context;
  const token = signedIn(cookie(authCookies.sessionToken.name), secret);
  const found = token && (await sessionOf(token, wanted));
  if (!found) return nobody;
  const { facts, expiresAt, ...account } = found;
  const renewed = new Date(expiresAt).getTime() - (sessionConfig.expiresIn - sessionConfig.updateAge) * 1000;
  if (renewed <= now().getTime()) return renewedOrEnded(auth, headers, wanted);
  const confirmedAt = new Date(account.confirmedAt);
  return { account: { ...account, confirmedAt }, actor: facts && actorFrom(facts) };
}

/** The text that was signed as the accounts library signs cookies; null where it was not. */
function signedIn(value: string | undefined, secret: string): string | null {
  const end = value?.lastIndexOf('.') ?? -1;
  if (!value || end < 1) return null;
  const due = createHmac('sha256', secret).update(value.slice(0, end)).digest();
  const given = Buffer.from(value.slice(end + 1), 'base64');
  return given.length === due.length && timingSafeEqual(given, due) ? value.slice(0, end) : null;
}

type Session = Omit<Account, 'confirmedAt'> & { confirmedAt: string; expiresAt: string; facts: Facts | null };

async function sessionOf(token: string, wanted: string | null): Promise<Session | null> {
  const { rows } = await accountsDatabase().execute<Session>(sql`
    select u.id, u.name, u.email, s.token as "sessionToken", coalesce(s.confirmed_at, s.created_at) as "confirmedAt",
      s.expires_at as "expiresAt", actor_of(u.id, ${wanted}::uuid) as facts
    from session s join "user" u on u.id = s.user_id where s.token = ${token}`);
  return first(rows);
}

/** A session that is to be prolonged, or has run out: the library's business. */
async function renewedOrEnded(auth: Accounts, headers: Headers, wanted: string | null): Promise<Asking> {
  const found = await auth.api.getSession({ headers });
  if (!found) return nobody;
  const { user, session } = found;
  const confirmedAt = session.confirmedAt ?? session.createdAt;
  const account = { id: user.id, name: user.name, email: user.email, sessionToken: session.token, confirmedAt };
  return { account, actor: await actorOf(user.id, wanted) };
}
