import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { allocated, givenWorld, rowsOf } from '../../../tests/plan-world.ts';
import { reading } from '../db.ts';
import { allocationById } from './allocating.ts';
import type { AllocationAnswer } from './allocation.ts';
import { overrideAssignment } from './assignments.ts';
import { hoursOfPlan } from './hours-page.ts';
import { giveOrder } from './orders.ts';
import { overfull, sayFree, sayOverfull } from './overfull.ts';
import { partOf } from './part-page.ts';
import { setPlanHours } from './plan-hours.ts';
import { planOf } from './plan-page.ts';
import { taskOf } from './task-page.ts';
import { sayStopping, sayUnkept } from './unkept.ts';

const statusOf = async ({ lee, plan }: Awaited<ReturnType<typeof givenWorld>>) => {
  const run = (await reading(lee.organisationId, allocationById(lee, (await allocated(lee, plan.id)).id)))!;
  return (run.answer as AllocationAnswer).status;
};

describe('a choice by hand', () => {
  test('R-003 that gives somebody more work than hours is said when it is made, on the plan and in the lists', async ({
    db: _,
  }) => {
    const cast = await givenWorld();
    const { lee, mo, oz, plan, calls, script } = cast;
    await setPlanHours(lee, plan.id, oz.personId, 5);
    const give = async (taskId: string) => {
      const { assignments } = await rowsOf(lee, plan.id);
      if (assignments.some((row) => row.taskId === taskId && row.personId === oz.personId))
        await overrideAssignment(lee, plan.id, taskId, [mo.personId], 'First');
      return overrideAssignment(lee, plan.id, taskId, [oz.personId], 'He is free');
    };
    expect((await give(script.id)).unkept).toEqual([]);
    const { over, unkept } = await give(calls.id);
    expect(over.map(sayOverfull)).toEqual([expect.stringMatching(/ has 7 h of work, and 5 h free\.$/)]);
    expect(unkept).toEqual([expect.stringContaining('must do takes 7 h, and 5 h can be given.')]);
    expect((await planOf(lee, plan.id)).overfull).toMatchObject([{ id: oz.personId, given: 7, hours: 5 }]);
    expect((await planOf(mo, plan.id)).overfull).toEqual([]);
    const told = async (reader: typeof lee) => (await hoursOfPlan(reader, plan.id)).overfull.map(({ id }) => id);
    expect([await told(lee), await told(oz), await told(mo)]).toEqual([[oz.personId], [oz.personId], []]);
    expect((await partOf(oz, plan.id, oz.personId)).over).toMatchObject({ given: 7, hours: 5 });
    expect((await taskOf(lee, plan.id, calls.id)).unkept).toEqual(unkept);
    expect(await statusOf(cast)).toBe('infeasible');
    expect((await setPlanHours(lee, plan.id, oz.personId, 2)).over).toMatchObject([{ given: 7, hours: 2 }]);
    const { candidates } = await taskOf(lee, plan.id, script.id);
    expect(candidates.find(({ id }) => id === oz.personId)!.words).toMatch(/2 h over the 2 h free$/);
  });

  test('R-002 that the next run cannot keep says so and why, and one that it can keep does not', async ({ db: _ }) => {
    const cast = await givenWorld();
    const { lee, mo, oz, nia, plan, desk, script } = cast;
    const kept = await overrideAssignment(lee, plan.id, script.id, [nia.personId], 'She asked for it');
    expect(sayStopping(kept)).toBeNull();
    expect(await statusOf(cast)).not.toBe('infeasible');
    const order = { taskId: desk.id, personId: oz.personId, order: 'pin', reason: 'He is free' } as const;
    const given = await giveOrder(lee, plan.id, order);
    const { unkept } = await overrideAssignment(lee, plan.id, desk.id, [oz.personId], 'He is free');
    expect(given.unkept).toEqual(unkept);
    expect(unkept).toEqual([expect.stringContaining('below what it needs (Complaints: level 1, 3 needed).')]);
    expect(sayUnkept(unkept)).toContain('cannot keep this, and gives nothing out while it stands.');
    const other = await overrideAssignment(lee, plan.id, script.id, [mo.personId], 'He wrote it');
    expect(sayStopping(other), 'another choice stops every run').toMatch(
      /^The next allocation gives nothing out while other choices stand\. “Lead the complaints desk”: Oz Older is below/,
    );
    expect(await statusOf(cast)).toBe('infeasible');
  });
});

test('whoever did all of it, or is gone, is not over-full; free hours never read as less than none', () => {
  const people = [{ id: 'a', name: 'Ann', hours: 4, gone: null }];
  const work = { personId: 'a', hours: 5.5 };
  expect(overfull({ people, assignments: [{ ...work, doneAt: null }] })).toHaveLength(1);
  expect(overfull({ people, assignments: [{ ...work, doneAt: '2026-03-05' }] })).toEqual([]);
  const left = people.map((person) => ({ ...person, gone: 'left' as const }));
  expect(overfull({ people: left, assignments: [{ ...work, doneAt: null }] })).toEqual([]);
  expect(overfull({ people, assignments: [{ ...work, hours: 4, doneAt: null }] })).toEqual([]);
  expect([sayFree(4, 1.5), sayFree(1, 0), sayFree(4, 5.5)]).toEqual([
    '2.5 h of 4 h free',
    '1 h of 1 h free',
    '1.5 h over the 4 h free',
  ]);
});
