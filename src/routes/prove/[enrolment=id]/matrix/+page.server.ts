import { redirect } from '@sveltejs/kit';
import { pageAsked } from '#server/asked.ts';
import { today } from '#server/clock.ts';
import { page } from '#server/page.ts';
import { pageShown } from '#server/paging.ts';
import { portfolioOf } from '#server/portfolios/portfolio.ts';
import { unheeded } from '#server/unheeded.ts';
import { across, claimAt, lines } from '../../matrix-lines.ts';
import { standing } from '../../standing.ts';

export const _uses = ['portfolio.view'] as const;

/** As many columns as stand side by side. */
const size = 20;

export const load = page(async (actor, { params, url }) => {
  const portfolio = await portfolioOf(actor, params.enrolment!);
  const { id } = portfolio.enrolment;
  const claimed = url.searchParams.get('claim');
  const to = claimed && portfolio.own ? claimAt(portfolio, claimed) : null;
  if (to) redirect(303, to);
  const columns = across(portfolio);
  const asList = url.searchParams.get('view') === 'list';
  const shown = pageShown(pageAsked(url), { size, total: columns.length });
  const gapsOnly = url.searchParams.has('gaps');
  return {
    ...{ gapsOnly, own: portfolio.own, home: `/prove/${id}`, unit: portfolio.unit.number, lede: standing(portfolio) },
    ...{ candidate: portfolio.candidate, title: portfolio.unit.title, day: today(actor.organisation.timeZone) },
    ...{ asList, total: columns.length, size, page: shown, groups: lines(portfolio, gapsOnly) },
    columns: asList ? columns : columns.slice((shown - 1) * size, shown * size),
    unheeded: unheeded(url, [
      { name: 'claim', taken: null, say: () => 'The cell that the address names is not in this matrix.' },
      { name: 'view', taken: 'list', say: (asked) => `There is no view “${asked}” (list): the grid is shown.` },
    ]),
  };
});
