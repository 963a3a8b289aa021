import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { acceptAll, allocated, givenWorld, march, measured, planWorld, work } from '../../../tests/plan-world.ts';
import { setClock } from '../clock.ts';
import { askAllocation } from './allocating.ts';
import { allocationOf, allocationsOf } from './allocation-page.ts';
import { addObjective } from './objectives.ts';
import { planOf } from './plan-page.ts';
import { createPlan, decidePlan, editPlan } from './plans.ts';
import { takeUpAllocation } from './taking-up.ts';
import { proposeTask } from './tasks.ts';

test('a plan gets no last day that has passed; one that is over keeps it while something else changes', async ({
  db: _,
}) => {
  const { lee, plan, team } = await planWorld();
  const form = { ...march, aims: ['load' as const], version: plan.version };
  setClock(() => new Date('2026-03-28T09:00:00Z'));
  const passed = { problems: { endsOn: [expect.stringContaining('27 March 2026 has passed. Enter today or')] } };
  await expect(createPlan(lee, { ...form, teamId: team.id })).rejects.toMatchObject(passed);
  expect(await editPlan(lee, plan.id, { ...form, title: 'March' })).toMatchObject({ title: 'March' });
  const longer = await editPlan(lee, plan.id, { ...form, endsOn: '2026-03-28', version: plan.version + 1 });
  await expect(editPlan(lee, plan.id, { ...form, version: longer.version })).rejects.toMatchObject(passed);
});

test('a plan whose last day has passed is neither given out nor agreed until it is extended, and its page says the same', async ({
  db: _,
}) => {
  const cast = await givenWorld();
  const { lee, plan } = cast;
  await acceptAll(cast);
  const run = await allocated(lee, plan.id);
  setClock(() => new Date(Date.UTC(2026, 2, 28, 9)));
  const why = 'The plan’s last day has passed: extend or withdraw it.';
  await expect(decidePlan(lee, plan.id, 'agree')).rejects.toThrow(why);
  await expect(askAllocation(lee, plan.id)).rejects.toThrow(why);
  await expect(takeUpAllocation(lee, plan.id, run.id)).rejects.toThrow(why);
  await expect(addObjective(lee, plan.id, measured)).rejects.toThrow(why);
  await expect(proposeTask(lee, plan.id, work('Late', null))).rejects.toThrow(why);
  const page = await planOf(lee, plan.id);
  expect(page).toMatchObject({ isOver: true, mayAllocate: false, mayAdd: false, mayPropose: false });
  expect(page.steps.find(({ decision }) => decision === 'agree')?.whyNot).toBe(why);
  expect(await allocationsOf(lee, plan.id)).toMatchObject({ mayRun: false, over: why });
  expect(await allocationOf(lee, plan.id, run.id)).toMatchObject({ mayRun: false, mayTakeUp: false, over: why });
  const longer = { ...march, endsOn: '2026-04-03', aims: ['load' as const], version: page.plan.version };
  await editPlan(lee, plan.id, longer);
  await decidePlan(lee, plan.id, 'agree');
  expect((await planOf(lee, plan.id)).state).toBe('agreed');
});
