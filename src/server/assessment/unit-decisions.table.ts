import { index, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../columns.ts';
import { people } from '../people/people.table.ts';
import { enrolments } from '../portfolios/portfolios.table.ts';

export type UnitOutcome = 'competent' | 'not-yet-competent';

/** Exactly what was decided upon: every criterion as it stood, and the two declarations; `content` is the hash that they sign. */
export type DecidedOn = {
  unit: string;
  candidate: string;
  content: string;
  criteria: {
    code: string;
    text: string;
    met: boolean;
    belowPolicy: string | null;
    decision: string | null;
    judgements: string[];
  }[];
  declaration: string | null;
  authentication: string | null;
};

/** An assessor's decision on a whole unit. Its steps say what became of it; a later one supersedes, none is changed. */
export const unitDecisions = pgTable(
  'unit_decisions',
  {
    ...key(),
    enrolmentId: uuid().notNull(),
    assessorId: uuid().notNull(),
    outcome: text().$type<UnitOutcome>().notNull(),
    /** What the assessor says to the candidate with it. */
    feedback: text().notNull(),
    /** Why it takes the place of one that was issued; null for the first. */
    reason: text(),
    decidedOn: jsonb().$type<DecidedOn>().notNull(),
    /** SHA-256, hexadecimal, of outcome, feedback, reason and what was decided upon: what is signed. */
    hash: text().notNull(),
    draftedAt: moment().notNull(),
    supersedesId: uuid(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.enrolmentId, enrolments),
    to(t, t.assessorId, people),
    index().on(t.organisationId, t.assessorId),
    unique('unit_decisions_superseded_once').on(t.organisationId, t.enrolmentId, t.supersedesId).nullsNotDistinct(),
  ],
);
export type UnitDecision = typeof unitDecisions.$inferSelect;

export const decisionSteps = [
  'set-aside',
  'signed',
  'proposed',
  'countersigned',
  'returned',
  'acknowledged',
  'disputed',
  'upheld',
] as const;
export type DecisionStep = (typeof decisionSteps)[number];

/** What became of a decision, by whom, when and why; only added to. `hash`: of the decision that whoever signs has read. */
export const unitDecisionSteps = pgTable(
  'unit_decision_steps',
  {
    ...key(),
    decisionId: uuid().notNull(),
    step: text().$type<DecisionStep>().notNull(),
    personId: uuid().notNull(),
    words: text(),
    hash: text().notNull(),
    at: moment().notNull(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.decisionId, unitDecisions),
    to(t, t.personId, people),
    unique('unit_decision_steps_once').on(t.organisationId, t.decisionId, t.step),
  ],
);
export type UnitDecisionStep = typeof unitDecisionSteps.$inferSelect;
