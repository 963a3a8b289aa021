import { boolean, index, jsonb, numeric, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../columns.ts';
import { people } from '../people/people.table.ts';
import { plans, tasks } from './plans.table.ts';

/** The leader's orders to the optimiser: this person on this task, or not, and why. */
export const assignmentOrders = pgTable(
  'assignment_orders',
  {
    ...key(),
    planId: uuid().notNull(),
    taskId: uuid().notNull(),
    personId: uuid().notNull(),
    order: text().$type<'pin' | 'forbid'>().notNull(),
    reason: text().notNull(),
    by: uuid().notNull(),
    at: moment().notNull(),
    withdrawnAt: moment(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.planId, plans),
    to(t, t.taskId, tasks),
    to(t, t.personId, people),
    index().on(t.organisationId, t.planId),
  ],
);
export type AssignmentOrder = typeof assignmentOrders.$inferSelect;

export type AllocationState = 'waiting' | 'solving' | 'done' | 'failed' | 'cancelled';

/** One run of the optimiser: the exact problem, the exact answer. */
export const allocations = pgTable(
  'allocations',
  {
    ...key(),
    planId: uuid().notNull(),
    state: text().$type<AllocationState>().notNull(),
    problem: jsonb().$type<Record<string, unknown>>().notNull(),
    answer: jsonb().$type<Record<string, unknown>>(),
    failure: text(),
    modelHash: text(),
    askedBy: uuid().notNull(),
    askedAt: moment().notNull(),
    endedAt: moment(),
    takenUpAt: moment(),
    ...edited(),
  },
  (t) => [...own(t), to(t, t.planId, plans), index().on(t.organisationId, t.planId, t.askedAt)],
);
export type Allocation = typeof allocations.$inferSelect;

/** One person on one task, or as buddy on it to `buddyToId`, who does it. Replaced, never deleted: `endedAt` and `endedReason` say why it no longer holds. */
export const assignments = pgTable(
  'assignments',
  {
    ...key(),
    planId: uuid().notNull(),
    taskId: uuid().notNull(),
    personId: uuid().notNull(),
    buddyId: uuid(),
    buddyToId: uuid(),
    hours: numeric({ precision: 8, scale: 4, mode: 'number' }).notNull(),
    develops: boolean().notNull().default(false),
    because: text().array().notNull(),
    nextBest: jsonb().$type<Record<string, unknown>>(),
    allocationId: uuid(),
    overrideReason: text(),
    /** When the leader let the allocation decide again about whom they chose by hand. */
    handWithdrawnAt: moment(),
    by: uuid().notNull(),
    at: moment().notNull(),
    endedAt: moment(),
    endedReason: text(),
    doneAt: moment(),
    doneNote: text(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.planId, plans),
    to(t, t.taskId, tasks),
    to(t, t.personId, people),
    to(t, t.buddyId, people),
    to(t, t.buddyToId, people),
    to(t, t.allocationId, allocations),
    index().on(t.organisationId, t.planId),
    index().on(t.organisationId, t.personId),
  ],
);
export type Assignment = typeof assignments.$inferSelect;

/** What became of work: each step of its life, by whom, with which words. How it stands follows from the newest. */
export const assignmentSteps = pgTable(
  'assignment_steps',
  {
    ...key(),
    assignmentId: uuid().notNull(),
    step: text().$type<'begin' | 'block' | 'go-on' | 'finish' | 'take-back' | 'verify' | 'return'>().notNull(),
    words: text(),
    by: uuid().notNull(),
    at: moment().notNull(),
  },
  (t) => [
    ...own(t),
    to(t, t.assignmentId, assignments),
    to(t, t.by, people),
    index().on(t.organisationId, t.assignmentId, t.at, t.id),
  ],
);
export type AssignmentStep = typeof assignmentSteps.$inferSelect;

/** A member's answer to their work; the newest counts, all stay. */
export const assignmentAnswers = pgTable(
  'assignment_answers',
  {
    ...key(),
    assignmentId: uuid().notNull(),
    personId: uuid().notNull(),
    answer: text().$type<'accept' | 'query' | 'decline' | 'counter'>().notNull(),
    words: text(),
    at: moment().notNull(),
    reply: text(),
    repliedBy: uuid(),
    repliedAt: moment(),
    ...edited(),
  },
  (t) => [...own(t), to(t, t.assignmentId, assignments), index().on(t.organisationId, t.assignmentId, t.at, t.id)],
);
export type AssignmentAnswer = typeof assignmentAnswers.$inferSelect;

/** The understanding check: what I will do and why it matters, in the member's words; the leader confirms or clarifies. */
export const understandings = pgTable(
  'understandings',
  {
    ...key(),
    planId: uuid().notNull(),
    personId: uuid().notNull(),
    what: text().notNull(),
    why: text().notNull(),
    support: text(),
    /** Whose words these are, where they were said of earlier work and the member says that they hold for this too. */
    repeatsId: uuid(),
    at: moment().notNull(),
    outcome: text().$type<'confirmed' | 'clarified'>(),
    reply: text(),
    repliedBy: uuid(),
    repliedAt: moment(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.planId, plans),
    to(t, t.personId, people),
    to(t, t.repeatsId, t),
    index().on(t.organisationId, t.planId, t.personId),
  ],
);
export type Understanding = typeof understandings.$inferSelect;

/** A signature binds one person to one exact version of a record. */
export const signatures = pgTable(
  'signatures',
  {
    ...key(),
    kind: text().notNull(),
    recordId: uuid().notNull(),
    versionId: uuid().notNull(),
    hash: text().notNull(),
    personId: uuid().notNull(),
    stance: text().$type<'agree' | 'agree-in-part' | 'acknowledge'>().notNull(),
    statement: text().notNull(),
    at: moment().notNull(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.personId, people),
    index().on(t.organisationId, t.recordId),
    uniqueIndex().on(t.organisationId, t.versionId, t.personId),
  ],
);
export type Signature = typeof signatures.$inferSelect;
