import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { claimingWith } from '#server/portfolios/claiming-with.ts';
import { chosenIn, mostAtOnce, severalForm } from '#server/portfolios/several-claims.form.ts';
import { claimWithEvidence } from '#server/portfolios/several-claims.ts';
import { unheeded } from '#server/unheeded.ts';

export const _uses = ['portfolio.view', 'claim.make'] as const;

export const load = page(async (actor, { params, url }) => {
  const asked = chosenIn(url, 'evidence');
  const found = await claimingWith(actor, params.enrolment!, params.criterion!, asked);
  const isWhole = () => found.chosen.length === url.searchParams.getAll('evidence').length;
  const say = () =>
    `Not all of what was chosen stands below: at most ${mostAtOnce} at once, and none that is withdrawn.`;
  const sayNone = () => 'Tick at least one piece of evidence, then go on.';
  return {
    ...found,
    kept: found.chosen.map(({ evidence: { id } }) => `&evidence=${id}`).join(''),
    unheeded: unheeded(url, [
      { name: 'evidence', taken: isWhole, say },
      { name: 'chosen', taken: () => found.chosen.length > 0, say: sayNone },
    ]),
  };
});

export const actions = {
  claim: submit(
    (_, { url }) => severalForm(chosenIn(url, 'evidence')),
    async (actor, values, { params, url }) => {
      const evidenceIds = chosenIn(url, 'evidence');
      const of = { enrolmentId: params.enrolment!, criterionId: params.criterion!, evidenceIds };
      await claimWithEvidence(actor, of, values);
      const said = evidenceIds.length === 1 ? 'Claimed.' : `Claimed with ${evidenceIds.length} pieces of evidence.`;
      return { to: `/prove/${of.enrolmentId}/criteria/${of.criterionId}`, said };
    },
  ),
};
