// The Merkle tree of RFC 9162, section 2.1: its head, and proofs that a leaf is in it or that it only grew.
import { sha256 } from './sha256.ts';

const leafMark = Uint8Array.of(0);
const nodeMark = Uint8Array.of(1);

/** Hash of a leaf: SHA-256(0x00 ‖ bytes). */
export const leafHash = (bytes: Uint8Array | string) => sha256(leafMark, bytes);

/** Hash of a node: SHA-256(0x01 ‖ left ‖ right). */
export const nodeHash = (left: Uint8Array, right: Uint8Array) => sha256(nodeMark, left, right);

export type MerkleTree = {
  size: number;
  /** The head over the first `size` leaves (all of them unless said); of no leaves, SHA-256 of nothing. */
  root(size?: number): Uint8Array;
  /** PATH(index, D_size): section 2.1.3.1. */
  inclusion(index: number, size?: number): Uint8Array[];
  /** PROOF(from, D_to): section 2.1.4.1. */
  consistency(from: number, to?: number): Uint8Array[];
};

/** The tree over leaf hashes in their order. Built once in n hashes; every head and proof of any size then takes O(log² n). */
export function merkleTree(leaves: readonly Uint8Array[]): MerkleTree {
  const levels = completeLevels(leaves);
  const head = (from: number, to: number): Uint8Array => {
    const width = to - from;
    const whole = levels[Math.log2(width)]?.[from / width]; // a complete, aligned part is kept ready
    if (whole) return whole;
    const middle = from + split(width);
    return nodeHash(head(from, middle), head(middle, to));
  };
  const path = (index: number, from: number, to: number): Uint8Array[] => {
    if (to - from === 1) return [];
    const middle = from + split(to - from);
    if (index < middle) return [...path(index, from, middle), head(middle, to)];
    return [...path(index, middle, to), head(from, middle)];
  };
  const grown = (known: number, from: number, to: number, wasHead: boolean): Uint8Array[] => {
    if (known === to) return wasHead ? [] : [head(from, to)];
    const middle = from + split(to - from);
    if (known <= middle) return [...grown(known, from, middle, wasHead), head(middle, to)];
    return [...grown(known, middle, to, false), head(from, middle)];
  };
  const within = (low: number, value: number, high: number) => {
    if (!Number.isInteger(value) || value < low || value > high)
      throw new RangeError(`${value} is outside ${low} to ${high}: the tree has ${leaves.length} leaves`);
  };
  return {
    size: leaves.length,
    root(size = leaves.length) {
      within(0, size, leaves.length);
      return size === 0 ? sha256() : head(0, size);
    },
    inclusion(index, size = leaves.length) {
      within(1, size, leaves.length);
      within(0, index, size - 1);
      return path(index, 0, size);
    },
    consistency(from, to = leaves.length) {
      within(1, to, leaves.length);
      within(1, from, to);
      return grown(from, 0, to, true);
    },
  };
}

/** The right edge of a growing tree: enough to append and to know the head, without the leaves. */
export type Frontier = { size: number; peaks: readonly Uint8Array[] };

export const emptyFrontier: Frontier = { size: 0, peaks: [] };

/** The frontier after one more leaf: peaks of equal height are joined, as carrying joins bits in size + 1. */
export function append({ size, peaks }: Frontier, leaf: Uint8Array): Frontier {
  const kept = [...peaks];
  let last = leaf;
  for (let carry = size; carry % 2 === 1; carry = (carry - 1) / 2) last = nodeHash(kept.pop()!, last);
  return { size: size + 1, peaks: [...kept, last] };
}

/** The head of the tree whose frontier this is. */
export function frontierRoot({ peaks }: Frontier): Uint8Array {
  return peaks.length ? peaks.reduceRight((right, left) => nodeHash(left, right)) : sha256();
}

/** The largest power of two smaller than n (n ≥ 2). */
const split = (n: number) => 2 ** Math.floor(Math.log2(n - 1));

function completeLevels(leaves: readonly Uint8Array[]) {
  const levels: Uint8Array[][] = [[...leaves]];
  for (let below = levels[0]!; below.length > 1; below = levels.at(-1)!) {
    const level: Uint8Array[] = [];
    for (let at = 0; at + 1 < below.length; at += 2) level.push(nodeHash(below[at]!, below[at + 1]!));
    levels.push(level);
  }
  return levels;
}
