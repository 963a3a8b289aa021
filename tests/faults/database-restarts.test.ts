// The database goes away under the pages: each says so, with what was typed, and goes on by itself once it is back.
import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { holderOf } from '../../src/server/database/lock.ts';
import { placeOf } from '../../src/server/database/place.ts';
import { type ServerProcess, startServer } from '../server.ts';
import { healthy, type Newcomer, post, setUp, temporaryHome } from './newcomer.ts';
import { type Candidate, enrolled, upload } from './uploading-newcomer.ts';

const home = temporaryHome('restarts');
let server: ServerProcess;
let ada: Newcomer;
let candidate: Candidate;

beforeAll(async () => {
  server = await startServer({ LEADWELL_DATA: home.path });
  ada = await setUp(server.origin);
  candidate = await enrolled(server.origin, ada);
});
afterAll(async () => {
  await server.end('SIGTERM');
  home.remove();
});

const words = 'Typed "with" <care> & two\nlines';

/** Kills the database and asks again and again until it was refused; then lets it come back, and asks until it is. Gives all that was answered. */
async function meanwhile(ask: () => Promise<Response>, isBack: (status: number) => boolean) {
  const { data } = placeOf(home.path);
  const { pid } = holderOf(data)!;
  const helper = others(data, pid)[0];
  if (helper) process.kill(helper, 'SIGSTOP'); // a new server waits until every process of the old one has gone
  process.kill(pid, 'SIGKILL');
  const answers: { status: number; headers: Headers; text: string }[] = [];
  const again = async () => {
    const answer = await ask();
    answers.push({ status: answer.status, headers: answer.headers, text: await answer.text() });
    return isBack(answer.status);
  };
  while (await again()); // a connection that was at work answers to its end
  if (helper) process.kill(helper, 'SIGCONT');
  while (!(await again()));
  await healthy(server);
  return answers;
}

/** The other processes of a database: Linux alone tells them. */
const others = (data: string, server: number) =>
  (existsSync('/proc/self/cwd') ? readdirSync('/proc') : [])
    .filter((entry) => /^\d+$/.test(entry) && Number(entry) !== server && folderOf(entry) === data)
    .map(Number);

function folderOf(process: string) {
  try {
    return readlinkSync(`/proc/${process}/cwd`);
  } catch {
    return null; // it ended meanwhile
  }
}

const isSaid = ({ headers, text }: { headers: Headers; text: string }) => {
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(text).toContain('The database is restarting');
};

test('a page is answered with 503 and a sentence, and comes back', async () => {
  const get = () => fetch(`${server.origin}/lead/people`, { headers: { cookie: ada.cookie } });
  const answers = await meanwhile(get, (status) => status === 200);
  expect([...new Set(answers.map(({ status }) => status))].sort()).toEqual([200, 503]);
  for (const answer of answers) if (answer.status === 503) isSaid(answer);
});

test('a form is answered with 503, nothing of it is kept, and what was typed is there to be sent again', async () => {
  const path = '/lead/people/new';
  const request = crypto.randomUUID();
  const send = () => post(server.origin, path, { request, name: 'Zoë New', responsibilities: words }, ada.cookie);
  const answers = await meanwhile(send, (status) => status === 303);
  const refused = answers.filter(({ status }) => status !== 303);
  expect(refused.length).toBeGreaterThan(0);
  for (const answer of refused) {
    expect(answer.status).toBe(503);
    isSaid(answer);
    expect(answer.text).toMatch(/Typed (&quot;|")with(&quot;|") &lt;care>? ?/);
    expect(answer.text).toContain(request);
  }
  const people = await fetch(`${server.origin}/lead/people`, { headers: { cookie: ada.cookie } });
  expect((await people.text()).match(/>Zoë New</g)).toHaveLength(1);
});

test('a form with a file keeps its texts, and says that the file is to be chosen again', async () => {
  const bring = async () => {
    const { status, said } = await upload(server.origin, candidate, 'Typed with care', new File(['x'], 'notes.txt'));
    return new Response(said ?? '', { status: status === 303 ? 200 : status });
  };
  const answers = await meanwhile(bring, (status) => status === 200);
  const refused = answers.filter(({ status }) => status !== 200);
  expect(refused.length).toBeGreaterThan(0);
  for (const { status, text } of refused) {
    expect(status).toBe(503);
    expect(text).toContain('Typed with care');
    expect(text).toMatch(/choose (it|the file) again/i);
  }
});
