// One line of the ledger: who did what to which version of a record, bound to all lines before it. No personal text.
import { canonical } from './canonical.ts';
import { toHex } from './encoding.ts';
import { leafHash } from './merkle.ts';
import { sha256 } from './sha256.ts';

export type LedgerEntry = {
  v: 1;
  organisation: string;
  /** From 1, without gaps; the entry is leaf `sequence - 1` of the Merkle tree. */
  sequence: number;
  /** ISO 8601 in UTC, such as 2026-11-22T10:00:00.000Z. */
  time: string;
  actor: { person: string | null; role: string };
  /** noun.verb */
  action: string;
  /** `hash` is `recordHash` of the record's version, in hexadecimal. */
  object: { kind: string; id: string; version: number; hash: string };
  /** `entryHash` of the entry before, in hexadecimal; of the first entry `firstPrevious`. */
  previous: string;
};

/** What the first entry of an organisation names as the one before it. */
export const firstPrevious = '0'.repeat(64);

/** Hash of an entry, in hexadecimal: the RFC 9162 leaf hash of its canonical JSON. */
export const entryHash = (entry: LedgerEntry): string => toHex(leafHash(canonical(entry)));

/** SHA-256(salt ‖ canonical JSON of the record), in hexadecimal. Without the salt (32 random bytes) nothing can be guessed from it. */
export const recordHash = (salt: Uint8Array, record: unknown): string => toHex(sha256(salt, canonical(record)));

/** The entry in a text; otherwise what is not as an entry must be, to be read after 'Entry 5 …'. */
export function readEntry(text: string): LedgerEntry | string {
  const value = parsed(text);
  return entryFault(value) ?? (value as LedgerEntry);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function entryFault(value: unknown): string | null {
  const entry = value as LedgerEntry;
  if (!hasExactly(entry, 'action actor object organisation previous sequence time v'))
    return 'has other members than an entry has';
  if (entry.v !== 1) return 'has a version other than 1';
  if (!hasExactly(entry.actor, 'person role')) return 'names its actor in another form';
  if (!hasExactly(entry.object, 'hash id kind version')) return 'names its object in another form';
  if (!Number.isSafeInteger(entry.sequence) || entry.sequence < 1)
    return 'has a sequence that is not a whole number from 1';
  if (!isHash(entry.previous) || !isHash(entry.object.hash)) return 'holds a hash that is not 64 hexadecimal digits';
  return null;
}

const isHash = (text: unknown) => typeof text === 'string' && /^[0-9a-f]{64}$/.test(text);

const hasExactly = (value: unknown, names: string) =>
  typeof value === 'object' && value !== null && Object.keys(value).sort().join(' ') === names;
