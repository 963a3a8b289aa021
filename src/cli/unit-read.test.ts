import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { unitsIn } from '#server/qualifications/unit-file.ts';
import { WrongUse } from './command.ts';
import { command } from './unit-read.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leadwell-unit-read-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(content: string, name = 'calls.txt') {
  const path = join(folder, name);
  await writeFile(path, content);
  return command.run({ words: [path], options: {} });
}
const calls =
  'Unit 4: Calls\nUnit expiry date: 31/12/2027\n1 Understand greetings\n1.1 Explain why\n1.3 Describe:\n  • who\n  • when\n';

test('R-091 the answer has the fields of the contract, says the same in words, and can be imported as it is', async () => {
  const { json, text } = await run(calls);
  expect(json).toEqual({
    units: [
      {
        ...{ number: '4', title: 'Calls', level: null, credit: null, glh: null, expires: '2027-12-31' },
        outcomes: [
          {
            ...{ number: '1', title: 'Understand greetings', line: 3 },
            criteria: [
              { code: '1.1', text: 'Explain why', kind: 'knowledge', sub: null, line: 4 },
              { code: '1.3', text: 'Describe:', kind: 'knowledge', sub: ['who', 'when'], line: 5 },
            ],
          },
        ],
        check: [{ where: { line: 5 }, what: '1.2 is missing before 1.3', certain: false }],
      },
    ],
    check: [],
  });
  expect(text).toContain('Unit 4: Calls\n  level not said, credit not said');
  expect(text).toContain('    1.3 Describe: (knowledge)\n      • who');
  expect(text).toContain('to check: 1.2 is missing before 1.3 (line 5)');
  expect(unitsIn(json, 'calls.txt')[0]!.specification).toMatchObject({ number: '4', expiresOn: '2027-12-31' });
});

test('R-091 a file that cannot be read is refused with its name, a wrong call is said to be one', async () => {
  await expect(run('')).rejects.toMatchObject({
    kind: 'empty',
    message: expect.stringMatching(/calls\.txt: The file is empty/),
  });
  await expect(run('{"a": ', 'a.json')).rejects.toMatchObject({ kind: 'not-json' });
  await expect(command.run({ words: [join(folder, 'none.txt')], options: {} })).rejects.toThrow('There is no file');
  await expect(command.run({ words: [], options: {} })).rejects.toBeInstanceOf(WrongUse);
});
