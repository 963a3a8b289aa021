import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { allocated, planWorld } from '../../../tests/plan-world.ts';
import { allocationOf } from './allocation-page.ts';
import { overrideAssignment } from './assignments.ts';
import { partOf } from './part-page.ts';
import { decidePlan } from './plans.ts';
import { takeUpAllocation } from './taking-up.ts';
import { taskOf } from './task-page.ts';
import { wishForTask } from './wishes.ts';

test('R-002 whoever has work and whoever wished for it in vain read why: the aims in their order, and what is known of the wish', async ({
  db: _,
}) => {
  const { lee, mo, nia, oz, plan, desk } = await planWorld();
  await decidePlan(lee, plan.id, 'consult');
  await wishForTask(oz, plan.id, { taskId: desk.id, wish: 'prefer', words: null });
  const run = await allocated(lee, plan.id);
  const unmet = { name: oz.name, title: desk.title, why: expect.stringContaining('Complaints: level 1, 3 needed') };
  expect((await allocationOf(lee, plan.id, run.id)).result!.unmet).toMatchObject([unmet]);
  await takeUpAllocation(lee, plan.id, run.id);

  const own = await partOf(oz, plan.id, oz.personId);
  expect(own.missed).toMatchObject([{ ...unmet, held: [mo.name] }]);
  expect((await partOf(mo, plan.id, mo.personId)).missed).toEqual([]);
  expect((await taskOf(oz, plan.id, desk.id)).missed).toMatchObject([unmet]);
  expect((await taskOf(lee, plan.id, desk.id)).missed).toMatchObject([unmet]);
  const asked = await taskOf(mo, plan.id, desk.id);
  expect(asked.missed, 'why others do not have it is for them and the leader').toEqual([]);
  expect(asked.decided).toHaveLength(1);
  expect(asked.decided[0]!.aims.map(({ words }) => words)).toEqual([
    'All work is done, the more important first',
    'The highest load of anybody is as low as it can be',
    'The most skilled do what needs the most skill',
    'People do work that develops them, with a buddy',
    'People do what they asked for',
  ]);
  expect((await partOf(mo, plan.id, mo.personId)).decided[0]!.aims[0]).toMatchObject({ reached: '3 of 3 tasks' });

  await overrideAssignment(lee, plan.id, desk.id, [nia.personId], 'She knows it');
  expect((await taskOf(oz, plan.id, desk.id)).decided).toEqual([]);
  expect((await taskOf(oz, plan.id, desk.id)).missed).toMatchObject([
    { why: expect.stringMatching(/^Nia Newer has it by hand/) },
  ]);
});
