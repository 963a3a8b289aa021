import { submit } from '#server/form.ts';
import { allOf } from '#server/list-words.ts';
import { page } from '#server/page.ts';
import { editTaskForm, editTaskFormIn, reasonForm } from '#server/plans/plans.form.ts';
import { daysOfPlan, oneOf, planToShape } from '#server/plans/shaping.ts';
import { editTask, withdrawTask } from '#server/plans/tasks.ts';
import { unfitOf } from '#server/plans/unfit-now.ts';

export const _uses = ['plan.view', 'task.edit'] as const;

export const load = page(async (actor, { params }) => {
  const shaped = await planToShape(actor, params.plan!);
  return { ...shaped, task: oneOf(shaped.tasks, params.task!) };
});

export const actions = {
  // It leads away too, so a reason typed below would go.
  save: submit(
    { plain: editTaskForm, whole: async (actor, { params }) => editTaskFormIn(await daysOfPlan(actor, params.plan!)) },
    async (actor, values, { params }) => {
      const { changed, asked } = await editTask(actor, params.plan!, params.task!, values);
      const to = `/lead/plans/${params.plan}/tasks/${params.task}`;
      const again =
        asked.length === 0
          ? null
          : `${allOf(asked)} agreed to it as it was, and ${asked.length === 1 ? 'is' : 'are'} asked again.`;
      const unfit = await unfitOf(actor, params.plan!, params.task!);
      const said = ['Saved.', again, changed, ...unfit].filter(Boolean).join(' ');
      return { to, said, warns: changed !== null || unfit.length > 0 };
    },
    {},
  ),
  withdraw: submit(
    reasonForm,
    async (actor, values, { params }) => {
      await withdrawTask(actor, params.plan!, params.task!, values);
      return { to: `/lead/plans/${params.plan}#tasks`, said: 'The task is taken out.' };
    },
    {},
  ),
};
