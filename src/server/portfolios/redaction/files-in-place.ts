// Files that stand in the copy in the place of those of the original: put there, written anew by Leadwell, or called otherwise.
import { and, eq } from 'drizzle-orm';
import type { Keep } from '../../act.ts';
import { now } from '../../clock.ts';
import { first, one, type Tx } from '../../db.ts';
import { files, type StoredFile } from '../../files/files.table.ts';
import { fileStore } from '../../files/kept.ts';
import type { FileStore, KeptFile } from '../../files/store.ts';
import { newId } from '../../id.ts';
import type { Evidence } from '../portfolios.table.ts';
import { type FileInPlace, type Replacements, replaced } from './copying.ts';
import { rewritten } from './file-parts.ts';
import { type FileInPiece, isLeft } from './files-in-piece.ts';
import type { Piece } from './piece.ts';

/** By the id of a file of the original, what travels in its place; what travels itself is not in it. */
export async function filesInPlace(
  tx: Tx,
  piece: Piece,
  by: Replacements,
  keep: Keep,
  store: FileStore = fileStore(),
): Promise<Map<string, FileInPlace>> {
  const inPlace = new Map<string, FileInPlace>();
  for (const file of piece.files) {
    const made = await inPlaceOf(tx, piece, file, { by, store }, keep);
    if (made) inPlace.set(file.block.fileId, made);
  }
  return inPlace;
}

type Writing = { by: Replacements; store: FileStore };

async function inPlaceOf(
  tx: Tx,
  { evidence, find }: Piece,
  file: FileInPiece,
  { by, store }: Writing,
  keep: Keep,
): Promise<FileInPlace | null> {
  const { block, decision, words } = file;
  const called = replaced(block.name, find, by);
  const anew = words.rewritten && !isLeft(file) ? rewritten(words, find, by) : null;
  if (!decision?.fileId && !anew?.differs && called === block.name) return null;
  const base = await fileRow(tx, evidence, decision?.fileId ?? block.fileId);
  const name = decision?.fileId ? base.name : called;
  if (anew?.differs) {
    const bytes = Buffer.from(anew.text, 'utf8');
    const kept = await store.put(once(bytes), { name, most: bytes.length, type: base.type });
    return { ...(await keptAs(tx, evidence, base, { ...kept, name }, keep)), redacted: true };
  }
  return decision?.fileId ? inDocument(base) : keptAs(tx, evidence, base, { ...base, name }, keep);
}

async function* once(bytes: Uint8Array) {
  yield bytes;
}

const inDocument = ({ id, name, size, hash }: StoredFile): FileInPlace => ({ fileId: id, name, size, sha256: hash });

const fileRow = async (tx: Tx, { organisationId }: Evidence, fileId: string): Promise<StoredFile> =>
  one(
    await tx
      .select()
      .from(files)
      .where(and(eq(files.organisationId, organisationId), eq(files.id, fileId))),
  );

/** Bytes and name as a file of this evidence, once. */
async function keptAs(
  tx: Tx,
  { organisationId, id }: Evidence,
  base: StoredFile,
  { hash, size, name }: Pick<KeptFile, 'hash' | 'size'> & { name: string },
  keep: Keep,
): Promise<FileInPlace> {
  const same = and(
    eq(files.organisationId, organisationId),
    eq(files.belongsToId, id),
    eq(files.hash, hash),
    eq(files.name, name),
  );
  const known = first(await tx.select().from(files).where(same));
  if (known) return inDocument(known);
  const row = { ...base, id: newId(), hash, size, name, belongsToKind: 'evidence', belongsToId: id, uploadedAt: now() };
  const file = one(await tx.insert(files).values(row).returning());
  keep('file', { ...file, version: 1 });
  return inDocument(file);
}
