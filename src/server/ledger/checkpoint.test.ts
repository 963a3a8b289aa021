import { createPublicKey, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { openCheckpoint, signCheckpoint } from './checkpoint.ts';
import { ledgerOrigin, noteKeyHash, readCheckpoint } from './checkpoint-note.ts';
import { fromBase64, toHex } from './encoding.ts';
import { newSigningKey } from './keys.ts';
import { merkleTree } from './merkle.ts';
import { publicKeyPem } from './public-key.ts';

const key = newSigningKey();
const head = {
  origin: ledgerOrigin('0198c0de-0000-7000-8000-000000000001'),
  size: 1204,
  root: merkleTree([]).root(),
  time: '2026-11-22T10:00:00.000Z',
};
const note = signCheckpoint(key, head);

test('C2SP signed-note: the key hash and signature of the published example are understood', () => {
  const raw = fromBase64('ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')!.slice(1);
  const body = fromBase64(
    'x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=',
  )!;
  const text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
  expect(toHex(noteKeyHash('PeterNeumann', raw))).toBe('c74f20a3');
  expect(toHex(body.slice(0, 4))).toBe('c74f20a3');
  expect(verify(null, Buffer.from(text), createPublicKey(publicKeyPem(raw)), body.slice(4))).toBe(true);
});

test('C2SP tlog-checkpoint: origin, size and base64 root stand on the first three lines', () => {
  expect(note.split('\n').slice(0, 5)).toEqual([
    'leadwell/0198c0de-0000-7000-8000-000000000001',
    '1204',
    '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
    'time 2026-11-22T10:00:00.000Z',
    '',
  ]);
});

test('a signed checkpoint opens with its key, and says which key that was', () => {
  const other = newSigningKey();
  expect(openCheckpoint(note, [other.public, key.public])).toEqual({ checkpoint: head, key: key.public.id });
  expect(openCheckpoint(note, [other.public])).toEqual({ fault: 'is not signed by a key of this installation' });
});

test('every flipped byte of a checkpoint is found', () => {
  const bytes = Buffer.from(note);
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes);
    changed[at] = changed[at]! ^ 1;
    expect(openCheckpoint(changed.toString(), [key.public])).toHaveProperty('fault');
  }
});

test.each([
  ['no signature', (text: string) => `${text.split('\n\n')[0]}\n`],
  ['a size with a leading zero', (text: string) => text.replace('1204', '01204')],
  ['a time that is none', (text: string) => text.replace('11-22T', '11-31T')],
  ['a missing last newline', (text: string) => text.trimEnd()],
  ['a further line', (text: string) => text.replace('\n\n', '\nmore\n\n')],
])('a checkpoint with %s is not read', (_, change) => {
  expect(readCheckpoint(note)).not.toBeNull();
  expect(readCheckpoint(change(note))).toBeNull();
});

test('the signature of a witness beside ours does no harm', () => {
  const witness = `— witness.example ${Buffer.alloc(76).toString('base64')}\n`;
  expect(openCheckpoint(note + witness, [key.public])).toHaveProperty('checkpoint');
});
