// Every route, asked with what no page of ours would ask: each is answered in words, and none with an error of ours.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { visitorAs } from '../../bench/visitor.ts';
import { isOpen, type Route, routesWithActions } from '../../scripts/route-actions.ts';
import { freePort } from '../free-port.ts';
import { sampleHome } from '../sample-home.ts';
import { type ServerProcess, startServer } from '../server.ts';

let home: Awaited<ReturnType<typeof sampleHome>>;
let server: ServerProcess;
const cookies = new Map<string, string>();
/** Addresses that the pages themselves lead to: one for each route and person. */
const found = new Map<string, Map<string, string>>();

const people = ['Imani Clarke', 'Adwoa Mensah', 'Geoff Ainsworth', 'Joan Whitlock'];
const routes = routesWithActions().filter(({ route }) => !/^(sign-out|api\/)/.test(route));

beforeAll(async () => {
  home = await sampleHome('odd');
  server = await startServer({ LEADWELL_DATA: home.path });
  for (const name of people) {
    cookies.set(name, (await visitorAs(server.origin, name)).cookie);
    found.set(name, await walked(name));
  }
});
afterAll(async () => {
  await server.end('SIGTERM');
  home.remove();
});

const get = (name: string, path: string) =>
  fetch(server.origin + path, { headers: { cookie: cookies.get(name)! }, redirect: 'manual' });

const patternOf = ({ route }: Route) => new RegExp(`^/${route.replaceAll(/\[[^\]]+\]/g, '[^/]+')}/?$`);

/** Follows links until no route is left that they lead to. */
async function walked(name: string): Promise<Map<string, string>> {
  const reached = new Map<string, string>();
  const [waiting, seen] = [['/today', '/account', '/administration', '/prove', '/lead', '/serve'], new Set<string>()];
  for (let path = waiting.shift(); path; path = waiting.shift()) {
    const route = routes.find((one) => patternOf(one).test(path!));
    if (!route || seen.has(path) || reached.has(route.route)) continue;
    seen.add(path);
    const answer = await get(name, path);
    if (answer.status !== 200 || !answer.headers.get('content-type')?.startsWith('text/html')) continue;
    reached.set(route.route, path);
    for (const [, href] of (await answer.text()).matchAll(/href="(\/[^"?#]*)/g)) waiting.push(href!);
  }
  return reached;
}

const source = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /(?<!\.test)\.(ts|svelte)$/.test(entry.name))
  .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'))
  .join('\n');
const names = (pattern: RegExp) => [...new Set([...source.matchAll(pattern)].map((match) => match[1]!))];
const asked = [
  ...names(/searchParams\.(?:get|has)\('(\w+)'\)/g),
  ...['weeks', 'until', 'week', 'measure', 'part', 'team', 'person', 'after'],
];
const typed = [
  ...names(/\bname="([\w-]+)"/g),
  ...names(/^ {2,4}(\w+): (?:text|optional|id|choice|number|whole|date|longText|several|version|tick|email)/gm),
];
const dates = ['reviewOn', 'due', 'startedOn'].flatMap((name) =>
  ['day', 'month', 'year'].map((part) => `${name}-${part}`),
);
const nobody = '00000000-0000-0000-0000-000000000000';
const odd = ['', 'x', '\0', nobody, '-1', '0x10', '1e99', '9'.repeat(30), '2026-99-99', "'; --", '%', '😀'.repeat(400)];

/** Shared out among those who come by a route: what they are asked by is the same for each. */
function sharedOut<One>(all: readonly One[], name: string, { route }: Route): One[] {
  const here = people.filter((one) => found.get(one)!.has(route));
  return all.filter((_, at) => here[at % here.length] === name);
}

/** What a form is filled with: one value in every field, or three by turns, since a form judges each of its fields by itself. */
const fillings = [[''], ['x'], [nobody], odd.slice(4, 7), odd.slice(7, 10), ['\0', ...odd.slice(10)]];
const filled = (values: readonly string[]) =>
  [...typed, ...dates].map((field, at) => [field, values[at % values.length]!]);

async function isInWords(answer: Response, about: string) {
  const text = await answer.text();
  const said = answer.status < 500 ? '' : text.replaceAll(/<[^>]*>|\s+/g, ' ').slice(0, 600);
  expect(answer.status, `${about}\n${said}`).toBeLessThan(500);
  expect(text, about).not.toMatch(/Invalid (UUID|input|option)|expected (string|number)|NaN|undefined/);
}

test('the walk comes by most of what there is, and every name is asked for', () => {
  const reached = new Set([...found.values()].flatMap((paths) => [...paths.keys()]));
  const missed = routes.filter((route) => !isOpen(route) && !reached.has(route.route)).map(({ route }) => route);
  expect(reached.size, `not reached: ${missed.join(', ')}`).toBeGreaterThan(50);
  expect(asked).toEqual(expect.arrayContaining(['page', 'next', 'person', 'after', 'skill', 'kind', 'sourceId']));
  expect(typed).toEqual(expect.arrayContaining(['peopleNeeded', 'standardId', 'hours', 'password', 'reviewOn']));
});

test.each(people)('odd things asked in the address, by %s', async (name) => {
  for (const route of routes)
    for (const value of sharedOut(odd, name, route)) {
      const path = found.get(name)!.get(route.route);
      const query = new URLSearchParams(asked.map((one) => [one, value]));
      await isInWords(await get(name, `${path}?${query}`), `${path} ${JSON.stringify(value.slice(0, 40))}`);
    }
});

test.each(people)('odd ids in the place of real ones, by %s', async (name) => {
  for (const { route } of routes.filter((one) => one.route.includes('[')))
    for (const part of [nobody, 'x', '%00', '%E0%A4%A', '..%2f..', '1', `${nobody}%00`]) {
      const path = `/${route.replaceAll(/\[[^\]]+\]/g, part)}`;
      await isInWords(await get(name, path), path);
    }
});

const inCapitals = (path: string) => path.replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, (id) => id.toUpperCase());

