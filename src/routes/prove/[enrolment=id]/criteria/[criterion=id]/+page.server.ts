import { page } from '#server/page.ts';
import { criterionOf } from '#server/portfolios/portfolio.ts';
import { suggestedFor } from '#server/portfolios/suggested-evidence.ts';

export const _uses = ['claim.view', 'suggestion.view', 'portfolio.list'] as const;

export const load = page(async (actor, { params }) => {
  const found = await criterionOf(actor, params.enrolment!, params.criterion!);
  return { ...found, suggested: found.own ? await suggestedFor(actor, params.enrolment!, params.criterion!) : null };
});
