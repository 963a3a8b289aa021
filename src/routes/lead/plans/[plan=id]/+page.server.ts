import { nothing } from '#server/fields.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { askAllocation } from '#server/plans/allocating.ts';
import { planOf } from '#server/plans/plan-page.ts';
import { stateWords } from '#server/plans/plan-state.ts';
import { decisionForm, reportForm } from '#server/plans/plans.form.ts';
import { decidePlan, reportOnPlan } from '#server/plans/plans.ts';

export const _uses = [
  'plan.view',
  'plan.allocate',
  'plan.consult',
  'plan.agree',
  'plan.start',
  'plan.revise',
  'plan.close',
  'plan.withdraw',
] as const;

export const load = page(async (actor, { params }) => {
  const plan = await planOf(actor, params.plan!);
  return { ...plan, words: stateWords[plan.state] };
});

const said = {
  consult: 'The plan is open to the team.',
  agree: 'The plan is agreed.',
  start: 'The work is under way.',
  revise: 'The plan is open to the team again.',
  close: 'The plan is closed.',
  withdraw: 'The plan is withdrawn.',
};

export const actions = {
  decide: submit(
    decisionForm,
    async (actor, { decision, reason }, { params }) => {
      await decidePlan(actor, params.plan!, decision, reason);
      return { said: said[decision] };
    },
    {},
  ),
  report: submit(
    reportForm,
    async (actor, { words }, { params }) => {
      await reportOnPlan(actor, params.plan!, words);
      return { said: 'How it went is saved.' };
    },
    {},
  ),
  allocate: submit(
    nothing,
    async (actor, _, { params }) => {
      const { id } = await askAllocation(actor, params.plan!);
      return { to: `/lead/plans/${params.plan}/allocation/${id}` };
    },
    {},
  ),
};
