// What a package is made from. All of it is data: whoever exports fills it from the database and the file store.
import type { Manifest, ManifestEvidence, PackagedDocument, VersionOf } from './package-format.ts';

export type PackageInput = Pick<Manifest, 'made' | 'organisation' | 'portfolio' | 'unit' | 'criteria' | 'claims'> & {
  evidence: (ManifestEvidence & { document: PackagedDocument })[];
  /** The kept versions of every evidence, claim and judgement named above, and of whatever else is to be proven. */
  records: RevealedRecord[];
  /** Every file that a document names, once each. */
  attachments: Attachment[];
  ledger: PackedLedger;
  /** In which the pages say when. */
  timeZone: string;
  /** The portfolio as one PDF. */
  pdf: Uint8Array;
};

/** A row of `versions`: `salt` in hexadecimal, `sequence` that of its entry. */
export type RevealedRecord = VersionOf & { sequence: number; salt: string; record: Record<string, unknown> };

/** `open` may be called more than once; the content is checked against the hash before it is packed. */
export type Attachment = {
  sha256: string;
  size: number;
  name: string;
  type: string;
  open(): Promise<AsyncIterable<Uint8Array>>;
};

export type PackedLedger = {
  /** The newest checkpoint as a signed note, made so that it covers every entry below. */
  checkpoint: string;
  /** The hashes of all entries that the checkpoint covers, in order, in hexadecimal. */
  hashes: readonly string[];
  /** The entries that concern the records, as stored (canonical JSON), in order of sequence. */
  entries: readonly string[];
  /** Earlier checkpoints as signed notes: with them a copy held elsewhere can be compared. */
  earlier: readonly string[];
};
