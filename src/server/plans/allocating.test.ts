import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import {
  acceptAll,
  allocated,
  assignmentsOf,
  givenWorld,
  planWorld,
  rowsOf,
  takeObjectiveOut,
  work,
} from '../../../tests/plan-world.ts';
import { reading, sql } from '../db.ts';
import { Conflict, Invalid, NotAllowed } from '../errors.ts';
import { pursueSkill } from '../people/skills.ts';
import { addWorkRule } from '../people/work-rules.ts';
import { allocationById, askAllocation, cancelAllocation } from './allocating.ts';
import type { AllocationAnswer } from './allocation.ts';
import { workAllocation } from './allocation-job.ts';
import { allocationOf } from './allocation-page.ts';
import { answerAssignment } from './answers.ts';
import { overrideAssignment, withdrawChoice } from './assignments.ts';
import { myWorkOf } from './my-work.ts';
import { giveOrder, withdrawOrder } from './orders.ts';
import { unsettledPeople, whyNotYet } from './plan-guards.ts';
import { type PlanProblem, problemOf } from './plan-problem.ts';
import { decidePlan } from './plans.ts';
import { takeUpAllocation } from './taking-up.ts';
import { taskOf } from './task-page.ts';
import { editTask, proposeTask } from './tasks.ts';
import { wishForTask } from './wishes.ts';

describe('the problem', () => {
  test('R-002 it holds hours, newest levels, goals, wishes, rules, orders and priorities, each by name', async ({
    db: _,
  }) => {
    const { lee, mo, nia, plan, objective, complaints, desk, calls } = await planWorld();
    await pursueSkill(nia, nia.personId, complaints.id);
    await wishForTask(mo, plan.id, { taskId: calls.id, wish: 'prefer', words: null });
    await addWorkRule(lee, nia.personId, { kind: 'never', value: complaints.id, reviewOn: null });
    await addWorkRule(lee, nia.personId, { kind: 'max-task-hours', value: '4', reviewOn: null });
    await giveOrder(lee, plan.id, { taskId: calls.id, personId: mo.personId, order: 'forbid', reason: 'Has the desk' });
    const problem = await reading(lee.organisationId, problemOf(lee, plan));
    const person = (id: string) => problem.people.find((one) => one.id === id)!;
    expect(person(mo.personId)).toMatchObject({ hours: 15, skills: { Complaints: 3 }, prefers: [calls.id], rules: [] });
    expect(person(nia.personId)).toMatchObject({
      develop: ['Complaints'],
      rules: [
        { kind: 'max-task-hours', value: 4 },
        { kind: 'never', value: 'Complaints' },
      ],
    });
    expect(problem.tasks.map(({ id, hours, skills, forbidden }) => ({ id, hours, skills, forbidden }))).toMatchObject([
      { id: desk.id, hours: 6, skills: { Complaints: 3 }, forbidden: [] },
      { id: calls.id, forbidden: [mo.personId] },
      {},
    ]);
    expect(problem.objectives).toEqual([{ id: objective.id, title: objective.title, priority: 2 }]);
    expect(JSON.stringify(problem)).not.toContain('Has the desk');
  });

  test('R-002 a proposal that was not taken up is no work yet', async ({ db: _ }) => {
    const { lee, mo, plan, objective } = await planWorld();
    await decidePlan(lee, plan.id, 'consult');
    await proposeTask(mo, plan.id, work('Only proposed', objective.id));
    const problem = await reading(lee.organisationId, problemOf(lee, plan));
    expect(problem.tasks.map(({ title }) => title)).not.toContain('Only proposed');
  });
});

