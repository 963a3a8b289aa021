import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { myWorkOf } from '#server/plans/my-work.ts';
import { beginForm } from '#server/plans/plans.form.ts';
import { beginWork } from '#server/plans/work-steps.ts';

export const _uses = ['plan.list', 'assignment.begin'] as const;

export const load = page((actor) => myWorkOf(actor));

export const actions = {
  begin: submit(beginForm, async (actor, { assignmentId }) => {
    const { step } = await beginWork(actor, assignmentId);
    return { said: step === 'begin' ? 'Begun. Your leader sees that it is in progress.' : 'It goes on.' };
  }),
};
