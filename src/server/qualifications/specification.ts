// A unit as data: what a built-in specification holds, and what an imported one must become before it is added.
import unit39 from '../../../qualifications/unit-39.json' with { type: 'json' };
import type { CriterionKind, EvidenceRequirements, KnowledgePoints, UnitSection } from './units.table.ts';

export type { KnowledgePoints };

export type CriterionSpecification = { code: string; kind: CriterionKind; text: string };

export type OutcomeSpecification = {
  number: string;
  title: string;
  knowledge: KnowledgePoints | null;
  /** Kinds of evidence that the work of this outcome leaves behind of itself. */
  arisesFrom: string[];
  criteria: CriterionSpecification[];
};

export type UnitSpecification = {
  number: string;
  title: string;
  level: number | null;
  credit: number | null;
  guidedLearningHours: number | null;
  /** YYYY-MM-DD */
  expiresOn: string | null;
  purpose: string | null;
  /** Where the wording comes from. */
  source: string;
  sections: UnitSection[];
  requirements: EvidenceRequirements;
  /** Where the numbers of `requirements` come from. */
  requirementsNote: string | null;
  outcomes: OutcomeSpecification[];
};

/** The units that come with Leadwell. JSON widens "performance" to any text, hence the cast; a test reads every kind. */
export const builtInUnits = [unit39 as UnitSpecification] as const;
