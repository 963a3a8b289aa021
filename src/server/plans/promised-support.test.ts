import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { acceptAll, allocated, givenWorld, rowsOf } from '../../../tests/plan-world.ts';
import { reading } from '../db.ts';
import { Conflict, NotAllowed } from '../errors.ts';
import { todayOf } from '../today/today.ts';
import { allocationOf } from './allocation-page.ts';
import { overrideAssignment } from './assignments.ts';
import { workCounter } from './counter-job.ts';
import { makeCounter } from './counter-offers.ts';
import { endSupport } from './ending-support.ts';
import { ordersOf } from './orders.ts';
import { partOf } from './part-page.ts';
import { planOf } from './plan-page.ts';
import { problemOf } from './plan-problem.ts';
import { sayHappened, versionsOf } from './plan-versions.ts';
import { takeCounter } from './taking-counters.ts';
import { takeUpAllocation } from './taking-up.ts';

/** Nia has the calls, and Mo was promised to be beside her. */
async function promisedWorld() {
  const cast = await givenWorld();
  const { lee, mo, nia, plan, calls } = cast;
  await overrideAssignment(lee, plan.id, calls.id, [nia.personId], 'For the test').catch(() => undefined);
  const helped = async () =>
    (await rowsOf(lee, plan.id)).assignments
      .filter((row) => row.taskId === calls.id)
      .map(({ id, personId, buddyId, buddyToId, hours }) => ({ id, personId, buddyId, buddyToId, hours }));
  const own = (await helped()).find(({ personId, buddyToId }) => personId === nia.personId && !buddyToId)!;
  const before = (await rowsOf(lee, plan.id)).assignments.find(({ id }) => id === own.id)!;
  const form = { kind: 'support', reason: 'It is new to me', theirs: null, withId: mo.personId, due: null } as const;
  const { id, organisationId } = await makeCounter(nia, own.id, form);
  await workCounter({ organisationId, payload: { counterId: id, askedBy: nia.personId } });
  await takeCounter(lee, plan.id, id);
  return { ...cast, counterId: id, helped, before };
}

describe('R-002 support that was promised by taking a counter-offer', () => {
  test('holds in every run until it is taken back: named on the plan, its hours counted, nobody asked again', async ({
    db: _,
  }) => {
    const { lee, mo, nia, plan, calls, helped } = await promisedWorld();
    const before = await helped();
    expect(before).toMatchObject([
      { personId: mo.personId, buddyToId: nia.personId, hours: 1 },
      { personId: nia.personId, buddyId: mo.personId, hours: 4 },
    ]);
    for (const reader of [lee, nia, mo])
      expect((await planOf(reader, plan.id)).promised).toMatchObject([
        { helper: mo.name, name: nia.name, title: calls.title, hours: 1 },
      ]);
    const problem = await reading(lee.organisationId, problemOf(lee, plan));
    expect(problem.people.find(({ id }) => id === mo.personId)!.other).toEqual([
      { what: 'promised support', hours: 1 },
    ]);
    for (const _run of [1, 2]) {
      const run = await allocated(lee, plan.id);
      expect((await allocationOf(lee, plan.id, run.id)).changes).toMatchObject({ losing: [], asked: [] });
      await takeUpAllocation(lee, plan.id, run.id);
      expect(await helped()).toEqual(before);
    }
  });

  test('is taken back with a reason that both read at once: one has the work alone and is asked again, the other is free', async ({
    db: _,
  }) => {
    const cast = await promisedWorld();
    const { lee, mo, nia, plan, calls, counterId, helped, before } = cast;
    await acceptAll(cast);
    const form = { counterId, reason: 'Mo is on the desk' };
    await expect(endSupport(nia, plan.id, form)).rejects.toThrow(NotAllowed);
    await endSupport(lee, plan.id, form);
    await expect(endSupport(lee, plan.id, form)).rejects.toThrow(Conflict);
    expect((await planOf(lee, plan.id)).promised).toEqual([]);
    expect(await helped()).toMatchObject([{ personId: nia.personId, buddyId: null, hours: 4 }]);
    const told = 'Support of Mo Member taken back: Mo is on the desk';
    expect((await todayOf(nia)).needs.find(({ what }) => what.startsWith('Agree your'))!.why).toBe(told);
    expect((await partOf(mo, plan.id, mo.personId)).ended[0]).toMatchObject({
      title: `Buddy to ${nia.name}: ${calls.title}`,
      reason: told,
      by: lee.name,
    });
    const own = (await partOf(nia, plan.id, nia.personId)).work.find(({ taskId }) => taskId === calls.id)!;
    expect(own).toMatchObject({ buddies: [], newest: null });
    expect(own.because, 'why it is hers stays what it was').toEqual(before.because);
    expect([own.byHand, own.runAt]).toEqual([before.byHand, before.runAt]);
    const { versions } = await versionsOf(lee, plan.id, { from: null, to: null, page: 1 });
    expect(sayHappened(versions[0]!)).toBe('took promised support back');
    expect(
      (await reading(lee.organisationId, ordersOf(lee, calls.id))).map(({ name, order, reason }) => [
        name,
        order,
        reason,
      ]),
    ).toEqual([[mo.name, 'forbid', 'Support taken back: Mo is on the desk']]);
    await takeUpAllocation(lee, plan.id, (await allocated(lee, plan.id)).id);
    expect(await helped(), 'no run gives it again').toMatchObject([{ personId: nia.personId, buddyId: null }]);
  });

  test('ends with the work that it was promised for', async ({ db: _ }) => {
    const { lee, oz, plan, calls } = await promisedWorld();
    await overrideAssignment(lee, plan.id, calls.id, [oz.personId], 'Oz does it');
    expect((await planOf(lee, plan.id)).promised).toEqual([]);
    const problem = await reading(lee.organisationId, problemOf(lee, plan));
    expect(problem.people.flatMap(({ other = [] }) => other)).toEqual([]);
    expect(problem.tasks.flatMap(({ promised = [] }) => promised)).toEqual([]);
  });
});
