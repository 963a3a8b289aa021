import { date, doublePrecision, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../columns.ts';
import { people } from '../people/people.table.ts';
import { standards } from '../standards/standards.table.ts';

/** What the organisation is to achieve, which the objectives of plans serve. Amounts as in `objectives`. */
export const organisationObjectives = pgTable(
  'organisation_objectives',
  {
    ...key(),
    title: text().notNull(),
    kpi: text(),
    standardId: uuid(),
    baseline: doublePrecision(),
    /** Of which days the baseline was counted; null where somebody typed it. */
    baselineOf: text(),
    target: doublePrecision(),
    due: date(),
    ownerId: uuid(),
    consequence: text(),
    position: integer().notNull(),
    withdrawnAt: moment(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.standardId, standards),
    to(t, t.ownerId, people),
    index().on(t.organisationId, t.withdrawnAt, t.position),
  ],
);
export type OrganisationObjective = typeof organisationObjectives.$inferSelect;
