// Keeps one file after another in the store it is given, and prints the hash of each once it is kept.
import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { diskStore } from '../../src/server/files/disk.ts';

const store = diskStore(process.argv[2]!);

async function* text() {
  for (let part = 0; part < 20; part++)
    yield randomBytes(8_000)
      .toString('hex')
      .match(/.{1,80}/g)!
      .join('\n')
      .concat('\n');
}

for (;;) {
  const bytes = (async function* () {
    for await (const part of text()) yield Buffer.from(part);
  })();
  const { hash } = await store.put(bytes, { name: 'upload.txt', most: 10_000_000 });
  writeSync(1, `${hash}\n`);
}
