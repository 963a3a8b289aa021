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

const forwarding =
  /^(forwarded|via|cdn-loop|x-forwarded(-.*)?|x-original-.*|x-real-ip|x-client-ip|(cf|true|fastly)-.*-ip)$/;

/**
 * Whether personas of the sample may be offered and entered: where nobody but this machine comes, and nothing shows that somebody else
 * comes through a proxy on it, though it may rewrite Host.
 */
export const samplesAreOffered = (request: Request): boolean =>
  process.env.LEADWELL_REACHABLE === 'this machine' && !isHandedOn(request.headers) && isOfOurPage(request);

/** Browsers speak HTTP/1.1 and keep their connection; a proxy names those for whom it asks, or asks anew each time. */
const isHandedOn = (headers: Headers) =>
  [...headers.keys()].some((name) => forwarding.test(name)) ||
  headers.get('x-leadwell-http') === '1.0' ||
  headers.get('connection') === 'close';

/**
 * A form says whose page it stood on: through a proxy that is the proxy's public name. Asking for a page says nothing of the kind, but to
 * their own machine, as to https, browsers say how they came (Sec-Fetch-Site); to a public name without https they do not.
 */
function isOfOurPage({ method, headers, url }: Request) {
  if (method === 'GET') return headers.has('sec-fetch-site');
  return headers.get('origin') === new URL(url).origin;
}

/** With which a persona proves once more who they are, who has no password of their own to enter; null for everybody else. */
export const personaPassword = (actor: Actor, request: Request, home: string): string | null =>
  actor.organisation.sample && samplesAreOffered(request) ? samplePassword(home) : null;
