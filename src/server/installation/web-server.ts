// The web server around the built application: names, limits, compression, health.
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import { compressPages } from './compression.ts';
import { seenAs } from './hosts.ts';
import { endWhenSlow } from './slow-requests.ts';

/** `application` is null until it is loaded; `ready` asks the database. */
export type Front = {
  origin: URL | null;
  host: string;
  port: number;
  application: RequestListener | null;
  ready: () => Promise<boolean>;
};

export function webServer(front: Front): Server {
  const limits = {
    maxHeaderSize: 16_384,
    headersTimeout: 10_000,
    requestTimeout: 0,
    connectionsCheckingInterval: 2_000,
  };
  const server = createServer({ ...limits, keepAliveTimeout: 65_000 }, (request, response) => {
    if (request.url === '/healthz') void health(front, response);
    else answer(front, request, response);
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable) return;
    const [status, sentence] = error.code === 'HPE_HEADER_OVERFLOW' ? tooLong : noRequest;
    const head = `HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-type: text/plain; charset=utf-8`;
    socket.end(`${head}\r\ncontent-length: ${Buffer.byteLength(sentence) + 1}\r\n\r\n${sentence}\n`);
  });
  return server;
}

const tooLong = [
  '431 Request Header Fields Too Large',
  'This address, or what the browser sent with it, is longer than 16,000 characters. Shorten the address, or clear the cookies of this site.',
] as const;
const noRequest = ['400 Bad Request', 'This is not a request that a web server understands.'] as const;

// What every answer carries, be it a redirection, a file of the build or a refusal, unless it brings its own, as pages do.
const carried = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(self), payment=()',
};

function answer(front: Front, request: IncomingMessage, response: ServerResponse) {
  response.setHeaders(new Map(Object.entries(carried)));
  const seen = seenAs(request.headers.host, front);
  if ('refused' in seen) return say(response, 421, seen.refused);
  if (!front.application)
    return say(response.setHeader('retry-after', '2'), 503, 'Leadwell is starting. Load this page again in a moment.');
  const refused = refusedAs(request, `${seen.protocol}://${seen.host}`);
  if (refused) return say(response.setHeader('allow', 'GET, HEAD, POST'), refused.status, refused.why);
  if (seen.protocol === 'https') response.setHeader('strict-transport-security', 'max-age=31536000; includeSubDomains');
  // Names of our own: what a client sends under them is overwritten.
  request.headers['x-leadwell-protocol'] = seen.protocol;
  request.headers['x-leadwell-host'] = seen.host;
  request.headers['x-leadwell-http'] = request.httpVersion;
  request.headers['x-leadwell-client'] = client(front, request);
  endWhenSlow(request, response);
  compressPages(request, response);
  front.application(request, response);
}

const methods = ['GET', 'HEAD', 'POST'];
const ofForms = /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\b/i;

/** What the framework would refuse too, said in words. Null where it may come in. */
function refusedAs({ method = '', headers }: IncomingMessage, own: string): { status: number; why: string } | null {
  if (!methods.includes(method))
    return { status: 405, why: `Leadwell does nothing with ${method}: it has pages and forms.` };
  if (method !== 'POST' || headers.origin === own || !ofForms.test(headers['content-type'] ?? '')) return null;
  const from = headers.origin ? `came from ${headers.origin}` : 'does not say which page it came from';
  return {
    status: 403,
    why: `This form ${from}, so nothing was done. Open the page at ${own} and send it from there.`,
  };
}

/** Who is asking: behind a proxy on a private address, the last one that it names. */
function client({ origin }: Front, request: IncomingMessage) {
  const peer = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  const near = /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|::1$|f[cd])/.test(peer);
  const named = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim();
  return (origin && near && named && addressIn(named)) || peer;
}

/** Some proxies name the port too, with brackets around IPv6; what is no address at all would be one count of tries for everybody. */
function addressIn(named: string): string | undefined {
  const bare = /^\[([^\]]*)\](?::\d+)?$|^([^:]+):\d+$/.exec(named);
  const address = bare ? (bare[1] ?? bare[2] ?? '') : named;
  return isIP(address) ? address : undefined;
}

async function health({ application, ready }: Front, response: ServerResponse) {
  const isReady = application !== null && (await ready().catch(() => false));
  response
    .writeHead(isReady ? 200 : 503, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    .end(JSON.stringify({ alive: true, ready: isReady }));
}

const say = (response: ServerResponse, status: number, sentence: string) =>
  response
    .writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
    .end(`${sentence}\n`);
