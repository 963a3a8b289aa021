// The ledger's part of a package: only the entries that concern the portfolio, each with its proof; nothing of others.
import { Conflict } from '../errors.ts';
import { canonical } from './canonical.ts';
import { readCheckpoint } from './checkpoint-note.ts';
import { fromHex, toHex } from './encoding.ts';
import type { LedgerEntry } from './entry.ts';
import { merkleTree } from './merkle.ts';
import { type EarlierLine, type EntryLine, paths, type RecordLine } from './package-format.ts';
import type { PackageInput } from './package-input.ts';

/** Checkpoint, entries with proofs, records with salts, and earlier checkpoints with proofs, by their paths. */
export function ledgerFiles({ ledger, records }: PackageInput): Record<string, string> {
  const { size } = readCheckpoint(ledger.checkpoint) ?? { size: -1 };
  if (size !== ledger.hashes.length)
    throw new Conflict('The checkpoint does not cover these entries of the ledger. Make a new one, then export again.');
  const tree = merkleTree(ledger.hashes.map((hash) => fromHex(hash)!));
  const entries = ledger.entries.map((text): EntryLine => {
    const entry = JSON.parse(text) as LedgerEntry;
    return { entry, proof: tree.inclusion(entry.sequence - 1).map(toHex) };
  });
  const revealed = records.map(({ sequence, ...facts }): RecordLine => ({ ...facts, entry: sequence }));
  const earlier = ledger.earlier.flatMap((note): EarlierLine[] => {
    const from = readCheckpoint(note)?.size ?? 0; // an empty ledger leads to every other: nothing to prove
    return from > 0 && from <= size ? [{ note, proof: tree.consistency(from).map(toHex) }] : [];
  });
  return {
    [paths.checkpoint]: ledger.checkpoint,
    [paths.entries]: jsonLines(entries),
    [paths.records]: jsonLines(revealed),
    [paths.earlier]: jsonLines(earlier),
  };
}

const jsonLines = (lines: unknown[]) => lines.map((line) => `${canonical(line)}\n`).join('');
