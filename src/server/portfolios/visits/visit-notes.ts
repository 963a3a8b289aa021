// What is kept while a visit goes on, a row at a time: each kept at once, or sent once there is a network again; never twice, and none lost.
import { and, eq } from 'drizzle-orm';
import { act, see } from '../../act.ts';
import { now } from '../../clock.ts';
import { first, one, type Read, type Tx } from '../../db.ts';
import { Conflict, Invalid, NotFound } from '../../errors.ts';
import { newId } from '../../id.ts';
import type { Actor } from '../../people/actor.ts';
import { criteria } from '../../qualifications/units.table.ts';
import { findVisit, lockedVisit, requireState, type VisitSubject } from './visit-facts.ts';
import type { AnswerForm, AskForm, MarkForm, ShowsForm, VisitNoteForm } from './visits.form.ts';
import { questions, type VisitNote, visitNotes } from './visits.table.ts';

/** `again`: it was kept before; `beside`: another text was kept under its id, and both are there. */
export type KeptNote = { note: VisitNote; again: boolean; beside: boolean };
type Written = Pick<VisitNote, 'kind' | 'words' | 'criterionIds'> & Partial<VisitNote>;
type Made = { itemId: string | null; at: Date | null };

/**
 * Keeps what the observer saw or heard, or only ticks criteria. Also after its end, and even once it is signed: what arrives so late stands
 * apart and in no copy.
 * @throws Conflict where it has not begun or was called off; Invalid for a criterion of another unit
 */
export const noteSeen = (actor: Actor, visitId: string, { itemId, at, ...form }: VisitNoteForm): Promise<KeptNote> =>
  keepOnce(actor, visitId, { kind: 'note', ...form }, { itemId, at }, 'visit.note');

/** Asks a question: one of the observer's own, or another. @throws as `noteSeen`, NotFound for a question of somebody else */
export const askQuestion = (
  actor: Actor,
  visitId: string,
  { itemId, at, questionId, ...form }: AskForm,
): Promise<KeptNote> =>
  keepOnce(actor, visitId, { kind: 'question', ...form }, { itemId, at }, 'visit.note', async (tx, written) => {
    if (!questionId) return written;
    const own = [eq(questions.organisationId, actor.organisationId), eq(questions.authorId, actor.personId)];
    const found = first(
      await tx
        .select()
        .from(questions)
        .where(and(...own, eq(questions.id, questionId))),
    );
    if (!found) throw new NotFound();
    const criterionIds = [...new Set([found.criterionId, ...written.criterionIds])];
    return { ...written, words: found.words, criterionIds };
  });

/** Notes the answer that was given. @throws as `noteSeen`; NotFound for a question that was not asked here */
export const noteAnswer = (actor: Actor, visitId: string, form: AnswerForm): Promise<KeptNote> =>
  answer(actor, visitId, form, 'spoken');

/** The candidate's own answer, in writing. @throws the same */
export const writeAnswer = (actor: Actor, visitId: string, form: AnswerForm): Promise<KeptNote> =>
  answer(actor, visitId, form, 'written');

const answer = (
  actor: Actor,
  visitId: string,
  { itemId, at, questionId, words }: AnswerForm,
  mode: 'spoken' | 'written',
) =>
  keepOnce(
    actor,
    visitId,
    { kind: 'answer', words, mode, criterionIds: [], ofNoteId: questionId },
    { itemId, at },
    mode === 'written' ? 'visit.answer' : 'visit.note',
    async (tx, written) => {
      await requireNote(tx, actor, visitId, questionId, 'question');
      return written;
    },
  );

/** Marks a stretch of the recording. @throws as `noteSeen` */
export const markRecording = (actor: Actor, visitId: string, { itemId, at, ...form }: MarkForm): Promise<KeptNote> =>
  keepOnce(actor, visitId, { kind: 'mark', ...form }, { itemId, at }, 'visit.note');

/** Says for one criterion which note shows it, and how; the newest holds. @throws Conflict once it is signed; as `noteSeen` */
export const sayWhatShows = (actor: Actor, visitId: string, { criterionId, noteId, words }: ShowsForm) =>
  propose(actor, visitId, { criterionIds: [criterionId], ofNoteId: noteId, words });

/** Takes a ticked criterion out again. @throws the same */
export const takeOut = (actor: Actor, visitId: string, criterionId: string) =>
  propose(actor, visitId, { criterionIds: [criterionId], ofNoteId: null, words: null });

