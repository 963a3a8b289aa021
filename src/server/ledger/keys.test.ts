import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { newSigningKey, openSigningKey, publicKeyOf } from './keys.ts';
import { readRotation, signRotation } from './rotation.ts';

async function folder() {
  const made = await mkdtemp(join(tmpdir(), 'leadwell-keys-'));
  onTestFinished(() => rm(made, { recursive: true }));
  return join(made, 'keys');
}

test('the key is made at the first start, closed to others, and is the same afterwards', async () => {
  const keys = await folder();
  const first = await openSigningKey(keys);
  expect((await openSigningKey(keys)).public.id).toBe(first.public.id);
  expect(await readdir(keys)).toEqual(['ledger.pem']);
  expect((await stat(keys)).mode & 0o777).toBe(0o700);
  expect((await stat(join(keys, 'ledger.pem'))).mode & 0o777).toBe(0o600);
});

test('several first starts at once agree on one key', async () => {
  const keys = await folder();
  const opened = await Promise.all(Array.from({ length: 8 }, () => openSigningKey(keys)));
  expect(new Set(opened.map((key) => key.public.id)).size).toBe(1);
  expect(await readdir(keys)).toEqual(['ledger.pem']);
});

test('a damaged key file is refused in words and left as it is', async () => {
  const keys = await folder();
  await openSigningKey(keys);
  await writeFile(join(keys, 'ledger.pem'), 'nothing');
  await expect(openSigningKey(keys)).rejects.toThrow('does not hold an Ed25519 private key');
  expect(await readFile(join(keys, 'ledger.pem'), 'utf8')).toBe('nothing');
});

test('a public key is read from its PEM text only', () => {
  const key = newSigningKey().public;
  expect(publicKeyOf(key.pem)).toMatchObject({ id: key.id, pem: key.pem });
  expect(() => publicKeyOf(key.pem.replace('PUBLIC', 'PRIVATE'))).toThrow('not an Ed25519 public key');
});

test('a rotation counts when both keys signed it, and not with one letter changed', () => {
  const [old, fresh] = [newSigningKey(), newSigningKey()];
  const event = signRotation(old, fresh, '2026-11-22T10:00:00.000Z');
  const read = readRotation(event);
  expect([read?.from.id, read?.to.id, read?.time]).toEqual([
    old.public.id,
    fresh.public.id,
    '2026-11-22T10:00:00.000Z',
  ]);
  for (let at = 0; at < event.length; at++) {
    const letter = event[at] === 'A' ? 'B' : 'A';
    expect(readRotation(event.slice(0, at) + letter + event.slice(at + 1))).toBeNull();
  }
});
