import { pageAsked } from '#server/asked.ts';
import { oneOf } from '#server/list-words.ts';
import { page } from '#server/page.ts';
import { portfolioOf } from '#server/portfolios/portfolio.ts';
import { unheeded } from '#server/unheeded.ts';

export const _uses = ['portfolio.view'] as const;

export const load = page(async (actor, { params, url }) => {
  const portfolio = await portfolioOf(actor, params.enrolment!);
  const outcomes = portfolio.unit.outcomes.map(({ number }) => number);
  const taken = (asked: string) => asked === 'all' || outcomes.includes(asked);
  const say = (asked: string) =>
    `There is no learning outcome “${asked}” (${oneOf([...outcomes, 'all'])}): its gaps cannot be shown.`;
  const gaps = url.searchParams.get('gaps');
  return { portfolio, at: pageAsked(url), gaps, unheeded: unheeded(url, [{ name: 'gaps', taken, say }]) };
});
