// The command as it is called from a shell. What each command does is in its own test.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { call } from './call.ts';
import { commands } from './commands.ts';
import { helpOf, overview } from './usage.ts';

const home = mkdtempSync(join(tmpdir(), 'leadwell-no-installation-'));
afterAll(() => rmSync(home, { recursive: true }));

function run(...words: string[]) {
  const env = { ...process.env, LEADWELL_DATA: home, DATABASE_URL: '', LEADWELL_ORIGIN: '' };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/leadwell.ts', ...words], {
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('every command', () => {
  test.each(Object.entries(commands))('%s explains each option and gives an example', async (name, { says, load }) => {
    const command = await load();
    expect(overview()).toContain(says);
    expect(command.words.startsWith(name)).toBe(true);
    const help = helpOf(command);
    for (const [option, { says: words }] of Object.entries({ ...command.options }))
      expect(help).toMatch(
        new RegExp(`^  --${option}\\b.*  ${words.slice(0, 10).replaceAll(/[^a-zA-Z ]/g, '.')}`, 'm'),
      );
    expect(help).toContain(`Example: leadwell ${name}`);
    expect(help).toContain('--json');
  });
});

describe('the command', () => {
  test('answers wrong use with exit 2, in words and as one document', async () => {
    expect(run('nonsense')).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining('no command nonsense'),
    });
    const { status, stdout } = run('doctor', 'more', '--json');
    expect(status).toBe(2);
    expect(JSON.parse(stdout)).toEqual({ error: { kind: 'wrong-use', message: '“more” means nothing here.' } });
    expect(await call(['spc', '--nonsense'])).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^There is no option --nonsense here\.\nUsage/),
    });
    expect((await call(['ledger', 'verfy'])).stderr).toMatch(/^Say which: ledger verify, ledger begin-anew\./);
  });

  test('refuses with exit 1 what makes no sense before the first start, naming the folder', () => {
    const { status, stdout, stderr } = run('portfolio', 'list', '--json');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { kind: 'nothing-there', where: home } });
    expect(stderr).toContain('npm start');
  });

  test('adds nobody whose e-mail address is none', async () => {
    vi.stubEnv('LEADWELL_DATA', home);
    const ann = ['user', 'add', '--name', 'Ann', '--email'];
    const { status, stdout } = await call([...ann, 'ann', '--json']);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { kind: 'not-added', where: { option: '--email' } } });
    const elsewhere = await call([...ann, 'a@b.org', '--address', 'b.org']);
    expect(elsewhere.stderr).toContain('--address is b.org');
    expect((await call([...ann, 'a@b.org', '--role', 'leader'])).status).toBe(2);
    const twice = await call([...ann, 'a@b.org', '--name', 'Ben']);
    expect(twice).toMatchObject({ status: 2, stderr: expect.stringMatching(/^--name is given more than once/) });
    vi.unstubAllEnvs();
  });
});
