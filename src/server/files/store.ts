// Files kept by their content: the name of a file is the SHA-256 of its bytes, so it can be neither changed nor doubled.
import type { Readable } from 'node:stream';

/** `hash` is SHA-256 in lower-case hexadecimal, `size` bytes, `type` the media type told from the content. */
export type KeptFile = { hash: string; size: number; type: string };

/**
 * The name a file was given, whose ending must agree with the content, and the most bytes it may have. `type` is for what
 * Leadwell made itself, whose kind need not be told from the content. `pictures`: nothing but pictures is taken.
 */
export type Expected = { name: string; most: number; type?: string; pictures?: boolean };

/** First and last byte, both included. */
export type ByteRange = { from: number; to: number };

/** What the product asks of the place where files lie: a disk here, an object store by the same six verbs. */
export type FileStore = {
  /**
   * Keeps the content whole and flushed before it answers, or not at all.
   * @throws Invalid when the file is empty, too large, of a kind not kept, or named otherwise than it is.
   * @throws Unavailable when the disk is full.
   */
  put(content: AsyncIterable<Uint8Array>, expected: Expected): Promise<KeptFile>;
  /** @throws NotFound */
  open(hash: string, range?: ByteRange): Promise<Readable>;
  has(hash: string): Promise<boolean>;
  /** Reads every byte again. */
  verify(hash: string): Promise<'sound' | 'changed' | 'missing'>;
  /** Every hash kept, in no particular order. */
  hashes(): AsyncIterable<string>;
  /**
   * Removes what has lain since before `before` and `isKept` does not know, and unfinished uploads of that age.
   * Answers the hashes removed. `isKept` asks the rows; a file comes before its row, so `before` lies a day back.
   */
  sweep(before: Date, isKept: (hash: string) => Promise<boolean>): Promise<string[]>;
};
