// Files of a piece as they are read for others: what stands in each, and whether something is still to be decided of it.
import { and, eq, inArray } from 'drizzle-orm';
import type { Read } from '../../db.ts';
import { files } from '../../files/files.table.ts';
import type { FileStore } from '../../files/store.ts';
import type { RecordDocument } from '../document.ts';
import type { Evidence } from '../portfolios.table.ts';
import { type FileBlock, fileBlocksOf } from './document-words.ts';
import { type FileFind, type FileWords, findsInFile } from './file-parts.ts';
import { wordsOfFile } from './file-words.ts';
import type { Finder } from './find-others.ts';
import type { Found } from './found.ts';
import type { Redaction } from './redactions.table.ts';

type KeptAs = { sha256: string; name: string; size: number };

/** A file of the original, read: itself, or what was put in its place. */
export type FileRead = { block: FileBlock; decision: Redaction | null; words: FileWords };
/** What stands in it of others. */
export type FileInPiece = FileRead & { finds: FileFind[] };
/** A file of the copy, which travels: `rewritten` as of its words. */
export type FileOfCopy = { finds: FileFind[]; rewritten: boolean };

/** One statement where files stand in the place of others, else none. */
export async function filesRead(
  db: Read,
  { organisationId }: Evidence,
  original: RecordDocument,
  decisions: readonly Redaction[],
  store: FileStore,
): Promise<FileRead[]> {
  const blocks = fileBlocksOf(original);
  const ids = decisions.flatMap(({ fileId }) => fileId ?? []);
  const which = and(eq(files.organisationId, organisationId), inArray(files.id, ids));
  const inPlace = ids.length > 0 ? await db.select().from(files).where(which) : [];
  return Promise.all(
    blocks.map(async (block) => {
      const decision = decisions.find(({ subject }) => subject === fileSubject(block.fileId)) ?? null;
      const instead = inPlace.find(({ id }) => id === decision?.fileId);
      const kept: KeptAs = instead ? { ...instead, sha256: instead.hash } : block;
      return { block, decision, words: await wordsOfFile(store, kept) };
    }),
  );
}

/** Those of the copy, but for what stays as it is with a reason. */
export async function filesOfCopy(
  copy: RecordDocument,
  read: readonly FileRead[],
  find: Finder,
  store: FileStore,
): Promise<FileOfCopy[]> {
  const stays = new Set(read.filter(isLeft).map(({ block }) => block.id));
  const blocks = fileBlocksOf(copy).filter(({ id }) => !stays.has(id));
  return Promise.all(
    blocks.map(async (block) => {
      const words = await wordsOfFile(store, block);
      return { finds: findsInFile(words, find), rewritten: words.rewritten };
    }),
  );
}

export const isLeft = ({ decision }: Pick<FileRead, 'decision'>): boolean => decision?.decision === 'leave';

/** Whether what stands in it is decided find by find, as in words; of other files it is the whole file that is decided. */
export const isDecidedByFind = ({ decision, words }: FileRead): boolean =>
  decision?.decision !== 'leave' && (words.rewritten || decision !== null);

/** Whether the file itself is to be decided, or was: something of it was not read, or shows others and cannot be written anew here. */
export function isToDecide({ decision, words, finds }: FileInPiece, decided: ReadonlyMap<string, Redaction>): boolean {
  if (decision) return true;
  const saidOf = ({ subject }: FileFind) => decided.get(subject)?.decision;
  // A copy of its words is written without what was not read.
  if (words.rewritten) return words.unread !== null && !finds.some((one) => saidOf(one) === 'replace');
  return words.unread !== null || finds.some((one) => saidOf(one) !== 'leave');
}

export const fileSubject = (fileId: string): string => `file:${fileId}`;
export const fileFound = ({ fileId, name }: Pick<FileBlock, 'fileId' | 'name'>): Found => ({
  ...{ subject: fileSubject(fileId), kind: 'file', role: null, start: 0, end: name.length, text: name },
});
