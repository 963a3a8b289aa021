// `kill -9` in the middle of uploads: every file that was acknowledged is whole, and none is half there.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { diskStore } from '../../src/server/files/disk.ts';
import { rounds, temporaryHome } from './newcomer.ts';

const home = temporaryHome('uploads');
afterAll(home.remove);

test(`a process killed in ${rounds} streams of uploads leaves every acknowledged file whole, and no half one`, async () => {
  const store = diskStore(join(home.path, 'files'));
  for (let round = 0; round < rounds; round++) {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'uploading.ts'), join(home.path, 'files')]);
    let printed = '';
    await new Promise<void>((enough) => {
      child.stdout.on('data', (chunk) => {
        printed += chunk;
        if (printed.split('\n').length > 20 + round) enough();
      });
      child.once('exit', () => enough());
    });
    child.kill('SIGKILL');
    await once(child, 'close');
    const acknowledged = printed.split('\n').filter((line) => line.length === 64);
    expect(acknowledged.length).toBeGreaterThanOrEqual(20);
    for (const hash of acknowledged) expect(await store.verify(hash)).toBe('sound');
    for await (const hash of store.hashes()) expect(await store.verify(hash)).toBe('sound');
  }
});
