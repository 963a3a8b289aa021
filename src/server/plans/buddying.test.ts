import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import {
  acceptAll,
  allocated,
  assignmentsOf,
  givenWorld,
  planWorld,
  rowsOf,
  takeTaskOut,
  understood,
  work,
} from '../../../tests/plan-world.ts';
import { reading } from '../db.ts';
import { Conflict } from '../errors.ts';
import { pursueSkill } from '../people/skills.ts';
import { todayOf } from '../today/today.ts';
import { agreementDocument, termsOf } from './agreements.ts';
import { allocationById } from './allocating.ts';
import type { AllocationAnswer } from './allocation.ts';
import { answerAssignment, replyToAnswer } from './answers.ts';
import { overrideAssignment } from './assignments.ts';
import { sayWork } from './buddying.ts';
import { finishAssignment } from './finishing.ts';
import { myWorkOf } from './my-work.ts';
import { giveOrder } from './orders.ts';
import { partOf } from './part-page.ts';
import { planDocument, sayGiving } from './plan-document.ts';
import { whyNotYet } from './plan-guards.ts';
import { plansOf } from './plan-list.ts';
import { planOf } from './plan-page.ts';
import { type PlanProblem, problemOf } from './plan-problem.ts';
import { decidePlan } from './plans.ts';
import { signAgreement } from './signing.ts';
import { takeUpAllocation } from './taking-up.ts';
import { taskOf } from './task-page.ts';
import { editTask } from './tasks.ts';

/** Nia has the desk (6 h) as a step up, so that Mo, the only one with the level, is her buddy. */
async function buddyWorld() {
  const cast = await planWorld();
  const { lee, nia, plan, desk, complaints } = cast;
  await pursueSkill(nia, nia.personId, complaints.id);
  await giveOrder(lee, plan.id, { taskId: desk.id, personId: nia.personId, order: 'pin', reason: 'Her goal' });
  await decidePlan(lee, plan.id, 'consult');
  const run = await allocated(lee, plan.id);
  await takeUpAllocation(lee, plan.id, run.id);
  return cast;
}

const buddyTo = 'Buddy to Nia Newer: Lead the complaints desk';

