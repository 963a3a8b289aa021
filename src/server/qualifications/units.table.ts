import { date, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { edited, key, own, to } from '../columns.ts';

/** What a unit asks of its evidence: computed with, explained, and overridden only by an assessor with a reason. */
export type EvidenceRequirements = {
  minOccasions: number;
  minSpanDays: number;
  minSourceClasses: number;
  simulationAllowed: boolean;
  /** How many months old an event may be when it is judged; left out where nothing is said of it. */
  currencyMonths?: number | null;
};

/** Parts of a specification that are read, not computed with: assessment, guidance, mapping to standards. */
export type UnitSection = { heading: string; text: string };

/** What a learner must know or be able to do for an outcome, as the specification puts it. */
export type KnowledgePoints = { lead: string; points: { words: string; parts: string[] }[] };

export const units = pgTable(
  'units',
  {
    ...key(),
    number: text().notNull(),
    /** By which other systems know it (CASE), as for outcomes and criteria; null for what was not read from a framework. */
    identifier: text(),
    title: text().notNull(),
    level: integer(),
    credit: integer(),
    guidedLearningHours: integer(),
    expiresOn: date(),
    purpose: text(),
    source: text().notNull(),
    sections: jsonb().$type<UnitSection[]>().notNull().default([]),
    requirements: jsonb().$type<EvidenceRequirements>().notNull(),
    requirementsNote: text(),
    /** What the reading of its file was not certain of, each in words, for a person to look at. */
    remarks: jsonb().$type<string[]>().notNull().default([]),
    ...edited(),
  },
  (t) => [...own(t), uniqueIndex().on(t.organisationId, t.number), uniqueIndex().on(t.organisationId, t.identifier)],
);
export type Unit = typeof units.$inferSelect;

export const outcomes = pgTable(
  'outcomes',
  {
    ...key(),
    unitId: uuid().notNull(),
    identifier: text(),
    number: text().notNull(),
    title: text().notNull(),
    knowledge: jsonb().$type<KnowledgePoints>(),
    /** Kinds of evidence that this outcome's work leaves behind of itself. */
    arisesFrom: jsonb().$type<string[]>().notNull().default([]),
    position: integer().notNull(),
  },
  (t) => [...own(t), to(t, t.unitId, units), index().on(t.organisationId, t.unitId)],
);

export type Outcome = typeof outcomes.$inferSelect;

export type CriterionKind = 'performance' | 'knowledge';

export const criteria = pgTable(
  'criteria',
  {
    ...key(),
    unitId: uuid().notNull(),
    outcomeId: uuid().notNull(),
    identifier: text(),
    code: text().notNull(),
    text: text().notNull(),
    kind: text().$type<CriterionKind>().notNull(),
    position: integer().notNull(),
  },
  (t) => [
    ...own(t),
    to(t, t.unitId, units),
    to(t, t.outcomeId, outcomes),
    uniqueIndex().on(t.organisationId, t.unitId, t.code),
  ],
);
export type Criterion = typeof criteria.$inferSelect;
