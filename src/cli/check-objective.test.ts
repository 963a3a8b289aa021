import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call } from './call.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leadwell-check-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function checked(text: string | Buffer, ...options: string[]) {
  const file = join(folder, 'objective.txt');
  await writeFile(file, text);
  return call(['check', 'objective', file, ...options]);
}

test('R-004 the answer has the fields of the contract, and places count from the first character', async () => {
  const text = 'We will try to improve customer service.\n';
  const { status, stdout } = await checked(text, '--json');
  const { findings, present, missing } = JSON.parse(stdout);
  expect([status, present, missing.length]).toEqual([0, [], 5]);
  expect(findings[0]).toMatchObject({
    ...{ id: 'vague-words', severity: 'warn', where: { start: 15, end: 22, text: 'improve' } },
    ...{ why: expect.any(String), remedy: expect.any(String), source: expect.any(String) },
  });
});

test('R-004 in words, every criterion is met by something or says what is missing', async () => {
  const { stdout } = await checked(
    'Raise FCR from 72% to 78% by 31 December, because repeat calls cost customers time.',
  );
  expect(stdout.match(/^met /gm)).toHaveLength(5);
  expect((await checked('Morale')).stdout).toMatch(
    /^not met {2}time-bound\n +warn: Nothing says by when\. By which day/m,
  );
});

test('R-004 of a file without a word, each criterion says why it is not met', async () => {
  const { stdout } = await checked(' \n');
  const why = 'Nothing is said of what is to be achieved.';
  expect(stdout).toContain(
    `not met  specific\n         stop: ${why} What will be different, for whom, and by how much?\n`,
  );
  for (const criterion of ['measurable', 'achievable', 'relevant', 'time-bound'])
    expect(stdout).toContain(`not met  ${criterion}: ${why}`);
});

test('R-004 a target that is where it stands now is asked about, by its criterion', async () => {
  const { stdout } = await checked('Raise FCR from 76.7% to 76.7% by 31 December');
  expect(stdout).toMatch(/^not met {2}measurable\n +warn: It stands at 76\.7% now, .* Is keeping it the aim\?/m);
});

test('what is no text of an objective is refused in a sentence', async () => {
  expect(await checked(Buffer.from([0xff, 0xfe, 0x00]))).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('UTF-8'),
  });
  expect(await checked('x'.repeat(70_000))).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('a sentence or two'),
  });
  expect(await call(['check', 'objective'])).toMatchObject({ status: 2 });
  expect(await call(['check', 'feelings'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('check objective'),
  });
});
