// Exactly what a decision on a unit is about, as it stands now: every criterion, and the two declarations over what is submitted.
import { type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import type { Declaration } from '../portfolios/declarations.table.ts';
import { contentHash, unitContentHash, unitDeclaration } from '../portfolios/declarations.ts';
import { type Portfolio, readPortfolio } from '../portfolios/portfolio.ts';
import type { Enrolment } from '../portfolios/portfolios.table.ts';
import { type CriterionDecision, criterionDecisions } from './criterion-decisions.table.ts';
import { metCriteria } from './criterion-decisions.ts';
import { type Fitness, fitnessOf } from './fitness.ts';
import type { DecidedOn, UnitDecision } from './unit-decisions.table.ts';

/** A declaration, and whether it is about what is submitted now. */
export type Declared = { declaration: Declaration; current: boolean } | null;

export type UnitFacts = {
  portfolio: Portfolio;
  met: ReadonlySet<string>;
  /** The newest decision on each criterion. */
  decisions: ReadonlyMap<string, CriterionDecision>;
  content: string;
  declaration: Declared;
  authentication: Declared;
  /** Of whoever assesses; null while nobody does. */
  fitness: Fitness | null;
};

/** All that stands behind a decision on the unit. */
export async function unitFacts(db: Read, actor: Actor, enrolment: Enrolment): Promise<UnitFacts> {
  const portfolio = await readPortfolio(db, actor, enrolment);
  const [met, decisions, content, declaration, authentication, fitness] = await Promise.all([
    metCriteria(db, enrolment),
    newestDecisions(db, enrolment),
    unitContentHash(db, enrolment),
    unitDeclaration(db, enrolment, 'unit'),
    unitDeclaration(db, enrolment, 'authentication'),
    enrolment.assessorId ? fitnessOf(db, actor, enrolment, enrolment.assessorId) : null,
  ]);
  const over = (found: Declaration | null): Declared =>
    found && { declaration: found, current: found.contentHash === content };
  return {
    ...{ portfolio, met, decisions, content, fitness },
    declaration: over(declaration),
    authentication: over(authentication),
  };
}

/** The same as it is signed. */
export function decidedOn({ portfolio, met, decisions, content, declaration, authentication }: UnitFacts): DecidedOn {
  const { unit, candidate } = portfolio;
  return {
    ...{ unit: `${unit.number} ${unit.title}`, candidate, content },
    criteria: unit.outcomes.flatMap(({ criteria }) =>
      criteria.map(({ id, code, text }) => {
        const decision = met.has(id) ? decisions.get(id) : undefined;
        return {
          ...{ code, text, met: decision !== undefined, belowPolicy: decision?.belowPolicy ? decision.reason : null },
          ...{ decision: decision?.id ?? null, judgements: [...(decision?.restsOn ?? [])].sort() },
        };
      }),
    ),
    declaration: declaration?.current ? declaration.declaration.id : null,
    authentication: authentication?.current ? authentication.declaration.id : null,
  };
}

/** What a decision's signatures bind. */
export const decisionHash = ({ outcome, feedback, reason, decidedOn: on }: Signable): string =>
  contentHash({ outcome, feedback, reason, decidedOn: on });
type Signable = Pick<UnitDecision, 'outcome' | 'feedback' | 'reason' | 'decidedOn'>;

async function newestDecisions(db: Read, { organisationId, id }: Enrolment) {
  const rows = await db
    .selectDistinctOn([criterionDecisions.criterionId])
    .from(criterionDecisions)
    .where(sql`organisation_id = ${organisationId} and enrolment_id = ${id}`)
    .orderBy(sql`criterion_id, at desc, id desc`);
  return new Map(rows.map((row) => [row.criterionId, row]));
}
