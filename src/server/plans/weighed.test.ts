import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { allocated, planWorld, work } from '../../../tests/plan-world.ts';
import type { Actor } from '../people/actor.ts';
import { allocationOf } from './allocation-page.ts';
import { overrideAssignment } from './assignments.ts';
import { workCounter } from './counter-job.ts';
import { makeCounter } from './counter-offers.ts';
import { partOf } from './part-page.ts';
import { decidePlan } from './plans.ts';
import { takeCounter } from './taking-counters.ts';
import { takeUpAllocation } from './taking-up.ts';
import { taskOf } from './task-page.ts';
import { editTask, proposeTask } from './tasks.ts';

/** A task that two of three people have by a run, and the third got in the place of one by the counter-offer of that one. */
async function movedWorld() {
  const cast = await planWorld();
  const { lee, mo, nia, oz, plan, objective } = cast;
  const phones = await proposeTask(lee, plan.id, { ...work('Answer the phones', objective.id, 2), peopleNeeded: 2 });
  await decidePlan(lee, plan.id, 'consult');
  const first = await allocated(lee, plan.id);
  await takeUpAllocation(lee, plan.id, first.id);
  const before = await taskOf(lee, plan.id, phones.id);
  const all: Actor[] = [mo, nia, oz];
  const isOn = ({ personId }: Actor) => before.held.some((row) => row.personId === personId);
  const [leaves, stays] = all.filter(isOn);
  const comes = all.find((one) => !isOn(one))!;
  const own = before.held.find(({ personId }) => personId === leaves!.personId)!;
  const offer = { kind: 'give' as const, reason: 'I see nobody', theirs: null, withId: comes.personId, due: null };
  const { id } = await makeCounter(leaves!, own.id, offer);
  await workCounter({ organisationId: lee.organisationId, payload: { counterId: id, askedBy: leaves!.personId } });
  return { ...cast, phones, before, first, counter: id, leaves: leaves!, stays: stays!, comes };
}

const toldOf = async (reader: Actor, planId: string, taskId: string) => {
  const part = await partOf(reader, planId, reader.personId);
  const item = part.work.find((row) => row.taskId === taskId)!;
  return { ...item, since: part.weighedSince[taskId], decided: part.decided };
};

test('R-002 once a counter-offer moved a task, no next best choice of the run before is told of it, but how it came', async ({
  db: _,
}) => {
  const { lee, plan, phones, before, counter, leaves, stays, comes } = await movedWorld();
  expect(before.held.every(({ nextBest }) => nextBest !== null)).toBe(true);
  expect([before.since, before.lost]).toEqual([null, []]);
  await takeCounter(lee, plan.id, counter);
  const why = `Counter-offer of ${leaves.name}, taken by Lee Leader`;
  const unweighed =
    'are on it by a counter-offer, taken by Lee Leader on 2 March 2026. No run of the allocation that was given out has weighed that since, so no next best choice is known.';

  const task = await taskOf(lee, plan.id, phones.id);
  expect(task.held.map(({ nextBest }) => nextBest)).toEqual([null, null]);
  expect(task.since).toBe(`${comes.name} ${unweighed.replace('are', 'is')}`);
  expect(task.lost).toEqual([`${leaves.name} had it until 2 March 2026: ${why}.`]);

  const theirs = await toldOf(comes, plan.id, phones.id);
  expect(theirs.why.reasons).toEqual([
    why,
    expect.stringMatching(/^You have [\d.]+ hours free for the work of this plan$/),
  ]);
  expect(theirs.since).toBe(`You ${unweighed}`);
  const beside = await toldOf(stays, plan.id, phones.id);
  expect([beside.nextBest, beside.since]).toEqual([null, task.since]);
  const taken = `Since then the counter-offer of ${leaves.name} was taken, on 2 March 2026\\.`;
  expect(beside.decided, 'their own work is by the run still').toMatchObject([
    { since: [expect.stringMatching(new RegExp(`^${taken} (The highest load|Whoever has most)`))] },
  ]);
});

