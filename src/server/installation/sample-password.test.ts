import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { actorFrom } from '../people/actor.ts';
import { personaPassword, samplePassword } from './sample-password.ts';

test('only a persona of the sample, on this machine, needs no password of their own', () => {
  const home = mkdtempSync(join(tmpdir(), 'leadwell-persona-'));
  const of = (sample: boolean, headers: Record<string, string> = {}) => {
    const who = { organisationId: '1', personId: '2', name: 'Joan', organisation: 'Fern', grants: [], teams: [] };
    const actor = actorFrom({ ...who, sector: 'public', timeZone: 'Europe/London', candidate: false, sample });
    return personaPassword(actor, new Headers(headers), home);
  };
  vi.stubEnv('LEADWELL_REACHABLE', 'this machine');
  expect(of(true)).toBe(samplePassword(home));
  expect(of(false)).toBeNull();
  expect(of(true, { 'x-forwarded-for': '192.0.2.1' })).toBeNull();
  vi.stubEnv('LEADWELL_REACHABLE', '');
  expect(of(true)).toBeNull();
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true });
});
