import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call } from './call.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leadwell-suggest-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, content: string | Buffer) {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}
const note =
  'Lena waved at me with a man shouting on the line. I plugged in beside her, wrote the dates on her pad and she read them out.';
const suggest = async (text: string | Buffer, ...options: string[]) =>
  call(['suggest', await file('evidence.txt', text), ...options]);

test('R-095 suggestions have the fields of the contract, surest first, and their words stand where they say', async () => {
  const { status, stdout } = await suggest(note, '--unit', '39', '--json');
  const { suggestions } = JSON.parse(stdout);
  expect([status, suggestions.length]).toEqual([0, 1]);
  expect(suggestions[0]).toEqual({ criterion: '2.3', score: expect.any(Number), because: [expect.any(Object)] });
  const [{ start, end, text }] = suggestions[0].because;
  expect(note.slice(start, end)).toBe(text);
  expect((await suggest(note, '--unit', '39')).stdout).toMatch(/^2\.3 Provide team members.*\(\d+%\)\n {2}“Lena waved/);
});

test('R-095 an empty list is a good answer', async () => {
  expect(JSON.parse((await suggest('', '--unit', '39', '--json')).stdout)).toEqual({ suggestions: [] });
  expect((await suggest('Opened at nine.', '--unit', '39')).stdout).toMatch(
    /^Nothing in it shows a criterion of unit 39/,
  );
});

test('R-095 a unit that is not built in is read from its file', async () => {
  const criteria = [{ code: '7', text: 'Support colleagues who ask', kind: 'performance' }];
  const unit = { number: 'X1', title: 'Elsewhere', outcomes: [{ number: '1', title: 'Help', criteria }] };
  const one = await file('unit.json', JSON.stringify({ units: [unit] }));
  expect(JSON.parse((await suggest(note, '--unit', one, '--json')).stdout).suggestions[0]).toMatchObject({
    criterion: '7',
  });
  const two = await file('units.json', JSON.stringify({ units: [unit, { ...unit, number: 'X2' }] }));
  expect(await suggest(note, '--unit', two)).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/holds 2 units/),
  });
  const bad = await file('bad.json', JSON.stringify({ units: [{ ...unit, outcomes: [] }] }));
  expect(await suggest(note, '--unit', bad)).toMatchObject({ status: 1, stderr: expect.stringMatching(/outcome/) });
});

test('R-095 what cannot be read is refused in a sentence', async () => {
  expect(await suggest(note)).toMatchObject({ status: 2, stderr: expect.stringMatching(/--unit 39/) });
  expect(await suggest(note, '--unit', '40')).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/No unit 40 is built in, only 39/),
  });
  expect(await suggest(Buffer.from([0xff, 0xfe, 0x00]), '--unit', '39')).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/not plain text in UTF-8/),
  });
  expect(await suggest('a'.repeat(300_000), '--unit', '39')).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/293 KB\. Give one piece/),
  });
});