test('R-002 why, next best choice and price are of the run that was given out last, also of work that stayed where it was', async ({
  db: _,
}) => {
  const { lee, plan, phones, first, counter, leaves, stays, comes } = await movedWorld();
  await takeCounter(lee, plan.id, counter);
  const again = await allocated(lee, plan.id);
  await takeUpAllocation(lee, plan.id, again.id);
  const task = await taskOf(lee, plan.id, phones.id);
  expect(task.held.map(({ personId }) => personId).sort()).toEqual([stays.personId, comes.personId].sort());
  for (const row of task.held) {
    expect(new Date(row.runAt!)).toEqual(again.askedAt);
    expect(row.nextBest, 'the third gave it away, and is kept off it').toMatchObject({
      people: [],
      note: expect.any(String),
    });
    expect(row.nextBest).toEqual(task.held[0]!.nextBest);
  }
  expect([task.since, task.lost, task.decided.length]).toEqual([null, [], 1]);
  expect(new Date(task.decided[0]!.askedAt)).toEqual(again.askedAt);
  expect(again.askedAt).not.toEqual(first.askedAt);

  const theirs = await toldOf(comes, plan.id, phones.id);
  expect(theirs.why).toMatchObject({
    reasons: [
      `Counter-offer of ${leaves.name}, taken by Lee Leader`,
      expect.stringMatching(/^You had [\d.]+ hours free for the work of this plan$/),
    ],
    facts: expect.arrayContaining(['No skill is needed for it']),
  });
  expect(theirs.since).toBeUndefined();
});

test('R-002 what a counter-offer gave says so in later runs too, and when one gives it anew with other hours', async ({
  db: _,
}) => {
  const { lee, plan, phones, objective, counter, leaves, comes } = await movedWorld();
  await takeCounter(lee, plan.id, counter);
  const form = { ...work('Answer the phones', objective.id, 1.5), peopleNeeded: 2 };
  await editTask(lee, plan.id, phones.id, { ...form, version: phones.version });
  const again = await allocated(lee, plan.id);
  const why = `Counter-offer of ${leaves.name}, taken by Lee Leader`;
  const run = (await allocationOf(lee, plan.id, again.id)).result!.tasks.find(({ id }) => id === phones.id)!;
  expect(run.because.join('\n')).toContain(`${comes.name}: no skill is needed; ${why}`);
  expect([...run.because, run.note].join('\n')).not.toMatch(/chosen by the leader/i);
  await takeUpAllocation(lee, plan.id, again.id);
  const [held] = (await taskOf(lee, plan.id, phones.id)).held.filter(({ personId }) => personId === comes.personId);
  expect(held).toMatchObject({ hours: 1.5, because: expect.not.arrayContaining(['chosen by the leader']) });
  expect((await toldOf(comes, plan.id, phones.id)).why.reasons[0]).toBe(why);
});

test('R-002 work chosen by hand says that no run has weighed it, until one is given out that does', async ({
  db: _,
}) => {
  const { lee, mo, nia, plan, script } = await planWorld();
  await decidePlan(lee, plan.id, 'consult');
  await takeUpAllocation(lee, plan.id, (await allocated(lee, plan.id)).id);
  const [had] = (await taskOf(lee, plan.id, script.id)).held;
  const chosen = had!.personId === nia.personId ? mo : nia;
  await overrideAssignment(lee, plan.id, script.id, [chosen.personId], 'The last one was good');
  const [held] = (await taskOf(lee, plan.id, script.id)).held;
  expect(held).toMatchObject({ name: chosen.name, nextBest: null, runAt: null });
  expect((await taskOf(lee, plan.id, script.id)).since).toContain(
    `${chosen.name} has it by hand, from Lee Leader on 2 March 2026. No run`,
  );
  await takeUpAllocation(lee, plan.id, (await allocated(lee, plan.id)).id);
  const after = await taskOf(chosen, plan.id, script.id);
  expect(after.held[0]).toMatchObject({ id: held!.id, because: expect.not.arrayContaining(['chosen by the leader']) });
  expect(after.held[0]!.because[0]).toBe('Chosen by Lee Leader: The last one was good');
  expect([after.since, after.held[0]!.nextBest]).toMatchObject([null, { note: expect.any(String) }]);
});
