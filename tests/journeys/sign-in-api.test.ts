// What the accounts library answers over HTTP to a script in a page: as little as the pages need.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Newcomer, setUp, temporaryHome } from '../faults/newcomer.ts';
import { type ServerProcess, startServer } from '../server.ts';

const home = temporaryHome('sign-in-api');
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

const ask = (path: string, body?: string) =>
  fetch(`${server.origin}/api/auth${path}`, {
    ...(body === undefined ? {} : { method: 'POST', body }),
    headers: { cookie: ada.cookie, origin: server.origin, 'content-type': 'application/json' },
    redirect: 'manual',
  });

test('no token of a session and no change of an account is to be had by script', async () => {
  for (const path of ['/get-session', '/list-sessions', '/list-accounts', '/passkey/list-user-passkeys', '/ok'])
    expect((await ask(path)).status, path).toBe(404);
  for (const path of ['/update-user', '/sign-in/email', '/sign-out', '/change-password', '/confirm', '//update-user'])
    expect((await ask(path, '{"name":"x"}')).status, path).toBe(404);
});

test('what is open answers nonsense with a refusal', async () => {
  for (const path of ['/passkey/verify-authentication', '/passkey/verify-registration'])
    for (const body of [
      '',
      '[]',
      '{',
      '{"response":null}',
      '{"response":{"id":"\\u0000"},"name":"x"}',
      '{"response":{"id":"x","rawId":"x","type":"public-key","response":{"clientDataJSON":"x"}},"name":"x"}',
      `{"name":"${'x'.repeat(5_000)}","response":{}}`,
    ]) {
      const { status } = await ask(path, body);
      expect([status >= 400, status < 500], `${path} ${body.slice(0, 60)}: ${status}`).toEqual([true, true]);
    }
  for (const query of ['error=x', '']) expect((await ask(`/callback/organisation?${query}`)).status, query).toBe(302);
  for (const query of ['code=%00&state=%00', 'state=a%00b', 'error=%00', '%00=x'])
    expect((await ask(`/callback/organisation?${query}`)).status, query).toBe(400);
});

test('one’s own account is looked at as often as one likes', async () => {
  for (let looks = 0; looks < 120; looks++) {
    const answer = await fetch(`${server.origin}/account`, { headers: { cookie: ada.cookie } });
    expect(answer.status).toBe(200);
    await answer.arrayBuffer();
  }
});
