import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical } from './canonical.ts';
import { signCheckpoint } from './checkpoint.ts';
import { ledgerOrigin } from './checkpoint-note.ts';
import { fromHex } from './encoding.ts';
import { entryHash, firstPrevious, type LedgerEntry, recordHash } from './entry.ts';
import { newSigningKey } from './keys.ts';
import { merkleTree } from './merkle.ts';
import { type StoredEntry, verifyChain, verifyCheckpoints, versionFault } from './verify.ts';

const organisation = '0198c0de-0000-7000-8000-000000000001';
const key = newSigningKey();
const time = '2026-11-22T10:00:00.000Z';

function ledger(length: number, word = 'plan.agree') {
  const entries: StoredEntry[] = [];
  for (let sequence = 1; sequence <= length; sequence++) {
    const entry: LedgerEntry = {
      v: 1,
      organisation,
      sequence,
      time,
      actor: { person: null, role: 'leader' },
      action: word,
      object: { kind: 'plan', id: organisation, version: sequence, hash: recordHash(new Uint8Array(32), { sequence }) },
      previous: entries.at(-1)?.hash ?? firstPrevious,
    };
    entries.push({ entry: canonical(entry), hash: entryHash(entry) });
  }
  return entries;
}

/** Alters an entry of the ledger; 'rehashed' gives it the hash of its new text too. */
function alter(stored: StoredEntry, change: (entry: LedgerEntry) => void, rehashed?: 'rehashed') {
  const entry = JSON.parse(stored.entry) as LedgerEntry;
  change(entry);
  stored.entry = canonical(entry);
  if (rehashed) stored.hash = entryHash(entry);
}

const hashes = (entries: StoredEntry[]) => entries.map((stored) => stored.hash);

function noteOver(entries: StoredEntry[]) {
  const root = merkleTree(hashes(entries).map((hash) => fromHex(hash)!)).root();
  return signCheckpoint(key, { origin: ledgerOrigin(organisation), size: entries.length, root, time });
}

const checked = (notes: string[], entries: StoredEntry[]) =>
  verifyCheckpoints(notes, hashes(entries), [key.public], ledgerOrigin(organisation));

test('an untouched ledger has no problem, against every checkpoint', () => {
  const entries = ledger(20);
  expect(verifyChain(entries)).toEqual([]);
  expect(
    checked(
      [0, 1, 7, 20].map((size) => noteOver(entries.slice(0, size))),
      entries,
    ),
  ).toEqual([]);
});

test('a deleted entry leaves a gap that is named', () => {
  const entries = ledger(10).toSpliced(3, 2);
  expect(verifyChain(entries)).toEqual([
    { kind: 'gap', where: { sequence: 6 }, what: 'Entries 4 to 5 are missing before entry 6.' },
  ]);
});

test('an altered entry is named', () => {
  const entries = ledger(10);
  alter(entries[4]!, (entry) => (entry.action = 'plan.refuse'));
  expect(verifyChain(entries)).toMatchObject([{ kind: 'altered', where: { sequence: 5 } }]);
});

test('an altered entry with its hash made anew betrays itself at the next', () => {
  const entries = ledger(10);
  alter(entries[4]!, (entry) => (entry.action = 'plan.refuse'), 'rehashed');
  expect(verifyChain(entries)).toMatchObject([{ kind: 'unlinked', where: { sequence: 6 } }]);
  expect(verifyChain(entries)[0]!.what).toContain('Entry 5 was replaced');
});

test('two entries exchanged are named', () => {
  const entries = ledger(6);
  [entries[2], entries[3]] = [entries[3]!, entries[2]!];
  expect(verifyChain(entries).map(({ kind, where }) => [kind, where])).toEqual([
    ['gap', { sequence: 4 }],
    ['reordered', { sequence: 3 }],
    ['gap', { sequence: 5 }],
  ]);
});

test('an entry of another organisation, and one that is no entry, are named', () => {
  const entries = ledger(3);
  alter(entries[2]!, (entry) => (entry.organisation = 'other'), 'rehashed');
  expect(verifyChain(entries)).toMatchObject([{ kind: 'foreign', where: { sequence: 3 } }]);
  const broken = [{ entry: '{}', hash: '' }];
  expect(verifyChain(broken)).toMatchObject([{ kind: 'malformed', where: { sequence: 1 } }]);
});

test('a whole ledger rewritten, hashes and all, is found by a checkpoint signed before', () => {
  const [first, second] = [ledger(5), ledger(10)];
  const rewritten = ledger(10, 'plan.refuse');
  expect(verifyChain(rewritten)).toEqual([]);
  expect(checked([noteOver(second), noteOver(first)], rewritten)).toMatchObject([
    { kind: 'rewritten', where: { checkpoint: 5 } },
    { kind: 'rewritten', where: { checkpoint: 10 } },
  ]);
});

test('entries cut off the end are found by a checkpoint', () => {
  expect(checked([noteOver(ledger(10))], ledger(8))).toMatchObject([
    { kind: 'shortened', what: expect.stringMatching(/^Entries 9 to 10,/) as string },
  ]);
});

test('a checkpoint by a foreign key, or of a foreign ledger, is named', () => {
  const entries = ledger(3);
  const note = signCheckpoint(newSigningKey(), {
    origin: ledgerOrigin(organisation),
    size: 3,
    root: new Uint8Array(32),
    time,
  });
  const foreign = signCheckpoint(key, { origin: 'leadwell/other', size: 3, root: new Uint8Array(32), time });
  expect(checked([note, foreign], entries).map((problem) => problem.kind)).toEqual(['unsigned', 'unsigned']);
});

test('whatever is done to one entry, the chain or the checkpoint finds it', () => {
  const changes = fc.constantFrom<(entries: StoredEntry[], at: number) => void>(
    (entries, at) => entries.splice(at, 1),
    (entries, at) => entries.splice(at, 0, structuredClone(entries[at]!)),
    (entries, at) => alter(entries[at]!, (entry) => (entry.time = '2020-01-01T00:00:00.000Z')),
    (entries, at) => alter(entries[at]!, (entry) => (entry.object.version += 1)),
    (entries, at) => (entries[at]!.entry += ' '),
    (entries, at) => (entries[at]!.entry = entries[at]!.entry.slice(1)),
    (entries, at) => (entries[at]!.hash = '0'.repeat(64)),
    (entries, at) => alter(entries[at]!, (entry) => (entry.actor.role = 'manager'), 'rehashed'),
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.nat(), changes, (length, seed, change) => {
      const note = noteOver(ledger(length));
      const entries = ledger(length);
      change(entries, seed % length);
      expect([...verifyChain(entries), ...checked([note], entries)]).not.toEqual([]);
    }),
  );
});

test('a version that no longer gives its hash is named, and an erased one leaves the ledger sound', () => {
  const [stored] = ledger(1);
  const entry = JSON.parse(stored!.entry) as LedgerEntry;
  const version = { kind: 'plan', recordId: organisation, version: 1, record: { sequence: 1 }, salt: '00'.repeat(32) };
  expect(versionFault(version, entry)).toBeNull();
  expect(versionFault({ ...version, record: null, salt: null }, entry)).toBeNull();
  expect(versionFault({ ...version, record: { sequence: 2 } }, entry)).toContain('was altered');
  expect(versionFault({ ...version, salt: '11'.repeat(32) }, entry)).toContain('was altered');
  expect(versionFault({ ...version, version: 2 }, entry)).toContain('is not the one that entry 1 recorded');
});
