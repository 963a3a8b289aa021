// Looking for tampering in a whole ledger: every broken place is named.

import { openCheckpoint } from './checkpoint.ts';
import type { Checkpoint } from './checkpoint-note.ts';
import { fromHex, sameBytes, toHex } from './encoding.ts';
import { firstPrevious, type LedgerEntry, readEntry, recordHash } from './entry.ts';
import type { PublicKey } from './keys.ts';
import { append, emptyFrontier, type Frontier, frontierRoot, leafHash } from './merkle.ts';

/** An entry as it is stored: its canonical JSON, letter by letter, and the hash stored beside it. */
export type StoredEntry = { entry: string; hash: string };

/**
 * gap: entries are missing before this one. reordered: it stands out of order, or twice. altered: its text no longer gives
 * its hash. unlinked: the entry before it was replaced. foreign: it belongs to another organisation. malformed: it is no entry.
 * rewritten: the entries no longer give a root that was signed. shortened: entries that were signed are gone.
 * unsigned: a checkpoint is not signed by the key.
 */
export type ChainProblem = {
  kind: 'gap' | 'reordered' | 'altered' | 'unlinked' | 'foreign' | 'malformed' | 'rewritten' | 'shortened' | 'unsigned';
  /** The entry's sequence, or the size of the checkpoint. */
  where: { sequence: number } | { checkpoint: number };
  /** One sentence. */
  what: string;
};

/** All entries of one organisation, in stored order. */
export function verifyChain(entries: Iterable<StoredEntry>): ChainProblem[] {
  const chain = chainCheck();
  return [...entries].flatMap((stored) => chain.next(stored));
}

/**
 * The same, entry by entry, for a ledger too long to hold: `next` names what is wrong with one more entry. `from` is the
 * entry that it begins after.
 */
export function chainCheck(from: Before = beginning): { next(stored: StoredEntry): ChainProblem[] } {
  let last = from;
  return {
    next(stored) {
      const entry = readEntry(stored.entry);
      const { hash } = stored;
      const before = last;
      if (typeof entry === 'string') {
        const sequence = before.sequence + 1;
        last = { ...before, sequence, hash };
        return [{ kind: 'malformed', where: { sequence }, what: `Entry ${sequence} ${entry}.` }];
      }
      last = { sequence: entry.sequence, hash, organisation: before.organisation ?? entry.organisation };
      return [...order(entry, before), ...content(stored, entry, before), ...foreign(entry, before)];
    },
  };
}

type Before = { sequence: number; hash: string; organisation: string | null };
const beginning: Before = { sequence: 0, hash: firstPrevious, organisation: null };

function order({ sequence }: LedgerEntry, before: Before): ChainProblem[] {
  const expected = before.sequence + 1;
  const where = { sequence };
  if (sequence > expected) {
    const missing = sequence - 1 === expected ? `Entry ${expected} is` : `Entries ${expected} to ${sequence - 1} are`;
    return [{ kind: 'gap', where, what: `${missing} missing before entry ${sequence}.` }];
  }
  if (sequence === expected) return [];
  return [{ kind: 'reordered', where, what: `Entry ${sequence} stands after entry ${before.sequence}.` }];
}

function content(stored: StoredEntry, entry: LedgerEntry, before: Before): ChainProblem[] {
  const where = { sequence: entry.sequence };
  if (toHex(leafHash(stored.entry)) !== stored.hash)
    return [
      { kind: 'altered', where, what: `Entry ${entry.sequence} was altered: its text no longer gives its hash.` },
    ];
  if (entry.sequence !== before.sequence + 1 || entry.previous === before.hash) return [];
  const what =
    entry.sequence === 1
      ? 'Entry 1 names an entry before it.'
      : `Entry ${before.sequence} was replaced: entry ${entry.sequence} was written after another.`;
  return [{ kind: 'unlinked', where, what }];
}

function foreign(entry: LedgerEntry, { organisation }: Before): ChainProblem[] {
  if (organisation === null || entry.organisation === organisation) return [];
  const what = `Entry ${entry.sequence} belongs to another organisation.`;
  return [{ kind: 'foreign', where: { sequence: entry.sequence }, what }];
}

/** The kept version of a record, as far as its entry binds it. `record` and `salt` are null once they were erased. */
export type KeptVersion = {
  kind: string;
  recordId: string;
  version: number;
  record: Record<string, unknown> | null;
  salt: string | null;
};

/** What is wrong between a kept version and the entry that recorded it, in one sentence; null when they agree. */
export function versionFault(version: KeptVersion, { object, sequence }: LedgerEntry): string | null {
  const name = `Version ${version.version} of ${version.kind} ${version.recordId}`;
  if (version.kind !== object.kind || version.recordId !== object.id || version.version !== object.version)
    return `${name} is not the one that entry ${sequence} recorded.`;
  if (version.record === null || version.salt === null) return null;
  const salt = fromHex(version.salt);
  if (salt && recordHash(salt, version.record) === object.hash) return null;
  return `${name} was altered: it no longer gives the hash in entry ${sequence}.`;
}

/**
 * Signed checkpoints, in any order, against the stored entry hashes (hexadecimal, in order): this finds a ledger rewritten
 * as a whole, hashes and all. `keys` are the installation's keys, also former ones.
 */
export function verifyCheckpoints(
  notes: readonly string[],
  hashes: Iterable<string>,
  keys: readonly PublicKey[],
  origin: string,
): ChainProblem[] {
  const opened = notes.map((note, at) => ({ at, ...openCheckpoint(note, keys) }));
  const unsigned = opened.flatMap((one): ChainProblem[] => {
    if (!('fault' in one) && one.checkpoint.origin === origin) return [];
    const fault = 'fault' in one ? one.fault : `is of another ledger, ${one.checkpoint.origin}`;
    return [
      { kind: 'unsigned', where: { checkpoint: sizeIn(notes[one.at]!) }, what: `Checkpoint ${one.at + 1} ${fault}.` },
    ];
  });
  const signed = opened.flatMap((one) =>
    'checkpoint' in one && one.checkpoint.origin === origin ? [one.checkpoint] : [],
  );
  return [
    ...unsigned,
    ...compareRoots(
      signed.sort((a, b) => a.size - b.size),
      hashes,
    ),
  ];
}

function compareRoots(checkpoints: Checkpoint[], hashes: Iterable<string>): ChainProblem[] {
  const problems: ChainProblem[] = [];
  let frontier: Frontier = emptyFrontier;
  let sound = 0;
  const waiting = [...checkpoints];
  const compare = () => {
    for (; waiting[0]?.size === frontier.size; waiting.shift())
      if (sameBytes(frontierRoot(frontier), waiting[0].root)) sound = frontier.size;
      else problems.push(rewritten(waiting[0], sound));
  };
  compare();
  for (const hash of hashes) {
    frontier = append(frontier, fromHex(hash) ?? new Uint8Array());
    compare();
  }
  return [...problems, ...waiting.map((lost) => shortened(lost, frontier.size))];
}

const rewritten = ({ size, time }: Checkpoint, sound: number): ChainProblem => ({
  kind: 'rewritten',
  where: { checkpoint: size },
  what: `Entries ${sound + 1} to ${size} were rewritten after the checkpoint of ${time}: they no longer give its root.`,
});

const shortened = ({ size, time }: Checkpoint, count: number): ChainProblem => ({
  kind: 'shortened',
  where: { checkpoint: size },
  what: `Entries ${count + 1} to ${size}, signed in the checkpoint of ${time}, are gone.`,
});

const sizeIn = (note: string) => Number(note.split('\n')[1]) || 0;
