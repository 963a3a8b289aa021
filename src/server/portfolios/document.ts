// The shape of a fixed snapshot: what any record becomes when it is taken as evidence, shown, printed and exported.
import type { Length } from '../files/lengths.ts';

/** A place in a document that a claim can point to. `id` never changes once the snapshot is made. */
export type Block =
  | { id: string; kind: 'words'; label: string; text: string; by?: string; at?: string }
  | { id: string; kind: 'facts'; label: string; facts: { name: string; value: string }[] }
  | { id: string; kind: 'table'; label: string; head: string[]; rows: string[][] }
  | ({
      id: string;
      kind: 'file';
      label: string;
      fileId: string;
      name: string;
      size: number;
      sha256: string;
    } & Length & {
        /** Leadwell wrote it out of another file, with names and details of others replaced. */
        redacted?: true;
      });

export type RecordDocument = {
  title: string;
  /** What kind of record it is, in words: "Work plan". */
  kind: string;
  /** First and last day of what it records, YYYY-MM-DD. */
  from: string;
  to: string;
  people: { id: string; name: string; part: string }[];
  sections: { id: string; heading: string; blocks: Block[] }[];
};
