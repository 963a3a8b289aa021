import { toJudge } from '#server/assessment/to-judge.ts';
import { dayInWords, dayOf } from '#server/day-words.ts';
import { NotFound } from '#server/errors.ts';
import { page } from '#server/page.ts';
import { portfolioOf } from '#server/portfolios/portfolio.ts';
import { standing } from '../../standing.ts';

export const _uses = ['assessment.list', 'portfolio.view'] as const;

export const load = page(async (actor, { params }) => {
  const portfolio = await portfolioOf(actor, params.enrolment!);
  if (!portfolio.mayJudge) throw new NotFound();
  const { waiting } = await toJudge(actor, { enrolmentId: params.enrolment!, size: 200 });
  const { timeZone } = actor.organisation;
  const judged = portfolio.pieces.filter(({ state }) => state === 'judged' || state === 'returned');
  return {
    ...{
      id: portfolio.enrolment.id,
      candidate: portfolio.candidate,
      unit: portfolio.unit,
      lede: standing(portfolio),
      judged,
    },
    waiting: waiting.map((row) => ({ ...row, since: dayInWords(dayOf(new Date(row.since), timeZone)) })),
  };
});
