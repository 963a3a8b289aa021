import { date, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../columns.ts';
import { people } from '../people/people.table.ts';

/** What a unit asks of its evidence: computed with, explained, and overridden only by an assessor with a reason. */
export type EvidenceRequirements = {
  minOccasions: number;
  minSpanDays: number;
  minSourceClasses: number;
  simulationAllowed: boolean;
  /** Classes of source of which each has to be among what shows a performance criterion; none where it is left to whoever plans. */
  methodMix?: SourceClass[];
  /** How many months before it is judged an event may have happened; without it, events do not grow too old. */
  currencyMonths?: number | null;
  /** Whether work in a realistic working environment counts as work: said to whoever plans and judges, never computed with. */
  realisticEnvironment?: boolean;
};

/** Independent classes of source: two work products are one kind of evidence, a work product and a conversation are two. */
export const sourceClasses = [
  'product',
  'conversation',
  'account',
  'testimony',
  'observation',
  'data',
  'prior',
] as const;
export type SourceClass = (typeof sourceClasses)[number];

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
    /** The last day on which somebody can be registered for it. */
    expiresOn: date(),
    /** The last day on which it can be certificated. */
    lastCertificationOn: date(),
    /** 1 for the first wording; a later wording of the same unit is a unit of its own, which supersedes the one before. */
    edition: integer().notNull().default(1),
    supersedesId: uuid(),
    purpose: text(),
    source: text().notNull(),
    sections: jsonb().$type<UnitSection[]>().notNull().default([]),
    requirements: jsonb().$type<EvidenceRequirements>().notNull(),
    requirementsNote: text(),
    /** What the reading of its file was not certain of, each in words, for a person to look at. */
    remarks: jsonb().$type<string[]>().notNull().default([]),
    ...edited(),
  },
  (t) => [
    ...own(t),
    uniqueIndex('units_one_of_a_number').on(t.organisationId, t.number, t.edition),
    uniqueIndex('units_one_of_an_identifier').on(t.organisationId, t.identifier, t.edition),
    uniqueIndex('units_superseded_once').on(t.organisationId, t.supersedesId),
  ],
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

/** What a unit asked of its evidence from this moment on, in place of what it asked before: forward, since what was decided stays. */
export const requirementChanges = pgTable(
  'requirement_changes',
  {
    ...key(),
    unitId: uuid().notNull(),
    before: jsonb().$type<EvidenceRequirements>().notNull(),
    after: jsonb().$type<EvidenceRequirements>().notNull(),
    reason: text().notNull(),
    setBy: uuid().notNull(),
    at: moment().notNull(),
    ...edited(),
  },
  (t) => [...own(t), to(t, t.unitId, units), to(t, t.setBy, people), index().on(t.organisationId, t.unitId)],
);
export type RequirementChange = typeof requirementChanges.$inferSelect;
