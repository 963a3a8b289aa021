// Of a picture the parts that show somebody are covered, and of any other file a redacted one is put in its place.
import { and, eq } from 'drizzle-orm';
import { see } from '../../act.ts';
import { now } from '../../clock.ts';
import { first, one } from '../../db.ts';
import { Invalid, NotFound } from '../../errors.ts';
import { files } from '../../files/files.table.ts';
import { fileStore } from '../../files/kept.ts';
import { kinds } from '../../files/kinds.ts';
import { pictureFaults } from '../../files/receive.ts';
import type { FileStore, KeptFile } from '../../files/store.ts';
import { newId } from '../../id.ts';
import type { Actor } from '../../people/actor.ts';
import type { CoveredMessage, Covering } from '../../workers/cover.worker.ts';
import { inWorker } from '../../workers/run.ts';
import { findEvidence } from '../evidence-facts.ts';
import type { Evidence } from '../portfolios.table.ts';
import { replaced } from './copying.ts';
import { decided, deciding, findMeant } from './deciding.ts';
import { fileBlocksOf } from './document-words.ts';
import { bytesOf } from './file-words.ts';
import { fileSubject } from './files-in-piece.ts';
import { keyOf, originalOf } from './piece.ts';
import type { CoverForm, Region } from './redaction.form.ts';
import { replacementsIn } from './remaking.ts';

const mostTime = 30_000;
const most = 50_000_000;
const formats: Record<string, Covering['format']> = {
  [kinds.jpeg.type]: 'jpeg',
  [kinds.png.type]: 'png',
  [kinds.webp.type]: 'webp',
};
export const isCoverable = (type: string): boolean => Object.hasOwn(formats, type);

/** Draws the picture anew with the regions black and nothing of the file beside the picture. @throws Invalid where it cannot be drawn */
export async function coverPicture(
  actor: Actor,
  evidenceId: string,
  fileId: string,
  { regions }: CoverForm,
  store: FileStore = fileStore(),
): Promise<Evidence> {
  const file = await fileBehind(actor, evidenceId, fileId);
  const format = formats[file.type];
  if (!format)
    throw new Invalid({
      regions: `${file.name} is no JPEG, PNG or WebP picture. Put a redacted file in its place instead`,
    });
  const bytes = await covered(await bytesOf(store, file.hash), { format, regions, name: file.name });
  const kept = await store.put(once(bytes), { name: file.name, most });
  return inPlace(actor, evidenceId, fileId, { ...kept, how: 'covered' });
}

/** Puts a file that was redacted elsewhere in the place of another. */
export const exchangeFile = (
  actor: Actor,
  evidenceId: string,
  fileId: string,
  kept: KeptFile & { name: string },
): Promise<Evidence> => inPlace(actor, evidenceId, fileId, { ...kept, how: 'exchanged' });

/** A file of the original, for whoever decides. @throws NotFound */
const fileBehind = (actor: Actor, evidenceId: string, fileId: string) =>
  see(actor, 'redaction.decide', findEvidence(actor, evidenceId), async (db, { evidence }) => {
    const { document } = await originalOf(db, evidence, actor.personId);
    const which = and(eq(files.organisationId, actor.organisationId), eq(files.id, fileId));
    const file = first(await db.select().from(files).where(which));
    if (!file || !fileBlocksOf(document).some((block) => block.fileId === fileId)) throw new NotFound();
    return { ...file, number: evidence.number, title: evidence.title };
  });

async function covered(
  bytes: Uint8Array,
  { name, ...asked }: { name: string; regions: Region[]; format: Covering['format'] },
) {
  const drawn = await inWorker<CoveredMessage>('cover', { bytes, ...asked } satisfies Covering, mostTime).catch(
    () => 'too slow' as const,
  );
  if (drawn instanceof Uint8Array) return drawn;
  throw new Invalid({ regions: pictureFaults[drawn](name, 'a picture') });
}

type InPlace = KeptFile & { name?: string; how: 'covered' | 'exchanged' };

const inPlace = (
  actor: Actor,
  evidenceId: string,
  fileId: string,
  { how, name, ...kept }: InPlace,
): Promise<Evidence> =>
  deciding(actor, evidenceId, async (tx, piece, keep) => {
    const find = findMeant(piece, keyOf(fileSubject(fileId)));
    const block = fileBlocksOf(piece.original.document).find((one) => one.fileId === fileId)!;
    const row = {
      ...{ organisationId: actor.organisationId, id: newId(), uploadedBy: actor.personId, uploadedAt: now() },
      ...{ hash: kept.hash, size: kept.size, type: kept.type, belongsToKind: 'evidence', belongsToId: evidenceId },
      name: name ?? replaced(block.name, piece.find, replacementsIn(piece.decisions)),
    };
    const file = one(await tx.insert(files).values(row).returning());
    keep('file', { ...file, version: 1 });
    await decided(tx, piece, find, { decision: 'replace', fileId: file.id, how }, keep);
  });

async function* once(bytes: Uint8Array) {
  yield bytes;
}

export type FilePage = { number: number; title: string; file: { id: string; name: string }; coverable: boolean };

/** One file of a piece, to be covered or exchanged. @throws NotFound for anybody but the candidate of a draft */
export async function fileToCover(actor: Actor, evidenceId: string, fileId: string): Promise<FilePage> {
  const { number, title, ...file } = await fileBehind(actor, evidenceId, fileId);
  return { number, title, file: { id: file.id, name: file.name }, coverable: isCoverable(file.type) };
}
