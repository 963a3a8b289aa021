// Feedback between people who work with each other: given, read, answered in the receiver's own words, corrected, withdrawn.
import { act, type Keep } from '../act.ts';
import { now, today } from '../clock.ts';
import { one, type Tx } from '../db.ts';
import { Conflict, Invalid } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { lockedPerson } from '../people/facts.ts';
import type { FeedbackWords, views } from './colleague-feedback.form.ts';
import {
  type ColleagueFeedback,
  type ColleagueFeedbackText,
  colleagueFeedback,
  colleagueFeedbackAnswers,
  colleagueFeedbackTexts,
} from './colleague-feedback.table.ts';
import { keepFeedbackDocument } from './colleague-feedback-document.ts';
import { lockedFeedback, theFeedback } from './colleague-feedback-facts.ts';
import { requireFeedbackStep } from './colleague-feedback-state.ts';

/** What is said, what the check pointed out in it, and why it is given as it is. Asked for once the rule was asked. */
export type CheckedWords = FeedbackWords & Pick<ColleagueFeedbackText, 'pointedOut' | 'asItIsBecause'>;

/** @throws Invalid for somebody who has left; NotAllowed for somebody one does not work with */
export const giveFeedback = (actor: Actor, receiverId: string, words: () => CheckedWords): Promise<ColleagueFeedback> =>
  act(actor, 'colleague-feedback.give', lockedPerson(actor, receiverId), async (tx, { person }, keep) => {
    if (person.endsOn && person.endsOn < today(actor.organisation.timeZone))
      throw new Invalid({ receiverId: `${person.name} does not work here any more` });
    const at = now();
    const { organisationId, personId: giverId } = actor;
    const row = { organisationId, id: newId(), giverId, receiverId, givenAt: at };
    const given = one(await tx.insert(colleagueFeedback).values(row).returning());
    keep('colleague-feedback', given);
    await addText(tx, given, { ...words(), number: 1, correctedBecause: null, at }, keep);
    await keepFeedbackDocument(tx, actor, given.id, keep);
    return given;
  });

/** A new text in place of the one before, with why. The receiver reads it anew; what they said stays with the text it was said to. */
export const correctFeedback = (
  actor: Actor,
  feedbackId: string,
  correctedBecause: string,
  words: () => CheckedWords,
) =>
  act(actor, 'colleague-feedback.correct', lockedFeedback(actor, feedbackId), async (tx, subject, keep) => {
    requireFeedbackStep(subject.state, 'correct');
    const at = now();
    const number = subject.newest.number + 1;
    await addText(tx, subject.feedback, { ...words(), correctedBecause, number, at }, keep);
    return change(tx, actor, subject.feedback, { givenAt: at, readAt: null }, keep);
  });

/** The receiver has read it: whoever gave it sees that, and Today mentions it no more. */
export const readFeedback = (actor: Actor, feedbackId: string) =>
  act(actor, 'colleague-feedback.read', lockedFeedback(actor, feedbackId), async (tx, { feedback, state }, keep) => {
    requireFeedbackStep(state, 'read');
    return change(tx, actor, feedback, { readAt: now() }, keep);
  });

type Answer = { view: (typeof views)[number]; words: string };

/**
 * The receiver answers in their own words, as often as they like. `textId`: the text they read.
 * @throws Conflict where it was corrected meanwhile
 */
export const answerFeedback = (actor: Actor, feedbackId: string, { textId, ...said }: Answer & { textId: string }) =>
  act(actor, 'colleague-feedback.answer', lockedFeedback(actor, feedbackId), async (tx, subject, keep) => {
    const { feedback, newest, state } = subject;
    requireFeedbackStep(state, 'answer');
    if (textId !== newest.id) throw new Conflict('It was corrected meanwhile. Read what it says now, then answer.');
    const { organisationId, personId: by } = actor;
    const row = { organisationId, id: newId(), colleagueFeedbackId: feedback.id, textId, by, at: now(), ...said };
    const added = one(await tx.insert(colleagueFeedbackAnswers).values(row).returning());
    keep('colleague-feedback-answer', { ...added, version: 1 });
    return change(tx, actor, feedback, { readAt: feedback.readAt ?? row.at }, keep);
  });

/** The giver withdraws it, with why: both still read it. */
export const withdrawFeedback = (actor: Actor, feedbackId: string, reason: string) =>
  act(actor, 'colleague-feedback.withdraw', lockedFeedback(actor, feedbackId), async (tx, subject, keep) => {
    requireFeedbackStep(subject.state, 'withdraw');
    return change(tx, actor, subject.feedback, { withdrawnAt: now(), withdrawnReason: reason }, keep);
  });

type NewText = Omit<ColleagueFeedbackText, 'organisationId' | 'id' | 'colleagueFeedbackId'>;

async function addText(tx: Tx, { organisationId, id }: ColleagueFeedback, text: NewText, keep: Keep): Promise<void> {
  const row = { organisationId, id: newId(), colleagueFeedbackId: id, ...text };
  const added = one(await tx.insert(colleagueFeedbackTexts).values(row).returning());
  keep('colleague-feedback-text', { ...added, version: 1 });
}

async function change(
  tx: Tx,
  actor: Actor,
  { id, version }: ColleagueFeedback,
  set: Partial<ColleagueFeedback>,
  keep: Keep,
): Promise<ColleagueFeedback> {
  const next = { ...set, version: version + 1 };
  const changed = one(await tx.update(colleagueFeedback).set(next).where(theFeedback(actor, id)).returning());
  keep('colleague-feedback', changed);
  await keepFeedbackDocument(tx, actor, id, keep);
  return changed;
}
