import { takeOccasions } from '#server/assessment/planning/take-occasions.ts';
import { nothing } from '#server/fields.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { observingAhead } from '#server/portfolios/planner/observing-ahead.ts';
import { arising } from '#server/qualifications/arising.ts';

export const _uses = ['portfolio.view', 'portfolio.list', 'planned-activity.add'] as const;

export const load = page(async (actor, { params }) => {
  const { portfolio, ...ahead } = await observingAhead(actor, params.enrolment!);
  const { enrolment, unit } = portfolio;
  return {
    ...ahead,
    home: `/prove/${enrolment.id}`,
    unit: unit.number,
    assessor: portfolio.assessorLapsed ? null : portfolio.assessor,
    timeZone: actor.organisation.timeZone,
    /** Whether the unit says, or its words tell, which records its outcomes arise from. */
    says: unit.outcomes.some((outcome) => arising(outcome).length > 0),
  };
});

export const actions = {
  plan: submit(nothing, async (actor, _, { params }) => {
    await takeOccasions(actor, params.enrolment!);
    const said = 'They are in the assessment plan. Your assessor reads them there, and both of you agree to it.';
    return { to: `/prove/${params.enrolment}/plan`, said };
  }),
};
