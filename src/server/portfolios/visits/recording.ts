// The recording of a professional discussion: it arrives in parts of some seconds, so that a closed tab loses no more, and is put together
// when the visit is signed. Two recordings are two takes: a recorder that was stopped begins anew.
import { and, asc, eq, inArray } from 'drizzle-orm';
import { act, type Keep, see } from '../../act.ts';
import { now } from '../../clock.ts';
import { dayInWords, dayOf } from '../../day-words.ts';
import { first, one, type Read, type Tx } from '../../db.ts';
import { Conflict, Invalid, NotFound } from '../../errors.ts';
import { files, type StoredFile } from '../../files/files.table.ts';
import { fileStore } from '../../files/kept.ts';
import { kinds } from '../../files/kinds.ts';
import type { ByteRange, FileStore, KeptFile } from '../../files/store.ts';
import { newId } from '../../id.ts';
import type { Actor } from '../../people/actor.ts';
import { findVisit, lockedVisit, sameVisit } from './visit-facts.ts';
import type { ConsentForm } from './visits.form.ts';
import { type Visit, type VisitPart, visitParts, visits } from './visits.table.ts';

/** What the file of a recording belongs to: the take, by its id. */
export const RECORDING = 'visit-recording';
/** Bytes of one part, and of a recording brought in as a file: five hours of speech. */
export const mostOfPart = 4_000_000;
export const mostOfRecording = 200_000_000;

/** Says who is there and that all of them agree, before anything is recorded. @throws Conflict where it is not under way, or no discussion */
export const agreeToRecord = (actor: Actor, visitId: string, { present }: ConsentForm): Promise<Visit> =>
  act(actor, 'visit.record', lockedVisit(actor, visitId), async (tx, { visit, state }) => {
    if (state !== 'under-way') throw new Conflict('Nothing is recorded before it begins, or after it has ended.');
    const at = now();
    const day = dayInWords(dayOf(at, actor.organisation.timeZone));
    const consent = `${actor.name} asked all who are there (${present}) before anything was recorded, and they agreed, on ${day}`;
    const set = { present, consent, consentAt: at, version: visit.version + 1 };
    return one(await tx.update(visits).set(set).where(sameVisit(visit, visit.id)).returning());
  });

export type PartOf = { take: string; number: number };

/** Ends an action that has nothing to do: this part arrived before. */
class ArrivedBefore extends Error {}

/**
 * Keeps one part. Also after the end, until it is signed. `stored` lies in the store already. Sent twice, it is kept once.
 * @throws Conflict where nobody agreed to a recording, or it is signed
 */
export async function keepPart(actor: Actor, visitId: string, part: PartOf, stored: KeptFile): Promise<void> {
  await act(actor, 'visit.record', lockedVisit(actor, visitId), async (tx, { visit, state }, keep) => {
    if (!visit.consentAt) throw new Conflict('Say first that all who are there agree to be recorded.');
    if (state !== 'under-way' && state !== 'ended')
      throw new Conflict('It is signed already, so nothing is added to its recording.');
    if (await partOf(tx, visit, part)) throw new ArrivedBefore();
    const row = { organisationId: actor.organisationId, id: newId(), visitId, ...part, ...stored, at: now() };
    const kept = { ...one(await tx.insert(visitParts).values(row).returning()), version: 1 };
    keep('visit-part', kept);
    return kept;
  }).catch((refusal) => {
    if (!(refusal instanceof ArrivedBefore)) throw refusal;
  });
}

/** A recording that was made elsewhere, as a take of its own. @throws Invalid where it is no recording; as `keepPart` */
export async function bringRecording(actor: Actor, visitId: string, stored: KeptFile): Promise<void> {
  if (!isRecording(stored.type))
    throw new Invalid({ recording: 'Choose a recording: MP3, M4A, Ogg, WAV, WebM, MP4 or MOV' });
  await keepPart(actor, visitId, { take: newId(), number: 0 }, stored);
}

export const isRecording = (type: string): boolean => /^(audio|video)\//.test(type);

