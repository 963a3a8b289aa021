import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSecret } from './secret.ts';
import { readSettings } from './settings.ts';

test('with nothing set, the built-in database serves this machine on port 4680', () => {
  const { home, ...rest } = readSettings({});
  expect(home).toMatch(/\/data$/);
  expect(rest).toEqual({
    databaseUrl: null,
    ownerUrl: null,
    host: '127.0.0.1',
    port: 4680,
    origin: null,
    sample: false,
  });
});

test.each([
  [{ LEADWELL_PORT: 'http' }, /LEADWELL_PORT is http; it must be a number/],
  [{ LEADWELL_PORT: '70000' }, /LEADWELL_PORT is 70000/],
  [{ LEADWELL_ORIGIN: 'leadwell.example.org' }, /LEADWELL_ORIGIN is leadwell.example.org; it must be the address/],
  [{ LEADWELL_ORIGIN: 'https://example.org/leadwell' }, /without a path/],
  [{ DATABASE_URL: 'mysql://localhost/x' }, /DATABASE_URL must be an address such as postgres/],
])('%o is refused in a sentence', (env, sentence) => {
  expect(() => readSettings(env)).toThrow(sentence);
});

test('an unknown word after the start is refused', () => {
  expect(() => readSettings({}, ['--simple'])).toThrow(/no option --simple/);
  expect(readSettings({}, ['--sample']).sample).toBe(true);
});

test('the secret is made once, at random, readable by its owner alone', () => {
  const home = mkdtempSync(join(tmpdir(), 'leadwell-secret-'));
  const secret = readSecret(home, '');
  expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
  expect(readSecret(home, '')).toBe(secret);
  expect(readFileSync(join(home, 'secret'), 'utf8').trim()).toBe(secret);
  expect(statSync(join(home, 'secret')).mode & 0o777).toBe(0o600);
  expect(readSecret(home, 'y'.repeat(32))).toBe('y'.repeat(32));
  writeFileSync(join(home, 'secret'), 'short');
  expect(() => readSecret(home, '')).toThrow(/holds 5 characters/);
  rmSync(home, { recursive: true });
});
