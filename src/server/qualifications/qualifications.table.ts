import { date, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../columns.ts';
import { people } from '../people/people.table.ts';

/** A unit as the rules name it, whether or not it is here; `credit` is null where nobody knows it. */
export type CombinationUnit = { number: string; title: string; credit: number | null };

/** Units of which some are needed. Limits count its own units and those of the groups within; null where there is no limit. */
export type CombinationGroup = {
  title: string;
  /** Whether every unit of its own is needed. */
  all: boolean;
  minUnits: number | null;
  maxUnits: number | null;
  minCredits: number | null;
  maxCredits: number | null;
  units: CombinationUnit[];
  groups: CombinationGroup[];
};

/** The rules of combination: the whole as one group, and pairs of units of which only one counts. */
export type Combination = { whole: CombinationGroup; barred: [string, string][] };

export const qualifications = pgTable(
  'qualifications',
  {
    ...key(),
    /** By which the awarding body and the regulator know it. */
    number: text().notNull(),
    title: text().notNull(),
    awardingBody: text(),
    ...edited(),
  },
  (t) => [...own(t), uniqueIndex('qualifications_one_of_a_number').on(t.organisationId, t.number)],
);
export type Qualification = typeof qualifications.$inferSelect;

/** The rules from one edition of the specification; a later one is a row of its own, and registrations stay with theirs. */
export const qualificationVersions = pgTable(
  'qualification_versions',
  {
    ...key(),
    qualificationId: uuid().notNull(),
    edition: integer().notNull(),
    level: integer(),
    lastRegistrationOn: date(),
    lastCertificationOn: date(),
    combination: jsonb().$type<Combination>().notNull(),
    /** Where the rules come from. */
    source: text().notNull(),
    addedBy: uuid().notNull(),
    at: moment().notNull(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.qualificationId, qualifications),
    to(t, t.addedBy, people),
    uniqueIndex('qualification_versions_one_of_an_edition').on(t.organisationId, t.qualificationId, t.edition),
    index().on(t.organisationId, t.qualificationId),
  ],
);
export type QualificationVersion = typeof qualificationVersions.$inferSelect;
