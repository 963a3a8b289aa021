import { sign, verify } from 'node:crypto';
import { type Checkpoint, checkpointText, readCheckpoint, signatureLine, signaturesBy } from './checkpoint-note.ts';
import type { PublicKey, SigningKey } from './keys.ts';

/** The checkpoint as a signed note, ready to be stored, mailed or printed. */
export function signCheckpoint(key: SigningKey, checkpoint: Checkpoint): string {
  const text = checkpointText(checkpoint);
  const signature = sign(null, Buffer.from(text), key.private);
  return `${text}\n${signatureLine(checkpoint.origin, key.public.raw, signature)}`;
}

/** The checkpoint in the note, when one of these keys signed it, with the id of that key; otherwise why not, in one sentence. */
export function openCheckpoint(
  note: string,
  keys: readonly PublicKey[],
): { checkpoint: Checkpoint; key: string } | { fault: string } {
  const read = readCheckpoint(note);
  if (!read) return { fault: 'is not written as a checkpoint' };
  const { text, signatures: _, ...checkpoint } = read;
  for (const key of keys) {
    const signed = signaturesBy(read, key.raw).some((one) =>
      verify(null, Buffer.from(text), key.object, one.signature),
    );
    if (signed) return { checkpoint, key: key.id };
  }
  return { fault: 'is not signed by a key of this installation' };
}
