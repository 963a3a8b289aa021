// The decision on a unit as it is read: how far the enrolment is, what stands in the way, what was signed, and every decision so far.
import { see } from '../act.ts';
import { today } from '../clock.ts';
import { type Read, sql } from '../db.ts';
import type { OfEnrolment } from '../decision-rules.ts';
import { fingerprint } from '../ledger/fingerprint.ts';
import type { Actor } from '../people/actor.ts';
import { type Action, may } from '../permissions.ts';
import { whyStopped } from '../portfolios/enrolment-open.ts';
import { type EnrolmentState, enrolmentState } from '../portfolios/enrolment-states.ts';
import { findEnrolment } from '../portfolios/enrolments.ts';
import type { Enrolment } from '../portfolios/portfolios.table.ts';
import type { CriterionStatus } from '../portfolios/sufficiency.ts';
import type { Criterion, CriterionKind } from '../qualifications/units.table.ts';
import type { CriterionDecision } from './criterion-decisions.table.ts';
import { stillLacking } from './criterion-decisions.ts';
import { type Declared, type UnitFacts, unitFacts } from './decided-on.ts';
import type { Fitness } from './fitness.ts';
import { inTheWay, type Obstacle } from './in-the-way.ts';
import { disputableUntil, isOpen } from './unit-decision-states.ts';
import type { UnitDecision, UnitDecisionStep } from './unit-decisions.table.ts';
import { type DecisionWithSteps, decisionsOf } from './unit-decisions.ts';
import { toDeclareUnit } from './unit-signing.ts';

export type CriterionRow = Pick<Criterion, 'id' | 'code' | 'text'> & {
  kind: CriterionKind;
  outcome: string;
  status: CriterionStatus;
  met: boolean;
  /** What the unit's requirements still lack with what is accepted; null where nothing. */
  lacks: string | null;
  /** The newest word of the assessor on it. */
  decision: (Pick<CriterionDecision, 'outcome' | 'reason' | 'belowPolicy' | 'at'> & { assessor: string }) | null;
};

export type ListedDecision = Omit<DecisionWithSteps, 'steps'> & {
  decision: UnitDecision;
  assessor: string;
  fingerprint: string;
  disputableUntil: Date | null;
  steps: (UnitDecisionStep & { name: string })[];
};

export type SignedDeclaration = { statement: string; name: string; at: Date; current: boolean; fingerprint: string };

export type DecisionPage = {
  enrolment: Enrolment;
  unit: { id: string; number: string; title: string };
  names: { candidate: string; assessor: string | null; assurer: string | null; countersigner: string | null };
  state: EnrolmentState;
  criteria: CriterionRow[];
  /** `href` is null where the reader may not open it: it is somebody else's to clear away. */
  obstacles: (Omit<Obstacle, 'href'> & { href: string | null })[];
  fitness: Fitness | null;
  /** Hash of what is submitted now, which a declaration signs. */
  content: string;
  toDeclare: string;
  declaration: SignedDeclaration | null;
  authentication: SignedDeclaration | null;
  /** Newest first, without those that were given up before they were signed by anybody. */
  decisions: ListedDecision[];
  /** The newest that is not issued yet. */
  draft: ListedDecision | null;
  /** The newest that was issued. */
  inForce: ListedDecision | null;
  own: boolean;
  may: Record<
    | 'readClaims'
    | 'readFeedback'
    | 'readCompetence'
    | 'meet'
    | 'declare'
    | 'authenticate'
    | 'draft'
    | 'sign'
    | 'countersign'
    | 'answer'
    | 'uphold',
    boolean
  >;
};

/** @throws NotFound */
export const decisionPageOf = (actor: Actor, enrolmentId: string): Promise<DecisionPage> =>
  see(actor, 'unit-decision.view', findEnrolment(actor, enrolmentId), async (db, enrolment) => {
    const facts = await unitFacts(db, actor, enrolment);
    const all = await decisionsOf(db, enrolment);
    const names = await namesIn(db, actor, enrolment, facts, all);
    const { unit } = facts.portfolio;
    const named = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
    const decisions = readable(actor, enrolment, all).map((one) => listed(one, names));
    const inForce = decisions.find(({ issued }) => issued !== null) ?? null;
    return {
      ...{ enrolment, decisions, inForce, fitness: facts.fitness, content: facts.content },
      unit: { id: unit.id, number: unit.number, title: unit.title },
      names: {
        ...{ candidate: names.get(enrolment.candidateId) ?? '', assessor: named(enrolment.assessorId) },
        ...{ assurer: named(enrolment.internalQualityAssurerId), countersigner: named(enrolment.countersignerId) },
      },
      state: stateOf(actor, enrolment, facts, inForce),
      criteria: criteriaOf(facts, names),
      obstacles:
        inForce?.decision.outcome === 'competent' ? [] : inTheWay(facts).map((one) => forReader(actor, enrolment, one)),
      toDeclare: toDeclareUnit(actor.organisation.name, unit.number),
      declaration: signed(facts.declaration, names),
      authentication: signed(facts.authentication, names),
      draft: decisions.find(({ state }) => isOpen(state) || state === 'returned') ?? null,
      own: actor.personId === enrolment.candidateId,
      may: rights(actor, enrolment),
    };
  });

