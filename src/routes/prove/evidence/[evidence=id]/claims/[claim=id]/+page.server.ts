import { NotFound } from '#server/errors.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { editClaimForm } from '#server/portfolios/claims.form.ts';
import { editClaim } from '#server/portfolios/claims.ts';
import { evidenceOf } from '#server/portfolios/evidence-page.ts';

export const _uses = ['evidence.view', 'claim.edit'] as const;

export const load = page(async (actor, { params }) => {
  const { evidence, claims, mayEdit, fingerprint, timeZone } = await evidenceOf(actor, params.evidence!);
  const claim = claims.find(({ id, state }) => id === params.claim && state === 'draft');
  if (!claim || !mayEdit) throw new NotFound();
  return { evidence, claim, fingerprint, timeZone };
});

export const actions = {
  save: submit(editClaimForm, async (actor, values, { params }) => {
    await editClaim(actor, params.claim!, values);
    return { to: `/prove/evidence/${params.evidence}#claim-${params.claim}`, said: 'Saved.' };
  }),
  check: submit(editClaimForm, async () => ({ handsBack: true })),
};
