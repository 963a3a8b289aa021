// Everything that assessment can do with one portfolio, each by whom the rules have it done; anybody may try.

import { competenceOf, recordCompetence, withdrawCompetence } from '../src/server/assessment/competence.ts';
import { meetCriterion, reopenCriterion } from '../src/server/assessment/criterion-decisions.ts';
import type { DecisionPage } from '../src/server/assessment/decision-page.ts';
import { judgeClaim } from '../src/server/assessment/judgements.ts';
import {
  acknowledgeDecision,
  disputeDecision,
  upholdDecision,
} from '../src/server/assessment/unit-decision-answers.ts';
import {
  countersignDecision,
  draftDecision,
  returnDecision,
  setAsideDecision,
  signDecision,
} from '../src/server/assessment/unit-decisions.ts';
import { authenticateUnit, declareUnit } from '../src/server/assessment/unit-signing.ts';
import type { Actor } from '../src/server/people/actor.ts';
import { makeClaim, withdrawClaim } from '../src/server/portfolios/claims.ts';
import { endEnrolment, resumeEnrolment, suspendEnrolment } from '../src/server/portfolios/enrolment-ends.ts';
import { assignAssessor } from '../src/server/portfolios/enrolments.ts';
import { withdrawEvidence } from '../src/server/portfolios/evidence.ts';
import { evidenceOf } from '../src/server/portfolios/evidence-page.ts';
import { submitCleared } from './cleared.ts';
import { type DecisionWorld, type enrolInSmall, qualification } from './decision-world.ts';

/** One portfolio on its way. */
export type Run = Awaited<ReturnType<typeof enrolInSmall>> & { evidenceId: string };
type Doing = { cast: DecisionWorld; actor: Actor; run: Run; page: DecisionPage; n: number };
const words = 'Words';
const tests = { valid: true, authentic: true, current: true, sufficient: true };
const asked = { reason: words, feedback: null, action: 'Add more', actionDue: '2199-01-01' };
const nothing = { reason: null, feedback: null, action: null, actionDue: null };
const newest = ({ decisions }: DecisionPage) => {
  const decision = decisions.at(0)?.decision;
  return { decisionId: decision?.id ?? '00000000-0000-7000-8000-000000000000', hash: decision?.hash ?? '' };
};
const people = (cast: DecisionWorld) => ({
  assessorId: cast.ash.personId,
  internalQualityAssurerId: cast.ivy.personId,
});

export const doings: Record<
  string,
  { by: keyof Pick<DecisionWorld, 'lee' | 'ash' | 'quinn' | 'cody'>; does: (doing: Doing) => Promise<unknown> }