describe('a run', () => {
  test('R-002 it is solved to the proven best, says why and what else would cost, and gives one answer every time', async ({
    db: _,
  }) => {
    const { lee, mo, plan, desk } = await planWorld();
    const first = await run(lee, plan.id);
    const answer = first.answer as AllocationAnswer;
    expect(first.state).toBe('done');
    expect(answer.status).toBe('optimal');
    expect(answer.stages.every(({ gap }) => gap === 0)).toBe(true);
    expect(answer.assignments.find(({ task }) => task === desk.id)?.people).toEqual([mo.personId]);
    const second = await run(lee, plan.id);
    expect(second.answer).toEqual(first.answer);
    expect(second.modelHash).toBe(first.modelHash);
  });

  test('R-002 taken up, everybody has their work with reasons in names, and who keeps a task keeps their answer', async ({
    db: _,
  }) => {
    const { lee, mo, oz, plan, desk, script, nia } = await givenWorld();
    const [mine] = (await assignmentsOf(mo, plan.id)).filter(({ taskId }) => taskId === desk.id);
    expect(mine?.because).toEqual([
      'level 3 for Complaints, 3 needed',
      'serves objective “Resolve more at the first contact”',
    ]);
    await answerAssignment(mo, mine!.id, { answer: 'accept', words: null });
    const before = (await rowsOf(lee, plan.id)).assignments.find(({ taskId }) => taskId === script.id);
    expect(before).toMatchObject({ name: 'Oz Older' });
    await answerAssignment(oz, before!.id, { answer: 'accept', words: null });
    await giveOrder(lee, plan.id, {
      taskId: script.id,
      personId: nia.personId,
      order: 'pin',
      reason: 'She writes well',
    });
    const next = await allocated(lee, plan.id);
    const { tasks } = next.problem as PlanProblem;
    expect(tasks.find(({ id }) => id === script.id)?.held).toEqual([
      { person: oz.personId, buddy: false, agreed: true },
    ]);
    const { changes, result } = await allocationOf(lee, plan.id, next.id);
    expect(result?.stages.slice(-2).map(({ value }) => value)).toEqual(['1 of 2 kept', '1 of 3 kept']);
    await expect(takeUpAllocation(lee, plan.id, next.id, { seen: mine!.id }), 'a stale page').rejects.toThrow(
      /since you opened this page/,
    );
    expect(changes).toMatchObject({
      losing: [
        'Nia Newer loses “Call back ten customers”.',
        'Oz Older loses “Rewrite the script”, agreed on 2 March 2026.',
      ],
      asked: [],
    });
    const [hers] = await assignmentsOf(nia, plan.id);
    await answerAssignment(nia, hers!.id, { answer: 'accept', words: null });
    const give = (seen: string) => takeUpAllocation(lee, plan.id, next.id, { why: 'Oz helps elsewhere', seen });
    await expect(give(changes!.seen), 'agreed to since, and lost').rejects.toThrow(/answered/);
    await give((await allocationOf(lee, plan.id, next.id)).changes!.seen);
    const rows = await rowsOf(lee, plan.id);
    expect(rows.assignments.find(({ taskId }) => taskId === script.id)).toMatchObject({ name: 'Nia Newer' });
    expect(rows.assignments.find(({ taskId }) => taskId === desk.id)?.id).toBe(mine!.id);
    expect(rows.answers).toHaveLength(1);
    const { lost } = await myWorkOf(oz);
    expect(lost).toMatchObject([{ title: script.title, to: ['Nia Newer'], by: 'Lee Leader' }]);
    expect(lost[0]!.reason).toMatch(
      / By instruction Nia Newer must do it \(“She writes well”\)\. Why: Oz helps elsewhere$/,
    );
    expect((await myWorkOf(mo)).lost).toEqual([]);
  });

  test('a run is taken up once, and not after the plan has changed', async ({ db: _ }) => {
    const { lee, mo, plan, calls, objective } = await planWorld();
    const asked = await allocated(lee, plan.id);
    await expect(takeUpAllocation(mo, plan.id, asked.id)).rejects.toThrow(NotAllowed);
    await editTask(lee, plan.id, calls.id, { ...work('Call back ten customers', objective.id, 5), version: 1 });
    await expect(takeUpAllocation(lee, plan.id, asked.id)).rejects.toThrow(/changed since/);
    const again = await allocated(lee, plan.id);
    await takeUpAllocation(lee, plan.id, again.id);
    await expect(takeUpAllocation(lee, plan.id, again.id)).rejects.toThrow(/already/);
  });

  test('one run at a time; a cancelled one stays cancelled although the job comes to it', async ({ db: _ }) => {
    const { lee, mo, plan } = await planWorld();
    await expect(askAllocation(mo, plan.id)).rejects.toThrow(NotAllowed);
    const asked = await askAllocation(lee, plan.id);
    await expect(askAllocation(lee, plan.id)).rejects.toThrow(Conflict);
    await cancelAllocation(lee, plan.id, asked.id);
    await expect(cancelAllocation(lee, plan.id, asked.id)).rejects.toThrow(Conflict);
    const { organisationId, personId } = lee;
    await workAllocation({ organisationId, payload: { allocationId: asked.id, askedBy: personId } });
    const row = await reading(organisationId, allocationById(lee, asked.id));
    expect(row).toMatchObject({ state: 'cancelled', answer: null });
    expect((await run(lee, plan.id)).state).toBe('done');
  });

  test('asking puts the job into the outbox with the run, in one transaction', async ({ db: _ }) => {
    const { lee, plan } = await planWorld();
    const asked = await askAllocation(lee, plan.id);
    const rows = await reading(lee.organisationId, (db) =>
      db.rows<{ payload: object }>(sql`select payload from outbox where queue = 'allocation'`),
    );
    expect(rows.map(({ payload }) => payload)).toContainEqual({ allocationId: asked.id, askedBy: lee.personId });
  });

  test('R-002 what cannot be done says in words what stands against it, and is not taken up', async ({ db: _ }) => {
    const { lee, oz, plan, desk } = await planWorld();
    await giveOrder(lee, plan.id, { taskId: desk.id, personId: oz.personId, order: 'pin', reason: 'He asked for it' });
    const ended = await run(lee, plan.id);
    const answer = ended.answer as AllocationAnswer;
    expect(answer.status).toBe('infeasible');
    expect(answer.relax.length).toBeGreaterThan(0);
    await expect(takeUpAllocation(lee, plan.id, ended.id)).rejects.toThrow(/run it again/);
  });
});

