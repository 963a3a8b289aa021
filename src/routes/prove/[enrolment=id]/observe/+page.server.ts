import { page } from '#server/page.ts';
import { observingAhead } from '#server/portfolios/planner/observing-ahead.ts';

export const _uses = ['portfolio.view', 'portfolio.list'] as const;

export const load = page(async (actor, { params }) => {
  const { portfolio, ...ahead } = await observingAhead(actor, params.enrolment!);
  const { enrolment, unit } = portfolio;
  return {
    ...ahead,
    home: `/prove/${enrolment.id}`,
    unit: unit.number,
    assessor: portfolio.assessorLapsed ? null : portfolio.assessor,
    timeZone: actor.organisation.timeZone,
    /** Whether the unit says which records its outcomes arise from. */
    says: unit.outcomes.some(({ arisesFrom }) => arisesFrom.length > 0),
  };
});
