// Done: the member says so, with a note and pictures, or takes it back; whoever leads the team checks it against the standard.
import { eq } from 'drizzle-orm';
import { act, type Keep } from '../act.ts';
import { now } from '../clock.ts';
import type { Tx } from '../db.ts';
import { Conflict, Invalid } from '../errors.ts';
import { files } from '../files/files.table.ts';
import { isPicture, notAPicture } from '../files/kinds.ts';
import type { KeptFile } from '../files/store.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { type Assignment, assignments } from './assignments.table.ts';
import { change, lockedAssignment, runningOf } from './assignments.ts';
import { isOpen } from './plan-state.ts';
import { keepWorkDocument } from './work-document.ts';
import { requireAgreed, requireWorkStep, workState } from './work-state.ts';
import { newestStep, requireOwnTask, standingOf, workFacts, writeStep } from './work-steps.ts';

/** What pictures of finished work belong to: the step in which they came. */
export const photoKind = 'assignment-step';
export type NewPhoto = KeptFile & { name: string };

/** The member says that their task is done, with a note and pictures; or that it is not after all, and the note stays theirs. Their buddy's work is done with it. */
export const finishAssignment = (
  actor: Actor,
  assignmentId: string,
  note: string | null,
  done = true,
  photos: readonly NewPhoto[] = [],
) =>
  act(actor, 'assignment.finish', lockedAssignment(actor, assignmentId), async (tx, { assignment, state }, keep) => {
    requireOwnTask(assignment);
    if (done && state !== 'live') throw new Conflict('Work is reported as done while the plan is under way.');
    if (!isOpen(state)) throw new Conflict('This plan is over, so what was reported stays as it is.');
    const step = done ? 'finish' : 'take-back';
    const facts = await workFacts(tx, actor, assignment);
    requireWorkStep(workState(facts), step);
    if (done) requireAgreed(facts);
    requirePictures(photos);
    const taken = await writeStep(tx, actor, assignment, { step, words: done ? note : null }, keep);
    await keepPhotos(tx, actor, taken.id, photos, keep);
    const changed = await markDone(
      tx,
      actor,
      assignment,
      done ? { doneAt: now(), doneNote: note } : { doneAt: null },
      keep,
    );
    await keepWorkDocument(tx, actor, assignmentId, keep);
    return changed;
  });

/** `stepId`: the report that was read; null of one made before steps were kept. */
export type Check = { stepId: string | null; outcome: 'met' | 'not-yet'; words: string | null };

/**
 * The leader has checked done work against its standard: it is met, or not yet, and then it goes back with words. Never of themselves.
 * @throws Conflict where the report that was read is not the newest any more
 */
export const checkWork = (actor: Actor, assignmentId: string, { stepId, outcome, words }: Check) =>
  act(actor, 'assignment.verify', lockedAssignment(actor, assignmentId), async (tx, { assignment, state }, keep) => {
    requireOwnTask(assignment);
    if (!isOpen(state)) throw new Conflict('This plan is over, so what was reported stays as it is.');
    const step = outcome === 'met' ? 'verify' : 'return';
    requireWorkStep(await standingOf(tx, actor, assignment), step);
    const newest = await newestStep(actor, assignmentId)(tx);
    if ((newest?.id ?? null) !== stepId)
      throw new Conflict('It was reported anew meanwhile. Read what it says now, then check it.');
    if (outcome === 'not-yet' && !words) throw new Invalid({ words: 'Enter what is still missing' });
    if (outcome === 'not-yet' && state !== 'live')
      throw new Conflict('Work is given back while the plan is under way. Start it again first.');
    await writeStep(tx, actor, assignment, { step, words }, keep);
    const checked = outcome === 'met' ? assignment : await markDone(tx, actor, assignment, { doneAt: null }, keep);
    await keepWorkDocument(tx, actor, assignmentId, keep);
    return checked;
  });

type Done = { doneAt: Date; doneNote: string | null } | { doneAt: null };

/** A buddy's work is done with the task, and is not done with it. */
async function markDone(tx: Tx, actor: Actor, work: Assignment, done: Done, keep: Keep): Promise<Assignment> {
  const running = await runningOf(tx, actor, eq(assignments.taskId, work.taskId));
  for (const row of running.filter(({ buddyToId }) => buddyToId === work.personId))
    await change(tx, actor, row, { doneAt: done.doneAt }, keep);
  return change(tx, actor, work, done, keep);
}

/** Of one report: more are looked at by nobody. */
export const mostPhotos = 10;
export const tooManyPhotos = `Choose at most ${mostPhotos} photos for one report, those that show most`;

function requirePictures(photos: readonly NewPhoto[]): void {
  if (photos.length > mostPhotos) throw new Invalid({ photos: tooManyPhotos });
  const other = photos.find(({ type }) => !isPicture(type));
  if (other) throw new Invalid({ photos: notAPicture(other.name) });
}

async function keepPhotos(tx: Tx, actor: Actor, stepId: string, photos: readonly NewPhoto[], keep: Keep) {
  if (photos.length === 0) return;
  const by = { organisationId: actor.organisationId, uploadedBy: actor.personId, uploadedAt: now() };
  const rows = photos.map(({ hash, size, type, name }) => ({
    ...{ hash, size, type, name, ...by, id: newId(), belongsToKind: photoKind, belongsToId: stepId },
  }));
  for (const row of await tx.insert(files).values(rows).returning()) keep('file', { ...row, version: 1 });
}
