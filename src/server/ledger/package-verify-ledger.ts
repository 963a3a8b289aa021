// The ledger part of a package: the checkpoint is signed, it covers every entry, and every record gives the hash in its entry.
import { canonical } from './canonical.ts';
import { readCheckpoint, type SignedCheckpoint, signaturesBy } from './checkpoint-note.ts';
import { fromHex, toHex, utf8 } from './encoding.ts';
import { type LedgerEntry, readEntry, recordHash } from './entry.ts';
import { leafHash } from './merkle.ts';
import { verifyConsistency, verifyInclusion } from './merkle-verify.ts';
import {
  type EarlierLine,
  type EntryLine,
  type Problem,
  paths,
  type RecordLine,
  type VersionOf,
} from './package-format.ts';
import { compareOutside } from './package-verify-outside.ts';
import { verifyEd25519 } from './signature.ts';

/** Who signed the package: 32 bytes of key, its id, and whether the caller knows it. */
export type Signer = { raw: Uint8Array<ArrayBuffer>; id: string; trusted: boolean; problems: Problem[] };

/** Records whose hash stands in an entry that the checkpoint covers, by `provenName`. */
export type Proven = Map<string, RecordLine>;
export const provenName = ({ kind, id, version }: VersionOf) => `${kind} ${id} ${version}`;

type LedgerFindings = {
  entries: number;
  checkpoint: { size: number; time: string; key: string } | null;
  proven: Proven;
  /** The entries that the checkpoint covers, by their number. */
  sound: ReadonlyMap<number, LedgerEntry>;
  problems: Problem[];
  notes: string[];
};

/** `text` gives a file of the package, or null when it is missing or already known to be changed. */
export async function checkLedger(
  text: (path: string) => string | null,
  signer: Signer | null,
  outside?: string,
): Promise<LedgerFindings> {
  const note = text(paths.checkpoint);
  const read = note === null ? null : readCheckpoint(note);
  if (!read || !signer || !(await isSignedBy(read, signer))) {
    const what = 'ledger/checkpoint.txt is not signed by the key of the package, so nothing rests on it.';
    return {
      entries: 0,
      checkpoint: null,
      proven: new Map(),
      sound: new Map(),
      notes: [],
      problems: [broken(paths.checkpoint, what)],
    };
  }
  const entries = checkEntries(lines<EntryLine>(text(paths.entries)), read);
  const records = checkRecords(lines<RecordLine>(text(paths.records)), entries.sound);
  const earlier = checkEarlier(lines<EarlierLine>(text(paths.earlier)), read);
  const compared = outside === undefined ? { problems: [], notes: [] } : compareOutside(outside, read, earlier.sound);
  return {
    entries: entries.count,
    checkpoint: { size: read.size, time: read.time, key: signer.id },
    proven: records.proven,
    sound: entries.sound,
    problems: [...entries.problems, ...records.problems, ...earlier.problems, ...compared.problems],
    notes: compared.notes,
  };
}

async function isSignedBy(note: SignedCheckpoint, signer: Signer) {
  for (const { signature } of signaturesBy(note, signer.raw))
    if ((await verifyEd25519(signer.raw, signature, utf8(note.text))) === true) return true;
  return false;
}

function checkEntries(read: EntryLine[], checkpoint: SignedCheckpoint) {
  const sound = new Map<number, LedgerEntry>();
  let before: { sequence: number; hash: string } | null = null;
  const problems = read.flatMap((line, at): Problem[] => {
    const entry = readEntry(canonical(line?.entry ?? null));
    if (typeof entry === 'string') return [broken(paths.entries, `Line ${at + 1} of ledger/entries.jsonl ${entry}.`)];
    const fault = entryProblem(entry, line, checkpoint, before);
    before = { sequence: entry.sequence, hash: toHex(leafHash(canonical(entry))) };
    if (fault)
      return [
        {
          ...broken(paths.entries, `Entry ${entry.sequence} ${fault}.`),
          where: { file: paths.entries, entry: entry.sequence },
        },
      ];
    sound.set(entry.sequence, entry);
    return [];
  });
  return { sound, problems, count: read.length };
}

function entryProblem(
  entry: LedgerEntry,
  { proof }: EntryLine,
  checkpoint: SignedCheckpoint,
  before: { sequence: number; hash: string } | null,
) {
  const { sequence, organisation, previous } = entry;
  const hashes = Array.isArray(proof) ? proof.map((hash) => fromHex(String(hash)) ?? new Uint8Array()) : [];
  if (checkpoint.origin !== `leadwell/${organisation}`) return 'is of another ledger than the checkpoint';
  if (!verifyInclusion(leafHash(canonical(entry)), sequence - 1, checkpoint.size, hashes, checkpoint.root))
    return 'is not what the checkpoint covers';
  if (before && before.sequence >= sequence) return 'stands twice, or out of order';
  return before?.sequence === sequence - 1 && before.hash !== previous ? 'does not follow the entry before it' : null;
}

function checkRecords(read: RecordLine[], entries: Map<number, LedgerEntry>) {
  const proven: Proven = new Map();
  const problems = read.flatMap((line): Problem[] => {
    const object = entries.get(line?.entry)?.object;
    const name = provenName(line ?? ({} as RecordLine));
    const salt = fromHex(String(line?.salt));
    const same = object && name === provenName(object);
    if (same && salt?.length === 32 && recordHash(salt, line.record) === object.hash) {
      proven.set(name, line);
      return [];
    }
    const what = `The record ${name} does not give the hash in entry ${line?.entry} of the ledger.`;
    return [{ kind: 'record-unproven', where: { file: paths.records, entry: Number(line?.entry) }, what }];
  });
  return { proven, problems };
}

function checkEarlier(read: EarlierLine[], checkpoint: SignedCheckpoint) {
  const sound: SignedCheckpoint[] = [];
  const problems = read.flatMap((line, at): Problem[] => {
    const earlier = readCheckpoint(String(line?.note));
    const proof = Array.isArray(line?.proof) ? line.proof.map((hash) => fromHex(String(hash)) ?? new Uint8Array()) : [];
    const grew = earlier && verifyConsistency(earlier.size, checkpoint.size, earlier.root, checkpoint.root, proof);
    if (grew && earlier.origin === checkpoint.origin) {
      sound.push(earlier);
      return [];
    }
    return [
      broken(paths.earlier, `Line ${at + 1} of ${paths.earlier} does not lead to the checkpoint of the package.`),
    ];
  });
  return { sound, problems };
}

const broken = (file: string, what: string): Problem => ({ kind: 'ledger-broken', where: { file }, what });

/** The lines of a JSONL text, each as it would be written again; a line that is not counts as null. */
function lines<Line>(text: string | null): Line[] {
  const all = (text ?? '').split('\n');
  return all.slice(0, -1).map((line) => parsedLine(line) as Line);
}

function parsedLine(line: string): unknown {
  try {
    const value = JSON.parse(line) as unknown;
    return canonical(value) === line ? value : null;
  } catch {
    return null;
  }
}
