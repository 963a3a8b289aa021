// A second portfolio, small and finished: an adviser who writes well, assessed in a unit of three criteria, decided upon and not read yet.
import { recordCompetence } from '../../assessment/competence.ts';
import { meetCriteria } from '../../assessment/criterion-decisions.ts';
import { decisionPageOf } from '../../assessment/decision-page.ts';
import { acknowledgeFeedback, feedbackOf, finishFeedbackAction, giveFeedback } from '../../assessment/feedback.ts';
import { judgeClaim } from '../../assessment/judgements.ts';
import { draftDecision, signDecision } from '../../assessment/unit-decisions.ts';
import { authenticateUnit, declareUnit } from '../../assessment/unit-signing.ts';
import { makeClaim } from '../../portfolios/claims.ts';
import { enrol } from '../../portfolios/enrolments.ts';
import { submitEvidence } from '../../portfolios/evidence.ts';
import { writeAccount } from '../../portfolios/taking.ts';
import { addUnit, unitOf } from '../../qualifications/units.ts';
import type { Calendar } from './calendar.ts';
import { competence, decision, feedback, letters, writingUnit } from './decided-story.ts';
import { decideOnOthers } from './others.ts';
import type { SamplePeople } from './people.ts';

export async function decidedPortfolio(cast: SamplePeople, calendar: Calendar): Promise<void> {
  const { administrator, idOf } = cast;
  calendar.goTo(3, '15:55');
  for (const { who, heldFrom, heldTo, ...facts } of competence) {
    const until = heldTo === null ? null : calendar.day(heldTo);
    await recordCompetence(administrator, idOf(who), { ...facts, heldFrom: calendar.day(heldFrom), heldTo: until });
  }
  const unit = await unitOf(administrator, (await addUnit(administrator, writingUnit)).id);
  const people = { candidateId: idOf('roisin'), assessorId: idOf('geoff'), internalQualityAssurerId: idOf('nadia') };
  const begun = { unitId: unit.id, startedOn: calendar.day(70), expiredReason: null };
  const { id } = await enrol(administrator, { ...begun, ...people });
  const criteria = unit.outcomes.flatMap((outcome) => outcome.criteria);
  await provenBy(cast, calendar, id, new Map(criteria.map((criterion) => [criterion.code, criterion.id])));
  await advised(cast, calendar, id);
  calendar.goTo(3, '16:30');
  const assessor = await cast.as('geoff');
  await meetCriteria(
    assessor,
    id,
    criteria.map((criterion) => criterion.id),
  );
  const candidate = await cast.as('roisin');
  const { content } = await decisionPageOf(candidate, id);
  await declareUnit(candidate, id, { content, aiUse: decision.aiUse });
  await authenticateUnit(administrator, id, { content, howKnown: decision.howKnown });
  calendar.goTo(3, '17:05');
  const drafted = await draftDecision(assessor, id, {
    outcome: 'competent',
    feedback: decision.feedback,
    reason: null,
  });
  await signDecision(assessor, id, { decisionId: drafted.id, hash: drafted.hash });
}

/** Three letters: what she did, claimed, submitted and accepted. */
async function provenBy(cast: SamplePeople, calendar: Calendar, enrolmentId: string, ids: ReadonlyMap<string, string>) {
  const candidate = await cast.as('roisin');
  const assessor = await cast.as('geoff');
  const met = { valid: true, authentic: true, current: true, sufficient: true, reliable: true as const };
  for (const { claims, daysAgo, ...parts } of letters) {
    const happened = { happenedFrom: calendar.day(daysAgo), happenedTo: null, simulated: false };
    const taken = await writeAccount(candidate, { ...parts, ...happened });
    const places = taken.document.sections.flatMap(({ blocks }) => blocks);
    const made = [];
    for (const { code, part, how } of claims) {
      const place = places[part]!.id;
      made.push(
        await makeClaim(candidate, taken.id, { enrolmentId, criterionId: ids.get(code)!, place, quote: null, how }),
      );
    }
    await decideOnOthers(candidate, taken.id);
    await submitEvidence(candidate, taken.id, { declared: true, version: taken.version });
    for (const claim of made) {
      const nothing = { reason: null, feedback: null, action: null, actionDue: null, supersedes: null };
      await judgeClaim(assessor, claim.id, { outcome: 'accepted', ...met, ...nothing });
    }
  }
}

async function advised(cast: SamplePeople, calendar: Calendar, enrolmentId: string) {
  const assessor = await cast.as('geoff');
  const candidate = await cast.as('roisin');
  const actions = [{ what: feedback.action, dueOn: calendar.workingDay(-7), at: 1 as const }];
  const { about, text } = feedback;
  const given = await giveFeedback(assessor, enrolmentId, { givenOn: calendar.day(3), about, text, actions });
  await acknowledgeFeedback(candidate, given.id, feedback.answer);
  const [first] = (await feedbackOf(candidate, enrolmentId)).feedback;
  await finishFeedbackAction(candidate, first!.actions[0]!.id, feedback.done);
}
