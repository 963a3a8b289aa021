import { pageAsked } from '#server/asked.ts';
import { page } from '#server/page.ts';
import { portfolioOf } from '#server/portfolios/portfolio.ts';

export const _uses = ['portfolio.view'] as const;

export const load = page(async (actor, { params, url }) => ({
  portfolio: await portfolioOf(actor, params.enrolment!),
  at: pageAsked(url),
  gaps: url.searchParams.get('gaps'),
}));
