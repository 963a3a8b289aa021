import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { claimForm } from '#server/portfolios/claims.form.ts';
import { makeClaim } from '#server/portfolios/claims.ts';
import { claiming } from '#server/portfolios/evidence-page.ts';

export const _uses = ['evidence.view', 'claim.make'] as const;

export const load = page(async (actor, { params, url }) => ({
  ...(await claiming(actor, params.evidence!)),
  criterion: url.searchParams.get('criterion'),
}));

export const actions = {
  default: submit(claimForm, async (actor, values, { params }) => {
    const claim = await makeClaim(actor, params.evidence!, values);
    return { to: `/prove/evidence/${params.evidence}#claim-${claim.id}`, said: 'Claimed.' };
  }),
};
