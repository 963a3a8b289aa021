import { index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../columns.ts';
import { people } from '../people/people.table.ts';
import { criterionDecisions } from './criterion-decisions.table.ts';

/** That quality assurance looked at a criterion met below the unit's requirements, and what they say of it. It changes nothing of the decision. */
export const criterionLooks = pgTable(
  'criterion_looks',
  {
    ...key(),
    decisionId: uuid().notNull(),
    personId: uuid().notNull(),
    words: text(),
    at: moment().notNull(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.decisionId, criterionDecisions),
    to(t, t.personId, people),
    uniqueIndex('criterion_looks_once').on(t.organisationId, t.decisionId),
    index().on(t.organisationId, t.personId),
  ],
);
export type CriterionLook = typeof criterionLooks.$inferSelect;
