import { sql } from 'drizzle-orm';
import { check, date, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../../columns.ts';
import { people, skills } from '../../people/people.table.ts';

/**
 * Coaching of one by another: what it is needed for, what it is to reach, how, and what the two expect of each other. Where `evidenceFor` is
 * `coachee`, only the coachee takes records of it as evidence. How it stands follows from its steps.
 */
export const coachingPlans = pgTable(
  'coaching_plans',
  {
    ...key(),
    coachId: uuid().notNull(),
    coacheeId: uuid().notNull(),
    begunBy: uuid().notNull(),
    skillId: uuid(),
    need: text().notNull(),
    needSource: text().$type<'figures' | 'feedback' | 'observation' | 'own-wish' | 'new-work'>().notNull(),
    objective: text(),
    measure: text(),
    baseline: text(),
    target: text(),
    dueOn: date(),
    method: text().$type<'talks' | 'listening' | 'side-by-side' | 'practice' | 'shadowing' | 'trying-out'>(),
    methodWhy: text(),
    /** How it fits their role and the way they like to learn. */
    tailored: text(),
    resources: text(),
    /** How both will know that it has worked. */
    criteria: text(),
    coachExpects: text(),
    coacheeExpects: text(),
    confidentiality: text(),
    stopping: text(),
    evidenceFor: text().$type<'both' | 'coachee'>().notNull().default('coachee'),
    at: moment().notNull(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.coachId, people),
    to(t, t.coacheeId, people),
    to(t, t.begunBy, people),
    to(t, t.skillId, skills),
    index().on(t.organisationId, t.coachId),
    index().on(t.organisationId, t.coacheeId),
    check('coaching_of_another', sql`${t.coachId} <> ${t.coacheeId}`),
  ],
);
export type CoachingPlan = typeof coachingPlans.$inferSelect;

/** What was decided about coaching: each step once it is taken, never changed. `words`: a reason, or what came of it. */
export const coachingSteps = pgTable(
  'coaching_steps',
  {
    ...key(),
    planId: uuid().notNull(),
    step: text()
      .$type<
        | 'propose'
        | 'rework'
        | 'agree'
        | 'fix-start'
        | 'begin'
        | 'review'
        | 'achieve'
        | 'extend'
        | 'change-method'
        | 'stop'
        | 'close'
      >()
      .notNull(),
    words: text(),
    by: uuid().notNull(),
    at: moment().notNull(),
  },
  (t) => [
    ...own(t),
    to(t, t.planId, coachingPlans),
    to(t, t.by, people),
    index().on(t.organisationId, t.planId, t.at, t.id),
  ],
);
export type CoachingStep = typeof coachingSteps.$inferSelect;

/**
 * One talk, by GROW. Goal, facts, options, the next step and how sure they are of it are the coachee's; the suggestion, what was seen and what was
 * asked are the coach's. `outcome`: what came of the coachee's next step.
 */
export const coachingSessions = pgTable(
  'coaching_sessions',
  {
    ...key(),
    planId: uuid().notNull(),
    at: moment().notNull(),
    minutes: integer().notNull(),
    place: text(),
    goal: text(),
    question: text(),
    reality: text(),
    options: text().array().notNull().default([]),
    action: text(),
    actionDue: date(),
    confidence: integer(),
    raise: text(),
    suggestion: text(),
    observed: text(),
    asked: text(),
    outcome: text(),
    outcomeAt: moment(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.planId, coachingPlans),
    index().on(t.organisationId, t.planId, t.at),
    check('coaching_confidence', sql`${t.confidence} between 1 and 10`),
  ],
);
export type CoachingSession = typeof coachingSessions.$inferSelect;

/** What became of a session: each step once it is taken, never changed. */
export const coachingSessionSteps = pgTable(
  'coaching_session_steps',
  {
    ...key(),
    sessionId: uuid().notNull(),
    step: text().$type<'hold' | 'call-off' | 'reflect' | 'note' | 'agree'>().notNull(),
    by: uuid().notNull(),
    at: moment().notNull(),
  },
  (t) => [
    ...own(t),
    to(t, t.sessionId, coachingSessions),
    to(t, t.by, people),
    index().on(t.organisationId, t.sessionId, t.at, t.id),
  ],
);
export type CoachingSessionStep = typeof coachingSessionSteps.$inferSelect;

/** What a coachee thinks of a session: theirs alone until they share it. */
export const coachingReflections = pgTable(
  'coaching_reflections',
  {
    ...key(),
    sessionId: uuid().notNull(),
    authorId: uuid().notNull(),
    words: text().notNull(),
    sharedAt: moment(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.sessionId, coachingSessions),
    to(t, t.authorId, people),
    uniqueIndex().on(t.organisationId, t.sessionId),
  ],
);
export type CoachingReflection = typeof coachingReflections.$inferSelect;

/** How far the coachee is, 0 to 4, on a day, and what that rests on: before, as observed, after, and 30, 60 and 90 days later. Never changed. */
export const coachingLevels = pgTable(
  'coaching_levels',
  {
    ...key(),
    planId: uuid().notNull(),
    occasion: text().$type<'before' | 'observed' | 'after' | 'day-30' | 'day-60' | 'day-90'>().notNull(),
    day: date().notNull(),
    level: integer().notNull(),
    basis: text().notNull(),
    /** The contact with a customer that was seen or heard, by its number or in a few words. */
    contact: text(),
    by: uuid().notNull(),
    at: moment().notNull(),
  },
  (t) => [
    ...own(t),
    to(t, t.planId, coachingPlans),
    to(t, t.by, people),
    uniqueIndex('coaching_levels_once')
      .on(t.organisationId, t.planId, t.occasion)
      .where(sql`${t.occasion} <> 'observed'`),
    index().on(t.organisationId, t.planId, t.day),
    check('coaching_level', sql`${t.level} between 0 and 4`),
  ],
);
export type CoachingLevel = typeof coachingLevels.$inferSelect;
