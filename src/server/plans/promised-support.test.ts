import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { allocated, givenWorld, rowsOf } from '../../../tests/plan-world.ts';
import { reading } from '../db.ts';
import { Conflict, NotAllowed } from '../errors.ts';
import { allocationOf } from './allocation-page.ts';
import { overrideAssignment } from './assignments.ts';
import { workCounter } from './counter-job.ts';
import { makeCounter } from './counter-offers.ts';
import { endSupport } from './ending-support.ts';
import { planOf } from './plan-page.ts';
import { problemOf } from './plan-problem.ts';
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
  const form = { kind: 'support', reason: 'It is new to me', theirs: null, withId: mo.personId, due: null } as const;
  const { id, organisationId } = await makeCounter(nia, own.id, form);
  await workCounter({ organisationId, payload: { counterId: id, askedBy: nia.personId } });
  await takeCounter(lee, plan.id, id);
  return { ...cast, counterId: id, helped };
}

describe('R-002 support that was promised by taking a counter-offer', () => {
  test('holds in every run until it is taken back: named on the plan, its hours counted, nobody asked again', async ({
    db: _,
  }) => {
    const { lee, mo, nia, plan, calls, counterId, helped } = await promisedWorld();
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
    await expect(endSupport(nia, plan.id, counterId)).rejects.toThrow(NotAllowed);
    await endSupport(lee, plan.id, counterId);
    await expect(endSupport(lee, plan.id, counterId)).rejects.toThrow(Conflict);
    expect((await planOf(lee, plan.id)).promised).toEqual([]);
    expect(await helped()).toEqual(before);
    await takeUpAllocation(lee, plan.id, (await allocated(lee, plan.id)).id);
    expect((await helped()).filter(({ buddyToId }) => buddyToId)).toEqual([]);
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
