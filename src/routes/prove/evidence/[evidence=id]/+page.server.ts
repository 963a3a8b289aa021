import { momentInWords } from '#server/day-words.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { withdrawClaimForm } from '#server/portfolios/claims.form.ts';
import { withdrawClaim } from '#server/portfolios/claims.ts';
import { editEvidenceForm, submitEvidenceForm, withdrawForm } from '#server/portfolios/evidence.form.ts';
import { editEvidence, submitEvidence, withdrawEvidence } from '#server/portfolios/evidence.ts';
import { evidenceToWorkOn } from '#server/portfolios/evidence-to-work-on.ts';
import { modelEndpoint } from '#server/portfolios/model-endpoint.ts';
import { bringBackForm, putAwayForm } from '#server/portfolios/suggestion-answers.form.ts';
import { bringBack, putAway } from '#server/portfolios/suggestions.ts';

export const _uses = [
  'evidence.view',
  'evidence.edit',
  'evidence.submit',
  'evidence.withdraw',
  'claim.withdraw',
  'suggestion.view',
  'suggestion.put-away',
  'suggestion.bring-back',
  'text-waiver.set',
] as const;

export const load = page(async (actor, { params }) => {
  const found = await evidenceToWorkOn(actor, params.evidence!);
  const { timeZone } = actor.organisation;
  const { takenAt, submittedAt } = found.evidence;
  return {
    ...found,
    model: found.own && !found.evidence.withdrawnAt ? (modelEndpoint()?.model ?? null) : null,
    taken: momentInWords(takenAt, timeZone),
    submitted: submittedAt && momentInWords(submittedAt, timeZone),
  };
});

export const actions = {
  edit: submit(editEvidenceForm, async (actor, values, { params }) => {
    await editEvidence(actor, params.evidence!, values);
    return { said: 'Saved.' };
  }),
  submit: submit(
    submitEvidenceForm,
    async (actor, values, { params }) => {
      const { number } = await submitEvidence(actor, params.evidence!, values);
      return { said: `Evidence ${number} is signed and submitted.` };
    },
    { leaves: /^withdraw/ },
  ),
  withdraw: submit(
    withdrawForm,
    async (actor, { reason }, { params }) => {
      const { number } = await withdrawEvidence(actor, params.evidence!, reason);
      return { said: `Evidence ${number} is withdrawn. It is still kept.` };
    },
    {},
  ),
  'put-away': submit(putAwayForm, async (actor, values, { params }) => {
    await putAway(actor, params.evidence!, values);
    return { to: `/prove/evidence/${params.evidence}#suggestions`, said: 'Put away. You can bring it back.' };
  }),
  'bring-back': submit(bringBackForm, async (actor, { answerId }, { params }) => {
    await bringBack(actor, params.evidence!, answerId);
    return { to: `/prove/evidence/${params.evidence}#suggestions`, said: 'The suggestion is back.' };
  }),
  'withdraw-claim': submit(withdrawClaimForm, async (actor, { claimId, reason }) => {
    await withdrawClaim(actor, claimId, reason);
    return { said: 'The claim is withdrawn.' };
  }),
};
