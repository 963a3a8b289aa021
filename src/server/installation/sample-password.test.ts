import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { actorFrom } from '../people/actor.ts';
import { personaPassword, samplePassword, samplesAreOffered } from './sample-password.ts';

const here = 'http://localhost:4680';
const asked = (headers: Record<string, string>, method = 'GET') =>
  new Request(`${here}/sign-in`, { method, headers: { 'x-leadwell-http': '1.1', ...headers } });
const browsing = { 'sec-fetch-site': 'none' };

beforeEach(() => void vi.stubEnv('LEADWELL_REACHABLE', 'this machine'));
afterEach(() => void vi.unstubAllEnvs());

test('only a persona of the sample, on this machine, needs no password of their own', () => {
  const home = mkdtempSync(join(tmpdir(), 'leadwell-persona-'));
  const of = (sample: boolean, headers: Record<string, string> = {}) => {
    const who = { organisationId: '1', personId: '2', name: 'Joan', organisation: 'Fern', grants: [], teams: [] };
    const actor = actorFrom({ ...who, sector: 'public', timeZone: 'Europe/London', candidate: false, sample });
    return personaPassword(actor, asked({ ...browsing, ...headers }), home);
  };
  expect(of(true)).toBe(samplePassword(home));
  expect(of(false)).toBeNull();
  expect(of(true, { 'x-forwarded-for': '192.0.2.1' })).toBeNull();
  vi.stubEnv('LEADWELL_REACHABLE', '');
  expect(of(true)).toBeNull();
  rmSync(home, { recursive: true });
});

test('the sample is entered from a page of ours alone, so not by way of a proxy that rewrites Host', () => {
  const enters = (headers: Record<string, string>) => samplesAreOffered(asked(headers, 'POST'));
  expect(enters({ origin: here })).toBe(true);
  const others = ['https://leadwell.example.org', 'http://leadwell.example.org:4680', 'http://localhost:8080', 'null'];
  for (const origin of others) expect(enters({ ...browsing, origin }), origin).toBe(false);
  expect(enters({ 'sec-fetch-site': 'same-origin' })).toBe(false);
});

test('the sample is not offered where a proxy shows', () => {
  const offered = (headers: Record<string, string>) => samplesAreOffered(asked(headers));
  expect(offered({ ...browsing, connection: 'keep-alive' })).toBe(true);
  expect(offered({})).toBe(false);
  expect(offered({ ...browsing, 'x-leadwell-http': '1.0' })).toBe(false);
  expect(offered({ ...browsing, connection: 'close' })).toBe(false);
  const telling = ['forwarded', 'via', 'x-forwarded-server', 'x-real-ip', 'cf-connecting-ip', 'x-original-host'];
  for (const name of telling) expect(offered({ ...browsing, [name]: 'localhost' }), name).toBe(false);
});
