import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { acceptAll, allocated, assignmentsOf, planWorld, rowsOf, understood, work } from '../../../tests/plan-world.ts';
import { setClock } from '../clock.ts';
import { reading } from '../db.ts';
import { allocationOf } from './allocation-page.ts';
import { overrideAssignment, withdrawChoice } from './assignments.ts';
import { finishAssignment } from './finishing.ts';
import { giveOrder } from './orders.ts';
import { setPlanHours } from './plan-hours.ts';
import { problemOf } from './plan-problem.ts';
import { decidePlan } from './plans.ts';
import { takeUpAllocation } from './taking-up.ts';
import { proposeTask } from './tasks.ts';
import { beginWork } from './work-steps.ts';

const sum = (weeks: readonly number[] = []) => weeks.reduce((all, one) => all + one, 0);

/** Mo has the desk and a spread task, Nia the calls, Oz the script: under way, and opened again on Wednesday 11 March. */
async function begunWorld({ begins = true } = {}) {
  const cast = await planWorld();
  const { lee, mo, nia, oz, plan, objective, desk, calls, script } = cast;
  const inbox = await proposeTask(lee, plan.id, {
    ...{ ...work('Look after the inbox', objective.id, 8), due: '2026-03-27', spread: true, spreadFrom: null },
  });
  await decidePlan(lee, plan.id, 'consult');
  for (const [task, one] of [
    [desk, mo],
    [inbox, mo],
    [calls, nia],
    [script, oz],
  ] as const)
    await overrideAssignment(lee, plan.id, task.id, [one.personId], 'As it is');
  await acceptAll(cast);
  // Mo has a little more to do by the third week than hours until then.
  await decidePlan(lee, plan.id, 'agree', 'Mo wants both, and Nia steps in');
  await decidePlan(lee, plan.id, 'start');
  for (const one of [mo, nia]) await understood(cast, one);
  const workOf = async (taskId: string) =>
    (await rowsOf(lee, plan.id)).assignments.find((row) => row.taskId === taskId && !row.buddyToId)!;
  if (begins) {
    await beginWork(mo, (await workOf(inbox.id)).id);
    await beginWork(nia, (await workOf(calls.id)).id);
  }
  await finishAssignment(oz, (await workOf(script.id)).id, 'Rewritten');
  setClock(() => new Date('2026-03-11T09:00:00Z'));
  await decidePlan(lee, plan.id, 'revise', 'Nia is needed elsewhere');
  const posed = () => reading(lee.organisationId, problemOf(lee, plan));
  return { ...cast, inbox, posed, workOf };
}

describe('R-002 a plan that has begun and is given out again', () => {
  test('counts the hours that are still to come: of a week that has begun, from today', async ({ db: _ }) => {
    const { posed, oz } = await begunWorld({ begins: false });
    const { weeks, people } = await posed();
    expect(weeks).toEqual(['2026-03-02', '2026-03-09', '2026-03-11', '2026-03-16', '2026-03-23']);
    const his = people.find(({ id }) => id === oz.personId)!;
    expect(his.done).toBe(3);
    // The three hours of what he did have passed with the days in which he did it.
    expect(his.weeks).toEqual([3, 0, 1.35, 2.25, 2.25]);
    expect(his.hours).toBe(sum(his.weeks));
  });

  test('spread work that was begun had its part of each week, and what nobody began is all still to do', async ({
    db: _,
  }) => {
    const begun = await begunWorld();
    const task = (await begun.posed()).tasks.find(({ id }) => id === begun.inbox.id)!;
    expect(task).toMatchObject({ hours: 8, spread: true, pinned: [begun.mo.personId] });
    expect(task.from).toBeUndefined();
    const hers = (await begun.posed()).people.find(({ id }) => id === begun.mo.personId)!;
    expect(hers.weeks!.slice(0, 2)).toEqual([2, 0.8]);
    const mine = await begun.workOf(begun.inbox.id);
    await withdrawChoice(begun.lee, begun.plan.id, mine.id);
    const order = { taskId: begun.inbox.id, personId: begun.mo.personId, order: 'forbid' as const };
    await giveOrder(begun.lee, begun.plan.id, { ...order, reason: 'The desk needs all of her' });
    const other = (await begun.posed()).tasks.find(({ id }) => id === begun.inbox.id)!;
    expect(other).toMatchObject({ hours: 8, from: '2026-03-11', pinned: [] });
  });

  test('what was begun stays with whoever began it, what is done with whoever did it, and nobody is asked again for nothing', async ({
    db: _,
  }) => {
    const { lee, mo, nia, plan, calls, posed } = await begunWorld();
    await setPlanHours(lee, plan.id, mo.personId, 60); // the desk, by hand, is all still to do
    const problem = await posed();
    expect(problem.tasks.map(({ title }) => title)).not.toContain('Rewrite the script');
    const task = problem.tasks.find(({ id }) => id === calls.id)!;
    expect(task.pinned).toEqual([nia.personId]);
    const hers = problem.people.find(({ id }) => id === nia.personId)!;
    // Four hours begun in the 4.2 that have passed: they are no more to come.
    expect(hers.weeks).toEqual([4, 0, 1.8, 3, 3]);
    const run = await allocated(lee, plan.id);
    const page = await allocationOf(lee, plan.id, run.id);
    expect(page.changes).toMatchObject({ losing: [], asked: [] });
    expect(page.result!.tasks.find(({ id }) => id === calls.id)!.because).toContain('has begun it');
    await takeUpAllocation(lee, plan.id, run.id);
    expect((await assignmentsOf(lee, plan.id, nia.personId)).map(({ hours }) => hours)).toEqual([4]);
  });

  test('work whose day has passed is given without one, and that is said', async ({ db: _ }) => {
    const { lee, mo, plan, calls, posed } = await begunWorld();
    await setPlanHours(lee, plan.id, mo.personId, 60);
    setClock(() => new Date('2026-03-23T09:00:00Z'));
    expect((await posed()).tasks.find(({ id }) => id === calls.id)).toMatchObject({ due: null, wasDue: '2026-03-20' });
    const { result } = await allocationOf(lee, plan.id, (await allocated(lee, plan.id)).id);
    expect(result!.status).toBe('optimal');
    expect(result!.notes).toContain(
      '“Call back ten customers” was due on 20 March 2026: it is given out without a day. Enter a new one on its page.',
    );
  });
});