const partOf = async (tx: Tx, { organisationId, id }: Visit, { take, number }: PartOf) =>
  first(
    await tx
      .select()
      .from(visitParts)
      .where(
        and(
          ...[eq(visitParts.organisationId, organisationId), eq(visitParts.visitId, id)],
          ...[eq(visitParts.take, take), eq(visitParts.number, number)],
        ),
      ),
  );

export type Take = { take: string; parts: VisitPart[]; type: string; size: number };

/** The takes of a visit, in the order in which they began, each with its parts in theirs. */
export async function takesOf(db: Read, { organisationId, id }: Pick<Visit, 'organisationId' | 'id'>): Promise<Take[]> {
  const parts = await db
    .select()
    .from(visitParts)
    .where(and(eq(visitParts.organisationId, organisationId), eq(visitParts.visitId, id)))
    .orderBy(asc(visitParts.at), asc(visitParts.id));
  return [...Map.groupBy(parts, ({ take }) => take)].map(([take, own]) => {
    const inOrder = own.toSorted((a, b) => a.number - b.number);
    return { take, parts: inOrder, type: inOrder[0]!.type, size: own.reduce((sum, { size }) => sum + size, 0) };
  });
}

/** The bytes of a take, part after part: what a recorder writes in pieces is one file when they are put one after another. */
export async function* bytesOf(
  { parts, size }: Take,
  { from, to }: ByteRange = { from: 0, to: size - 1 },
  store: FileStore = fileStore(),
): AsyncGenerator<Uint8Array> {
  let before = 0;
  for (const part of parts) {
    const [first, last] = [Math.max(from - before, 0), Math.min(to - before, part.size - 1)];
    before += part.size;
    if (first > last) continue;
    for await (const chunk of await store.open(part.hash, { from: first, to: last })) yield chunk as Uint8Array;
  }
}

/** A take as it is so far, for its observer to listen to before it is signed. @throws NotFound */
export const takeToHear = (actor: Actor, visitId: string, wanted: string): Promise<Take> =>
  see(actor, 'visit.view', findVisit(actor, visitId), async (db, { visit, observerId }) => {
    const take = (await takesOf(db, visit)).find((one) => one.take === wanted);
    if (!take || observerId !== actor.personId) throw new NotFound();
    return take;
  });

/** Puts each take together as one file, within the signing. Its parts are then named by nothing, and swept. */
export async function keepRecordings(tx: Tx, actor: Actor, visit: Visit, keep: Keep, store: FileStore = fileStore()) {
  const takes = await takesOf(tx, visit);
  for (const [at, take] of takes.entries()) {
    const name = `Recording ${at + 1}.${endingOf(take.type)}`;
    const stored = await store.put(bytesOf(take, undefined, store), {
      name,
      most: mostOfRecording * 2,
      type: take.type,
    });
    const row = {
      ...{ organisationId: actor.organisationId, id: newId(), name, ...stored },
      ...{ uploadedBy: actor.personId, uploadedAt: now(), belongsToKind: RECORDING, belongsToId: take.take },
    };
    keep('file', { ...one(await tx.insert(files).values(row).returning()), version: 1 });
  }
}

const endingOf = (type: string): string =>
  Object.values(kinds).find((kind) => kind.type === type)?.extensions[0] ?? 'webm';

/** The recordings of a signed visit, in order. */
export async function recordingsOf(db: Read, visit: Pick<Visit, 'organisationId' | 'id'>) {
  const takes = (await takesOf(db, visit)).map(({ take }) => take);
  if (takes.length === 0) return [];
  const own = and(
    ...[eq(files.organisationId, visit.organisationId), eq(files.belongsToKind, RECORDING)],
    inArray(files.belongsToId, takes),
  );
  const found: StoredFile[] = await db.select().from(files).where(own);
  return takes.flatMap((take) =>
    found.filter(({ belongsToId }) => belongsToId === take).map((file) => ({ ...file, take })),
  );
}

/** Whether the actor records this visit, before a byte is taken. @throws NotFound */
export const mayRecord = (actor: Actor, visitId: string): Promise<{ about: string; isOpen: boolean }> =>
  see(actor, 'visit.record', findVisit(actor, visitId), async (_, { visit }) => ({
    about: visit.about,
    isOpen: visit.consentAt !== null && visit.signedAt === null,
  }));
