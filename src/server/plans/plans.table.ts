import {
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../columns.ts';
import { people, skills, teams } from '../people/people.table.ts';
import { standards } from '../standards/standards.table.ts';
import { organisationObjectives } from './organisation-objectives.table.ts';

export const plans = pgTable(
  'plans',
  {
    ...key(),
    teamId: uuid().notNull(),
    title: text().notNull(),
    startsOn: date().notNull(),
    endsOn: date().notNull(),
    aims: text().array().notNull(),
    createdBy: uuid().notNull(),
    ...edited(),
  },
  (t) => [...own(t), to(t, t.teamId, teams), index().on(t.organisationId, t.teamId, t.startsOn)],
);
export type Plan = typeof plans.$inferSelect;

export type PlanDecision = 'consult' | 'agree' | 'start' | 'revise' | 'close' | 'review' | 'withdraw';
/** A decision, or how it went, said once after the plan was closed without a word: that changes no state. */
export type PlanEntry = PlanDecision | 'report';

/** What was decided about a plan, by whom, when and why. Its state follows from the newest. */
export const planDecisions = pgTable(
  'plan_decisions',
  {
    ...key(),
    planId: uuid().notNull(),
    decision: text().$type<PlanEntry>().notNull(),
    reason: text(),
    by: uuid().notNull(),
    at: moment().notNull(),
  },
  (t) => [...own(t), to(t, t.planId, plans), index().on(t.organisationId, t.planId, t.at, t.id)],
);

/** An objective of a plan: measured by a KPI or a service standard with baseline and target, or with a stated reason why not. */
export const objectives = pgTable(
  'objectives',
  {
    ...key(),
    planId: uuid().notNull(),
    title: text().notNull(),
    kpi: text(),
    standardId: uuid(),
    baseline: doublePrecision(),
    /** Of which days the baseline was counted; null where somebody typed it. */
    baselineOf: text(),
    target: doublePrecision(),
    due: date(),
    priority: integer().notNull().default(1),
    serves: text(),
    /** The objective of the organisation that it serves, beside words for it. */
    servesId: uuid(),
    consequence: text(),
    noMeasureReason: text(),
    position: integer().notNull(),
    withdrawnAt: moment(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.planId, plans),
    to(t, t.standardId, standards),
    to(t, t.servesId, organisationObjectives),
    index().on(t.organisationId, t.planId),
    index().on(t.organisationId, t.servesId),
  ],
);
export type Objective = typeof objectives.$inferSelect;

export const tasks = pgTable(
  'tasks',
  {
    ...key(),
    planId: uuid().notNull(),
    objectiveId: uuid(),
    standardId: uuid(),
    title: text().notNull(),
    hours: numeric({ precision: 6, scale: 2, mode: 'number' }).notNull(),
    due: date(),
    channel: text(),
    peopleNeeded: integer().notNull().default(1),
    /** The fewest hours that one person takes of it, where its hours are shared out; null where everybody on it does all of them. */
    shareSmallest: numeric({ precision: 6, scale: 2, mode: 'number' }),
    /** Whether its hours lie evenly over the weeks, from `spreadFrom` or the first day of the plan. */
    spread: boolean().notNull().default(false),
    spreadFrom: date(),
    proposedBy: uuid().notNull(),
    proposedAt: moment().notNull(),
    takenUpAt: moment(),
    position: integer().notNull(),
    withdrawnAt: moment(),
    withdrawnReason: text(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.planId, plans),
    to(t, t.objectiveId, objectives),
    to(t, t.standardId, standards),
    index().on(t.organisationId, t.planId),
  ],
);
export type Task = typeof tasks.$inferSelect;

export const taskSkills = pgTable(
  'task_skills',
  { ...key(), taskId: uuid().notNull(), skillId: uuid().notNull(), level: integer().notNull() },
  (t) => [
    ...own(t),
    to(t, t.taskId, tasks),
    to(t, t.skillId, skills),
    uniqueIndex().on(t.organisationId, t.taskId, t.skillId),
  ],
);

/** What a member wishes of a task before it is given: volunteers, or would rather not. Comments were kept here once; see `plan_remarks`. */
export const taskWishes = pgTable(
  'task_wishes',
  {
    ...key(),
    taskId: uuid().notNull(),
    personId: uuid().notNull(),
    wish: text().$type<'prefer' | 'avoid' | 'comment'>().notNull(),
    words: text(),
    at: moment().notNull(),
    withdrawnAt: moment(),
    ...edited(),
  },
  (t) => [...own(t), to(t, t.taskId, tasks), to(t, t.personId, people), index().on(t.organisationId, t.taskId)],
);

/** Hours a person has for this plan. */
export const planHours = pgTable(
  'plan_hours',
  {
    ...key(),
    planId: uuid().notNull(),
    personId: uuid().notNull(),
    hours: numeric({ precision: 6, scale: 2, mode: 'number' }).notNull(),
    /** The same by week; null of hours from before that was kept. `of`: hours at work in it, as was known then. */
    weeks: jsonb().$type<{ week: string; of: number; hours: number }[]>(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.planId, plans),
    to(t, t.personId, people),
    uniqueIndex().on(t.organisationId, t.planId, t.personId),
  ],
);
