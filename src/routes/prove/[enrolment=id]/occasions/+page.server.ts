import { pageAsked } from '#server/asked.ts';
import { page } from '#server/page.ts';
import { pageShown } from '#server/paging.ts';
import { occasionsOf } from '#server/portfolios/occasions.ts';

export const _uses = ['claim.view'] as const;

const size = 25;

export const load = page(async (actor, { params, url }) => {
  const { portfolio, occasions, weak } = await occasionsOf(actor, params.enrolment!);
  const total = occasions.length;
  const shown = pageShown(pageAsked(url), { size, total });
  return {
    ...{ weak, total, size, page: shown, own: portfolio.own, home: `/prove/${portfolio.enrolment.id}` },
    ...{ unit: portfolio.unit.number, requirements: portfolio.unit.requirements },
    occasions: occasions.slice((shown - 1) * size, shown * size),
  };
});
