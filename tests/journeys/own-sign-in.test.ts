// An organisation that has a sign-in of its own: who gets in by it, and who does not.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setUp, temporaryHome } from '../faults/newcomer.ts';
import { type ServerProcess, startServer } from '../server.ts';
import { type Claims, client, provider } from './provider.ts';
import { launch, type Visitor, visitor } from './visitor.ts';

const ada: Claims = { sub: '1', email: 'ada@example.org', email_verified: true, name: 'Ada' };
const zoe: Claims = { sub: '2', email: 'zoe@example.org', email_verified: true, name: 'Zoë' };
const button = { name: 'Sign in with Fernhithe' };

const home = temporaryHome('own-sign-in');
let own: Awaited<ReturnType<typeof provider>>;
let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  own = await provider();
  const env = {
    ...{ LEADWELL_DATA: home.path, LEADWELL_OIDC_ISSUER: own.state.issuer, LEADWELL_OIDC_NAME: 'Fernhithe' },
    ...{ LEADWELL_OIDC_CLIENT_ID: client.id, LEADWELL_OIDC_CLIENT_SECRET: client.secret },
  };
  [server, browser] = await Promise.all([startServer(env), launch()]);
  await setUp(server.origin);
});
afterAll(async () => {
  await browser.close();
  await server.end('SIGTERM');
  own.close();
  home.remove();
});

async function comesAs(person: Claims, next = '/today'): Promise<Visitor> {
  own.state.person = person;
  const who = await visitor(browser, server.origin);
  await who.go(`/sign-in?next=${encodeURIComponent(next)}`);
  await who.page.getByRole('link', button).click();
  return who;
}

async function isRefused(person: Claims, words: string) {
  const who = await comesAs(person);
  await who.page.getByText(words).waitFor();
  await who.isAt('/sign-in');
  await who.isSound();
  await who.go('/today');
  await who.isAt('/sign-in');
  await who.leave();
}

test('somebody with an account gets in by its verified address, where they wanted to go, again and again', async () => {
  for (const _ of [1, 2]) {
    const who = await comesAs(ada, '/account');
    await who.isAt('/account');
    await who.page.getByText('You sign in with ada@example.org').waitFor();
    await who.leave();
  }
  expect(own.state.refused).toEqual([]);
});

test('an address that the provider has not verified opens no account', () =>
  isRefused({ ...ada, sub: '3', email_verified: false }, 'did not confirm your e-mail address'));

test('nobody gets in who was not invited; somebody invited joins, and has no password to be asked for', async () => {
  await isRefused(zoe, 'Nobody has invited you');
  const admin = await comesAs(ada, '/lead/people/new');
  await admin.isAt('/lead/people/new');
  await admin.fill({ Name: 'Zoë Novak', 'E-mail address': zoe.email });
  await admin.press('Add the person');
  await admin.go('/administration');
  await admin.page.getByRole('link', { name: 'Zoë Novak' }).click();
  await admin.press('Make an invitation');
  await admin.page.getByLabel('Link of the invitation').waitFor();
  const who = await comesAs(zoe);
  await who.isAt('/today');
  await admin.page.reload();
  await admin.page.getByText('Can sign in').waitFor();
  await who.go('/account/confirm?next=/account');
  await who.page.getByRole('link', button).waitFor();
  await who.isSound();
  await Promise.all([admin.leave(), who.leave()]);
});

test('an answer that nobody asked for opens nothing', async () => {
  const answer = await fetch(`${server.origin}/api/auth/callback/organisation?code=made-up&state=made-up`, {
    redirect: 'manual',
  });
  expect(answer.status).toBe(302);
  expect(answer.headers.getSetCookie().join()).not.toContain('session_token=');
});
