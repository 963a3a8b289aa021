import { Invalid } from '#server/errors.ts';
import { nothing } from '#server/fields.ts';
import { submit } from '#server/form.ts';
import { allOf } from '#server/list-words.ts';
import { page } from '#server/page.ts';
import { overrideAssignment, withdrawChoice } from '#server/plans/assignments.ts';
import { giveOrder, withdrawOrder } from '#server/plans/orders.ts';
import { sayOverfull } from '#server/plans/overfull.ts';
import {
  orderForm,
  overrideForm,
  reasonForm,
  wishForm,
  withdrawChoiceForm,
  withdrawOrderForm,
} from '#server/plans/plans.form.ts';
import { makeRemark } from '#server/plans/remarks.ts';
import { taskOf } from '#server/plans/task-page.ts';
import { takeUpTask, withdrawTask } from '#server/plans/tasks.ts';
import { sayStopping } from '#server/plans/unkept.ts';
import { wishForTask } from '#server/plans/wishes.ts';

export const _uses = [
  'plan.view',
  'task.edit',
  'task.wish',
  'plan-remark.make',
  'assignment-order.give',
  'assignment.override',
] as const;

export const load = page(async (actor, { params, url }) => ({
  ...(await taskOf(actor, params.plan!, params.task!)),
  /** Whether the reader comes to volunteer. */
  volunteers: url.searchParams.get('say') === 'prefer',
}));

export const actions = {
  takeUp: submit(
    nothing,
    async (actor, _, { params }) => {
      await takeUpTask(actor, params.plan!, params.task!);
      return { said: 'The task is part of the plan now.' };
    },
    { leaves: /^wish$/ },
  ),
  decline: submit(
    reasonForm,
    async (actor, values, { params }) => {
      await withdrawTask(actor, params.plan!, params.task!, values);
      return { to: `/lead/plans/${params.plan}#tasks`, said: 'The proposal is declined, with your reason.' };
    },
    {},
  ),
  wish: submit(wishForm, async (actor, { wish, words }, { params }) => {
    if (wish === 'prefer' || wish === 'avoid') {
      await wishForTask(actor, params.plan!, { wish, words, taskId: params.task! });
      return { said: 'Saved with the task.' };
    }
    const isObjection = wish === 'objection';
    if (!words) throw new Invalid({ words: isObjection ? 'Enter what you object to' : 'Enter your comment' });
    await makeRemark(actor, params.plan!, { kind: wish, about: `task:${params.task}`, words });
    return { said: isObjection ? 'Your objection is kept. The leader answers it.' : 'Saved with the task.' };
  }),
  order: submit(orderForm, async (actor, values, { params }) => {
    const against = sayStopping(await giveOrder(actor, params.plan!, { ...values, taskId: params.task! }));
    const said = against ?? 'The next allocation holds to it. Run it to see what it costs.';
    return { said: `The instruction is added. ${said}`, warns: against !== null };
  }),
  withdrawOrder: submit(withdrawOrderForm, async (actor, { orderId }, { params }) => {
    await withdrawOrder(actor, params.plan!, orderId);
    return { said: 'The instruction is withdrawn.' };
  }),
  withdrawChoice: submit(withdrawChoiceForm, async (actor, { assignmentId }, { params }) => {
    await withdrawChoice(actor, params.plan!, assignmentId);
    return { said: 'The next allocation decides again. Who has it keeps it until that is given out.' };
  }),
  override: submit(overrideForm, async (actor, { personIds, reason, seen }, { params }) => {
    const given = await overrideAssignment(actor, params.plan!, params.task!, personIds, reason, seen);
    const { alone, withdrawn } = given;
    const noBuddy =
      alone.length === 0 ? '' : ` ${allOf(alone)} ${alone.length === 1 ? 'has' : 'have'} no buddy any more.`;
    const gone = withdrawn.map(({ name, order }) => `${name} ${order === 'pin' ? 'must' : 'must not'} do it`);
    const freed = given.freed.map(({ name, hours }) => ` ${name} is no longer the buddy on it, ${hours} h.`).join('');
    const also = gone.length > 0 ? ` Withdrawn with it: ${allOf(gone)}.` : '';
    const over = given.over.map((person) => ` ${sayOverfull(person)}`).join('');
    const against = sayStopping(given);
    const next = against ?? 'Run the allocation to see what it costs the rest of the plan.';
    return { said: `Assigned.${noBuddy}${freed}${also}${over} ${next}`, warns: Boolean(noBuddy || over || against) };
  }),
};
