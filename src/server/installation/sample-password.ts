// The one password of all accounts of the sample: random for each installation, so that knowing another's helps nobody.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Actor } from '../people/actor.ts';

/** Kept 0600 beside the other keys; made at the first call. */
export function samplePassword(home: string): string {
  const folder = join(home, 'keys');
  const file = join(folder, 'sample-password');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(`${file}.${process.pid}`, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
    renameSync(`${file}.${process.pid}`, file);
  }
  return readFileSync(file, 'utf8').trim();
}

const forwarding = ['forwarded', 'via', 'x-real-ip', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto'];

/** Whether personas of the sample may be offered: where nobody but this machine comes, and nothing in front says it hands on. */
export const samplesAreOffered = (headers: Headers): boolean =>
  process.env.LEADWELL_REACHABLE === 'this machine' && !forwarding.some((name) => headers.has(name));

/** With which a persona proves once more who they are, who has no password of their own to enter; null for everybody else. */
export const personaPassword = (actor: Actor, headers: Headers, home: string): string | null =>
  actor.organisation.sample && samplesAreOffered(headers) ? samplePassword(home) : null;
