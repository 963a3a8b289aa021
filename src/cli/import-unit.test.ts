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

test('R-091 a file that cannot be used is refused with its place, before an installation is looked for', async () => {
  await expect(run('no json')).rejects.toMatchObject({ kind: 'not-json' });
  await expect(run('{"units": [{"number": "7"}]}')).rejects.toMatchObject({
    ...{ kind: 'bad-unit', where: { field: 'units.0.title' } },
    message: 'Unit 7: give the unit’s title as text. One more place needs mending. Nothing was changed.',
  });
  await expect(command.run({ words: [join(folder, 'none.json')], options: {} })).rejects.toThrow('There is no file');
  await expect(command.run({ words: [folder], options: {} })).rejects.toThrow('is a folder. Name one file.');
  await expect(command.run({ words: ['/dev/null'], options: {} })).rejects.toThrow('/dev/null is a device or a pipe.');
  await expect(command.run({ words: [], options: {} })).rejects.toBeInstanceOf(WrongUse);
});
