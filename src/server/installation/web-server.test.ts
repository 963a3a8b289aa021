import { once } from 'node:events';
import { request as httpRequest, type RequestListener, type Server } from 'node:http';
import { connect } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { codingFor } from './compression.ts';
import { endWhenSlow } from './slow-requests.ts';
import { type Front, webServer } from './web-server.ts';

let server: Server;
afterEach(() => server.close());

const page = `<p>${'words '.repeat(1_000)}</p>`;
const answerPage: RequestListener = (_, response) => {
  response.writeHead(200, { 'content-type': 'text/html' });
  response.write(page.slice(0, 100));
  response.end(page.slice(100));
};

async function serve(application: RequestListener | null, ready = async () => true, origin: URL | null = null) {
  const front: Front = { origin, host: '127.0.0.1', port: 0, application, ready };
  server = webServer(front).listen(0, '127.0.0.1');
  await once(server, 'listening');
  front.port = (server.address() as { port: number }).port;
  return front.port;
}

/** `fetch` would unpack the answer and choose its own Host. */
async function ask(port: number, headers: Record<string, string> = {}, path = '/', method = 'GET') {
  const asked = httpRequest({
    ...{ port, method },
    host: '127.0.0.1',
    path,
    headers: { host: `localhost:${port}`, ...headers },
  }).end();
  const [response] = await once(asked, 'response');
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(await response.toArray()) };
}

test('a page is compressed as the browser prefers, and whole', async () => {
  const port = await serve(answerPage);
  const [br, gz, plain] = [
    await ask(port, { 'accept-encoding': 'gzip, deflate, br' }),
    await ask(port, { 'accept-encoding': 'gzip;q=0.5' }),
    await ask(port, { 'accept-encoding': 'br;q=0' }),
  ];
  expect(br.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' });
  expect(brotliDecompressSync(br.body).toString()).toBe(page);
  expect(gunzipSync(gz.body).toString()).toBe(page);
  expect(plain.body.toString()).toBe(page);
  expect(br.body.length).toBe(Number(br.headers['content-length']));
});

test('what is no page passes as it is', async () => {
  const port = await serve((_, response) => response.writeHead(200, { 'content-type': 'application/pdf' }).end(page));
  const { headers, body } = await ask(port, { 'accept-encoding': 'br' });
  expect(headers['content-encoding']).toBeUndefined();
  expect(body.toString()).toBe(page);
});

test('brotli is preferred, and a quality of nought is a no', () => {
  expect(['br', 'gzip, br', 'GZIP', 'br;q=0, gzip', 'deflate', undefined].map(codingFor)).toEqual([
    'br',
    'br',
    'gzip',
    'gzip',
    null,
    null,
  ]);
});

test('a name that is not ours is answered 421', async () => {
  const port = await serve(answerPage);
  expect(await ask(port, { host: 'evil.example' })).toMatchObject({ status: 421 });
});

test('what the framework would refuse in its own words is refused in ours', async () => {
  const port = await serve(answerPage);
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const own = `http://localhost:${port}`;
  const post = (headers: Record<string, string>) => ask(port, headers, '/', 'POST');
  expect((await post({ ...form, origin: own })).status).toBe(200);
  expect((await post({ 'content-type': 'application/json' })).status).toBe(200); // no form of any site sends that
  for (const [headers, words] of [
    [form, 'This form does not say which page it came from'],
    [{ ...form, origin: 'https://evil.example' }, 'This form came from https://evil.example'],
    [{ ...form, origin: 'null' }, 'This form came from null'],
    [{ origin: 'null', 'content-type': 'Multipart/Form-Data; boundary=x' }, 'This form came from null'],
  ] as const) {
    const { status, body } = await post(headers);
    expect(status).toBe(403);
    expect(body.toString()).toContain(`${words}, so nothing was done. Open the page at ${own}`);
  }
  const put = await ask(port, {}, '/', 'PUT');
  expect(put).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD, POST' } });
  expect(put.body.toString()).toBe('Leadwell does nothing with PUT: it has pages and forms.\n');
  const long = await ask(port, {}, `/${'a'.repeat(20_000)}`);
  expect(long.status).toBe(431);
  expect(long.body.toString()).toContain('longer than 16,000 characters');
});

test('headers of our own names are overwritten, and a stranger cannot name another client', async () => {
  const port = await serve((request, response) =>
    response.end(`${request.headers['x-leadwell-host']} ${request.headers['x-leadwell-client']}`),
  );
  const forged = {
    'x-leadwell-host': 'evil.example',
    'x-leadwell-client': '192.0.2.1',
    'x-forwarded-for': '192.0.2.1',
  };
  expect((await ask(port, forged)).body.toString()).toBe(`localhost:${port} 127.0.0.1`);
});

test('behind a proxy each is who it names last, also with a port, and never all of them one', async () => {
  const port = await serve(
    (request, response) => response.end(`${request.headers['x-leadwell-client']}`),
    async () => true,
    new URL('https://leadwell.example'),
  );
  const named = async (forwarded: string) => {
    const headers = { host: 'leadwell.example', 'x-forwarded-proto': 'https', 'x-forwarded-for': forwarded };
    return (await ask(port, headers)).body.toString();
  };
  for (const [forwarded, client] of [
    ['198.51.100.7, 203.0.113.9', '203.0.113.9'],
    ['203.0.113.9:4711', '203.0.113.9'],
    ['2001:db8::9', '2001:db8::9'],
    ['[2001:db8::9]', '2001:db8::9'],
    ['[2001:db8::9]:4711', '2001:db8::9'],
    ['unknown', '127.0.0.1'],
  ] as const)
    expect(await named(forwarded)).toBe(client);
});

test('while it starts it says so, and health tells alive from ready', async () => {
  const port = await serve(null);
  expect((await ask(port)).status).toBe(503);
  expect(JSON.parse((await ask(port, {}, '/healthz')).body.toString())).toEqual({ alive: true, ready: false });
});

test('health is not ready when the database does not answer', async () => {
  const port = await serve(answerPage, () => Promise.reject(new Error('gone')));
  expect(await ask(port, {}, '/healthz')).toMatchObject({ status: 503 });
});

test('a form that stays away is ended with 408', async () => {
  const port = await serve((request, response) => endWhenSlow(request, response, { whole: 20, bytes: 1 }));
  const socket = connect(port, '127.0.0.1');
  socket.write(
    `POST / HTTP/1.1\r\nhost: localhost:${port}\r\norigin: http://localhost:${port}\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 9\r\n\r\na=`,
  );
  const [answer] = await once(socket, 'data');
  expect(String(answer)).toMatch(/^HTTP\/1.1 408 /);
  socket.destroy();
});

test('a header too large is 431', async () => {
  const port = await serve(answerPage);
  const socket = connect(port, '127.0.0.1');
  socket.write(`GET / HTTP/1.1\r\nhost: localhost:${port}\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`);
  const [answer] = await once(socket, 'data');
  expect(String(answer)).toMatch(/^HTTP\/1.1 431 /);
  socket.destroy();
});
