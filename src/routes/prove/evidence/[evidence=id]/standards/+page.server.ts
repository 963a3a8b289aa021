import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { standardClaimForm, withdrawStandardForm } from '#server/portfolios/standard-claims.form.ts';
import { claimStandard, standardsOfEvidence, withdrawStandardClaim } from '#server/portfolios/standard-claims.ts';

export const _uses = ['evidence.view', 'standard-claim.make', 'standard-claim.withdraw'] as const;

export const load = page((actor, { params }) => standardsOfEvidence(actor, params.evidence!));

export const actions = {
  claim: submit(standardClaimForm, async (actor, values, { params }) => {
    await claimStandard(actor, params.evidence!, values);
    return { said: 'Kept. Whoever may read the evidence finds it on the standard’s page too.' };
  }),
  withdraw: submit(withdrawStandardForm, async (actor, { claimId }, { params }) => {
    await withdrawStandardClaim(actor, params.evidence!, claimId);
    return { said: 'Taken back. It is still kept.' };
  }),
};
