// Under which names we answer. A page that somebody else's name leads to could act in a signed-in person's place.
import { isIP } from 'node:net';
import { loopback } from '../loopback.ts';

/** What a request counts as: `protocol` and `host` as the person's browser sees them; or why it is not answered. */
export type Seen = { protocol: string; host: string } | { refused: string };
type Standing = { origin: URL | null; host: string; port: number };

const everywhere = ['0.0.0.0', '::'];

/** With an origin given, every request counts as sent to it. Without one, only our own loopback names and address do. */
export function seenAs(hostHeader: string | undefined, { origin, host, port }: Standing): Seen {
  if (origin) return { protocol: origin.protocol.slice(0, -1), host: origin.host };
  const asked = hostHeader?.toLowerCase() ?? '';
  const own = [...loopback, ...(everywhere.includes(host) ? [] : [bracketed(host)])];
  const accepted = own.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]));
  if (accepted.includes(asked)) return { protocol: 'http', host: asked };
  return { refused: `Leadwell answers here at ${address({ host, port })} only. ${remedy(asked)}` };
}

/** The address to print and to put into mails. */
export const address = ({ origin, host, port }: Partial<Standing> & { host: string; port: number }) =>
  origin?.origin ?? `http://${isOwnMachine(host) ? 'localhost' : bracketed(host)}${port === 80 ? '' : `:${port}`}`;

const isOwnMachine = (host: string) => [...loopback, ...everywhere, '::1'].includes(host);
const bracketed = (host: string) => (isIP(host) === 6 ? `[${host}]` : host);

const remedy = (asked: string) =>
  /^[a-z0-9.-]+(:\d+)?$/.test(asked)
    ? `To serve it at ${asked} too, start it with LEADWELL_ORIGIN=http://${asked} (https:// behind a TLS proxy).`
    : 'To serve it at another address, start it with LEADWELL_ORIGIN set to that address.';