describe('the leader’s own hand', () => {
  test('R-002 an override needs a reason that the person reads, and holds in the next run', async ({ db: _ }) => {
    const { lee, mo, nia, oz: old, plan, script } = await givenWorld();
    const has = (await rowsOf(lee, plan.id)).assignments.find(({ taskId }) => taskId === script.id)!.personId;
    const oz = has === old.personId ? nia : old;
    await expect(overrideAssignment(mo, plan.id, script.id, [oz.personId], 'x')).rejects.toThrow(NotAllowed);
    await expect(overrideAssignment(lee, plan.id, script.id, [], 'x')).rejects.toThrow(Invalid);
    const { seen } = await taskOf(lee, plan.id, script.id);
    await overrideAssignment(lee, plan.id, script.id, [oz.personId], 'He knows the old script', seen);
    await expect(
      overrideAssignment(lee, plan.id, script.id, [mo.personId], 'x', seen),
      'from a stale page',
    ).rejects.toThrow(`This task was given to ${oz.name} by Lee Leader since you opened this page.`);
    await expect(overrideAssignment(lee, plan.id, script.id, [oz.personId], 'Again')).rejects.toThrow(Conflict);
    const ended = await run(lee, plan.id);
    const problem = ended.problem as PlanProblem;
    expect(problem.tasks.find(({ id }) => id === script.id)?.pinned).toEqual([oz.personId]);
    await takeUpAllocation(lee, plan.id, ended.id);
    const held = (await assignmentsOf(oz, plan.id)).find(({ taskId }) => taskId === script.id);
    expect(held?.because).toEqual(['Chosen by Lee Leader: He knows the old script']);
    await expect(withdrawChoice(mo, plan.id, held!.id)).rejects.toThrow(NotAllowed);
    await withdrawChoice(lee, plan.id, held!.id);
    await expect(withdrawChoice(lee, plan.id, held!.id)).rejects.toThrow(/decides about this already/);
    const free = (await run(lee, plan.id)).problem as PlanProblem;
    expect(free.tasks.find(({ id }) => id === script.id)?.pinned, 'a choice taken back').toEqual([]);
    expect((await taskOf(lee, plan.id, script.id)).held).toMatchObject([{ id: held!.id, byHand: false }]);
    const order = { taskId: script.id, personId: oz.personId, order: 'forbid' as const, reason: 'x' };
    await giveOrder(lee, plan.id, order);
  });

  test('R-005 a task changed after it was given out is given again, by either way, before the plan is agreed', async ({
    db: _,
  }) => {
    const cast = await givenWorld();
    const { lee, plan, calls, objective } = cast;
    await acceptAll(cast);
    const form = work('Call back ten customers', objective.id, 5);
    const said = '“Call back ten customers” takes 5 h now, and was given out with 4 h. Run the allocation again';
    const holder = (await rowsOf(lee, plan.id)).assignments.find(({ taskId }) => taskId === calls.id)!.personId;
    const whyNot = async () => whyNotYet('agree', { ...(await rowsOf(lee, plan.id)), isOver: false });
    expect((await editTask(lee, plan.id, calls.id, { ...form, version: calls.version })).changed).toContain(said);
    expect(await whyNot()).toContain(said);
    await overrideAssignment(lee, plan.id, calls.id, [holder], 'It takes longer');
    expect(await whyNot()).toContain('has not answered “Call back ten customers”');
    await editTask(lee, plan.id, calls.id, { ...form, peopleNeeded: 2, version: calls.version + 1 });
    const others = [cast.mo, cast.nia].map(({ personId }) => personId);
    await overrideAssignment(lee, plan.id, calls.id, others, 'Two are quicker');
    const fewer = await editTask(lee, plan.id, calls.id, { ...form, version: calls.version + 2 });
    expect(fewer.changed).toContain('“Call back ten customers” needs one person now, and 2 have it.');
  });

  test('R-005 a task changed after it was given out hides nobody who has not answered', async ({ db: _ }) => {
    const { lee, mo, plan, calls, desk, objective } = await givenWorld();
    const own = (await assignmentsOf(mo, plan.id)).find(({ taskId }) => taskId === desk.id)!;
    await answerAssignment(mo, own.id, { answer: 'query', words: 'From which day?' });
    await editTask(lee, plan.id, calls.id, {
      ...work('Call back ten customers', objective.id, 5),
      version: calls.version,
    });
    const rows = { ...(await rowsOf(lee, plan.id)), isOver: false };
    expect(whyNotYet('agree', rows)).toMatch(/takes 5 h now.*Mo Member has a query on “Lead the complaints desk”/);
    expect(unsettledPeople('agree', rows)).toContainEqual({ id: mo.personId, name: 'Mo Member' });
  });

  test('R-002 a choice by hand withdraws what was ordered otherwise, and no order is given against it', async ({
    db: _,
  }) => {
    const { lee, mo, nia, oz, plan, script } = await givenWorld();
    const order = (personId: string, order: 'pin' | 'forbid') =>
      giveOrder(lee, plan.id, { taskId: script.id, personId, order, reason: 'x' });
    const { seen } = await taskOf(lee, plan.id, script.id);
    const { id } = await order(oz.personId, 'pin');
    await expect(overrideAssignment(lee, plan.id, script.id, [nia.personId], 'x', seen)).rejects.toThrow(
      'since you opened this page: Oz Older must do it.',
    );
    await expect(order(oz.personId, 'forbid')).rejects.toThrow('Oz Older must do it already, by an instruction of Lee');
    await order(nia.personId, 'forbid');
    const given = await overrideAssignment(lee, plan.id, script.id, [nia.personId], 'She asked for it');
    expect(given.withdrawn.toSorted((a, b) => a.name.localeCompare(b.name))).toEqual([
      { name: 'Nia Newer', order: 'forbid' },
      { name: 'Oz Older', order: 'pin' },
    ]);
    expect((await taskOf(lee, plan.id, script.id)).orders).toEqual([]);
    await expect(withdrawOrder(lee, plan.id, id)).rejects.toThrow('This instruction was withdrawn already.');
    await expect(order(mo.personId, 'pin')).rejects.toThrow('Nia Newer was chosen by hand.');
    await expect(order(nia.personId, 'forbid')).rejects.toThrow(Conflict);
    await order(nia.personId, 'pin');
    await order(mo.personId, 'forbid');
  });

  test('R-002 one order about a person and a task stands until it is withdrawn', async ({ db: _ }) => {
    const { lee, mo, plan, desk } = await planWorld();
    const order = { taskId: desk.id, personId: mo.personId, order: 'forbid' as const, reason: 'Is on leave' };
    const given = await giveOrder(lee, plan.id, order);
    await expect(giveOrder(lee, plan.id, { ...order, order: 'pin' })).rejects.toThrow(Conflict);
    await withdrawOrder(lee, plan.id, given.id);
    await giveOrder(lee, plan.id, { ...order, order: 'pin' });
  });
});

async function run(lee: Parameters<typeof allocated>[0], planId: string) {
  const asked = await allocated(lee, planId);
  return (await reading(lee.organisationId, allocationById(lee, asked.id)))!;
}

test('R-002 an objective that is taken out leaves its tasks in the next run, for no objective', async ({ db: _ }) => {
  const { lee, plan, objective, desk } = await planWorld();
  await decidePlan(lee, plan.id, 'consult');
  await takeObjectiveOut(lee, plan.id, objective.id);
  const { tasks, objectives } = await reading(lee.organisationId, problemOf(lee, plan));
  expect([objectives, tasks.find(({ id }) => id === desk.id)?.objective]).toEqual([[], null]);
  const run = await allocated(lee, plan.id);
  expect((await allocationOf(lee, plan.id, run.id)).result!.status).toBe('optimal');
});
