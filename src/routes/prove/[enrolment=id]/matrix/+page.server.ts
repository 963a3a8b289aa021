import { page } from '#server/page.ts';
import { portfolioOf } from '#server/portfolios/portfolio.ts';
import { across, lines } from '../../matrix-lines.ts';
import { standing } from '../../standing.ts';

export const _uses = ['portfolio.view'] as const;

export const load = page(async (actor, { params, url }) => {
  const portfolio = await portfolioOf(actor, params.enrolment!);
  const { id } = portfolio.enrolment;
  const gapsOnly = url.searchParams.has('gaps');
  return {
    ...{ gapsOnly, own: portfolio.own, home: `/prove/${id}`, unit: portfolio.unit.number, lede: standing(portfolio) },
    ...{ columns: across(portfolio), groups: lines(portfolio, gapsOnly) },
  };
});
