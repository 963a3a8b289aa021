import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { claimForm } from '#server/portfolios/claims.form.ts';
import { makeClaim } from '#server/portfolios/claims.ts';
import { claiming } from '#server/portfolios/evidence-page.ts';
import { unheeded } from '#server/unheeded.ts';
import { keptCriterion } from '../../../criterion-asked.ts';

export const _uses = ['evidence.view', 'claim.make'] as const;

export const load = page(async (actor, { params, url }) => {
  const found = await claiming(actor, params.evidence!);
  const criteria = found.units.flatMap(({ unit }) => unit.outcomes.flatMap((outcome) => outcome.criteria));
  const taken = (asked: string) => criteria.some(({ id }) => id === asked);
  const say = () => 'The criterion that the address names is of no unit of yours: choose one from the list.';
  const criterion = url.searchParams.get('criterion');
  return {
    ...found,
    criterion,
    kept: keptCriterion(url),
    unheeded: unheeded(url, [{ name: 'criterion', taken, say }]),
  };
});

export const actions = {
  claim: submit(claimForm, async (actor, values, { params }) => {
    const claim = await makeClaim(actor, params.evidence!, values);
    return { to: `/prove/evidence/${params.evidence}#claim-${claim.id}`, said: 'Claimed.' };
  }),
  check: submit(claimForm, async () => ({ handsBack: true })),
};
