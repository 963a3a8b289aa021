import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromHex, toHex } from './encoding.ts';
import { append, emptyFrontier, frontierRoot, leafHash, merkleTree } from './merkle.ts';
import { verifyConsistency, verifyInclusion } from './merkle-verify.ts';

// The leaves, roots and proofs of the Certificate Transparency reference implementation.
const reference = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((leaf) => leafHash(fromHex(leaf)!));
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const tree = merkleTree(reference);

test.each(roots.map((root, size) => [size, root]))(
  'RFC 9162: the reference tree of %i leaves has the published root',
  (size, root) => {
    expect(toHex(tree.root(size))).toBe(root);
    expect(toHex(frontierRoot(reference.slice(0, size).reduce(append, emptyFrontier)))).toBe(root);
  },
);

test.each([
  [
    0,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    5,
    8,
    [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
])('RFC 9162: the published inclusion proof of leaf %i in %i', (index, size, proof) => {
  expect(tree.inclusion(index, size).map(toHex)).toEqual(proof);
});

test.each([
  [1, 1, []],
  [
    1,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    6,
    8,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [
    2,
    5,
    [
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
])('RFC 9162: the published consistency proof from %i to %i', (from, to, proof) => {
  expect(tree.consistency(from, to).map(toHex)).toEqual(proof);
});

const leaves = Array.from({ length: 64 }, (_, at) => leafHash(String(at)));
const large = merkleTree(leaves);

test('every inclusion proof holds for its own leaf and place, and for no other', () => {
  for (let size = 1; size <= 64; size++)
    for (let index = 0; index < size; index++) {
      const proof = large.inclusion(index, size);
      const holds = (leaf: number, place: number, of = size) =>
        verifyInclusion(leaves[leaf]!, place, of, proof, large.root(size));
      expect(holds(index, index)).toBe(true);
      expect(holds((index + 1) % 64, index)).toBe(false);
      if (size > 1) expect(holds(index, (index + 1) % size)).toBe(false);
      expect(verifyInclusion(leaves[index]!, index, size, [...proof, leaves[0]!], large.root(size))).toBe(false);
      expect(verifyInclusion(leaves[index]!, index, size, proof.slice(1), large.root(size))).toBe(proof.length === 0);
    }
});

test('every consistency proof holds between its two sizes, and not with another root or proof', () => {
  for (let to = 1; to <= 64; to++)
    for (let from = 1; from <= to; from++) {
      const proof = large.consistency(from, to);
      expect(verifyConsistency(from, to, large.root(from), large.root(to), proof)).toBe(true);
      expect(verifyConsistency(from, to, leaves[63]!, large.root(to), proof)).toBe(false);
      expect(verifyConsistency(from, to, large.root(from), leaves[63]!, proof)).toBe(false);
      expect(verifyConsistency(from, to, large.root(from), large.root(to), [...proof, leaves[0]!])).toBe(false);
      if (from < to) expect(verifyConsistency(from, to, large.root(from), large.root(to), proof.slice(1))).toBe(false);
    }
});

test('one flipped bit anywhere in a proof is found', () => {
  const places = fc.record({ size: fc.integer({ min: 2, max: 64 }), seed: fc.nat(), bit: fc.nat() });
  fc.assert(
    fc.property(places, ({ size, seed, bit }) => {
      const index = seed % size;
      const proof = large.inclusion(index, size).map((hash) => Uint8Array.from(hash));
      const hash = proof[bit % proof.length]!;
      hash[bit % 32] = hash[bit % 32]! ^ (1 << (bit % 8));
      expect(verifyInclusion(leaves[index]!, index, size, proof, large.root(size))).toBe(false);
    }),
  );
});

test('a place outside the tree is refused in words', () => {
  expect(() => tree.inclusion(8)).toThrow('8 is outside 0 to 7');
  expect(() => tree.consistency(0)).toThrow('0 is outside 1 to 8');
  expect(verifyInclusion(leaves[0]!, 3, 2, [], leaves[0]!)).toBe(false);
});
