import { pageAsked } from '#server/asked.ts';
import { page } from '#server/page.ts';
import { evidenceForStandard } from '#server/portfolios/standard-claims.ts';

export const _uses = ['standard.view'] as const;

const size = 25;

export const load = page(async (actor, { params, url }) => ({
  ...(await evidenceForStandard(actor, params.standard!, pageAsked(url), size)),
  size,
}));
