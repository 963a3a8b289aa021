import { seeTogether } from '#server/act.ts';
import { pageAsked } from '#server/asked.ts';
import { unitStandingOf } from '#server/assessment/unit-standing.ts';
import { oneOf } from '#server/list-words.ts';
import { page } from '#server/page.ts';
import { pageShown } from '#server/paging.ts';
import { portfolioOf } from '#server/portfolios/portfolio.ts';
import { unheeded } from '#server/unheeded.ts';

export const _uses = ['portfolio.view', 'unit-decision.view'] as const;

const size = 25;

export const load = page(async (actor, { params, url }) => {
  const { portfolio, standing } = await seeTogether(actor, async () => ({
    portfolio: await portfolioOf(actor, params.enrolment!),
    standing: await unitStandingOf(actor, params.enrolment!),
  }));
  const outcomes = portfolio.unit.outcomes.map(({ number }) => number);
  const taken = (asked: string) => asked === 'all' || outcomes.includes(asked);
  const say = (asked: string) =>
    `There is no learning outcome “${asked}” (${oneOf([...outcomes, 'all'])}): its gaps cannot be shown.`;
  const gaps = url.searchParams.get('gaps');
  const live = portfolio.pieces.filter(({ state }) => state !== 'withdrawn');
  const shown = pageShown(pageAsked(url), { size, total: live.length });
  return {
    ...{ portfolio, standing, gaps, live: live.length, page: shown, size },
    pieces: live.slice((shown - 1) * size, shown * size),
    unheeded: unheeded(url, [{ name: 'gaps', taken, say }]),
  };
});
