// A checkpoint as text: a C2SP signed note (c2sp.org/signed-note) whose text is a tree head (c2sp.org/tlog-checkpoint).
import { fromBase64, toBase64 } from './encoding.ts';
import { sha256 } from './sha256.ts';

/** A tree head: whose ledger, how many entries, the root over them (32 bytes), and when it was signed (ISO 8601, UTC). */
export type Checkpoint = { origin: string; size: number; root: Uint8Array; time: string };

/** `text` is what was signed, with its last newline; each signature names its key and holds 4 bytes of key hash and 64 of Ed25519. */
export type SignedCheckpoint = Checkpoint & { text: string; signatures: NoteSignature[] };
export type NoteSignature = { name: string; keyHash: Uint8Array; signature: Uint8Array<ArrayBuffer> };

/** The origin of an organisation's ledger, which is also the name that its signatures bear. */
export const ledgerOrigin = (organisation: string) => `leadwell/${organisation}`;

/** The text to sign. The time is an extension line: C2SP readers see and keep it, and need not know it. */
export const checkpointText = ({ origin, size, root, time }: Checkpoint) =>
  `${origin}\n${size}\n${toBase64(root)}\ntime ${time}\n`;

/** A note's signature line. */
export const signatureLine = (name: string, publicKey: Uint8Array, signature: Uint8Array) =>
  `— ${name} ${toBase64(Uint8Array.of(...noteKeyHash(name, publicKey), ...signature))}\n`;

/** The first four bytes of SHA-256(name ‖ newline ‖ 0x01 for Ed25519 ‖ public key of 32 bytes). */
export const noteKeyHash = (name: string, publicKey: Uint8Array) =>
  sha256(name, Uint8Array.of(0x0a, 0x01), publicKey).subarray(0, 4);

/** Reads a signed checkpoint; null when it is not one, in every letter. */
export function readCheckpoint(note: string): SignedCheckpoint | null {
  const parts = /^((?:[^\n]+\n){4})\n((?:— [^\n]+\n)+)$/.exec(note);
  if (!parts) return null;
  const [text, lines] = [parts[1]!, parts[2]!.trimEnd().split('\n')];
  const [origin, size, root, time] = text.split('\n');
  const head = {
    origin: origin!,
    size: Number(size),
    root: fromBase64(root!) ?? new Uint8Array(),
    time: time!.slice(5),
  };
  const signatures = lines.map(readSignature);
  if (head.root.length !== 32 || !Number.isSafeInteger(head.size) || !isTime(head.time)) return null;
  if (checkpointText(head) !== text || signatures.some((one) => one === null)) return null;
  return { ...head, text, signatures: signatures as NoteSignature[] };
}

/** The signatures of the note that claim to be by this key. */
export function signaturesBy(note: SignedCheckpoint, publicKey: Uint8Array): NoteSignature[] {
  const expected = asText(noteKeyHash(note.origin, publicKey));
  return note.signatures.filter((one) => one.name === note.origin && asText(one.keyHash) === expected);
}

function readSignature(line: string): NoteSignature | null {
  const [, name, body] = /^— ([^ +]+) (\S+)$/.exec(line) ?? [];
  const bytes = body ? fromBase64(body) : null;
  if (!name || !bytes || bytes.length < 5) return null;
  return { name, keyHash: bytes.slice(0, 4), signature: bytes.slice(4) };
}

const isTime = (text: string) => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text;
const asText = (bytes: Uint8Array) => bytes.join();
