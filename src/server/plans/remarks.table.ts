import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { key, moment, own, to } from '../columns.ts';
import { people } from '../people/people.table.ts';
import { objectives, plans, tasks } from './plans.table.ts';

/** `nothing`: whoever was asked has nothing to add. */
export type RemarkKind = 'comment' | 'objection' | 'nothing';

/** What somebody says of a plan that is open to the team: of one objective, of one task, or, with neither, of the whole. */
export const planRemarks = pgTable(
  'plan_remarks',
  {
    ...key(),
    planId: uuid().notNull(),
    objectiveId: uuid(),
    taskId: uuid(),
    personId: uuid().notNull(),
    kind: text().$type<RemarkKind>().notNull(),
    words: text().notNull(),
    at: moment().notNull(),
  },
  (t) => [
    ...own(t),
    to(t, t.planId, plans),
    to(t, t.objectiveId, objectives),
    to(t, t.taskId, tasks),
    to(t, t.personId, people),
    index().on(t.organisationId, t.planId, t.at),
    index().on(t.organisationId, t.personId),
  ],
);
export type PlanRemark = typeof planRemarks.$inferSelect;

export type RemarkStepName = 'changed' | 'kept' | 'settled' | 'stands' | 'dissents';

/** What was said to an objection: the leader's answer, the member's word on it. How it stands follows from all of them. */
export const remarkSteps = pgTable(
  'remark_steps',
  {
    ...key(),
    remarkId: uuid().notNull(),
    step: text().$type<RemarkStepName>().notNull(),
    words: text(),
    by: uuid().notNull(),
    at: moment().notNull(),
  },
  (t) => [
    ...own(t),
    to(t, t.remarkId, planRemarks),
    to(t, t.by, people),
    index().on(t.organisationId, t.remarkId, t.at, t.id),
  ],
);
