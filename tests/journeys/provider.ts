// A small OpenID Connect provider: discovery, PKCE, nonce, an RS256 ID token. Whoever comes is signed in at once as `person`.
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export type Claims = { sub: string; email: string; email_verified: boolean; name: string };
export const client = { id: 'leadwell', secret: 'a secret between the two' };

type Asked = { nonce: string; challenge: string; redirect: string; person: Claims };

export async function provider() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const codes = new Map<string, Asked>();
  const state = { person: null as Claims | null, issuer: '', refused: [] as string[] };
  const routes: Record<string, (request: IncomingMessage, response: ServerResponse) => Promise<void> | void> = {
    '/.well-known/openid-configuration': (_, response) => json(response, discovery(state.issuer)),
    '/keys': (_, response) =>
      json(response, { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] }),
    '/authorize': ({ url }, response) => {
      const asked = new URL(url!, state.issuer).searchParams;
      const to = new URL(asked.get('redirect_uri')!);
      const code = randomBytes(16).toString('hex');
      const [nonce, challenge] = [asked.get('nonce') ?? '', asked.get('code_challenge') ?? ''];
      codes.set(code, { nonce, challenge, redirect: to.href, person: state.person! });
      to.searchParams.set('code', code);
      to.searchParams.set('state', asked.get('state')!);
      response.writeHead(302, { location: to.href }).end();
    },
    '/token': async (request, response) => {
      const sent = new URLSearchParams(await bodyOf(request));
      const asked = codes.get(sent.get('code') ?? '');
      codes.delete(sent.get('code') ?? '');
      const why = asked ? whyNot(sent, asked) : 'unknown code';
      if (why) state.refused.push(why);
      if (!asked || why) return json(response, { error: 'invalid_grant' }, 400);
      const now = Math.floor(Date.now() / 1000);
      const claims = {
        iss: state.issuer,
        aud: client.id,
        iat: now,
        exp: now + 60,
        nonce: asked.nonce,
        ...asked.person,
      };
      const parts = [{ alg: 'RS256', kid: 'one', typ: 'JWT' }, claims].map((part) => encoded(JSON.stringify(part)));
      const signature = sign('sha256', Buffer.from(parts.join('.')), privateKey).toString('base64url');
      const token = randomBytes(16).toString('hex');
      json(response, { access_token: token, token_type: 'Bearer', id_token: `${parts.join('.')}.${signature}` });
    },
  };
  const server = createServer((request, response) => {
    const route = routes[new URL(request.url!, 'http://x').pathname];
    if (route) void route(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  state.issuer = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { state, close };
}

const discovery = (issuer: string) => ({
  ...{ issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token` },
  ...{ jwks_uri: `${issuer}/keys`, id_token_signing_alg_values_supported: ['RS256'] },
  ...{ response_types_supported: ['code'], subject_types_supported: ['public'] },
});

/** What a strict provider refuses: another client, another address, a code that was intercepted. */
function whyNot(sent: URLSearchParams, { redirect, challenge }: Asked) {
  if (sent.get('client_id') !== client.id || sent.get('client_secret') !== client.secret) return 'another client';
  if (sent.get('redirect_uri') !== redirect) return 'another address';
  const verifier = createHash('sha256').update(sent.get('code_verifier') ?? '');
  return verifier.digest('base64url') === challenge ? null : 'no proof of the code';
}

async function bodyOf(request: IncomingMessage) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

const json = (response: ServerResponse, body: object, status = 200) => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};
const encoded = (text: string) => Buffer.from(text).toString('base64url');
