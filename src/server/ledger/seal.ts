// The seal on the end of a chain: whoever can write the database, but does not hold the key, cannot lengthen or rewrite it unseen.
import { sign, verify } from 'node:crypto';
import { fromBase64 } from './encoding.ts';
import { firstPrevious } from './entry.ts';
import type { PublicKey, SigningKey } from './keys.ts';

/** The end of an organisation's chain: how many entries it has, the hash of the last (hexadecimal), and the seal on both. */
export type Head = { organisationId: string; sequence: number; hash: string; seal: string | null };

/** An Ed25519 signature in base64 of which entry is the last. Unlike a checkpoint it is made with every action. */
export const sealed = (key: SigningKey, head: Omit<Head, 'seal'>): string =>
  sign(null, sealText(head), key.private).toString('base64');

/** Whether one of these keys sealed the head. A chain without entries needs no seal. */
export function isSealed(head: Head, keys: readonly PublicKey[]): boolean {
  if (head.sequence === 0) return head.hash === firstPrevious;
  const signature = fromBase64(head.seal ?? '');
  return signature !== null && keys.some(({ object }) => verify(null, sealText(head), object, signature));
}

const sealText = ({ organisationId, sequence, hash }: Omit<Head, 'seal'>) =>
  Buffer.from(`leadwell head 1\n${organisationId}\n${sequence}\n${hash}\n`);
