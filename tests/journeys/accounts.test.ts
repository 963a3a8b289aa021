// An installation of its own, from set-up to somebody who has left: accounts as people meet them.
import type { Browser, BrowserContextOptions, CDPSession } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectWithin } from '../../src/server/database/connect.ts';
import { withInstallation } from '../../src/server/installation/installation.ts';
import { readSettings } from '../../src/server/installation/settings.ts';
import { temporaryHome } from '../faults/newcomer.ts';
import { type ServerProcess, startServer } from '../server.ts';
import { totp } from '../totp.ts';
import { launch, type Visitor, visitor } from './visitor.ts';

const ada = { name: 'Ada Adams', email: 'ada@fernhithe.example', password: 'three words of ada' };
const zoe = { name: 'Zoë Novak', email: 'zoe@fernhithe.example', password: 'three words of zoe' };

const home = temporaryHome('accounts');
let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ LEADWELL_DATA: home.path }), launch()]);
});
afterAll(async () => {
  await browser.close();
  await server.end('SIGTERM');
  home.remove();
});

const arrive = (options?: BrowserContextOptions) => visitor(browser, server.origin, options);

async function signIn(who: Visitor, { email, password }: { email: string; password: string }) {
  await who.go('/sign-in');
  await who.fill({ 'E-mail address': email, Password: password });
  await who.press('Sign in');
}

async function signedIn(person: { email: string; password: string }, options?: BrowserContextOptions) {
  const who = await arrive(options);
  await signIn(who, person);
  await who.isAt('/today');
  return who;
}

test('R-122 a newcomer sets up an organisation refused first, nothing typed lost', async () => {
  const who = await arrive();
  await who.go('/');
  await who.isAt('/set-up');
  await who.isSound();
  await who.fill({ 'Your name': ada.name, 'Your e-mail address': ada.email, 'Choose a password': 'short' });
  await who.press('Set up');
  await who.page.getByRole('alert', { name: 'There is a problem' }).waitFor();
  expect(await who.page.getByLabel('Your name').inputValue()).toBe(ada.name);
  expect(await who.page.getByLabel('Choose a password').inputValue()).toBe('');
  await who.isSound();
  await who.fill({ 'Name of your organisation': 'Fernhithe Homes', 'Choose a password': ada.password });
  await who.page.getByRole('radio', { name: 'Not-for-profit' }).check();
  await who.press('Set up');
  await who.page.getByText('Fernhithe Homes is set up').waitFor();
  await who.isAt('/administration/people');
  await who.go('/set-up');
  await who.isAt('/today');
  await who.leave();
});

test('a wrong password and an unknown address are answered with the same words', async () => {
  const who = await arrive();
  const said = async (email: string) => {
    await signIn(who, { email, password: 'not the password' });
    return who.page.getByRole('alert').textContent();
  };
  const wrong = await said(ada.email);
  expect(wrong).toContain('do not match');
  await who.isSound();
  expect(await said('nobody@fernhithe.example')).toBe(wrong);
  await who.leave();
});

