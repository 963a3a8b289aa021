// What every answer carries, whoever asks and from wherever.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Newcomer, setUp, temporaryHome } from '../faults/newcomer.ts';
import { freePort } from '../free-port.ts';
import { type ServerProcess, startServer } from '../server.ts';

const home = temporaryHome('answers');
let server: ServerProcess;
let ada: Newcomer;

beforeAll(async () => {
  server = await startServer({ LEADWELL_DATA: home.path });
  ada = await setUp(server.origin);
});
afterAll(async () => {
  await server.end('SIGTERM');
  home.remove();
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(server.origin + path, { headers, redirect: 'manual' });
const signIn = (email: string, password = 'not the password') =>
  fetch(`${server.origin}/sign-in?/enter`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: server.origin, accept: 'text/html' },
    body: new URLSearchParams({ email, password }),
  });
function isGuarded(carried: Headers) {
  expect(carried.get('x-content-type-options')).toBe('nosniff');
  expect(carried.get('x-frame-options')).toBe('DENY');
  expect(carried.get('referrer-policy')).toBe('same-origin');
  expect(carried.get('cross-origin-opener-policy')).toBe('same-origin');
  const policy = carried.get('content-security-policy') ?? '';
  for (const wall of ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"])
    expect(policy).toContain(wall);
  expect(policy).not.toMatch(/unsafe|\*/);
}
/** Without what differs from page to page: the nonce, the request’s id. */
const text = async (answer: Response) =>
  (await answer.text()).replaceAll(/nonce="[^"]*"|[0-9a-f-]{36}|[\w.+-]+@[\w.-]+/g, '');

const pages = ['/sign-in', '/help', '/today', '/account', '/administration', '/nothing-here', '/'];

describe.each([...pages, '/favicon.svg', '/plain.css', '/api/auth/get-session'])('%s', (path) => {
  test('is sniffed by nobody, framed by nobody, and runs nothing but its own', async () => {
    for (const headers of [{}, { cookie: ada.cookie }] as Record<string, string>[]) {
      const { headers: carried } = await get(path, headers);
      isGuarded(carried);
    }
  });
});

test.each([...pages, '/api/auth/get-session'])('%s stays in no cache once somebody is signed in', async (path) => {
  expect((await get(path, { cookie: ada.cookie })).headers.get('cache-control')).toBe('no-store');
});

test('an unknown address and a wrong password get the same answer, and too many tries one in words', async () => {
  const [wrong, unknown] = [await signIn('ada@example.org'), await signIn('nobody@example.org')];
  expect(wrong.status).toBe(422);
  expect(unknown.status).toBe(wrong.status);
  expect(await text(unknown)).toBe(await text(wrong));
  let answer = '';
  for (let tries = 0; tries < 31 && !answer.includes('too many tries'); tries++)
    answer = await (await signIn('ada@example.org')).text();
  expect(answer).toMatch(/There were too many tries\. Wait (a second|\d+ seconds), then try again\./);
});

test('what is not there is said to be so, with ways on, and is not written down as an error', async () => {
  const answer = await get('/administration/nothing-here', { cookie: ada.cookie });
  expect(answer.status).toBe(404);
  const page = await answer.text();
  expect(page).toContain('There is nothing here for you');
  expect(page).toContain('href="/find"');
  expect(page).not.toContain('written down');
  expect(await (await get('/nothing-here')).text()).toContain('href="/sign-in"');
});

test('links of invitations that never were, were mutated or are misshapen get the same answer', async () => {
  const answers = ['a'.repeat(43), 'b'.repeat(43), 'short', `${'a'.repeat(42)}.`].map(async (token) => {
    const answer = await get(`/invitation/${token}`);
    return [answer.status, answer.headers.get('cache-control'), (await text(answer)).replaceAll(token, '')];
  });
  const [first, ...others] = await Promise.all(answers);
  expect(first![0]).toBe(200);
  for (const other of others) expect(other).toEqual(first);
});

test('a form sent from elsewhere changes nothing, whatever it says it is', async () => {
  const [body, urlencoded] = ['name=Forged', 'application/x-www-form-urlencoded'];
  const sent = (headers: Record<string, string>) =>
    fetch(`${server.origin}/lead/people/new`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: ada.cookie, accept: 'text/html', 'content-type': urlencoded, ...headers },
      body,
    });
  for (const origin of ['https://elsewhere.example', 'null', server.origin.replace('http:', 'https:')])
    for (const type of [urlencoded, 'text/plain', 'TEXT/PLAIN', 'multipart/form-data; boundary=x'])
      expect((await sent({ origin, 'content-type': type })).status).toBe(403);
  expect((await sent({})).status).toBe(403);
  expect(await (await get('/lead/people', { cookie: ada.cookie })).text()).not.toContain('Forged');
  expect((await sent({ origin: server.origin })).status).toBe(303);
});

test('a form sent twice has one effect; changed and sent again it has another, so nothing typed is dropped', async () => {
  const request = crypto.randomUUID();
  const send = (name: string) =>
    fetch(`${server.origin}/lead/people/new`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: ada.cookie, accept: 'text/html', origin: server.origin },
      body: new URLSearchParams({ request, name }),
    });
  for (const name of ['Once Only', 'Once Only', 'Changed Since']) expect((await send(name)).status).toBe(303);
  const people = await (await get('/lead/people', { cookie: ada.cookie })).text();
  expect(people.match(/>Once Only</g)).toHaveLength(1);
  expect(people.match(/>Changed Since</g)).toHaveLength(1);
});

test('whatever an address asks of a list is answered', async () => {
  for (const path of [
    '/prove',
    '/prove/enrolments',
    '/administration',
    '/administration/mail',
    '/lead',
    '/lead/people',
    '/find',
  ])
    for (const query of ['page=1.5', 'page=99999999999999999999', 'q=%00', 'page=abc'])
      expect((await get(`${path}?${query}`, { cookie: ada.cookie })).status, `${path}?${query}`).toBe(200);
});

test('behind a TLS proxy the browser is told to stay with HTTPS', async () => {
  const behind = temporaryHome('proxied');
  const port = await freePort();
  const env = {
    LEADWELL_DATA: behind.path,
    LEADWELL_PORT: String(port),
    LEADWELL_ORIGIN: 'https://leadwell.example.org',
  };
  const proxied = await startServer(env);
  for (const [path, status] of [
    ['/set-up', 200],
    ['/today', 303], // to set it up first
    ['/lead/people/new', 303],
    ['/plain.css', 200],
  ] as const) {
    const { status: answered, headers } = await fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual' });
    expect(answered, path).toBe(status);
    isGuarded(headers);
    expect(headers.get('strict-transport-security')).toContain('max-age=31536000');
  }
  await proxied.end('SIGTERM');
  behind.remove();
});
