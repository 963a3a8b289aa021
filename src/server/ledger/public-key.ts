// An Ed25519 public key in words, shared with the stand-alone verifier.
import { fromBase64, toBase64, toHex } from './encoding.ts';
import { sha256 } from './sha256.ts';

/** What DER puts before the 32 bytes of an Ed25519 public key (RFC 8410). */
const prefix = Uint8Array.of(0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00);

/** A key's id: SHA-256 of its 32 bytes, in hexadecimal. */
export const keyId = (raw: Uint8Array) => toHex(sha256(raw));

export const publicKeyPem = (raw: Uint8Array) =>
  `-----BEGIN PUBLIC KEY-----\n${toBase64(Uint8Array.of(...prefix, ...raw))}\n-----END PUBLIC KEY-----\n`;

/** The 32 bytes of the key in a PEM text; null when it is not one Ed25519 public key in every letter. */
export function readPublicKeyPem(pem: string): Uint8Array<ArrayBuffer> | null {
  const bytes = fromBase64(pem.split('\n')[1] ?? '');
  const raw = bytes?.subarray(prefix.length);
  return raw?.length === 32 && publicKeyPem(raw) === pem ? raw : null;
}
