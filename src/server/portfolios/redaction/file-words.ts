// L21: the words of a file, read once in a worker that ends and remembered by its hash: a file never changes.
import { NotFound } from '../../errors.ts';
import type { FileStore } from '../../files/store.ts';
import { inWorker } from '../../workers/run.ts';
import { type FileWords, readsWords, unreadWords } from './file-parts.ts';

const mostTime = 30_000; // ms
const mostSize = 25_000_000; // bytes
const mostRemembered = 8_000_000; // characters, of all files together
const known = new Map<string, FileWords>();

/** What can be read of a file; where it cannot be, that is said in its `unread`. */
export async function wordsOfFile(
  store: FileStore,
  { sha256, name, size }: { sha256: string; name: string; size: number },
): Promise<FileWords> {
  if (!readsWords(name)) return unreadWords('since words in pictures and recordings are not recognised here');
  if (size > mostSize) return unreadWords(`since it has more than the ${mostSize / 1_000_000} MB that are read`);
  const remembered = known.get(sha256);
  if (remembered) return remembered;
  const read = await readIn(store, sha256, name);
  if (read) remember(sha256, read);
  return read ?? unreadWords('since it could not be opened here');
}

/** Null where it is not in the store. */
async function readIn(store: FileStore, sha256: string, name: string): Promise<FileWords | null> {
  const bytes = await bytesOf(store, sha256).catch((error) => {
    if (error instanceof NotFound || (error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  });
  if (!bytes) return null;
  return inWorker<FileWords>('file-words', { bytes, name }, mostTime).catch(() =>
    unreadWords('since it took too long, or too much memory, to read'),
  );
}

export async function bytesOf(store: FileStore, hash: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of await store.open(hash)) parts.push(chunk as Uint8Array);
  return Buffer.concat(parts);
}

/** The oldest go first. */
function remember(sha256: string, read: FileWords) {
  known.set(sha256, read);
  const lengthOf = ({ parts }: FileWords) => parts.reduce((sum, { text }) => sum + text.length, 0);
  let all = [...known.values()].reduce((sum, words) => sum + lengthOf(words), 0);
  for (const [oldest, words] of known) {
    if (all <= mostRemembered || oldest === sha256) break;
    known.delete(oldest);
    all -= lengthOf(words);
  }
}
