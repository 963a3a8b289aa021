// A unit as data: what a built-in specification holds, and what an imported one must become before it is added.
import s0 from '../../../qualifications/s0.json' with { type: 'json' };
import s1 from '../../../qualifications/s1.json' with { type: 'json' };
import s3 from '../../../qualifications/s3.json' with { type: 'json' };
import s4 from '../../../qualifications/s4.json' with { type: 'json' };
import unit39 from '../../../qualifications/unit-39.json' with { type: 'json' };
import type { CriterionKind, EvidenceRequirements, KnowledgePoints, UnitSection } from './units.table.ts';

export type { KnowledgePoints };

/** `identifier`: of a framework (CASE); kept so that it goes out as it came in. */
export type CriterionSpecification = { identifier?: string | null; code: string; kind: CriterionKind; text: string };

export type OutcomeSpecification = {
  identifier?: string | null;
  number: string;
  title: string;
  knowledge: KnowledgePoints | null;
  /** Kinds of evidence that the work of this outcome leaves behind of itself. */
  arisesFrom: string[];
  criteria: CriterionSpecification[];
};

export type UnitSpecification = {
  identifier?: string | null;
  number: string;
  title: string;
  level: number | null;
  credit: number | null;
  guidedLearningHours: number | null;
  /** YYYY-MM-DD */
  expiresOn: string | null;
  /** The last day on which it can be certificated, YYYY-MM-DD. */
  lastCertificationOn?: string | null;
  purpose: string | null;
  /** Where the wording comes from. */
  source: string;
  sections: UnitSection[];
  requirements: EvidenceRequirements;
  /** Where the numbers of `requirements` come from. */
  requirementsNote: string | null;
  /** What the reading of its file was not certain of; none where it was not read from one. */
  remarks?: string[];
  outcomes: OutcomeSpecification[];
};

/** What is asked of the evidence for a unit whose specification gives no numbers. */
export const workingPolicy: Pick<UnitSpecification, 'requirements' | 'requirementsNote'> = {
  requirements: { minOccasions: 3, minSpanDays: 84, minSourceClasses: 2, simulationAllowed: false },
  requirementsNote:
    'The file that this unit was read from gives no numbers. These are a working policy of Leadwell, to plan by: three occasions, twelve weeks from the first to the last, two kinds of evidence, nothing simulated. A knowledge criterion needs one explanation. The assessor decides what is enough.',
};

/**
 * The units that come with Leadwell: one specification, and four revision texts whose marking points stand as criteria. JSON widens
 * "performance" to any text, hence the cast; a test reads every kind.
 */
export const builtInUnits = [unit39, s0, s1, s3, s4] as [UnitSpecification, ...UnitSpecification[]];
