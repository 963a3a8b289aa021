import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { allocated, planWorld, rowsOf, work } from '../../../tests/plan-world.ts';
import { reading } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { allocationOf } from './allocation-page.ts';
import { overrideAssignment } from './assignments.ts';
import { workCounter } from './counter-job.ts';
import { makeCounter } from './counter-offers.ts';
import { ordersOf, withdrawOrder } from './orders.ts';
import { partOf } from './part-page.ts';
import { setPlanHours } from './plan-hours.ts';
import { decidePlan } from './plans.ts';
import { takeCounter } from './taking-counters.ts';
import { takeUpAllocation } from './taking-up.ts';
import { proposeTask } from './tasks.ts';
import { wishForTask } from './wishes.ts';

/** Nia, who has most time, gave her half of the letters to Oz by a counter-offer: but for that, a run would give them to her. */
async function givenAway() {
  const cast = await planWorld();
  const { lee, mo, nia, oz, plan, objective } = cast;
  const form = { ...work('Answer the letters', objective.id, 16), due: '2026-03-27', shareSmallest: 4 };
  const letters = await proposeTask(lee, plan.id, form);
  await decidePlan(lee, plan.id, 'consult');
  for (const [member, hours] of [
    [mo, 20],
    [nia, 30],
    [oz, 12],
  ] as const)
    await setPlanHours(lee, plan.id, member.personId, hours);
  await wishForTask(nia, plan.id, { taskId: letters.id, wish: 'prefer', words: null });
  await overrideAssignment(lee, plan.id, letters.id, [mo.personId, nia.personId], 'They know the letters');
  const onLetters = async () =>
    (await rowsOf(lee, plan.id)).assignments.filter(({ taskId, buddyToId }) => taskId === letters.id && !buddyToId);
  const give = async (member: Actor, withId: string) => {
    const own = (await onLetters()).find(({ personId }) => personId === member.personId)!;
    const offer = { kind: 'give', theirs: null, withId, due: null, reason: 'I only work mornings' } as const;
    const { id } = await makeCounter(member, own.id, offer);
    await workCounter({ organisationId: lee.organisationId, payload: { counterId: id, askedBy: member.personId } });
    const { price } = (await partOf(lee, plan.id, member.personId)).counters.find((counter) => counter.id === id)!;
    await takeCounter(lee, plan.id, id, price!.basis);
  };
  await give(nia, oz.personId);
  const orders = () => reading(lee.organisationId, ordersOf(lee, letters.id));
  return { ...cast, letters, give, onLetters, orders };
}

const why = 'Counter-offer of Nia Newer, taken by Lee Leader';

test('R-002 what was given away by a counter-offer that was taken no run gives back, until the leader lets it go', async ({
  db: _,
}) => {
  const { lee, nia, oz, plan, letters, orders, onLetters } = await givenAway();
  expect(await orders()).toMatchObject([{ personId: nia.personId, order: 'forbid', reason: why }]);
  const run = await allocated(lee, plan.id);
  const { result, changes } = await allocationOf(lee, plan.id, run.id);
  const people = result!.tasks.find(({ id }) => id === letters.id)!.people.map(({ name }) => name);
  expect(people).not.toContain(nia.name);
  expect(people).toContain(oz.name);
  expect(result!.unmet).toMatchObject([{ why: 'Nia Newer gave it to others by a counter-offer, which still holds.' }]);
  expect([...changes!.losing, ...changes!.asked].join()).not.toContain('letters');
  expect(changes!.gaining.join(), 'whoever gets work is named').toMatch(/gets “Rewrite the script”, 3 h\./);
  await takeUpAllocation(lee, plan.id, run.id);

  await withdrawOrder(lee, plan.id, (await orders())[0]!.id);
  const free = await allocated(lee, plan.id);
  const said = (await allocationOf(lee, plan.id, free.id)).changes!;
  expect(said.gaining.join()).toMatch(/Nia Newer gets “Answer the letters”, \d+ h\./);
  await takeUpAllocation(lee, plan.id, free.id);
  const his = (await onLetters()).find(({ personId }) => personId === oz.personId)!;
  expect(his.hours, 'a choice stays one where a run gives it with other hours').toBeLessThan(8);
  expect(his).toMatchObject({ byHand: true, overrideReason: why });
  const { givings } = await rowsOf(lee, plan.id);
  expect(givings.at(-1)!.reason, 'that run gave it, nobody by hand').toBeNull();
});

test('R-002 what was given away may come back by another counter-offer, and the instruction ends', async ({
  db: _,
}) => {
  const { oz, nia, give, onLetters, orders } = await givenAway();
  await give(oz, nia.personId);
  expect((await onLetters()).map(({ name }) => name)).toContain(nia.name);
  expect(await orders()).toMatchObject([{ personId: oz.personId, order: 'forbid' }]);
});
