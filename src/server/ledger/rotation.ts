// Changing the installation's key: a text signed by the old key and the new, so that trust passes from one to the other.
import { sign, verify } from 'node:crypto';
import { fromBase64, toBase64 } from './encoding.ts';
import { type PublicKey, publicKeyOf, type SigningKey } from './keys.ts';
import { publicKeyPem } from './public-key.ts';

export type Rotation = { time: string; from: PublicKey; to: PublicKey };

/** `time` is ISO 8601 in UTC: when the new key took over. */
export function signRotation(from: SigningKey, to: SigningKey, time: string): string {
  const text = rotationText(time, from.public.raw, to.public.raw);
  const line = (which: string, key: SigningKey) =>
    `— ${which} ${toBase64(sign(null, Buffer.from(text), key.private))}\n`;
  return `${text}\n${line('old', from)}${line('new', to)}`;
}

/** The rotation in the text, when both keys signed it; null otherwise. */
export function readRotation(signed: string): Rotation | null {
  const [, text, old, fresh] = /^((?:[^\n]+\n){4})\n— old (\S+)\n— new (\S+)\n$/.exec(signed) ?? [];
  const [, time, fromLine, toLine] = text?.split('\n') ?? [];
  const [from, to] = [keyIn(fromLine), keyIn(toLine)];
  if (!text || !from || !to || rotationText(time!.slice(5), from.raw, to.raw) !== text) return null;
  const signedBy = (key: PublicKey, signature: string) => {
    const bytes = fromBase64(signature);
    return bytes !== null && verify(null, Buffer.from(text), key.object, bytes);
  };
  return signedBy(from, old!) && signedBy(to, fresh!) ? { time: time!.slice(5), from, to } : null;
}

const rotationText = (time: string, from: Uint8Array, to: Uint8Array) =>
  `leadwell key rotation 1\ntime ${time}\nfrom ${toBase64(from)}\nto ${toBase64(to)}\n`;

function keyIn(line = ''): PublicKey | null {
  const raw = fromBase64(line.split(' ')[1] ?? '');
  return raw?.length === 32 ? publicKeyOf(publicKeyPem(raw)) : null;
}