> = {
  claim: {
    by: 'lee',
    does: ({ actor, run, n }) =>
      makeClaim(actor, run.evidenceId, {
        ...{ enrolmentId: run.enrolment.id, criterionId: run.ids[n % 2]!, quote: null, how: words },
        place: n % 3 ? 'agenda-1' : 'actions-1',
      }),
  },
  submit: {
    by: 'lee',
    does: async ({ cast, actor, run }) => {
      const { evidence } = await evidenceOf(cast.lee, run.evidenceId);
      return submitCleared(actor, run.evidenceId, { declared: true, version: evidence.version });
    },
  },
  'withdraw claim': {
    by: 'lee',
    does: async ({ cast, actor, run, n }) => {
      const { claims } = await evidenceOf(cast.lee, run.evidenceId);
      return claims.length > 0 && withdrawClaim(actor, claims[n % claims.length]!.id, words);
    },
  },
  withdraw: {
    by: 'lee',
    does: ({ actor, run, n }) => (n > 8 ? withdrawEvidence(actor, run.evidenceId, words) : Promise.resolve()),
  },
  judge: {
    by: 'ash',
    does: async ({ cast, actor, run, n }) => {
      const { claims } = await evidenceOf(cast.lee, run.evidenceId);
      for (const { id, judgement } of n % 4 ? claims.filter((one) => !one.judgement) : claims.slice(0, 1)) {
        const supersedes = judgement?.id ?? null;
        await (n % 5
          ? judgeClaim(actor, id, { outcome: 'accepted', ...tests, ...nothing, supersedes })
          : judgeClaim(actor, id, { outcome: 'not-accepted', ...tests, sufficient: false, ...asked, supersedes }));
      }
    },
  },
  meet: {
    by: 'ash',
    does: async ({ actor, run, page }) => {
      for (const { id, met } of page.criteria) if (!met) await meetCriterion(actor, run.enrolment.id, id, words);
    },
  },
  reopen: {
    by: 'ash',
    does: ({ actor, run, n }) => reopenCriterion(actor, run.enrolment.id, run.ids[n % 2]!, words),
  },
  declare: {
    by: 'lee',
    does: ({ actor, run, page }) => declareUnit(actor, run.enrolment.id, { content: page.content, aiUse: null }),
  },
  authenticate: {
    by: 'cody',
    does: ({ actor, run, page }) =>
      authenticateUnit(actor, run.enrolment.id, { content: page.content, howKnown: words }),
  },
  draft: {
    by: 'ash',
    does: ({ actor, run, page, n }) => {
      const outcome = page.obstacles.length > 0 || n === 0 ? 'not-yet-competent' : 'competent';
      return draftDecision(actor, run.enrolment.id, { outcome, feedback: words, reason: n % 3 ? words : null });
    },
  },
  'draft boldly': {
    by: 'ash',
    does: ({ actor, run }) =>
      draftDecision(actor, run.enrolment.id, { outcome: 'competent', feedback: words, reason: words }),
  },
  sign: { by: 'ash', does: ({ actor, run, page }) => signDecision(actor, run.enrolment.id, newest(page)) },
  'set aside': {
    by: 'ash',
    does: ({ actor, run, page }) => setAsideDecision(actor, run.enrolment.id, newest(page)),
  },
  countersign: {
    by: 'quinn',
    does: ({ actor, run, page }) => countersignDecision(actor, run.enrolment.id, newest(page)),
  },
  return: {
    by: 'quinn',
    does: ({ actor, run, page }) => returnDecision(actor, run.enrolment.id, { ...newest(page), words }),
  },
  acknowledge: {
    by: 'lee',
    does: ({ actor, run, page }) => acknowledgeDecision(actor, run.enrolment.id, { ...newest(page), words: null }),
  },
  dispute: {
    by: 'lee',
    does: ({ actor, run, page }) => disputeDecision(actor, run.enrolment.id, { ...newest(page), words }),
  },
  uphold: {
    by: 'ash',
    does: ({ actor, run, page }) => upholdDecision(actor, run.enrolment.id, { ...newest(page), words }),
  },
  qualify: {
    by: 'cody',
    does: async ({ cast, actor }) => {
      const { records } = await competenceOf(cast.cody, cast.ash.personId);
      const held = records.find(({ withdrawnAt }) => !withdrawnAt);
      return held
        ? withdrawCompetence(actor, cast.ash.personId, held.id, words)
        : recordCompetence(actor, cast.ash.personId, qualification);
    },
  },
  appoint: {
    by: 'cody',
    does: ({ cast, actor, run, page }) => {
      const countersignerId = page.enrolment.countersignerId ? null : cast.quinn.personId;
      return assignAssessor(actor, run.enrolment.id, {
        ...people(cast),
        countersignerId,
        version: page.enrolment.version,
      });
    },
  },
  suspend: {
    by: 'cody',
    does: ({ actor, run, page: { enrolment } }) =>
      enrolment.suspendedAt
        ? resumeEnrolment(actor, run.enrolment.id, { version: enrolment.version })
        : suspendEnrolment(actor, run.enrolment.id, { reason: words, version: enrolment.version }),
  },
  end: {
    by: 'cody',
    does: ({ actor, run, page, n }) =>
      n > 8
        ? endEnrolment(actor, run.enrolment.id, { reason: words, version: page.enrolment.version })
        : Promise.resolve(),
  },
};

/** Ash holds the qualification, or is in training with Quinn to countersign. */
export async function begin(cast: DecisionWorld, { enrolment }: Run, inTraining: boolean) {
  const { records } = await competenceOf(cast.cody, cast.ash.personId);
  const held = records.find(({ withdrawnAt }) => !withdrawnAt);
  if (!inTraining) return held ?? recordCompetence(cast.cody, cast.ash.personId, qualification);
  if (held) await withdrawCompetence(cast.cody, cast.ash.personId, held.id, words);
  const countersignerId = cast.quinn.personId;
  return assignAssessor(cast.cody, enrolment.id, { ...people(cast), countersignerId, version: enrolment.version });
}
