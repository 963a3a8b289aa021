import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { makeAccount, testAccounts, testOrigin } from '../../../tests/world.ts';
import { accountsDatabase } from '../db.ts';
import { session } from './accounts.table.ts';
import { whoAsks } from './session.ts';

const person = { name: 'Ada', email: 'ada@example.org', password: 'a long enough password' };
const name = 'better-auth.session_token';

async function signedIn() {
  const auth = testAccounts();
  await makeAccount(auth, person);
  const headers = { origin: testOrigin, 'content-type': 'application/json', 'x-leadwell-client': '127.0.0.1' };
  const init = { method: 'POST', headers, body: JSON.stringify(person) };
  const response = await auth.handler(new Request(`${testOrigin}/api/auth/sign-in/email`, init));
  const set = response.headers.getSetCookie().find((line) => line.startsWith(`${name}=`))!;
  const value = decodeURIComponent(set.slice(name.length + 1, set.indexOf(';')));
  const asks = (given: string | undefined) => {
    const cookie = given === undefined ? '' : `${name}=${encodeURIComponent(given)}`;
    return whoAsks(auth, new Headers({ cookie }), (wanted) => (wanted === name ? given : undefined), null);
  };
  return { auth, value, asks };
}

const sessionsOf = () => accountsDatabase().select().from(session);
const endingIn = (hours: number) =>
  accountsDatabase()
    .update(session)
    .set({ expiresAt: new Date(Date.now() + hours * 3_600_000) });

test('a session is known by its signed cookie, and says who it is as the accounts library does', async ({ db: _ }) => {
  const { auth, value, asks } = await signedIn();
  const { account, actor } = await asks(value);
  const cookie = `${name}=${encodeURIComponent(value)}`;
  const known = await auth.api.getSession({ headers: new Headers({ cookie }) });
  const { id, email } = known!.user;
  const { token: sessionToken, createdAt: confirmedAt } = known!.session;
  expect(account).toEqual({ id, name: 'Ada', email, sessionToken, confirmedAt });
  expect(actor).toBeNull(); // of no organisation yet
});

test('without the right signature nobody is signed in', async ({ db: _ }) => {
  const { value, asks } = await signedIn();
  const token = value.slice(0, value.lastIndexOf('.'));
  for (const forged of [undefined, '', token, `${token}.`, `${token}.${'A'.repeat(43)}=`, `x${value}`])
    expect((await asks(forged)).account).toBeNull();
});

test('a session that is used is prolonged, and one that ran out is ended', async ({ db: _ }) => {
  const { value, asks } = await signedIn();
  await endingIn(1);
  expect((await asks(value)).account?.name).toBe('Ada');
  expect((await sessionsOf())[0]!.expiresAt.getTime()).toBeGreaterThan(Date.now() + 11 * 3_600_000);
  await endingIn(-1);
  expect((await asks(value)).account).toBeNull();
  expect(await sessionsOf()).toEqual([]);
});

test('a session that was revoked ends at once', async ({ db: _ }) => {
  const { value, asks } = await signedIn();
  const { account } = await asks(value);
  await accountsDatabase().delete(session).where(eq(session.token, account!.sessionToken));
  expect((await asks(value)).account).toBeNull();
});
