import { createHash, randomBytes } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import * as node from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyRoot, everyFile, inPieces } from '../../../tests/empty-store.ts';
import { Invalid, NotFound, Unavailable } from '../errors.ts';
import { type Disk, diskStore } from './disk.ts';

const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(200_000)]);
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const expected = { name: 'plan.pdf', most: 1_000_000 };

async function read(stream: AsyncIterable<unknown>) {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part as Uint8Array);
  return Buffer.concat(parts);
}

test('a file comes back as it went in, whole or in part, under the hash of its content', async () => {
  const root = await emptyRoot();
  const store = diskStore(root);
  const stored = await store.put(inPieces(pdf), expected);
  expect(stored).toEqual({ hash: hashOf(pdf), size: pdf.length, type: 'application/pdf' });
  const { hash } = stored;
  expect(await everyFile(root)).toEqual([join(root, hash.slice(0, 2), hash.slice(2, 4), hash)]);
  expect((await read(await store.open(hash))).equals(pdf)).toBe(true);
  expect((await read(await store.open(hash, { from: 5, to: 7 }))).equals(pdf.subarray(5, 8))).toBe(true);
  expect(await store.has(hash)).toBe(true);
  expect(await store.verify(hash)).toBe('sound');
  expect(await Array.fromAsync(store.hashes())).toEqual([hash]);
});

test('what is not there, or is no hash at all, is not found', async () => {
  const store = diskStore(await emptyRoot());
  for (const hash of ['0'.repeat(64), '../../etc/passwd', '']) {
    await expect(store.open(hash)).rejects.toThrow(NotFound);
    expect(await store.has(hash)).toBe(false);
    expect(await store.verify(hash)).toBe('missing');
  }
});

test('a changed byte is found, and putting the file again heals it', async () => {
  const root = await emptyRoot();
  const store = diskStore(root);
  const { hash } = await store.put(inPieces(pdf), expected);
  const [path] = await everyFile(root);
  await node.writeFile(path!, pdf.subarray(1));
  expect(await store.verify(hash)).toBe('changed');
  await store.put(inPieces(pdf), expected);
  expect(await store.verify(hash)).toBe('sound');
});

test('the same file put many times at once is kept once', async () => {
  const root = await emptyRoot();
  const store = diskStore(root);
  const stored = await Promise.all(Array.from({ length: 8 }, () => store.put(inPieces(pdf), expected)));
  expect(new Set(stored.map((one) => one.hash)).size).toBe(1);
  expect(await everyFile(root)).toHaveLength(1);
});

test('a file that is too large is refused while it still arrives, and leaves nothing', async () => {
  const root = await emptyRoot();
  let sent = 0;
  async function* endless() {
    for (; ; sent++) yield new Uint8Array(1000);
  }
  const refused = diskStore(root).put(endless(), { name: 'film.mp4', most: 50_000 });
  await expect(refused).rejects.toThrow(
    new Invalid({ file: 'film.mp4 is larger than 50 kB, the most that one file may have.' }),
  );
  expect(sent).toBeLessThan(60);
  expect(await everyFile(root)).toEqual([]);
});

test('a refused kind, and an upload that breaks off, leave nothing', async () => {
  const root = await emptyRoot();
  const store = diskStore(root);
  await expect(store.put(inPieces(Buffer.from('<svg/>')), { name: 'a.svg', most: 99 })).rejects.toThrow(
    'can carry script',
  );
  async function* broken() {
    yield pdf;
    throw new Error('connection lost');
  }
  await expect(store.put(broken(), expected)).rejects.toThrow('connection lost');
  expect(await everyFile(root)).toEqual([]);
});

test('letters cut in two between pieces are still text, and half a letter at the end is not', async () => {
  const store = diskStore(await emptyRoot());
  const text = Buffer.from('naïve €5 😀');
  const named = { name: 'a.txt', most: 99 };
  expect((await store.put(inPieces(text, 1), named)).type).toBe('text/plain');
  await expect(store.put(inPieces(text.subarray(0, -1), 1), named)).rejects.toThrow('not text in UTF-8');
});

test('a full disk is said in words', async () => {
  const full = failing((_, operation) => operation === 'write', 'ENOSPC');
  await expect(diskStore(await emptyRoot(), full.disk).put(inPieces(pdf), expected)).rejects.toThrow(
    new Unavailable(
      'The disk is full, so plan.pdf was not kept. Nothing else was changed. Make room, then add it again.',
    ),
  );
});

