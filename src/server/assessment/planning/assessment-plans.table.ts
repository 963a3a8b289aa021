import { boolean, date, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../../columns.ts';
import { people } from '../../people/people.table.ts';
import { enrolments } from '../../portfolios/portfolios.table.ts';

/** How a candidate is assessed in an enrolment: until when, how often progress is reviewed and with whom of the employer. One for each enrolment. */
export const assessmentPlans = pgTable(
  'assessment_plans',
  {
    ...key(),
    enrolmentId: uuid().notNull(),
    expectedEnd: date(),
    reviewWeeks: integer().notNull(),
    /** Who speaks for the employer in reviews; null where nobody does. */
    employerId: uuid(),
    /** SHA-256, hexadecimal, of the plan with its activities as they stand: what is agreed. */
    hash: text().notNull(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.enrolmentId, enrolments),
    to(t, t.employerId, people),
    uniqueIndex('assessment_plans_one').on(t.organisationId, t.enrolmentId),
  ],
);
export type AssessmentPlan = typeof assessmentPlans.$inferSelect;

export const activityMethods = ['observation', 'professional-discussion', 'questions', 'witness', 'products'] as const;
export type ActivityMethod = (typeof activityMethods)[number];

/** What is to be assessed on a day, where and how, for which criteria; done or called off, each once. */
export const plannedActivities = pgTable(
  'planned_activities',
  {
    ...key(),
    planId: uuid().notNull(),
    method: text().$type<ActivityMethod>().notNull(),
    what: text().notNull(),
    plannedOn: date().notNull(),
    /** HH:MM where the organisation is; null where only the day is planned. */
    plannedAt: text(),
    place: text(),
    criterionIds: uuid().array().notNull(),
    /** The coming event of the candidate's work that it was taken from. */
    eventId: uuid(),
    addedBy: uuid().notNull(),
    addedAt: moment().notNull(),
    /** Counts up with each move and with calling it off: calendars know by it which is newer. */
    sequence: integer().notNull().default(0),
    doneOn: date(),
    doneWords: text(),
    doneBy: uuid(),
    calledOffAt: moment(),
    calledOffReason: text(),
    calledOffBy: uuid(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.planId, assessmentPlans),
    to(t, t.addedBy, people),
    to(t, t.doneBy, people),
    to(t, t.calledOffBy, people),
    index().on(t.organisationId, t.planId, t.plannedOn),
  ],
);
export type PlannedActivity = typeof plannedActivities.$inferSelect;

/** That an activity was moved to another day, and why. */
export const activityMoves = pgTable(
  'activity_moves',
  {
    ...key(),
    activityId: uuid().notNull(),
    fromOn: date().notNull(),
    toOn: date().notNull(),
    reason: text().notNull(),
    movedBy: uuid().notNull(),
    at: moment().notNull(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.activityId, plannedActivities),
    to(t, t.movedBy, people),
    index().on(t.organisationId, t.activityId),
  ],
);
export type ActivityMove = typeof activityMoves.$inferSelect;

/** That candidate or assessor agrees to the plan exactly as it stood (`content`, canonical JSON, with its hash). */
export const planSignatures = pgTable(
  'plan_signatures',
  {
    ...key(),
    planId: uuid().notNull(),
    personId: uuid().notNull(),
    hash: text().notNull(),
    content: text().notNull(),
    at: moment().notNull(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.planId, assessmentPlans),
    to(t, t.personId, people),
    uniqueIndex('plan_signatures_once').on(t.organisationId, t.planId, t.personId, t.hash),
  ],
);
export type PlanSignature = typeof planSignatures.$inferSelect;

/** What a candidate asks to be done otherwise for them in the assessment, and what the assessor says to it. Read by the two alone. */
export const reasonableAdjustments = pgTable(
  'reasonable_adjustments',
  {
    ...key(),
    enrolmentId: uuid().notNull(),
    wish: text().notNull(),
    at: moment().notNull(),
    agreed: boolean(),
    terms: text(),
    answeredBy: uuid(),
    answeredAt: moment(),
    withdrawnAt: moment(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.enrolmentId, enrolments),
    to(t, t.answeredBy, people),
    index().on(t.organisationId, t.enrolmentId),
  ],
);
export type ReasonableAdjustment = typeof reasonableAdjustments.$inferSelect;