test.each(people)('an address with its ids in capitals is the same address, by %s', async (name) => {
  const withIds = [...found.get(name)!.values()].filter((path) => inCapitals(path) !== path);
  expect(withIds.length).toBeGreaterThan(0);
  for (const path of withIds) {
    const { status } = await get(name, inCapitals(path));
    expect([path, status]).toEqual([path, 200]);
  }
});

test('an id that an address asks for is the same in capitals', async () => {
  const team = found.get('Imani Clarke')!.get('lead/teams/[team=id]')!.split('/').at(-1)!;
  for (const id of [team, team.toUpperCase()]) {
    const { status } = await get('Imani Clarke', `/develop?team=${id}`);
    expect([id, status]).toEqual([id, 200]);
  }
});

const actionsOf = ({ file }: Route) => {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const block = /export const actions = \{(?:\n(.*?)\n\}|(.*)\};)/s.exec(text);
  const inside = block?.[1] ?? block?.[2] ?? '';
  return [...inside.matchAll(/^(?: {2}|\s?)'?([\w-]+)'?[:,(]/gm)].map((match) => match[1]!);
};

test.each(people)('odd things sent in forms, by %s', async (name) => {
  const headers = { cookie: cookies.get(name)!, origin: server.origin, accept: 'text/html' };
  const send = (path: string, body: BodyInit, type?: string) =>
    fetch(server.origin + path, {
      ...{ method: 'POST', redirect: 'manual', body },
      headers: { ...headers, ...(type ? { 'content-type': type } : {}) },
    });
  for (const route of routes) {
    const at = found.get(name)!.get(route.route);
    if (!at) continue;
    for (const [nth, action] of actionsOf(route).entries()) {
      const path = action === 'default' ? at : `${at}?/${action}`;
      if (nth === 0) await isInWords(await send(path, 'x', 'multipart/form-data'), `${path} without boundary`);
      if (nth === 0)
        await isInWords(await send(path, '--a\r\n', 'multipart/form-data; boundary=a'), `${path} broken off`);
      for (const values of sharedOut(fillings, name, route)) {
        const fields = filled(values);
        const about = `${path} ${JSON.stringify(values).slice(0, 60)}`;
        await isInWords(await send(path, new URLSearchParams(fields)), about);
        if (values[0] === 'x')
          await isInWords(await send(path, new URLSearchParams([...fields, ...fields])), `${about} twice`);
      }
    }
  }
});

