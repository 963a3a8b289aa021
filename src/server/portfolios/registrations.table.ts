import { sql } from 'drizzle-orm';
import { check, date, index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { edited, key, own, to } from '../columns.ts';
import { people } from '../people/people.table.ts';
import { qualificationVersions } from '../qualifications/qualifications.table.ts';

/** How a registration ends before the qualification is achieved. */
export const registrationEnds = ['withdrawn', 'transferred', 'expired'] as const;
export type RegistrationEnd = (typeof registrationEnds)[number];

/** A candidate registered with the awarding body for one version of a qualification, with the units they chose of it. */
export const registrations = pgTable(
  'registrations',
  {
    ...key(),
    candidateId: uuid().notNull(),
    qualificationVersionId: uuid().notNull(),
    registeredOn: date().notNull(),
    /** By which the awarding body knows the candidate. */
    candidateNumber: text(),
    /** Unique learner number: ten digits, of which the last checks the others. */
    uln: text(),
    /** Why they were registered after the last day for it. */
    lateReason: text(),
    /** Numbers of units, as the rules name them. */
    chosen: jsonb().$type<string[]>().notNull().default([]),
    endedOn: date(),
    endedAs: text().$type<RegistrationEnd>(),
    endedReason: text(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.candidateId, people),
    to(t, t.qualificationVersionId, qualificationVersions),
    uniqueIndex('registrations_one_for_a_version').on(t.organisationId, t.qualificationVersionId, t.candidateId),
    index().on(t.organisationId, t.candidateId),
    check(
      'registrations_ended_whole',
      sql`(${t.endedOn} is null) = (${t.endedAs} is null) and (${t.endedOn} is null) = (${t.endedReason} is null)`,
    ),
    check('registrations_known_end', sql`${t.endedAs} in ('withdrawn', 'transferred', 'expired')`),
  ],
);
export type Registration = typeof registrations.$inferSelect;
