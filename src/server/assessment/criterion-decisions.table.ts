import { boolean, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../columns.ts';
import { people } from '../people/people.table.ts';
import { enrolments } from '../portfolios/portfolios.table.ts';
import { criteria } from '../qualifications/units.table.ts';

/**
 * The assessor's word that a criterion is met, or is open again. Met holds while every judgement that it rests on is the newest of its
 * claim; a later row supersedes, none is changed.
 */
export const criterionDecisions = pgTable(
  'criterion_decisions',
  {
    ...key(),
    enrolmentId: uuid().notNull(),
    criterionId: uuid().notNull(),
    assessorId: uuid().notNull(),
    outcome: text().$type<'met' | 'reopened'>().notNull(),
    /** What the unit's requirements still lacked then, in words; null where they were satisfied. Needs a reason, which quality assurance reads. */
    lacked: text(),
    reason: text(),
    /** Whether quality assurance is to look at it: met although something lacked. */
    belowPolicy: boolean().notNull(),
    /** Ids of the accepted judgements. */
    restsOn: uuid().array().notNull(),
    at: moment().notNull(),
    supersedesId: uuid(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.enrolmentId, enrolments),
    to(t, t.criterionId, criteria),
    to(t, t.assessorId, people),
    index().on(t.organisationId, t.assessorId),
    unique('criterion_decisions_superseded_once')
      .on(t.organisationId, t.enrolmentId, t.criterionId, t.supersedesId)
      .nullsNotDistinct(),
  ],
);
export type CriterionDecision = typeof criterionDecisions.$inferSelect;