test('a form that is longer than one may be is read through, and refused in words', async () => {
  const headers = { cookie: cookies.get('Imani Clarke')!, origin: server.origin, accept: 'text/html' };
  const body = new URLSearchParams({ name: 'x'.repeat(2_500_000) });
  const answer = await fetch(`${server.origin}/account?/theme`, { method: 'POST', headers, body });
  expect([answer.status, await answer.text()]).toEqual([413, expect.stringContaining('longer than 2 MB together')]);
});

test('a form of very many fields is refused at once, in words', async () => {
  const headers = { origin: server.origin, accept: 'text/html' };
  const parts = new FormData();
  for (let at = 0; at < 2_500; at++) parts.append('a', '');
  for (const body of [new URLSearchParams('&a='.repeat(500_000)), parts]) {
    const answer = await fetch(`${server.origin}/sign-in?/enter`, { method: 'POST', headers, body });
    expect([answer.status, await answer.text()]).toEqual([413, expect.stringContaining('more than 2000 fields')]);
  }
});

/** What the sign-in page offers to a browser that sends these headers too, and how choosing `persona` there is answered. */
async function oneClick(at: string, more: Record<string, string> = {}, persona = '') {
  const headers = { 'sec-fetch-site': 'none', ...more };
  const page = await (await fetch(`${at}/sign-in`, { headers })).text();
  const sent = { origin: at, ...headers, accept: 'text/html' };
  const body = new URLSearchParams({ persona });
  const answer = await fetch(`${at}/sign-in?/persona`, { method: 'POST', redirect: 'manual', headers: sent, body });
  return { offered: /name="persona" value="([^"]+)"/.exec(page)?.[1], status: answer.status };
}

test('entering the sample with one click is no try, however often; a password that is typed still is', async () => {
  const { offered } = await oneClick(server.origin);
  for (let time = 1; time <= 40; time++)
    expect(await oneClick(server.origin, {}, offered), `${time}`).toEqual({ offered, status: 303 });
  const headers = { origin: server.origin, accept: 'text/html' };
  const typed = async (email: string) => {
    const body = new URLSearchParams({ email, password: 'not the right password' });
    return (await fetch(`${server.origin}/sign-in?/enter`, { method: 'POST', headers, body })).text();
  };
  let told = '';
  for (let time = 1; time <= 31; time++) told = await typed(`nobody-${time}@example.org`); // each but once: the address is counted
  expect(told).toContain('There were too many tries');
});

test('the sample is entered with one click on this machine alone', async () => {
  const { offered } = await oneClick(server.origin);
  expect(await oneClick(server.origin, {}, offered)).toEqual({ offered, status: 303 });
  // a proxy that rewrites Host and does not name itself: a browser's form still says on whose page it stood
  expect(await oneClick(server.origin, { origin: 'https://leadwell.example.org' }, offered)).toMatchObject({
    status: 403,
  });
  for (const name of ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'])
    expect(await oneClick(server.origin, { [name]: 'localhost' }, offered)).toEqual({ status: 403 });
  for (const [name, value] of [
    ['LEADWELL_HOST', '0.0.0.0'],
    ['LEADWELL_ORIGIN', 'http://leadwell.example.org'],
  ] as const) {
    await server.end('SIGTERM');
    const port = await freePort();
    server = await startServer({ LEADWELL_DATA: home.path, LEADWELL_PORT: `${port}`, [name]: value });
    expect(await oneClick(`http://localhost:${port}`, {}, offered)).toEqual({ status: 403 });
  }
});
