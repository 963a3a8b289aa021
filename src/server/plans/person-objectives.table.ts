import { date, doublePrecision, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../columns.ts';
import { people } from '../people/people.table.ts';
import { standards } from '../standards/standards.table.ts';
import { objectives, plans } from './plans.table.ts';

/** What one person is to achieve in a plan, for an objective of their team. In a table of its own: few may read it. Amounts as in `objectives`. */
export const personObjectives = pgTable(
  'person_objectives',
  {
    ...key(),
    planId: uuid().notNull(),
    personId: uuid().notNull(),
    /** The objective of the same plan that it serves. */
    parentId: uuid().notNull(),
    title: text().notNull(),
    kpi: text(),
    standardId: uuid(),
    baseline: doublePrecision(),
    target: doublePrecision(),
    due: date(),
    consequence: text(),
    noMeasureReason: text(),
    withdrawnAt: moment(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.planId, plans),
    to(t, t.personId, people),
    to(t, t.parentId, objectives),
    to(t, t.standardId, standards),
    index().on(t.organisationId, t.planId),
  ],
);
export type PersonObjective = typeof personObjectives.$inferSelect;
