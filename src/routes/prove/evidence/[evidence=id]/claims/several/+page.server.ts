import { seeTogether } from '#server/act.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { claiming } from '#server/portfolios/evidence-page.ts';
import { chosenIn, mostAtOnce, severalForm } from '#server/portfolios/several-claims.form.ts';
import { claimCriteria } from '#server/portfolios/several-claims.ts';
import { suggestionsFor } from '#server/portfolios/suggestions.ts';
import { unheeded } from '#server/unheeded.ts';

export const _uses = ['evidence.view', 'claim.make', 'suggestion.view'] as const;

export const load = page(async (actor, { params, url }) => {
  const asked = chosenIn(url, 'criterion');
  const { found, suggestions } = await seeTogether(actor, async () => ({
    found: await claiming(actor, params.evidence!),
    suggestions: asked.length > 0 ? await suggestionsFor(actor, params.evidence!) : [],
  }));
  const unit = found.units.find(({ enrolmentId }) => enrolmentId === url.searchParams.get('unit')) ?? null;
  const all = unit?.unit.outcomes.flatMap(({ criteria }) => criteria) ?? [];
  const chosen = all.filter(({ id }) => asked.includes(id));
  const isWhole = () => chosen.length === url.searchParams.getAll('criterion').length;
  const say = () => `Not all of what was chosen stands below: at most ${mostAtOnce} at once, of one unit of yours.`;
  const sayNone = () => 'Tick at least one criterion, then go on.';
  return {
    ...{ found, unit, chosen },
    suggested: suggestions.filter(({ enrolmentId }) => enrolmentId === unit?.enrolmentId),
    kept: chosen.map(({ id }) => `&criterion=${id}`).join(''),
    unheeded: unheeded(url, [
      { name: 'criterion', taken: isWhole, say },
      { name: 'unit', taken: () => chosen.length > 0, say: sayNone },
    ]),
  };
});

export const actions = {
  claim: submit(
    (_, { url }) => severalForm(chosenIn(url, 'criterion')),
    async (actor, values, { params, url }) => {
      const chosen = chosenIn(url, 'criterion');
      await claimCriteria(actor, params.evidence!, chosen, values);
      const said = chosen.length === 1 ? 'Claimed.' : `${chosen.length} criteria are claimed.`;
      return { to: `/prove/evidence/${params.evidence}`, said };
    },
  ),
};
