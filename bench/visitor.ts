// Somebody signed in, by the form of the sample's sign-in page; and one request of theirs.
import { Agent, request } from 'node:http';
import { gunzipSync } from 'node:zlib';

export type Visitor = { origin: string; cookie: string; agent: Agent };
export type Answer = { status: number; headers: Record<string, string | string[] | undefined>; bytes: Buffer };
export type Asked = { path: string; form?: Record<string, string> };

const cookies = new Map<string, string>();

/** Each name signs in once: the next server takes the same cookie. @throws Error where it fails */
export async function visitorAs(origin: string, name: string): Promise<Visitor> {
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  const cookie = cookies.get(name) ?? (await signedIn({ origin, cookie: '', agent }, name));
  cookies.set(name, cookie);
  return { origin, agent, cookie };
}

async function signedIn(nobody: Visitor, name: string): Promise<string> {
  const forms = textOf(await ask(nobody, { path: '/sign-in' })).split('<form');
  const persona = /name="persona" value="([^"]+)"/.exec(forms.find((form) => form.includes(`as ${name}`)) ?? '')?.[1];
  if (!persona) throw new Error(`The sample has nobody called ${name} to sign in as.`);
  const { status, headers } = await ask(nobody, { path: '/sign-in?/persona', form: { persona } });
  if (status !== 303) throw new Error(`${name} could not sign in: the answer was ${status}.`);
  return [headers['set-cookie'] ?? []]
    .flat()
    .map((line) => line.split(';')[0])
    .join('; ');
}

/** One request, as a browser sends it: compressed, over a connection that stays open. A form is posted. */
export function ask({ origin, cookie, agent }: Visitor, { path, form }: Asked): Promise<Answer> {
  const body = form && new URLSearchParams({ request: crypto.randomUUID(), ...form }).toString();
  const headers = {
    'accept-encoding': 'gzip',
    accept: 'text/html',
    'sec-fetch-site': 'same-origin',
    ...(cookie ? { cookie } : {}),
    ...(body ? { origin, 'content-type': 'application/x-www-form-urlencoded' } : {}),
  };
  return new Promise((answered, fail) => {
    const sent = request(new URL(path, origin), { agent, headers, method: body ? 'POST' : 'GET' }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', fail);
      response.once('end', () => {
        answered({ status: response.statusCode ?? 0, headers: response.headers, bytes: Buffer.concat(chunks) });
      });
    });
    sent.once('error', fail);
    sent.end(body);
  });
}

export const textOf = ({ headers, bytes }: Answer): string =>
  (headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString('utf8');

/** The first address on a page that begins with `start` and an id; null where there is none. */
export async function linkOn(visitor: Visitor, path: string, start: string): Promise<string | null> {
  const page = textOf(await ask(visitor, { path }));
  return new RegExp(`href="(${start}[0-9a-f-]{36})["?#]`).exec(page)?.[1] ?? null;
}
