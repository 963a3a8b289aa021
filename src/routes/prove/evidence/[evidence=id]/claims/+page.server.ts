import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { claimForm } from '#server/portfolios/claims.form.ts';
import { makeClaim } from '#server/portfolios/claims.ts';
import { claiming } from '#server/portfolios/evidence-page.ts';
import { suggestionsFor } from '#server/portfolios/suggestions.ts';
import { unheeded } from '#server/unheeded.ts';
import { keptCriterion } from '../../../criterion-asked.ts';

export const _uses = ['evidence.view', 'claim.make', 'suggestion.view'] as const;

const sayNotSuggested = () => 'What the address calls a suggestion is none now: choose the place and say how.';

export const load = page(async (actor, { params, url }) => {
  const found = await claiming(actor, params.evidence!);
  const criteria = found.units.flatMap(({ unit }) => unit.outcomes.flatMap((outcome) => outcome.criteria));
  const taken = (asked: string) => criteria.some(({ id }) => id === asked);
  const say = () => 'The criterion that the address names is of no unit of yours: choose one from the list.';
  const criterion = url.searchParams.get('criterion');
  const enrolmentId = url.searchParams.get('suggested');
  const suggested = enrolmentId
    ? (await suggestionsFor(actor, params.evidence!)).find(
        (one) => one.criterionId === criterion && one.enrolmentId === enrolmentId,
      )
    : undefined;
  return {
    ...found,
    suggested: suggested ?? null,
    criterion,
    kept: `${keptCriterion(url)}${suggested ? `&suggested=${suggested.enrolmentId}` : ''}`,
    unheeded: unheeded(url, [
      { name: 'criterion', taken, say },
      { name: 'suggested', taken: () => suggested !== undefined, say: sayNotSuggested },
    ]),
  };
});

export const actions = {
  claim: submit(claimForm, async (actor, values, { params }) => {
    const claim = await makeClaim(actor, params.evidence!, values);
    return { to: `/prove/evidence/${params.evidence}#claim-${claim.id}`, said: 'Claimed.' };
  }),
  check: submit(claimForm, async () => ({ handsBack: true })),
};
