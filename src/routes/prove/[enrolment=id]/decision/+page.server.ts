import { meetSeveralForm } from '#server/assessment/criterion-decisions.form.ts';
import { meetCriteria } from '#server/assessment/criterion-decisions.ts';
import { decisionPageOf } from '#server/assessment/decision-page.ts';
import { acknowledgeDecision, disputeDecision, upholdDecision } from '#server/assessment/unit-decision-answers.ts';
import {
  acknowledgeForm,
  disputeForm,
  draftForm,
  returnDecisionForm,
  setAsideForm,
  signDecisionForm,
  upholdForm,
} from '#server/assessment/unit-decisions.form.ts';
import {
  countersignDecision,
  draftDecision,
  returnDecision,
  setAsideDecision,
  signDecision,
} from '#server/assessment/unit-decisions.ts';
import { authenticateForm, declareUnitForm } from '#server/assessment/unit-signing.form.ts';
import { authenticateUnit, declareUnit } from '#server/assessment/unit-signing.ts';
import { now } from '#server/clock.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';

export const _uses = [
  'unit-decision.view',
  'unit-decision.draft',
  'unit-decision.set-aside',
  'unit-decision.sign',
  'unit-decision.countersign',
  'unit-decision.return',
  'unit-decision.acknowledge',
  'unit-decision.dispute',
  'unit-decision.uphold',
  'criterion-decision.make',
  'declaration.sign',
  'declaration.authenticate',
] as const;

export const load = page(async (actor, { params }) => {
  const found = await decisionPageOf(actor, params.enrolment!);
  const until = found.inForce?.disputableUntil;
  const disputable = until !== undefined && until !== null && now() <= until;
  return { ...found, disputable, timeZone: actor.organisation.timeZone };
});

export const actions = {
  meet: submit(meetSeveralForm, async (actor, { criterionIds }, { params }) => {
    await meetCriteria(actor, params.enrolment!, criterionIds);
    const many = criterionIds.length;
    return { said: `${many === 1 ? 'One criterion is' : `${many} criteria are`} met. The candidate sees it.` };
  }),
  declare: submit(declareUnitForm, async (actor, { declared: _, ...values }, { params }) => {
    await declareUnit(actor, params.enrolment!, values);
    return { said: 'You have signed for the unit.' };
  }),
  authenticate: submit(authenticateForm, async (actor, values, { params }) => {
    await authenticateUnit(actor, params.enrolment!, values);
    return { said: 'The work is authenticated for the centre.' };
  }),
  draft: submit(draftForm, async (actor, values, { params }) => {
    await draftDecision(actor, params.enrolment!, values);
    return { said: 'The decision is drafted. Read it once more, then sign it.' };
  }),
  'set-aside': submit(setAsideForm, async (actor, values, { params }) => {
    await setAsideDecision(actor, params.enrolment!, values);
    return { said: 'The draft is set aside.' };
  }),
  sign: submit(signDecisionForm, async (actor, values, { params }) => {
    const { step } = await signDecision(actor, params.enrolment!, values);
    return {
      said:
        step === 'signed'
          ? 'The decision is issued. The candidate reads it.'
          : 'You have signed. The decision is issued once it is countersigned.',
    };
  }),
  countersign: submit(signDecisionForm, async (actor, values, { params }) => {
    await countersignDecision(actor, params.enrolment!, values);
    return { said: 'The decision is countersigned and issued. The candidate reads it.' };
  }),
  return: submit(returnDecisionForm, async (actor, values, { params }) => {
    await returnDecision(actor, params.enrolment!, values);
    return { said: 'The decision is returned to its assessor.' };
  }),
  acknowledge: submit(acknowledgeForm, async (actor, values, { params }) => {
    await acknowledgeDecision(actor, params.enrolment!, values);
    return { said: 'You have acknowledged the decision.' };
  }),
  dispute: submit(disputeForm, async (actor, values, { params }) => {
    await disputeDecision(actor, params.enrolment!, values);
    return { said: 'Your assessor and quality assurance read that you dispute the decision, and why.' };
  }),
  uphold: submit(upholdForm, async (actor, values, { params }) => {
    await upholdDecision(actor, params.enrolment!, values);
    return { said: 'The decision is upheld. The candidate reads why.' };
  }),
};
