import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { keepAddress, ownAddress } from './own-address.ts';

const home = mkdtempSync(join(tmpdir(), 'leadwell-address-'));
afterAll(() => rmSync(home, { recursive: true }));
afterEach(() => void vi.unstubAllEnvs());

test('links of a command carry the address as set, else that of the server, else where it would run', () => {
  vi.stubEnv('LEADWELL_ORIGIN', '');
  vi.stubEnv('LEADWELL_PORT', '5001');
  expect(ownAddress(home)).toBe('http://localhost:5001');
  keepAddress(home, 'http://localhost:4999');
  expect(ownAddress(home)).toBe('http://localhost:4999');
  vi.stubEnv('LEADWELL_ORIGIN', 'https://leadwell.example.org');
  expect(ownAddress(home)).toBe('https://leadwell.example.org');
});
