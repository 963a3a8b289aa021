// The key that this installation signs with.
import { join } from 'node:path';
import { openSigningKey, type SigningKey } from './keys.ts';

const opened = new Map<string, Promise<SigningKey>>();

/** The key in the data folder, made there when there is none; read once. */
export function signingKey(home = process.env.LEADWELL_DATA ?? 'data'): Promise<SigningKey> {
  const found = opened.get(home);
  if (found) return found;
  const key = openSigningKey(join(home, 'keys'));
  opened.set(home, key);
  key.catch(() => opened.delete(home)); // a key put back from a backup is found at the next try
  return key;
}
