import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../columns.ts';
import { people } from '../people/people.table.ts';
import { type AllocationState, allocations } from './assignments.table.ts';
import { plans } from './plans.table.ts';

/** What more development would have cost at one run of the allocation, worked out when somebody asked. */
export const priceCurves = pgTable(
  'price_curves',
  {
    ...key(),
    planId: uuid().notNull(),
    allocationId: uuid().notNull(),
    state: text().$type<AllocationState>().notNull(),
    curve: jsonb().$type<Record<string, unknown>>(),
    failure: text(),
    askedBy: uuid().notNull(),
    askedAt: moment().notNull(),
    endedAt: moment(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.planId, plans),
    to(t, t.allocationId, allocations),
    to(t, t.askedBy, people),
    index().on(t.organisationId, t.allocationId, t.askedAt),
  ],
);
export type PriceCurveRow = typeof priceCurves.$inferSelect;

/** The leader's choice of a point of a curve: each run of the plan asks for at least so many development assignments until it is taken back. */
export const developmentChoices = pgTable(
  'development_choices',
  {
    ...key(),
    planId: uuid().notNull(),
    curveId: uuid().notNull(),
    least: integer().notNull(),
    by: uuid().notNull(),
    at: moment().notNull(),
    takenBackBy: uuid(),
    takenBackAt: moment(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.planId, plans),
    to(t, t.curveId, priceCurves),
    to(t, t.by, people),
    to(t, t.takenBackBy, people),
    uniqueIndex().on(t.organisationId, t.planId).where(sql`${t.takenBackAt} is null`),
  ],
);
export type DevelopmentChoice = typeof developmentChoices.$inferSelect;
