import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { acceptAll, allocated, assignmentsOf, planWorld, rowsOf, work } from '../../../tests/plan-world.ts';
import { one, reading } from '../db.ts';
import { Invalid } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { allocationOf, allocationsOf } from './allocation-page.ts';
import { overrideAssignment } from './assignments.ts';
import { sayChanged } from './changed-work.ts';
import { workCounter } from './counter-job.ts';
import { makeCounter } from './counter-offers.ts';
import { sayPrice } from './counter-page.ts';
import { finishAssignment } from './finishing.ts';
import { partOf } from './part-page.ts';
import { setPlanHours } from './plan-hours.ts';
import { planOf } from './plan-page.ts';
import { problemOf } from './plan-problem.ts';
import { editTaskForm, taskForm, taskFormIn } from './plans.form.ts';
import { decidePlan } from './plans.ts';
import { takeCounter } from './taking-counters.ts';
import { takeUpAllocation } from './taking-up.ts';
import { taskOf } from './task-page.ts';
import { editTask, proposeTask } from './tasks.ts';
import { sayUngiven } from './ungiven.ts';

/** 16 hours of letters, more than anybody has alone, in parts of at least 4. */
async function lettersWorld() {
  const cast = await planWorld();
  const { lee, plan, objective } = cast;
  const letters = await proposeTask(lee, plan.id, {
    ...work('Answer the letters', objective.id, 16),
    due: '2026-03-27',
    shareSmallest: 4,
  });
  await decidePlan(lee, plan.id, 'consult');
  return { ...cast, letters };
}

const sum = (rows: { hours: number }[]) => rows.reduce((total, { hours }) => total + hours, 0);

