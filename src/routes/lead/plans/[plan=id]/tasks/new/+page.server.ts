import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { taskForm, taskFormIn } from '#server/plans/plans.form.ts';
import { daysOfPlan, planToShape } from '#server/plans/shaping.ts';
import { proposeTask } from '#server/plans/tasks.ts';

export const _uses = ['plan.view', 'task.propose'] as const;

export const load = page((actor, { params }) => planToShape(actor, params.plan!));

export const actions = {
  default: submit(
    { plain: taskForm, whole: async (actor, { params }) => taskFormIn(await daysOfPlan(actor, params.plan!)) },
    async (actor, values, { params }) => {
      const { takenUpAt } = await proposeTask(actor, params.plan!, values);
      const said = takenUpAt ? 'The task is added.' : 'Your proposal is made. The leader takes it up, or says why not.';
      return { to: `/lead/plans/${params.plan}#tasks`, said };
    },
  ),
};
