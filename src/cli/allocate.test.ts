import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { command } from './allocate.ts';
import { Refused, WrongUse } from './command.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leadwell-allocate-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(text: string, options: Record<string, string> = {}) {
  const file = join(folder, 'problem.json');
  await writeFile(file, text);
  return command.run({ words: [file], options });
}

const problem = {
  people: [
    {
      id: 'p1',
      name: 'Ann',
      hours: 30,
      skills: { complaints: 3 },
      develop: ['webchat'],
      prefers: ['t2'],
      avoids: [],
      rules: [{ kind: 'max-hours', value: 20 }],
    },
    { id: 'p4', hours: 20, skills: { complaints: 2 } },
  ],
  tasks: [
    {
      id: 't1',
      title: 'Answer',
      hours: 4,
      due: '2026-12-04',
      skills: { complaints: 2 },
      channel: 'phone',
      objective: 'o1',
      people: 1,
      pinned: [],
      forbidden: [],
    },
    { id: 't2', hours: 4, skills: { complaints: 2 } },
    { id: 't9', hours: 4, skills: { webchat: 2 } },
  ],
  objectives: [{ id: 'o1', priority: 3 }],
  aims: ['load', 'fit', 'develop', 'prefer'],
  buddyHours: 0.25,
};

test('the words name people and tasks as the file does, with the id where it has a name beside it', async () => {
  const { text } = await run(JSON.stringify(problem));
  expect(text).toMatch(/^Answer \(t1\): (Ann \(p1\)|p4) – /m);
  expect(text).toMatch(/^t9: /m);
  expect(text).toMatch(/^Ann \(p1\): \d+ of 30 hours$/m);
});

test('R-002 the answer has the fields of the contract', async () => {
  const { json, text, exit } = await run(JSON.stringify(problem), { 'time-limit': '10' });
  expect(exit).toBeUndefined();
  expect(json).toMatchObject({
    status: 'optimal',
    stages: [
      { aim: 'cover', value: 4, bound: 4, gap: 0 },
      { aim: 'load', value: 0.2, bound: 0.2, gap: 0 },
      { aim: 'fit' },
      { aim: 'develop' },
      { aim: 'prefer' },
    ],
    assignments: [
      { task: 't1', people: ['p4'] },
      { task: 't2', people: ['p1'], next: { people: ['p4'] } },
    ],
    unassigned: [{ task: 't9', because: 'nobody has webchat at level 2' }],
    load: [
      { person: 'p1', hours: 4, of: 30 },
      { person: 'p4', hours: 4, of: 20 },
    ],
    relax: [{ rule: expect.any(String), by: expect.any(Number), unblocks: ['t9'] }],
    modelHash: expect.stringMatching(/^sha256:/),
  });
  expect(text).toContain('Status: optimal');
});

test('two runs on one file give one answer', async () => {
  const [one, two] = [await run(JSON.stringify(problem)), await run(JSON.stringify(problem))];
  expect(two).toEqual(one);
});

test('a file that is no JSON, not there or contradicts itself is refused with its place', async () => {
  await expect(run('{')).rejects.toThrow(Refused);
  await expect(command.run({ words: [join(folder, 'none.json')], options: {} })).rejects.toThrow('There is no file');
  const bad = { ...problem, tasks: [{ id: 't2', hours: -4 }] };
  await expect(run(JSON.stringify(bad))).rejects.toMatchObject({
    kind: 'bad-problem',
    where: { field: 'tasks[0].hours' },
  });
  const unkept = run(JSON.stringify(problem).replace('"complaints":3', '"__proto__":3'));
  await expect(unkept).rejects.toMatchObject({ kind: 'bad-name' });
});

test('a time limit that is no number of seconds, or no file, is wrong use', async () => {
  await expect(run('{}', { 'time-limit': 'soon' })).rejects.toThrow(WrongUse);
  await expect(command.run({ words: [], options: {} })).rejects.toThrow(WrongUse);
});