describe('a buddy', () => {
  test('R-026 R-005 sees, answers and signs it as work of theirs; it is not agreed over their head', async ({
    db: _,
  }) => {
    const cast = await buddyWorld();
    const { lee, mo, nia, plan, desk } = cast;
    const lines = await assignmentsOf(mo, plan.id);
    const line = lines.find(({ buddyToId }) => buddyToId === nia.personId)!;
    expect(line).toMatchObject({ taskId: desk.id, hours: 1.5, buddyTo: 'Nia Newer', buddyId: null });
    expect((await myWorkOf(mo)).tasks).toContainEqual(
      expect.objectContaining({ title: buddyTo, hours: 1.5, answer: null }),
    );
    const [listed] = (await plansOf(lee)).plans;
    const needed = (await rowsOf(lee, plan.id)).tasks.reduce((sum, { hours, people }) => sum + hours * people, 0);
    expect(listed?.hours, 'with the buddy’s').toBe(needed + line.hours);
    expect((await todayOf(mo)).needs.map(({ what }) => what)).toContainEqual(
      expect.stringContaining(`Agree your ${lines.length === 1 ? 'task' : `${lines.length} tasks`}`),
    );
    const [giving] = (await rowsOf(lee, plan.id)).givings;
    expect(sayGiving(giving!)).toContain(', with Mo Member as buddy to Nia Newer, as the allocation says');
    await acceptAll({ ...cast, mo: nia });
    const notYet = async () => whyNotYet('agree', { ...(await rowsOf(lee, plan.id)), isOver: false });
    for (const { id } of lines.filter(({ id }) => id !== line.id))
      await answerAssignment(mo, id, { answer: 'accept', words: null });
    expect(await notYet()).toContain(`has not answered “${buddyTo}”`);
    const no = await answerAssignment(mo, line.id, { answer: 'decline', words: 'I am away' });
    await replyToAnswer(lee, plan.id, no.id, 'Only the last week');
    expect(await notYet()).toContain(`declined “${buddyTo}”`);
    await answerAssignment(mo, line.id, { answer: 'accept', words: null });
    expect(await notYet()).toBeNull();
    await understood(cast, mo);
    const terms = (await reading(lee.organisationId, termsOf(lee, plan.id, mo.personId)))!;
    const work = terms.record.sections.find(({ id }) => id === 'work')!.blocks;
    expect(work.at(-1)).toMatchObject({ label: buddyTo });
    expect(JSON.stringify(work.at(-1))).toContain('1.5 h');
    await signAgreement(mo, plan.id, mo.personId, { versionId: terms.versionId, stance: 'agree' });
    expect((await partOf(mo, plan.id, mo.personId)).work.at(-1)).toMatchObject({ title: buddyTo });
  });

  test('R-002 has its hours counted wherever hours are, and is nobody who does the task', async ({ db: _ }) => {
    const { lee, mo, nia, plan, desk, script } = await buddyWorld();
    const rows = await rowsOf(lee, plan.id);
    const given = rows.assignments.reduce((sum, { hours }) => sum + hours, 0);
    expect(given).toBe(6 + 4 + 3 + 1.5);
    expect(JSON.stringify(planDocument(rows, 'Europe/London'))).toContain(`14.5 of`);
    const own = rows.assignments.filter((row) => row.personId === mo.personId && row.taskId !== script.id);
    const taken = own.reduce((sum, { hours }) => sum + hours, 0);
    const { candidates } = await taskOf(lee, plan.id, script.id);
    expect(candidates.find(({ id }) => id === mo.personId)!.words).toContain(`${15 - taken} h of 15 h free`);
    const task = await taskOf(lee, plan.id, desk.id);
    expect(task.held.map(({ personId }) => personId)).toEqual([nia.personId]);
    expect(task.held[0]!.runAt, 'the run that its next best choice is of').toMatch(/^2026-03-02T/);
    expect(task.buddies.map(({ personId }) => personId)).toEqual([mo.personId]);
    expect(agreementDocument(rows, nia.personId, null, 'Europe/London').title).toContain('Nia');
  });

  test('is free of it when the task goes to somebody else, and keeps the answer when the work is given out again', async ({
    db: _,
  }) => {
    const { lee, mo, oz, plan, desk } = await buddyWorld();
    const line = (await assignmentsOf(mo, plan.id)).find(({ buddyToId }) => buddyToId)!;
    await answerAssignment(mo, line.id, { answer: 'accept', words: null });
    await takeUpAllocation(lee, plan.id, (await allocated(lee, plan.id)).id);
    expect((await assignmentsOf(mo, plan.id)).map(({ id }) => id)).toContain(line.id);
    const { freed } = await overrideAssignment(lee, plan.id, desk.id, [oz.personId], 'Nia is away');
    expect(freed).toEqual([{ name: 'Mo Member', hours: 1.5 }]);
    expect((await assignmentsOf(mo, plan.id)).filter(({ buddyToId }) => buddyToId)).toEqual([]);
    const why = 'In “Work plan, March”, by Lee Leader. Given to others by hand: Nia is away';
    expect((await todayOf(mo)).needs).toContainEqual(
      expect.objectContaining({ what: `“${buddyTo}” is no longer yours`, why }),
    );
    const { ended } = await partOf(mo, plan.id, mo.personId);
    expect(ended).toMatchObject([{ title: buddyTo, said: [{ answer: 'accept' }] }]);
  });

  test('who does the task now is none: whoever steps up is asked again, and no document says otherwise', async ({
    db: _,
  }) => {
    const { lee, mo, nia, plan, desk, objective } = await buddyWorld();
    const before = (await assignmentsOf(nia, plan.id)).find(({ taskId }) => taskId === desk.id)!;
    await answerAssignment(nia, before.id, { answer: 'accept', words: null });
    const { version, skills } = (await rowsOf(lee, plan.id)).tasks.find(({ id }) => id === desk.id)!;
    const needed = skills.map(({ id: skillId, level }) => ({ skillId, level }));
    const form = { ...work('Lead the complaints desk', objective.id, 6), skills: needed, peopleNeeded: 2, version };
    await editTask(lee, plan.id, desk.id, form);
    const both = [nia.personId, mo.personId];
    const two = await overrideAssignment(lee, plan.id, desk.id, both, 'Two are needed');
    expect(two).toMatchObject({ alone: ['Nia Newer'], freed: [] });
    const rows = await rowsOf(lee, plan.id);
    const held = rows.assignments.filter(({ taskId }) => taskId === desk.id);
    expect(held.map(({ name, buddyId, buddyToId, develops }) => ({ name, buddyId, buddyToId, develops }))).toEqual([
      { name: 'Mo Member', buddyId: null, buddyToId: null, develops: false },
      { name: 'Nia Newer', buddyId: null, buddyToId: null, develops: true },
    ]);
    expect(rows.answers.filter(({ assignmentId }) => held.some(({ id }) => id === assignmentId))).toEqual([]);
    expect(JSON.stringify(agreementDocument(rows, nia.personId, null, 'Europe/London'))).not.toContain('Mo Member');
    expect(JSON.stringify(planDocument(rows, 'Europe/London'))).not.toContain('as buddy"');
    expect((await planOf(lee, plan.id)).noticed.map(({ title }) => title)).toContain(
      'Nia Newer has no buddy for “Lead the complaints desk”',
    );
  });

  test('is done when whoever does the task says so', async ({ db: _ }) => {
    const cast = await buddyWorld();
    const { lee, mo, nia, plan, desk } = cast;
    await acceptAll(cast);
    for (const step of ['agree', 'start'] as const) await decidePlan(lee, plan.id, step);
    const line = (await assignmentsOf(mo, plan.id)).find(({ buddyToId }) => buddyToId)!;
    await expect(finishAssignment(mo, line.id, null)).rejects.toThrow(Conflict);
    const own = (await assignmentsOf(nia, plan.id)).find(({ taskId }) => taskId === desk.id)!;
    await finishAssignment(nia, own.id, null);
    const after = (await assignmentsOf(mo, plan.id)).find(({ id }) => id === line.id)!;
    expect(after.doneAt).not.toBeNull();
  });

  test('stays done, as the task does, when others are kept off it and the work is given out again', async ({
    db: _,
  }) => {
    const cast = await buddyWorld();
    const { lee, mo, nia, oz, plan, desk } = cast;
    await acceptAll(cast);
    for (const step of ['agree', 'start'] as const) await decidePlan(lee, plan.id, step);
    const own = (await assignmentsOf(nia, plan.id)).find(({ taskId }) => taskId === desk.id)!;
    await finishAssignment(nia, own.id, 'Nobody waited');
    await decidePlan(lee, plan.id, 'revise', 'More is to do');
    await giveOrder(lee, plan.id, { taskId: desk.id, personId: mo.personId, order: 'forbid', reason: 'Has exams' });
    const done = (await rowsOf(lee, plan.id)).assignments.filter(({ taskId }) => taskId === desk.id);
    const run = await allocated(lee, plan.id);
    const { problem, answer } = (await reading(lee.organisationId, allocationById(lee, run.id)))!;
    expect((problem as PlanProblem).tasks.map(({ id }) => id)).not.toContain(desk.id);
    const load = (answer as AllocationAnswer).load.find(({ person }) => person === mo.personId)!;
    await takeUpAllocation(lee, plan.id, run.id);
    const rows = await rowsOf(lee, plan.id);
    expect(rows.assignments.filter(({ taskId }) => taskId === desk.id)).toEqual(done);
    const given = rows.assignments.filter(({ personId }) => personId === mo.personId);
    expect(load.hours).toBe(given.reduce((sum, { hours }) => sum + hours, 0));
    expect(load.hours).toBeGreaterThanOrEqual(1.5);
    await expect(overrideAssignment(lee, plan.id, desk.id, [oz.personId], 'x')).rejects.toThrow(/reported as done/);
    await expect(takeTaskOut(lee, plan.id, desk.id, 'x')).rejects.toThrow(/reported as done/);
  });

  test('of a task in part done, only the other place is given out', async ({ db: _ }) => {
    const cast = await givenWorld();
    const { lee, mo, nia, oz, plan, calls, objective } = cast;
    const { version } = (await rowsOf(lee, plan.id)).tasks.find(({ id }) => id === calls.id)!;
    const form = { ...work('Call back ten customers', objective.id), peopleNeeded: 2, version };
    await editTask(lee, plan.id, calls.id, form);
    await overrideAssignment(lee, plan.id, calls.id, [nia.personId, oz.personId], 'Both asked for it');
    await acceptAll(cast);
    await decidePlan(lee, plan.id, 'agree', 'Oz makes the time for it');
    await decidePlan(lee, plan.id, 'start');
    const own = (await assignmentsOf(nia, plan.id)).find(({ taskId }) => taskId === calls.id)!;
    await finishAssignment(nia, own.id, null);
    await decidePlan(lee, plan.id, 'revise', 'Oz is away');
    expect((await overrideAssignment(lee, plan.id, calls.id, [mo.personId], 'Oz is away')).unkept).toEqual([]);
    const problem = await reading(lee.organisationId, problemOf(lee, plan));
    expect(problem.tasks.find(({ id }) => id === calls.id)).toMatchObject({
      ...{ people: 1, pinned: [mo.personId], forbidden: [nia.personId] },
    });
    await takeUpAllocation(lee, plan.id, (await allocated(lee, plan.id)).id);
    const held = (await rowsOf(lee, plan.id)).assignments.filter(({ taskId }) => taskId === calls.id);
    expect(held.map(({ name, doneAt }) => [name, doneAt !== null])).toEqual([
      ['Mo Member', false],
      ['Nia Newer', true],
    ]);
    await finishAssignment(nia, own.id, null, false);
    expect((await assignmentsOf(nia, plan.id)).find(({ id }) => id === own.id)!.doneAt).toBeNull();
  });
});

test('work is said in numbers, being a buddy apart', () => {
  const [task, buddy] = [{ buddyToId: null }, { buddyToId: 'x' }];
  expect(sayWork([task])).toBe('one task');
  expect(sayWork([task, task, buddy])).toBe('2 tasks and one as buddy');
  expect(sayWork([buddy])).toBe('one task as buddy');
});
