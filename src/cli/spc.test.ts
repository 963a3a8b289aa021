import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Refused, WrongUse } from './command.ts';
import { command } from './spc.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leadwell-spc-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function charted(text: string, options: Record<string, string> = {}) {
  const file = join(folder, 'series.csv');
  await writeFile(file, text);
  return command.run({ words: [file], options });
}
const weeks = (values: number[]) =>
  [
    'date,value',
    ...values.map((value, at) => `${new Date(Date.UTC(2026, 0, 5 + 7 * at)).toISOString().slice(0, 10)},${value}`),
  ].join('\n');
const alternating = Array.from({ length: 14 }, (_, at) => 0.7 + (at % 2) / 50);

test('the answer has the fields of the contract', async () => {
  const { json } = await charted(weeks([...alternating, 0.9]), { improve: 'up', target: '95%' });
  expect(json).toMatchObject({
    chart: 'xmr',
    mean: expect.any(Number),
    lower: expect.any(Number),
    upper: expect.any(Number),
    assurance: 'consistently-misses',
    note: null,
  });
  const { points } = json as { points: { date: string; value: number; signals: string[] }[] };
  expect(points.at(-1)).toMatchObject({ date: '2026-04-13', value: 0.9, signals: ['beyond'] });
});

test('counts out of counts make a p′ chart, and few points say so', async () => {
  const { json, text } = await charted('date,numerator,denominator\n2026-01-05,7,10\n2026-01-12,8,9\n');
  expect(json).toMatchObject({ chart: 'p-prime', note: 'fewer than 12 points', mean: 15 / 19 });
  expect(text).toContain('range so far in the latest week ');
  expect((await charted(weeks(alternating))).text).toMatch(/usual range \d/);
});

test('limits can be drawn afresh from a date inside the series, and not from one outside it', async () => {
  const { json } = await charted(weeks(alternating), { rebase: '2026-02-16' });
  expect((json as { groups: { from: string }[] }).groups.map(({ from }) => from)).toEqual(['2026-01-05', '2026-02-16']);
  await expect(charted(weeks(alternating), { rebase: '2027-01-01' })).rejects.toBeInstanceOf(Refused);
});

test('a wrong option is wrong use; a wrong file is refused with the place', async () => {
  await expect(charted(weeks(alternating), { improve: 'sideways' })).rejects.toBeInstanceOf(WrongUse);
  await expect(charted(weeks(alternating), { target: 'high' })).rejects.toBeInstanceOf(WrongUse);
  await expect(charted(weeks(alternating), { rebase: 'soon' })).rejects.toBeInstanceOf(WrongUse);
  await expect(command.run({ words: [], options: {} })).rejects.toBeInstanceOf(WrongUse);
  await expect(charted('date,value\n2026-01-05,many\n')).rejects.toMatchObject({ kind: 'figures', where: { row: 2 } });
  await expect(command.run({ words: [join(folder, 'none.csv')], options: {} })).rejects.toMatchObject({
    kind: 'no-file',
  });
  await expect(command.run({ words: [folder], options: {} })).rejects.toMatchObject({ kind: 'no-file' });
});

test('the words for people come first and never call ordinary variation a change', async () => {
  const { text } = await charted(weeks(alternating));
  expect(text.split('\n')[0]).toBe('Ordinary variation. The last week is inside the usual range. Nothing to explain.');
});

test('with too few points the words say nothing of the standard; the fields stay, with their note', async () => {
  const { json, text } = await charted(weeks([9, 10, 11]), { improve: 'down', target: '20' });
  expect(json).toMatchObject({ assurance: 'consistently-meets', note: 'fewer than 12 points' });
  expect(text).toMatch(/^Too few to judge\./);
  expect(text).not.toMatch(/usual range \d|meets/);
});

test('R-082 what is listed as a signal is said in the words, too', async () => {
  const { text } = await charted(weeks([...Array(8).fill(0.6), 0.7, 0.68, 0.72, 0.69, 0.71, 0.7, 0.72, 0.61]));
  expect(text).toMatch(/^Now ordinary\..*Marked before: /);
  expect(text.split('\n').filter((line) => /^2026.*shift/.test(line)).length).toBeGreaterThan(6);
});