const propose = (
  actor: Actor,
  visitId: string,
  written: Pick<VisitNote, 'criterionIds' | 'ofNoteId' | 'words'>,
): Promise<KeptNote> =>
  keepOnce(
    actor,
    visitId,
    { kind: 'shows', ...written },
    { itemId: null, at: null },
    'visit.note',
    async (tx, same) => {
      if (same.ofNoteId) await requireNote(tx, actor, visitId, same.ofNoteId);
      return same;
    },
  );

/** Ends an action that has nothing to do: what was sent is kept already. */
class AlreadyKept extends Error {}

/** The row, written once however often it is sent. Another text under the same id is kept beside the first, and says so. */
async function keepOnce(
  actor: Actor,
  visitId: string,
  written: Written,
  { itemId, at }: Made,
  action: 'visit.note' | 'visit.answer',
  complete: (tx: Tx, written: Written) => Promise<Written> = async (_, same) => same,
): Promise<KeptNote> {
  let beside = false;
  try {
    const note = await act(actor, action, lockedVisit(actor, visitId), async (tx, subject, keep) => {
      refuseUnbegun(subject, written);
      const whole = await complete(tx, written);
      await refuseForeignCriteria(tx, subject, whole.criterionIds);
      const rival = itemId ? await noteWith(tx, actor, itemId) : null;
      if (rival && rival.visitId !== visitId) throw new NotFound();
      if (itemId && (await isKept(tx, actor, itemId, whole))) throw new AlreadyKept();
      beside = rival !== null;
      const arrivedAt = now();
      const row = {
        ...{ organisationId: actor.organisationId, visitId, byId: actor.personId, arrivedAt },
        ...{ id: rival ? newId() : (itemId ?? newId()), at: at && at < arrivedAt ? at : arrivedAt },
        ...whole,
        ...(rival ? { ofNoteId: rival.id } : {}),
      };
      const kept = one(await tx.insert(visitNotes).values(row).returning());
      const version = { ...kept, version: 1 };
      keep('visit-note', version);
      return version;
    });
    return { note, again: false, beside };
  } catch (refusal) {
    if (!(refusal instanceof AlreadyKept)) throw refusal;
    return { note: await keptBefore(actor, visitId, itemId!), again: true, beside: false };
  }
}

const keptBefore = (actor: Actor, visitId: string, itemId: string) =>
  see(actor, 'visit.view', findVisit(actor, visitId), async (db) => (await noteWith(db, actor, itemId))!);

const noteWith = async (db: Read, { organisationId }: Actor, id: string) =>
  first(
    await db
      .select()
      .from(visitNotes)
      .where(and(eq(visitNotes.organisationId, organisationId), eq(visitNotes.id, id))),
  );

/** Whether exactly this is kept under the id, or beside what is. */
async function isKept(tx: Tx, actor: Actor, itemId: string, written: Written): Promise<boolean> {
  const beside = and(eq(visitNotes.organisationId, actor.organisationId), eq(visitNotes.ofNoteId, itemId));
  const kept = [await noteWith(tx, actor, itemId), ...(await tx.select().from(visitNotes).where(beside))];
  return kept.some((note) => note !== null && saysOf(note) === saysOf(written));
}

const saysOf = ({ kind, words, criterionIds, from = null, to = null }: Written) =>
  JSON.stringify([kind, words, criterionIds.toSorted(), from, to]);

/** What was seen arrives whenever it can; what is written afterwards, only until it is signed. */
function refuseUnbegun({ state }: VisitSubject, { kind, mode }: Written) {
  if (state === 'planned') throw new Conflict('It has not begun yet. Begin it, then note what you see.');
  if (state === 'cancelled') throw new Conflict('It was called off, so nothing is noted of it.');
  if (kind === 'shows') requireState(state, ['under-way', 'ended'], signed);
  if (mode === 'written') requireState(state, ['under-way'], ended);
}
const signed = 'It is signed already, so this stays as it is.';
const ended =
  'Your assessor has ended the questions, so they take no more answers. Write to them, and copy your words first.';

async function refuseForeignCriteria(tx: Tx, { enrolment }: VisitSubject, ids: readonly string[]) {
  const { organisationId, unitId } = enrolment;
  const ofUnit = await tx
    .select({ id: criteria.id })
    .from(criteria)
    .where(and(eq(criteria.organisationId, organisationId), eq(criteria.unitId, unitId)));
  if (ids.some((id) => !ofUnit.some((criterion) => criterion.id === id)))
    throw new Invalid({ criterionIds: 'Choose criteria of the unit that the candidate is enrolled for' });
}

async function requireNote(tx: Tx, actor: Actor, visitId: string, id: string, kind?: VisitNote['kind']) {
  const found = await noteWith(tx, actor, id);
  if (!found || found.visitId !== visitId || (kind && found.kind !== kind)) throw new NotFound();
}
