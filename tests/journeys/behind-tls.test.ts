// Leadwell behind a proxy that ends TLS, as https://localhost: what people type arrives, and cookies never leave without TLS.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { request as ask } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryHome } from '../faults/newcomer.ts';
import { freePort } from '../free-port.ts';
import { type ServerProcess, startServer } from '../server.ts';
import { launch, type Visitor, visitor } from './visitor.ts';

const home = temporaryHome('tls');
const [key, certificate] = [join(home.path, 'key.pem'), join(home.path, 'certificate.pem')];
const made = spawnSync('openssl', [
  ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
  ...['-subj', '/CN=localhost', '-keyout', key, '-out', certificate],
]);
const ada = { email: 'ada@fernhithe.example', password: 'three words of ada' };

afterAll(home.remove);

/** A proxy as people set one up: TLS ends here, and the rest is passed on as it is. */
async function proxyTo(port: number) {
  const identity = { key: readFileSync(key), cert: readFileSync(certificate) };
  const proxy = createServer(identity, (coming, answer) => {
    const { method, url: path, socket } = coming;
    const headers = { ...coming.headers, 'x-forwarded-for': socket.remoteAddress, 'x-forwarded-proto': 'https' };
    const going = ask({ host: '127.0.0.1', port, method, path, headers }, (found) => {
      answer.writeHead(found.statusCode ?? 502, found.headers);
      found.pipe(answer);
    });
    going.once('error', () => answer.destroy());
    coming.pipe(going);
  });
  await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening));
  return { proxy, origin: `https://localhost:${(proxy.address() as AddressInfo).port}` };
}

describe.runIf(made.status === 0).each([true, false])('with JavaScript: %s', (javaScriptEnabled) => {
  let behind: Awaited<ReturnType<typeof proxyTo>>;
  let server: ServerProcess;
  let browser: Browser;
  let who: Visitor;
  const data = join(home.path, String(javaScriptEnabled));

  beforeAll(async () => {
    const port = await freePort();
    behind = await proxyTo(port);
    const env = { LEADWELL_DATA: data, LEADWELL_PORT: String(port), LEADWELL_ORIGIN: behind.origin };
    [server, browser] = await Promise.all([startServer(env), launch()]);
    who = await visitor(browser, behind.origin, { javaScriptEnabled, ignoreHTTPSErrors: true });
  });
  afterAll(async () => {
    await browser.close();
    behind.proxy.close();
    await server.end('SIGTERM');
  });

  test('set-up, sign-in and a form go through, and every cookie is for TLS alone', async () => {
    await who.go('/set-up');
    await who.fill({ 'Name of your organisation': 'Fernhithe Homes', 'Your name': 'Ada Adams' });
    await who.fill({ 'Your e-mail address': ada.email, 'Choose a password': ada.password });
    await who.page.getByRole('radio', { name: 'Not-for-profit' }).check();
    await who.press('Set up');
    await who.isAt('/administration/people');
    await who.press('Sign out');
    await who.go('/sign-in');
    await who.fill({ 'E-mail address': ada.email, Password: ada.password });
    await who.press('Sign in');
    await who.isAt('/today');
    await who.go('/lead/people/new');
    await who.fill({ Name: 'Zoë Novak' });
    await who.press('Add the person');
    await who.page.getByRole('heading', { level: 1, name: 'Zoë Novak' }).waitFor();
    const cookies = await who.page.context().cookies();
    expect(cookies.length).toBeGreaterThan(0);
    expect(cookies.filter(({ secure }) => !secure)).toEqual([]);
    const answer = await who.go('/today');
    expect(
      await (answer as { headerValue(name: string): Promise<string> }).headerValue('strict-transport-security'),
    ).toBe('max-age=31536000; includeSubDomains');
    await who.leave();
  });
});
