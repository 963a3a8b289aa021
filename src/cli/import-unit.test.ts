import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WrongUse } from './command.ts';
import { command } from './import-unit.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leadwell-units-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(content: string) {
  const path = join(folder, 'units.json');
  await writeFile(path, content);
  return command.run({ words: [path], options: {} });
}

test('R-091 a file that cannot be used is refused with every place, before an installation is looked for', async () => {
  await expect(run('no json')).rejects.toMatchObject({ kind: 'not-json' });
  await expect(run('{"units": [\n{"number": "7", "level": "two",\n"outcomes": []}]}')).rejects.toMatchObject({
    kind: 'bad-unit',
    where: {
      field: 'units.0.title',
      places: [
        { field: 'units.0.title', line: 2 },
        { field: 'units.0.level', line: 2 },
        { field: 'units.0.outcomes', line: 3 },
      ],
    },
    message:
      'Line 2: Unit 7: give the unit’s title as text. Line 2: Unit 7: give the level as a whole number or null. It says "two". ' +
      'Line 3: Unit 7: give at least one outcome. Nothing was changed.',
  });
  const many = Array.from({ length: 25 }, (_, at) => ({ number: `${at}`, outcomes: [] }));
  await expect(run(JSON.stringify({ units: many }, null, 1))).rejects.toThrow(
    '30 more places need mending: --json names them.',
  );
  await expect(command.run({ words: [join(folder, 'none.json')], options: {} })).rejects.toThrow('There is no file');
  await expect(command.run({ words: [folder], options: {} })).rejects.toThrow('is a folder. Name one file.');
  await expect(command.run({ words: ['/dev/null'], options: {} })).rejects.toThrow('/dev/null is a device or a pipe.');
  await expect(command.run({ words: [], options: {} })).rejects.toBeInstanceOf(WrongUse);
});
