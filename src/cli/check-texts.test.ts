import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call } from './call.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leadwell-texts-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function checked(kind: string, text: string, ...options: string[]) {
  const file = join(folder, `${kind}.txt`);
  await writeFile(file, text);
  return call(['check', kind, file, ...options]);
}

const described =
  'On 4 March I rang Mrs Yeo. I noted the address. I sent her the form. I put the copy in the file. I told Gwen. The form came back the week after.';

test('R-100 check reflection answers in the fields of the contract, and a place holds the words it names', async () => {
  const { status, stdout } = await checked('reflection', `Our role play was on Monday. ${described}`, '--json');
  const { findings, present, missing } = JSON.parse(stdout);
  expect(status).toBe(0);
  expect(missing).toContain('reflection');
  expect(present).toEqual([]);
  expect(findings[0]).toEqual({
    ...{ id: 'simulated-or-hypothetical', severity: 'warn', where: { start: 4, end: 13, text: 'role play' } },
    ...{ why: expect.stringContaining('“role play”'), remedy: expect.stringMatching(/\?/), source: expect.any(String) },
  });
  expect((await checked('reflection', described)).stdout).toMatch(
    /^warn: It tells what happened.*\n(.*\n)*missing: reflection, /,
  );
});

test('R-108 check account names a list of tasks, and leaves knowledge to explain what would be done', async () => {
  expect((await checked('account', described)).stdout).toMatch(
    /^warn: 5 things that you did, .*\(characters 0 to \d+\)/,
  );
  const would = 'If a member came to me I would listen. I would ask what they need.';
  expect((await checked('account', would)).stdout).toMatch(/what you would do, not what you did/);
  expect((await checked('account', would, '--knowledge')).stdout).toBe('missing: own-acts, reason, effect-on-people\n');
});

test('R-094 check claim sees the words of the criterion said again only where it knows them', async () => {
  const how = 'I gave sensitive feedback to my team members about how they performed.';
  const asked = ['--criterion', 'Provide sensitive feedback to team members about their performance', '--json'];
  expect(JSON.parse((await checked('claim', how, ...asked)).stdout).findings).toMatchObject([
    { id: 'criterion-words-only' },
  ]);
  expect(JSON.parse((await checked('claim', how, '--json')).stdout).findings).toEqual([]);
});

test('R-031 check feedback marks the vague words and asks for what is missing', async () => {
  const { findings, present, missing } = JSON.parse(
    (await checked('feedback', 'You have a good attitude.', '--json')).stdout,
  );
  expect(findings[0]).toMatchObject({
    id: 'vague-feedback',
    severity: 'warn',
    where: { start: 11, end: 15, text: 'good' },
  });
  expect([present, missing]).toEqual([[], ['situation', 'behaviour', 'impact', 'next', 'measure']]);
});

test.each(['reflection', 'account', 'claim', 'feedback'])(
  'check %s refuses in a sentence what is no such text',
  async (kind) => {
    expect(await checked(kind, 'x'.repeat(70_000))).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('69 KB'),
    });
    expect(await call(['check', kind])).toMatchObject({ status: 2, stderr: expect.stringContaining('Name one file') });
  },
);
