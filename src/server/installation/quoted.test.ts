import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { quoted } from './quoted.ts';

test.each(['/backups/today', '/srv/Büro Eins/data', "/srv/it's; $HOME/data"])(
  'a shell takes %s as one word',
  (path) => {
    const { stdout } = spawnSync('/bin/sh', ['-c', `printf %s: ${quoted(path)}`], { encoding: 'utf8' });
    expect(stdout).toBe(`${path}:`);
  },
);
