// The installation's Ed25519 key: made at the first start, kept in a file outside the database.
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { chmod, link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { flushFolder } from '../flush-folder.ts';
import { keyId, publicKeyPem, readPublicKeyPem } from './public-key.ts';

/** `raw` are the 32 bytes, `id` their SHA-256 in hexadecimal, `pem` the text to hand out. */
export type PublicKey = { id: string; raw: Uint8Array; pem: string; object: KeyObject };
/** `folder` is where it lies, and the checkpoints that it signed are remembered; null for a key that is kept nowhere. */
export type SigningKey = { private: KeyObject; public: PublicKey; folder: string | null };

const keyFile = 'ledger.pem';

/**
 * The signing key in `folder`, made there (0600 in 0700, written whole or not at all) when there is none.
 * @throws Error in words when the file there is not an Ed25519 key, rather than making another and splitting the ledger.
 */
export async function openSigningKey(folder: string): Promise<SigningKey> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const path = join(folder, keyFile);
  const pem = await readFile(path, 'utf8').catch(ifMissing);
  if (pem !== null) return signingKey(pem, path, folder);
  await writeOnce(folder, keyFile, newKeyPem());
  return signingKey(await readFile(path, 'utf8'), path, folder); // ours, or that of a process which was first
}

/** A fresh key that is kept nowhere: for tests, and as the next key of a rotation. */
export const newSigningKey = (): SigningKey => signingKey(newKeyPem(), 'the new key', null);

/** @throws Error when the text is not one Ed25519 public key in PEM. */
export function publicKeyOf(pem: string): PublicKey {
  const raw = readPublicKeyPem(pem);
  if (!raw) throw new Error('This is not an Ed25519 public key in PEM form.');
  return { id: keyId(raw), raw, pem, object: createPublicKey(pem) };
}

const newKeyPem = () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;

function signingKey(pem: string, path: string, folder: string | null): SigningKey {
  const key = privateKey(pem);
  if (key?.asymmetricKeyType !== 'ed25519')
    throw new Error(`${path} does not hold an Ed25519 private key. Put the right file back from a backup.`);
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
  return { private: key, public: publicKeyOf(publicKeyPem(new Uint8Array(spki.subarray(-32)))), folder };
}

function privateKey(pem: string) {
  try {
    return createPrivateKey(pem);
  } catch {
    return null;
  }
}

/** Writes beside, flushes, then links under its name, which fails when the name is taken: never half, never over another. */
async function writeOnce(folder: string, name: string, text: string) {
  const beside = join(folder, `.${name}.${randomUUID()}`);
  const file = await open(beside, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await link(beside, join(folder, name)).catch(ifTaken);
  await rm(beside);
  await flushFolder(folder);
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;

function ifMissing(error: unknown) {
  if (codeOf(error) === 'ENOENT') return null;
  throw error;
}

function ifTaken(error: unknown) {
  if (codeOf(error) !== 'EEXIST') throw error;
}
