// Copies in a package: the sealed original of each must stand in the ledger, before the copy, as a version of the same evidence.
import { expect, test } from 'vitest';
import type { LedgerEntry } from './entry.ts';
import type { Manifest } from './package-format.ts';
import { checkEvidence } from './package-verify-evidence.ts';
import type { Proven } from './package-verify-ledger.ts';

const document = {
  title: 'A talk',
  kind: 'One-to-one',
  from: '2026-03-02',
  to: '2026-03-02',
  people: [],
  sections: [],
};
const of = { kind: 'evidence', id: 'e1', version: 3 };
const named = { number: 1, title: 'A talk' };
const manifest = {
  ...{ files: [{ path: 'evidence/01/document.json', size: 1, sha256: '' }], claims: [] },
  evidence: [{ ...of, ...named, sort: 'One-to-one', from: document.from, to: document.to }],
} as unknown as Manifest;
const sealed = { originalHash: 'aa', originalEntry: 7, redactedVersion: 3 };
const record = { ...named, happenedFrom: document.from, happenedTo: document.to, document, ...sealed };
const proven: Proven = new Map([['evidence e1 3', { ...of, entry: 9, salt: '', record }]]);
const original = { kind: 'evidence', id: 'e1', version: 1, hash: 'aa' };

const problemsWith = (sequence: number, object: typeof original) =>
  checkEvidence(manifest, () => JSON.stringify(document), {
    proven,
    sound: new Map([[sequence, { object } as unknown as LedgerEntry]]),
  }).map(({ what }) => what);

test('R-102 R-120 a copy is sound where an entry holds the hash of its original, and named where none does', () => {
  expect(problemsWith(7, original)).toEqual([]);
  const missing = ['Evidence 1 names a sealed original that no entry of the ledger holds.'];
  for (const wrong of [
    { ...original, hash: 'ab' },
    { ...original, id: 'e2' },
    { ...original, kind: 'claim' },
    { ...original, version: 3 },
  ])
    expect(problemsWith(7, wrong)).toEqual(missing);
  expect(problemsWith(8, original)).toEqual(missing);
});