describe('work that is shared out', () => {
  test('R-002 goes to several people, each with the hours of their parts, and the next run keeps them there', async ({
    db: _,
  }) => {
    const { lee, mo, nia, oz, plan, letters } = await lettersWorld();
    const run = await allocated(lee, plan.id);
    const page = await allocationOf(lee, plan.id, run.id);
    const row = page.result!.tasks.find(({ id }) => id === letters.id)!;
    expect(row.hours).toBe('16 h, shared out');
    expect(row.people.length).toBeGreaterThan(1);
    for (const { words } of row.people) expect(words).toMatch(/, \d+ h$/);
    expect(row.because.some((words) => /\d+ of its 16 hours/.test(words))).toBe(true);
    for (const { name } of row.people)
      expect(
        row.because.filter((words) => words.startsWith(`${name}: `)),
        'one line each',
      ).toHaveLength(1);
    await takeUpAllocation(lee, plan.id, run.id);
    const rows = await rowsOf(lee, plan.id);
    const parts = rows.assignments.filter(({ taskId }) => taskId === letters.id);
    expect(sum(parts)).toBe(16);
    const { people = [], hours = [] } = parts[0]!.nextBest ?? {};
    expect(hours, 'of each of the next best people').toHaveLength(people.length);
    expect(hours.reduce((total, one) => total + one, 0)).toBe(16);
    const { work: own } = await partOf(lee, plan.id, parts[0]!.personId);
    expect(own.find(({ id }) => id === parts[0]!.id)!.beside.map(({ name }) => name)).toEqual(
      parts.slice(1).map(({ name }) => name),
    );
    expect(parts.every(({ hours }) => hours % 4 === 0)).toBe(true);
    expect(sayUngiven(rows)).toBe(null);
    await acceptAll({ mo, nia, oz, plan });
    const again = await allocated(lee, plan.id);
    expect((await allocationOf(lee, plan.id, again.id)).changes).toMatchObject({ losing: [], asked: [] });
  });

  test('R-002 stays where it is while another task’s counter-offer is worked out, and can be offered to others itself', async ({
    db: _,
  }) => {
    const { lee, mo, nia, oz, plan, letters } = await lettersWorld();
    for (const member of [mo, nia]) await setPlanHours(lee, plan.id, member.personId, 16);
    await setPlanHours(lee, plan.id, oz.personId, 3.5);
    await takeUpAllocation(lee, plan.id, (await allocated(lee, plan.id)).id);
    const { assignments } = await rowsOf(lee, plan.id);
    const priced = async (about: (row: (typeof assignments)[number]) => boolean) => {
      const row = assignments.find((one) => !one.buddyToId && about(one))!;
      const member = one([mo, nia, oz].filter(({ personId }) => personId === row.personId));
      const onIt = assignments.filter(({ taskId }) => taskId === row.taskId).map(({ personId }) => personId);
      const withId = one([oz, mo, nia].filter(({ personId }) => !onIt.includes(personId)).slice(0, 1)).personId;
      const offer = { kind: 'support', theirs: null, withId, due: null, reason: 'Two see more' } as const;
      const { id } = await makeCounter(member, row.id, offer);
      await workCounter({ organisationId: lee.organisationId, payload: { counterId: id, askedBy: member.personId } });
      const listed = (await partOf(lee, plan.id, member.personId)).counters.find((counter) => counter.id === id)!;
      return { ...listed, row };
    };
    const other = await priced(({ taskId }) => taskId !== letters.id);
    expect(other).toMatchObject({ failure: null });
    expect(other.price!.changes.some(({ gains }) => gains.some((title) => title === letters.title))).toBe(false);
    const own = await priced(({ taskId }) => taskId === letters.id);
    expect(own.failure).toBeNull();
    const helping = own.price!.given.find(({ buddyToId }) => buddyToId === own.row.personId);
    if (own.price!.holds) expect(helping!.hours).toBeCloseTo(own.row.hours / 4);
  });

  test('R-002 offered to somebody else, only the part that was offered moves, also to whoever has a part already', async ({
    db: _,
  }) => {
    const { lee, mo, nia, oz, plan, letters } = await lettersWorld();
    for (const member of [mo, nia, oz]) await setPlanHours(lee, plan.id, member.personId, 20);
    await overrideAssignment(lee, plan.id, letters.id, [mo.personId, nia.personId], 'They know the letters');
    const partsNow = async () =>
      (await rowsOf(lee, plan.id)).assignments
        .filter(({ taskId, buddyToId }) => taskId === letters.id && !buddyToId)
        .map(({ id, name, hours }) => ({ id, name, hours }))
        .sort((a, b) => a.name.localeCompare(b.name));
    const [his, hers] = await partsNow();
    const give = async (member: Actor, row: { id: string }, withId: string) => {
      const offer = { kind: 'give', theirs: null, withId, due: null, reason: 'I only work mornings' } as const;
      const { id } = await makeCounter(member, row.id, offer);
      await workCounter({ organisationId: lee.organisationId, payload: { counterId: id, askedBy: member.personId } });
      const { price } = (await partOf(lee, plan.id, member.personId)).counters.find((counter) => counter.id === id)!;
      expect(price).toMatchObject({ holds: 'all', undone: [] });
      await takeCounter(lee, plan.id, id, price!.basis);
      return { names: price!.changes.map(({ name }) => name).toSorted(), lines: sayPrice(price!).lines };
    };
    expect((await give(nia, hers!, oz.personId)).names).toEqual([nia.name, oz.name]);
    expect(await partsNow()).toMatchObject([
      { id: his!.id, hours: 8 },
      { name: oz.name, hours: 8 },
    ]);
    const whose = (await partOf(oz, plan.id, oz.personId)).work.find(({ taskId }) => taskId === letters.id)!;
    expect(whose.why.facts).toContain('You do 8 of its 16 hours');
    const [, now] = await partsNow();
    const { names, lines } = await give(oz, now!, mo.personId);
    expect(names).toEqual([mo.name, oz.name]);
    expect(lines).toContain('Mo Member does 16 h of “Answer the letters”, 8 h before: 16 of 20 hours, 8 before.');
    expect(await partsNow()).toMatchObject([{ name: mo.name, hours: 16 }]);
    const { why } = (await partOf(mo, plan.id, mo.personId)).work.find(({ taskId }) => taskId === letters.id)!;
    expect(why.facts, 'the hours that he had are in them, and no work beside').toEqual(
      expect.arrayContaining(['You do 16 of its 16 hours, 8 before']),
    );
    expect(why.facts.join()).not.toContain('as well');
    expect(JSON.stringify(await planOf(mo, plan.id)), 'the reason is for the leader').not.toContain(
      'only work mornings',
    );
  });

  test('R-002 what nobody has of it is said in hours, by the run and by the plan', async ({ db: _ }) => {
    const { lee, plan, letters } = await lettersWorld();
    const { version } = (await rowsOf(lee, plan.id)).tasks.find(({ id }) => id === letters.id)!;
    await editTask(lee, plan.id, letters.id, {
      ...{ ...work('Answer the letters', letters.objectiveId, 100), shareSmallest: 5, version },
    });
    const run = await allocated(lee, plan.id);
    const { result } = await allocationOf(lee, plan.id, run.id);
    const open = result!.unassigned.find(({ id }) => id === letters.id)!;
    expect(open.left).toMatch(/^\d+ h of it$/);
    expect(open.because).toContain('hours of it do not fit');
    await takeUpAllocation(lee, plan.id, run.id);
    const rows = await rowsOf(lee, plan.id);
    expect(sayUngiven(rows)).toBe('One task is given out in part only.');
    const { counted, ungiven, stages } = result!;
    const all = rows.tasks.length;
    expect(counted, 'the part that is given and the part that is not are one task').toBe(
      `${all - 1} of ${all} tasks, and 1 in part`,
    );
    const [listed] = (await allocationsOf(lee, plan.id)).runs;
    expect(listed!.counted, 'R-002 in the list of runs too').toBe(counted);
    expect({ cover: stages[0]!.value, ungiven }).toEqual({ cover: counted, ungiven: 'part of 1 task' });
  });

  test('R-002 by hand it is divided equally among up to as many people as there are parts', async ({ db: _ }) => {
    const { lee, mo, nia, oz, plan, letters } = await lettersWorld();
    const both = [mo.personId, nia.personId];
    await overrideAssignment(lee, plan.id, letters.id, both, 'They know the cases');
    expect((await assignmentsOf(mo, plan.id)).map(({ hours }) => hours)).toEqual([8]);
    const { places, isShared } = await taskOf(lee, plan.id, letters.id);
    expect({ places, isShared }).toEqual({ places: 4, isShared: true });
    await overrideAssignment(lee, plan.id, letters.id, [...both, oz.personId], 'Oz has time');
    const rows = await rowsOf(lee, plan.id);
    expect(rows.assignments.filter(({ taskId }) => taskId === letters.id).map(({ hours }) => hours)).toEqual([
      5.3333, 5.3333, 5.3333,
    ]);
    await expect(overrideAssignment(lee, plan.id, letters.id, [], 'Nobody')).rejects.toThrow(Invalid);
    const problem = await reading(lee.organisationId, problemOf(lee, plan));
    expect(problem.tasks.find(({ id }) => id === letters.id)).toMatchObject({
      share: { smallest: 4 },
      pinned: [...both, oz.personId].sort(),
    });
  });

  test('R-002 a part that is done stays done, and only the rest is given', async ({ db: _ }) => {
    const { lee, mo, nia, oz, plan, letters } = await lettersWorld();
    await overrideAssignment(lee, plan.id, letters.id, [mo.personId, nia.personId, oz.personId], 'All three');
    const { desk, calls, script } = await planWorldTasks(lee, plan.id);
    for (const [task, one] of [
      [desk, mo],
      [calls, nia],
      [script, oz],
    ] as const)
      await overrideAssignment(lee, plan.id, task, [one.personId], 'As they are');
    await acceptAll({ mo, nia, oz, plan });
    await decidePlan(lee, plan.id, 'agree');
    await decidePlan(lee, plan.id, 'start');
    const own = (await assignmentsOf(mo, plan.id)).find(({ taskId }) => taskId === letters.id)!;
    await finishAssignment(mo, own.id, 'All answered');
    const problem = await reading(lee.organisationId, problemOf(lee, plan));
    const rest = problem.tasks.find(({ id }) => id === letters.id)!;
    expect(rest).toMatchObject({ hours: 10.6667, people: 1, share: { smallest: 4 } });
    expect(rest.forbidden).toContain(mo.personId);
    expect(sayChanged(await rowsOf(lee, plan.id))).toBe(null);
  });
});

