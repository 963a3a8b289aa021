// A unit of two criteria, of which one piece of evidence is enough: Lee works towards it, Ash assesses, Ivy assures, Quinn can countersign.

import { recordCompetence } from '../src/server/assessment/competence.ts';
import { meetCriteria } from '../src/server/assessment/criterion-decisions.ts';
import { decisionPageOf } from '../src/server/assessment/decision-page.ts';
import { judgeClaim } from '../src/server/assessment/judgements.ts';
import { draftDecision, signDecision } from '../src/server/assessment/unit-decisions.ts';
import { authenticateUnit, declareUnit } from '../src/server/assessment/unit-signing.ts';
import { addPerson } from '../src/server/people/people.ts';
import { grantRole } from '../src/server/people/roles.ts';
import { makeClaim } from '../src/server/portfolios/claims.ts';
import { enrol } from '../src/server/portfolios/enrolments.ts';
import { takeEvidence } from '../src/server/portfolios/taking.ts';
import { addUnit, unitOf } from '../src/server/qualifications/units.ts';
import { submitCleared } from './cleared.ts';
import { kept } from './database.ts';
import { keepDocument, meetingOf } from './portfolio-world.ts';
import { actorFor, type World, world } from './world.ts';

const asked = { minOccasions: 1, minSpanDays: 0, minSourceClasses: 1, simulationAllowed: false };
const twice = { ...asked, minOccasions: 2 };
const criteria = [
  { code: '1.1', text: 'Ask before telling', kind: 'performance' as const },
  { code: '1.2', text: 'Explain why', kind: 'knowledge' as const },
];
const small = (number: string, requirements: typeof asked) => ({
  ...{ number, title: 'Lead a talk', level: 3, credit: 2, guidedLearningHours: 10, expiresOn: null, purpose: null },
  ...{ source: 'Written for tests', sections: [], requirements, requirementsNote: null, remarks: [] },
  outcomes: [{ number: '1', title: 'Lead a talk', knowledge: null, arisesFrom: [], criteria }],
});

export type DecisionWorld = Awaited<ReturnType<typeof decisionWorld>>;

export const decisionWorld = kept('decisionworld', async () => {
  const cast = await world();
  const { ada, cody, ash } = cast;
  const added = await addPerson(ada, { name: 'Quinn Qualified' });
  await grantRole(ada, added.id, 'assessor');
  const quinn = await actorFor(ada.organisationId, added.id);
  for (const { personId } of [ash, quinn]) await recordCompetence(cody, personId, qualification);
  const { enrolment, ids } = await enrolInSmall(cast, 'D1', asked);
  return { ...cast, quinn, enrolment, ids, demanding: await enrolInSmall(cast, 'D2', twice) };
});

/** Lee in a further unit of that kind. */
export async function enrolInSmall({ cody, lee, ash, ivy }: World, number: string, requirements = asked) {
  const unit = await unitOf(cody, (await addUnit(cody, small(number, requirements))).id);
  const people = { candidateId: lee.personId, assessorId: ash.personId, internalQualityAssurerId: ivy.personId };
  const enrolment = await enrol(cody, { ...people, unitId: unit.id, startedOn: '2026-01-05', expiredReason: null });
  return { enrolment, ids: unit.outcomes.flatMap((outcome) => outcome.criteria.map(({ id }) => id)) };
}

export const qualification = {
  ...{ kind: 'assessor-qualification' as const, title: 'Assessing vocational achievement' },
  ...{ source: 'Certificate seen', heldFrom: '2015-06-01', heldTo: null },
};

const met = { valid: true, authentic: true, current: true, sufficient: true };
export const accepting = {
  ...{
    outcome: 'accepted' as const,
    ...met,
    reason: null,
    feedback: null,
    action: null,
    actionDue: null,
    supersedes: null,
  },
};

type Enrolled = Pick<DecisionWorld, 'enrolment' | 'ids'>;

/** Everything claimed of one talk, submitted and accepted. Answers the claims. */
export async function acceptAll(cast: DecisionWorld, { enrolment, ids }: Enrolled = cast) {
  const taken = await takeEvidence(cast.lee, await keepDocument(cast, cast.lee, meetingOf(cast)));
  const claims = [];
  for (const criterionId of ids)
    claims.push(
      await makeClaim(cast.lee, taken.id, {
        ...{ enrolmentId: enrolment.id, criterionId, place: 'agenda-1', quote: null, how: 'I asked first.' },
      }),
    );
  await submitCleared(cast.lee, taken.id, { declared: true, version: taken.version });
  const judgements = [];
  for (const { id } of claims) judgements.push(await judgeClaim(cast.ash, id, accepting));
  return { taken, claims, judgements };
}

/** The same, met, declared and authenticated: ready to be decided. */
export async function readyToDecide(cast: DecisionWorld) {
  const done = await acceptAll(cast);
  const { enrolment, ids, lee, ash, cody } = cast;
  await meetCriteria(ash, enrolment.id, ids);
  const { content } = await decisionPageOf(lee, enrolment.id);
  await declareUnit(lee, enrolment.id, { content, aiUse: null });
  await authenticateUnit(cody, enrolment.id, { content, howKnown: 'We watched the talk.' });
  return done;
}

export const competent = { outcome: 'competent' as const, feedback: 'You wait for the answer.', reason: null };

/** The same, decided and issued. Answers what has to be read to go on. */
export async function achieved(cast: DecisionWorld) {
  const done = await readyToDecide(cast);
  const drafted = await draftDecision(cast.ash, cast.enrolment.id, competent);
  const read = { decisionId: drafted.id, hash: drafted.hash };
  await signDecision(cast.ash, cast.enrolment.id, read);
  return { ...done, read };
}