describe('from an invitation to a suspension', () => {
  let link: string;
  let account: string;

  test('an administrator adds somebody, invites them, and has the link to pass on', async () => {
    const admin = await signedIn(ada);
    await admin.go('/lead/people/new');
    await admin.fill({ Name: zoe.name, 'E-mail address': zoe.email });
    await admin.press('Add the person');
    await admin.go('/administration');
    await admin.isSound();
    await admin.page.getByRole('link', { name: zoe.name }).click();
    await admin.isSound();
    account = new URL(admin.page.url()).pathname;
    await admin.press('Make an invitation');
    link = await admin.page.getByLabel('Link of the invitation').inputValue();
    expect(new URL(link).origin).toBe(server.origin);
    await admin.isSound();
    await admin.go('/administration/mail');
    await admin.isSound();
    await admin.page.getByRole('link', { name: 'Your account at Fernhithe Homes' }).click();
    expect(await admin.page.locator('main').textContent()).toContain(link);
    await admin.isSound();
    await admin.leave();
  });

  test('the invited choose a password and are inside; the link opens nothing afterwards', async () => {
    const who = await arrive();
    await who.go(link);
    await who.isSound();
    await who.fill({ 'Choose a password': 'short' });
    await who.press('Join');
    await who.page.getByRole('alert').waitFor();
    await who.isSound();
    await who.fill({ 'Choose a password': zoe.password });
    await who.press('Join');
    await who.page.getByText('Your account is ready').waitFor();
    await who.isAt('/today');
    await who.go(link);
    expect(await who.page.title()).toContain('This link does not work');
    await who.isSound();
    await who.leave();
  });

  test('a role given holds from the next page on, and ends when it is withdrawn', async () => {
    const [admin, who] = [await signedIn(ada), await signedIn(zoe)];
    expect((await who.page.request.get('/administration')).status()).toBe(404);
    await admin.go(account);
    await admin.press('Give the role');
    await admin.page.getByRole('alert').waitFor();
    await admin.isSound();
    await admin.page.getByRole('combobox', { name: 'Role' }).selectOption('Administrator');
    await admin.press('Give the role');
    await admin.page.getByText('The role is given').waitFor();
    await admin.isSound();
    expect((await who.page.request.get('/administration')).status()).toBe(200);
    await admin.page.getByRole('button', { name: /^Withdraw/ }).click();
    await admin.press('Withdraw the role');
    await admin.page.getByText('The role is withdrawn').waitFor();
    expect((await who.page.request.get('/administration')).status()).toBe(404);
    await Promise.all([admin.leave(), who.leave()]);
  });

  test('after ten minutes a change of roles asks for the password, then goes on with what was chosen', async () => {
    const admin = await signedIn(ada);
    await elevenMinutesLater();
    await admin.go(account);
    await admin.page.getByRole('combobox', { name: 'Role' }).selectOption('Assessor');
    await admin.press('Give the role');
    await admin.isAt('/account/confirm');
    await admin.isSound();
    await admin.fill({ 'Your password': 'not the password' });
    await admin.press('Continue');
    await admin.page.getByRole('alert').waitFor();
    await admin.isSound();
    await admin.fill({ 'Your password': ada.password });
    await admin.press('Continue');
    await admin.page.getByText('The role is given').waitFor();
    await admin.page.getByRole('rowheader', { name: 'Assessor' }).waitFor();
    await admin.page.getByRole('button', { name: /^Withdraw/ }).click();
    await admin.press('Withdraw the role');
    await admin.page.getByText('The role is withdrawn').waitFor();
    await admin.leave();
  });

  test('a link that asks for the password leads to no change', async () => {
    const admin = await signedIn(ada);
    await admin.go(`/account/confirm?next=${encodeURIComponent(`${account}?/suspend`)}`);
    await admin.fill({ 'Your password': ada.password });
    await admin.press('Continue');
    await admin.isAt(account);
    await admin.page.getByText('Can sign in').waitFor();
    await admin.leave();
  });

  test('somebody suspended finds themselves signed out on the next page, and gets in again when restored', async () => {
    const [admin, who] = [await signedIn(ada), await signedIn(zoe)];
    await admin.go(account);
    await admin.press('Suspend');
    await admin.isSound();
    await admin.press(`Suspend ${zoe.name}`);
    await admin.page.getByText('Their sessions have ended').waitFor();
    await who.go('/account');
    await who.isAt('/sign-in');
    await signIn(who, zoe);
    await who.isAt('/sign-in');
    expect(await who.page.locator('main').textContent()).toContain('it was suspended');
    await who.isSound();
    await admin.press('Restore');
    await admin.page.getByText('They can sign in again').waitFor();
    await who.go('/today');
    await who.isAt('/today');
    await Promise.all([admin.leave(), who.leave()]);
  });
});

describe('the second step', () => {
  let backup: string;

  test('is set up with an app, and asked for at the next sign-in', async () => {
    const who = await signedIn(zoe);
    await who.go('/account');
    await who.isSound();
    await who.page.getByRole('link', { name: 'Set up a second step' }).click();
    await who.isSound();
    await who.fill({ Password: 'not the password' });
    await who.press('Start');
    await who.page.getByRole('alert').waitFor();
    await who.fill({ Password: zoe.password });
    await who.press('Start');
    await who.page.getByRole('img', { name: /QR code/ }).waitFor();
    await who.isSound();
    const codes = await who.page.locator('main code').allInnerTexts();
    backup = codes[1]!;
    await who.fill({ Code: '000000' });
    await who.press('Turn it on');
    await who.page.getByRole('alert').waitFor();
    await who.isSound();
    await who.fill({ Code: totp(codes[0]!) });
    await who.press('Turn it on');
    await who.page.getByText('The second step is on').waitFor();
    await who.press('Sign out');
    await signIn(who, zoe);
    await who.isAt('/sign-in/code');
    await who.isSound();
    const headers = { origin: server.origin, accept: 'text/html' };
    const inAnotherTab = () => who.page.request.post('/sign-in/code?next=/help', { form: { code: '000000' }, headers });
    await who.fill({ Code: totp(codes[0]!, Date.now() + 30_000) }); // the one before was used
    await who.press('Sign in');
    await who.isAt('/today');
    expect((await inAnotherTab()).url()).toBe(`${server.origin}/help`);
    await who.press('Sign out');
    await who.isAt('/sign-in');
    expect(await (await inAnotherTab()).text()).toContain('Start again with your password');
    await who.leave();
  });

  test('takes a backup code once, and ends with the password', async () => {
    const who = await arrive();
    await signIn(who, zoe);
    await who.fill({ Code: backup });
    await who.press('Sign in');
    await who.isAt('/today');
    const again = await arrive();
    await signIn(again, zoe);
    await again.fill({ Code: backup });
    await again.press('Sign in');
    await again.page.getByRole('alert').waitFor();
    await again.isSound();
    await who.go('/account/second-step');
    await who.fill({ Password: zoe.password });
    await who.press('Turn it off');
    await who.page.getByText('The second step is off').waitFor();
    await Promise.all([who.leave(), again.leave()]);
  });
});

