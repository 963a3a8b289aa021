import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { allocated, planWorld, rowsOf } from '../../../tests/plan-world.ts';
import { allocationOf, allocationsOf } from './allocation-page.ts';
import { setPlanHours } from './plan-hours.ts';
import { takeUpAllocation } from './taking-up.ts';

test('R-002 a run that gives nothing to anybody says what is not given, offers nothing to give out, and is refused', async ({
  db: _,
}) => {
  const { lee, mo, nia, oz, plan } = await planWorld();
  for (const { personId } of [mo, nia, oz]) await setPlanHours(lee, plan.id, personId, 1);
  const run = await allocated(lee, plan.id);
  const page = await allocationOf(lee, plan.id, run.id);
  expect(page).toMatchObject({ mayTakeUp: false, isStale: false, changes: null });
  expect(page.result).toMatchObject({
    status: 'optimal',
    isNothing: true,
    counted: '0 of 3 tasks',
    ungiven: '3 tasks',
  });
  expect(page.result!.stages[0]).toMatchObject({ value: '0 of 3 tasks', proof: 'Proven: nothing more is possible' });
  expect((await allocationsOf(lee, plan.id)).runs[0]).toMatchObject({
    ...{ status: 'optimal', given: 0, counted: '0 of 3 tasks' },
  });
  await expect(takeUpAllocation(lee, plan.id, run.id)).rejects.toThrow(/gives nothing to anybody/);
  expect((await rowsOf(lee, plan.id)).assignments).toEqual([]);
});
