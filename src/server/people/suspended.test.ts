import { expect } from 'vitest';
import { browser } from '../../../tests/account-browser.ts';
import { test } from '../../../tests/database.ts';
import { testAccounts, world } from '../../../tests/world.ts';
import { base, isInside, isOpen } from './endpoints.ts';

const password = 'a long enough password';
const bodies: Record<string, object> = {
  '/passkey/verify-registration': { name: 'Laptop', response: {} },
  '/passkey/delete-passkey': { id: 'one' },
  '/confirm': { password },
  '/change-password': { currentPassword: password, newPassword: 'another long password' },
  '/revoke-session': { token: 'one' },
  '/two-factor/enable': { password },
  '/two-factor/disable': { password },
  '/two-factor/verify-totp': { code: '123456' },
  '/two-factor/verify-backup-code': { code: 'aaaaa-aaaaa' },
};

test('somebody suspended gets nothing from any part of the accounts library, and can sign out', async ({ db: _ }) => {
  await world();
  const auth = testAccounts();
  const sam = browser(auth);
  expect((await sam('/sign-in/email', { email: 'sam@fernhithe.example', password })).status).toBe(200);
  const offered = Object.values(auth.api as Record<string, { path?: string; options: { method?: string | string[] } }>)
    .flatMap(({ path, options }) =>
      path ? [options.method].flat().map((method) => ({ method: `${method}`, path })) : [],
    )
    .filter(({ method, path }) => isOpen(method, base + path) && isInside(path));
  expect(offered).toHaveLength(11);
  for (const { method, path } of offered) {
    const answer = await sam(path, method === 'POST' ? (bodies[path] ?? {}) : undefined);
    expect([path, answer.status, answer.body]).toEqual([path, 403, { message: expect.stringContaining('suspended') }]);
  }
  expect((await sam('/sign-out', {})).status).toBe(200);
  expect(await sam.session()).toBeNull();
});