const readsCompetence = (actor: Actor, { assessorId }: Enrolment) =>
  assessorId !== null && may(actor, 'competence.view', { personId: assessorId });

function forReader(actor: Actor, enrolment: Enrolment, obstacle: Obstacle) {
  const { href } = obstacle;
  const opens = [
    { to: '/prove/assess/', isOpen: may(actor, 'claim.judge', { ...enrolment, submitted: true }) },
    { to: '/prove/enrolments/', isOpen: may(actor, 'enrolment.list', {}) },
    { to: '/prove/competence/', isOpen: readsCompetence(actor, enrolment) },
    { to: `/prove/${enrolment.id}/criteria/`, isOpen: may(actor, 'claim.view', enrolment) },
  ].find(({ to }) => href.startsWith(to));
  return { ...obstacle, href: (opens?.isOpen ?? true) ? href : null };
}

function stateOf(actor: Actor, enrolment: Enrolment, facts: UnitFacts, inForce: ListedDecision | null) {
  const allMet = facts.portfolio.statuses.size === facts.met.size;
  const achieved = inForce?.decision.outcome === 'competent';
  const so = { ...enrolment, allMet, declared: facts.declaration !== null, achieved };
  return enrolmentState(so, today(actor.organisation.timeZone));
}

function criteriaOf({ portfolio, met, decisions }: UnitFacts, names: ReadonlyMap<string, string>): CriterionRow[] {
  return portfolio.unit.outcomes.flatMap(({ number, criteria }) =>
    criteria.map(({ id, code, text, kind }) => {
      const status = portfolio.statuses.get(id)!;
      const said = decisions.get(id);
      const decision = said ? { ...said, assessor: names.get(said.assessorId) ?? '' } : null;
      return {
        ...{ id, code, text, kind, status, decision },
        outcome: number,
        met: met.has(id),
        lacks: stillLacking(status),
      };
    }),
  );
}

function signed(found: Declared, names: ReadonlyMap<string, string>): SignedDeclaration | null {
  if (!found) return null;
  const { statement, personId, at, contentHash } = found.declaration;
  return {
    statement,
    at,
    name: names.get(personId) ?? '',
    current: found.current,
    fingerprint: fingerprint(contentHash),
  };
}

/** A draft is read by those who decide; what was given up unsigned, by its assessor alone. */
function readable(actor: Actor, enrolment: Enrolment, all: readonly DecisionWithSteps[]) {
  const decides = may(actor, 'unit-decision.draft', enrolment);
  const confirms = may(actor, 'unit-decision.countersign', enrolment);
  const wasSigned = ({ steps }: DecisionWithSteps) =>
    steps.some(({ step }) => step === 'signed' || step === 'proposed');
  return all.filter((one) => one.issued !== null || decides || (confirms && wasSigned(one)));
}

function listed(one: DecisionWithSteps, names: ReadonlyMap<string, string>): ListedDecision {
  return {
    ...one,
    assessor: names.get(one.decision.assessorId) ?? '',
    fingerprint: fingerprint(one.decision.hash),
    disputableUntil: disputableUntil(one),
    steps: one.steps.map((step) => ({ ...step, name: names.get(step.personId) ?? '' })),
  };
}

function rights(actor: Actor, enrolment: Enrolment): DecisionPage['may'] {
  const open = whyStopped(enrolment) === null;
  const asked = (
    action: Extract<Action, `unit-decision.${string}` | `declaration.${string}` | 'criterion-decision.make'>,
  ) => open && may(actor, action, enrolment as OfEnrolment);
  return {
    readClaims: may(actor, 'claim.view', enrolment),
    readFeedback: may(actor, 'feedback.view', enrolment),
    readCompetence: readsCompetence(actor, enrolment),
    meet: asked('criterion-decision.make'),
    declare: asked('declaration.sign'),
    authenticate: asked('declaration.authenticate'),
    draft: asked('unit-decision.draft'),
    sign: asked('unit-decision.sign'),
    countersign: asked('unit-decision.countersign'),
    answer: may(actor, 'unit-decision.acknowledge', enrolment),
    uphold: asked('unit-decision.uphold'),
  };
}

async function namesIn(
  db: Read,
  { organisationId }: Actor,
  { candidateId, assessorId, internalQualityAssurerId, countersignerId }: Enrolment,
  { decisions, declaration, authentication }: UnitFacts,
  all: readonly DecisionWithSteps[],
): Promise<Map<string, string>> {
  const ids = [
    ...[candidateId, assessorId, internalQualityAssurerId, countersignerId],
    ...[declaration?.declaration.personId, authentication?.declaration.personId],
    ...[...decisions.values()].map((said) => said.assessorId),
    ...all.flatMap(({ decision, steps }) => [decision.assessorId, ...steps.map(({ personId }) => personId)]),
  ].filter((id) => id !== null && id !== undefined);
  const found = await db.rows<{ id: string; name: string }>(sql`select id, name from people
    where organisation_id = ${organisationId} and id = any(${sql.param([...new Set(ids)])}::uuid[])`);
  return new Map(found.map(({ id, name }) => [id, name]));
}