test('a passkey is added, signs its owner in without a password unless they are suspended, and is removed', async () => {
  const who = await signedIn(zoe);
  const device = await who.page.context().newCDPSession(who.page);
  await authenticator(device);
  await who.go('/account');
  await who.fill({ 'Name for the new passkey': 'My laptop' });
  await who.press('Add a passkey');
  const named = who.page.getByRole('rowheader', { name: 'My laptop' });
  await named.waitFor();
  await who.isSound();
  await who.press('Sign out');
  await who.go('/sign-in?next=/account');
  await who.isSound();
  await who.press('Use a passkey');
  await named.waitFor();
  await who.isAt('/account');

  const admin = await signedIn(ada);
  await admin.go('/administration');
  await admin.page.getByRole('link', { name: zoe.name }).click();
  await admin.press('Suspend');
  await admin.press(`Suspend ${zoe.name}`);
  await admin.page.getByText('Their sessions have ended').waitFor();
  await who.go('/account');
  await who.isAt('/sign-in');
  await who.press('Use a passkey');
  await who.page.getByText('it was suspended').waitFor();
  await who.isSound();
  await who.go('/account');
  await who.isAt('/sign-in');
  await admin.press('Restore');
  await admin.page.getByText('They can sign in again').waitFor();
  await admin.leave();
  await who.press('Use a passkey');
  await who.isAt('/account');
  await who.page.getByRole('button', { name: /^Remove/ }).click();
  await who.page.getByText('The passkey is removed').waitFor();
  await device.detach();
  await who.leave();
});

/** Nobody waits: every session is made older. */
const elevenMinutesLater = () =>
  withInstallation(
    ({ ownerUrl }) =>
      connectWithin(ownerUrl, (client) =>
        client.query("update session set created_at = created_at - interval '11 minutes', confirmed_at = null"),
      ),
    { settings: readSettings({ LEADWELL_DATA: home.path }) },
  );

/** A device with a fingerprint sensor that always says yes. */
async function authenticator(device: CDPSession) {
  await device.send('WebAuthn.enable');
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
  } as const;
  await device.send('WebAuthn.addVirtualAuthenticator', { options: { ...options, isUserVerified: true } });
}

describe.each([true, false])('with JavaScript: %s', (javaScriptEnabled) => {
  test('a changed password ends the other sessions, and a single one can be ended by hand', async () => {
    const [here, there] = [await signedIn(zoe, { javaScriptEnabled }), await signedIn(zoe, { javaScriptEnabled })];
    await here.go('/account');
    await here.fill({ 'Current password': 'not the password', 'New password': 'four words of zoë now' });
    await here.press('Change the password');
    await here.page.getByRole('alert').waitFor();
    if (javaScriptEnabled) await here.isSound(); // axe is a script itself
    await here.page
      .getByRole('button', { name: /^End [^a]/ })
      .first()
      .click();
    await here.page.getByText('The session has ended').waitFor();
    await there.go('/account');
    await there.isAt('/sign-in');
    await here.fill({ 'Current password': zoe.password, 'New password': 'four words of zoë now' });
    await here.press('Change the password');
    await here.page.getByText('Your password is changed').waitFor();
    await here.fill({ 'Current password': 'four words of zoë now', 'New password': zoe.password });
    await here.press('Change the password');
    await here.page.getByText('Your password is changed').waitFor();
    await Promise.all([here.leave(), there.leave()]);
  });

  test('a form sent after the session has ended keeps what was typed, and goes through after a sign-in beside it', async () => {
    const who = await signedIn(ada, { javaScriptEnabled });
    const name = javaScriptEnabled ? 'Tom “T” O’Neill' : 'Tim <b> & Co';
    await who.go('/lead/people/new');
    await who.fill({ Name: name, 'Job title': 'Adviser' });
    await who.page.context().clearCookies();
    await who.press('Add the person');
    await who.page.getByRole('heading', { name: 'You are signed out' }).waitFor();
    if (javaScriptEnabled) await who.isSound();
    const tab = who.page.context().waitForEvent('page');
    await who.page.getByRole('link', { name: 'Sign in, in a new tab' }).click();
    const beside = await tab;
    await beside.getByLabel('E-mail address').fill(ada.email);
    await beside.getByLabel('Password').fill(ada.password);
    await beside.getByRole('button', { name: 'Sign in', exact: true }).click();
    await beside.waitForURL(({ pathname }) => pathname === '/today');
    await beside.close();
    await who.press('Send it again');
    await who.page.getByRole('heading', { name, exact: true }).waitFor();
    await who.leave();
  });
});
