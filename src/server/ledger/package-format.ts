// What a portfolio package holds, and where: shared by the one that packs and all that verify.

export const schema = 'leadwell-portfolio/1';

export const paths = {
  manifest: 'manifest.json',
  signature: 'manifest.sig',
  key: 'ledger/public-key.pem',
  checkpoint: 'ledger/checkpoint.txt',
  entries: 'ledger/entries.jsonl',
  records: 'ledger/records.jsonl',
  earlier: 'ledger/earlier-checkpoints.jsonl',
} as const;

/** Where the document of a piece of evidence lies, without its ending: evidence/03/document. */
export const documentPath = (number: number) => `evidence/${String(number).padStart(2, '0')}/document`;

/** files/<hash>, with the ending of its name, so that it opens by a double click. */
export function attachmentPath(hash: string, name: string) {
  const extension = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase();
  return `files/${hash}${extension ? `.${extension}` : ''}`;
}

/** The fixed snapshot that a piece of evidence is: sections of words, facts, tables and files. */
export type PackagedDocument = {
  title: string;
  kind: string;
  from: string;
  to: string;
  people: { id: string; name: string; part: string }[];
  sections: { id: string; heading: string; blocks: PackagedBlock[] }[];
};

export type PackagedBlock =
  | { id: string; kind: 'words'; label: string; text: string; by?: string; at?: string }
  | { id: string; kind: 'facts'; label: string; facts: { name: string; value: string }[] }
  | { id: string; kind: 'table'; label: string; head: string[]; rows: string[][] }
  | {
      id: string;
      kind: 'file';
      label: string;
      fileId: string;
      name: string;
      size: number;
      sha256: string;
      /** How long it is: pages of a PDF, seconds of a recording. */
      pages?: number;
      seconds?: number;
      /** Leadwell wrote it out of a sealed file, with names and details of others replaced. */
      redacted?: true;
    };

/** SHA-256 of every file that the document names. */
export const filesOf = ({ sections }: PackagedDocument): string[] =>
  sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'file' ? [block.sha256] : [])));

/** A version of a record, by what the ledger calls it. */
export type VersionOf = { kind: string; id: string; version: number };

export type Manifest = {
  schema: typeof schema;
  /** When it was packed, ISO 8601 in UTC. */
  made: string;
  organisation: { id: string; name: string };
  portfolio: { id: string; candidate: string; assessor: string | null; qualityAssurer: string | null };
  unit: { number: string; title: string; level: number | null; credit: number | null };
  criteria: { code: string; text: string; outcome: string }[];
  evidence: ManifestEvidence[];
  claims: ManifestClaim[];
  /** Every file of the package but the manifest and its signature. `name` is what an attachment was called. */
  files: { path: string; size: number; sha256: string; name?: string; type?: string }[];
};

/** `sort` is its kind in words; `from` and `to` the first and last day of what it records, YYYY-MM-DD. */
export type ManifestEvidence = VersionOf & { number: number; title: string; sort: string; from: string; to: string };

export type ManifestClaim = VersionOf & {
  criterion: string;
  evidence: number;
  place: string;
  how: string;
  judgement: ManifestJudgement | null;
};

export type ManifestJudgement = VersionOf & {
  outcome: 'accepted' | 'partly-accepted' | 'not-accepted';
  assessor: string;
  at: string;
  reason: string | null;
  feedback: string | null;
};

/** A line of `paths.entries`: an entry of the ledger, and the RFC 9162 proof (hexadecimal) that the checkpoint covers it. */
export type EntryLine = { entry: unknown; proof: string[] };

/** A line of `paths.records`: a version of a record with its salt, so that the hash in its entry can be made again. */
export type RecordLine = VersionOf & { entry: number; record: Record<string, unknown>; salt: string };

/** A line of `paths.earlier`: an earlier checkpoint, and the proof that the ledger has only grown since. */
export type EarlierLine = { note: string; proof: string[] };

/**
 * Something that is not as it was exported. `kind` is a stable word; `where` names a file of the package, a byte of the zip
 * (from 0) or an entry of the ledger; `what` is one sentence.
 */
export type Problem = { kind: ProblemKind; where: { file?: string; offset?: number; entry?: number }; what: string };

export type ProblemKind =
  | 'unreadable'
  | 'cut-off'
  | 'zip-changed'
  | 'manifest-changed'
  | 'file-changed'
  | 'file-missing'
  | 'file-added'
  | 'ledger-broken'
  | 'record-unproven'
  | 'foreign-key'
  | 'other-history'
  | 'not-comparable'
  | 'cannot-check';