test('whichever operation of the disk fails, nothing half is left', async () => {
  let failed = 0;
  for (let turn = 1; ; turn++) {
    const root = await emptyRoot();
    const faulty = failing((count) => count === turn, 'EIO');
    const store = diskStore(root, faulty.disk);
    const answer = await store.put(inPieces(pdf), expected).catch((error: Error) => error);
    if (!faulty.hasFailed()) break;
    failed += 1;
    expect(answer, `operation ${turn}`).toBeInstanceOf(Error);
    for (const path of await everyFile(root)) expect(hashOf(await node.readFile(path)), path).toBe(path.slice(-64));
    expect(await node.readdir(join(root, 'incoming')).catch(() => []), `operation ${turn}`).toEqual([]);
    const sound = diskStore(root);
    expect(await sound.verify((await sound.put(inPieces(pdf), expected)).hash)).toBe('sound');
  }
  expect(failed).toBeGreaterThan(15);
});

test('a disk that writes less than it was given is given the rest', async () => {
  const root = await emptyRoot();
  const sparing: Disk = {
    ...node,
    open: async (...args: Parameters<typeof node.open>) =>
      changed(
        await node.open(...args),
        'write',
        (file) => (chunk: Uint8Array, at: number) => file.write(chunk, at, Math.min(1000, chunk.length - at)),
      ),
  };
  const store = diskStore(root, sparing);
  expect(await store.verify((await store.put(inPieces(pdf), expected)).hash)).toBe('sound');
});

test('a sweep removes what is old and has no row, and nothing else', async () => {
  const root = await emptyRoot();
  const store = diskStore(root);
  const files = await Promise.all(
    ['old and kept', 'old orphan', 'new orphan'].map((text) =>
      store.put(inPieces(Buffer.from(text)), { name: 'a.txt', most: 99 }),
    ),
  );
  const [kept, orphan, fresh] = files.map((file) => file.hash) as [string, string, string];
  await node.writeFile(join(root, 'incoming', 'left'), 'half');
  const age = (path: string) => node.utimes(path, new Date(0), new Date(0));
  await age(join(root, 'incoming', 'left'));
  for (const hash of [kept, orphan]) await age(join(root, hash.slice(0, 2), hash.slice(2, 4), hash));
  const yesterday = new Date(Date.now() - 86_400_000);
  expect(await store.sweep(yesterday, (hash) => Promise.resolve(hash === kept))).toEqual([orphan]);
  expect((await Array.fromAsync(store.hashes())).sort()).toEqual([fresh, kept].sort());
  expect(await node.readdir(join(root, 'incoming'))).toEqual([]);
});

test('a file put anew while the sweep looks at it stays', async () => {
  const root = await emptyRoot();
  const store = diskStore(root);
  const { hash } = await store.put(inPieces(pdf), expected);
  await node.utimes(join(root, hash.slice(0, 2), hash.slice(2, 4), hash), new Date(0), new Date(0));
  const putAgain = async () => (await store.put(inPieces(pdf), expected)) && false;
  expect(await store.sweep(new Date(Date.now() - 86_400_000), putAgain)).toEqual([]);
  expect(await store.verify(hash)).toBe('sound');
});

/** A disk on which the operations chosen fail with this code; each is counted, also those on an open file. */
function failing(chosen: (count: number, operation: string) => boolean, code: string) {
  let count = 0;
  let failed = false;
  const orFail = (operation: string) => {
    count += 1;
    if (!chosen(count, operation)) return;
    failed = true;
    throw Object.assign(new Error(code), { code });
  };
  const counted = (object: object, names: string[]): object =>
    new Proxy(object, {
      get(target, name: string) {
        const member = Reflect.get(target, name) as unknown;
        if (typeof member !== 'function') return member;
        const call = member as (...args: unknown[]) => unknown;
        if (!names.includes(name)) return call.bind(target);
        return async (...args: unknown[]) => {
          if (name === 'close') await call.apply(target, args); // a failing close still frees the handle
          orFail(name);
          const made = name === 'close' ? undefined : await call.apply(target, args);
          return name === 'open' ? counted(made as FileHandle, ['write', 'read', 'datasync', 'sync', 'close']) : made;
        };
      },
    });
  const operations = ['mkdir', 'open', 'readdir', 'rename', 'stat'];
  return { disk: counted({ ...node }, operations) as Disk, hasFailed: () => failed };
}

/** The open file with one of its operations replaced. */
function changed(file: FileHandle, operation: string, by: (file: FileHandle) => unknown): FileHandle {
  return new Proxy(file, {
    get(target, name) {
      if (name === operation) return by(target);
      const member = Reflect.get(target, name) as unknown;
      return typeof member === 'function' ? (member.bind(target) as unknown) : member;
    },
  });
}
