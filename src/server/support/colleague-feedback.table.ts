import { index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../columns.ts';
import { people } from '../people/people.table.ts';

/** Feedback from one person to another they work with; what it says stands in its texts. `readAt`: the newest text was read. */
export const colleagueFeedback = pgTable(
  'colleague_feedback',
  {
    ...key(),
    giverId: uuid().notNull(),
    receiverId: uuid().notNull(),
    /** When its newest text was given. */
    givenAt: moment().notNull(),
    readAt: moment(),
    withdrawnAt: moment(),
    withdrawnReason: text(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.giverId, people),
    to(t, t.receiverId, people),
    index().on(t.organisationId, t.receiverId, t.givenAt),
    index().on(t.organisationId, t.giverId, t.givenAt),
  ],
);
export type ColleagueFeedback = typeof colleagueFeedback.$inferSelect;

/** What it says, each version as it was given; never changed. `number` counts from 1. */
export const colleagueFeedbackTexts = pgTable(
  'colleague_feedback_texts',
  {
    ...key(),
    colleagueFeedbackId: uuid().notNull(),
    number: integer().notNull(),
    situation: text(),
    behaviour: text().notNull(),
    impact: text(),
    nextStep: text(),
    /** What the check pointed out when it was given, by the ids of its findings; and why it was given as it is. */
    pointedOut: text().array().notNull(),
    asItIsBecause: text(),
    /** Why a later version took the place of the one before. */
    correctedBecause: text(),
    at: moment().notNull(),
  },
  (t) => [
    ...own(t),
    to(t, t.colleagueFeedbackId, colleagueFeedback),
    uniqueIndex('colleague_feedback_texts_number').on(t.organisationId, t.colleagueFeedbackId, t.number),
  ],
);
export type ColleagueFeedbackText = typeof colleagueFeedbackTexts.$inferSelect;

/** What the receiver says to a text, in their own words; only added to. */
export const colleagueFeedbackAnswers = pgTable(
  'colleague_feedback_answers',
  {
    ...key(),
    colleagueFeedbackId: uuid().notNull(),
    textId: uuid().notNull(),
    by: uuid().notNull(),
    view: text().$type<'agree' | 'other-view' | 'comment'>().notNull(),
    words: text().notNull(),
    at: moment().notNull(),
  },
  (t) => [
    ...own(t),
    to(t, t.colleagueFeedbackId, colleagueFeedback),
    to(t, t.textId, colleagueFeedbackTexts),
    to(t, t.by, people),
    index().on(t.organisationId, t.textId, t.at),
  ],
);
export type ColleagueFeedbackAnswer = typeof colleagueFeedbackAnswers.$inferSelect;