async function planWorldTasks(lee: Parameters<typeof rowsOf>[0], planId: string) {
  const { tasks } = await rowsOf(lee, planId);
  const idOf = (title: string) => tasks.find((task) => task.title === title)!.id;
  return {
    desk: idOf('Lead the complaints desk'),
    calls: idOf('Call back ten customers'),
    script: idOf('Rewrite the script'),
  };
}

describe('the form of a task', () => {
  const typed = { title: 'Letters', hours: '12', peopleNeeded: '1', due: '2026-03-20' };
  const problems = (form: object, schema = taskForm) => {
    const parsed = schema.safeParse({ ...typed, ...form });
    return parsed.success ? {} : Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path[0], message]));
  };

  test('R-002 takes a smallest part, and that the work is spread, where they fit the task', () => {
    expect(problems({ shareSmallest: '2.5', spread: 'on', spreadFrom: '2026-03-04' })).toEqual({});
    expect(problems({ shareSmallest: '' })).toEqual({});
    expect(editTaskForm.safeParse({ ...typed, version: '1' }).data).toMatchObject({
      ...{ shareSmallest: null, spread: false, spreadFrom: null },
    });
  });

  test.for([
    [{ shareSmallest: '2', peopleNeeded: '3' }, 'shareSmallest', /Leave this empty, or enter 1/],
    [{ shareSmallest: '13' }, 'shareSmallest', /at most the 12 hours/],
    [{ shareSmallest: '0.25', hours: '40' }, 'shareSmallest', /at most 100 parts/],
    [{ spreadFrom: '2026-03-04' }, 'spreadFrom', /Tick that it is spread/],
    [{ spread: 'on', spreadFrom: '2026-03-23' }, 'spreadFrom', /up to 20 March 2026/],
  ] as const)('R-002 %o is refused beside its field', ([form, field, words]) => {
    expect(problems(form)[field]).toMatch(words);
  });

  test('R-002 a first day outside the plan is refused', () => {
    const inPlan = taskFormIn({ startsOn: '2026-03-02', endsOn: '2026-03-27' });
    expect(problems({ spread: 'on', spreadFrom: '2026-02-20' }, inPlan).spreadFrom).toMatch(/inside the plan/);
  });
});
