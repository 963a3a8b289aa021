import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { allocated, planWorld, rowsOf } from '../../../tests/plan-world.ts';
import { one, reading } from '../db.ts';
import { assessSkill, pursueSkill } from '../people/skills.ts';
import { allocationOf } from './allocation-page.ts';
import { workCounter } from './counter-job.ts';
import { makeCounter } from './counter-offers.ts';
import { endSupport } from './ending-support.ts';
import { giveOrder } from './orders.ts';
import { setPlanHours } from './plan-hours.ts';
import { problemOf } from './plan-problem.ts';
import { decidePlan } from './plans.ts';
import { takeCounter } from './taking-counters.ts';
import { takeUpAllocation } from './taking-up.ts';

/** Nia has the desk (6 h) as a step up with one buddy, and the leader took her offer to do it with another, who has the level as well. */
async function steppingUp() {
  const cast = await planWorld();
  const { lee, mo, nia, oz, plan, desk, complaints } = cast;
  await assessSkill(lee, oz.personId, { skillId: complaints.id, level: 3 });
  await pursueSkill(nia, nia.personId, complaints.id);
  await giveOrder(lee, plan.id, { taskId: desk.id, personId: nia.personId, order: 'pin', reason: 'Her goal' });
  await decidePlan(lee, plan.id, 'consult');
  await takeUpAllocation(lee, plan.id, (await allocated(lee, plan.id)).id);
  const onDesk = async () => {
    const rows = (await rowsOf(lee, plan.id)).assignments.filter(({ taskId }) => taskId === desk.id);
    return { own: one(rows.filter(({ buddyToId }) => !buddyToId)), buddies: rows.filter(({ buddyToId }) => buddyToId) };
  };
  const before = await onDesk();
  const [helper, other] = before.own.buddyId === mo.personId ? [oz, mo] : [mo, oz];
  const form = {
    kind: 'support',
    reason: 'We sit together',
    theirs: null,
    withId: helper.personId,
    due: null,
  } as const;
  const { id, organisationId } = await makeCounter(nia, before.own.id, form);
  await workCounter({ organisationId, payload: { counterId: id, askedBy: nia.personId } });
  await takeCounter(lee, plan.id, id);
  const ran = async () => {
    const { id } = await allocated(lee, plan.id);
    const page = await allocationOf(lee, plan.id, id);
    return { id, page, result: page.result!, task: page.result!.tasks.find((task) => task.id === desk.id) };
  };
  return { ...cast, counterId: id, helper, other, onDesk, ran };
}

test('R-002 whoever was promised to be beside a step up is the buddy it needs: so say the reasons, and they are charged once', async ({
  db: _,
}) => {
  const { lee, nia, plan, desk, helper, other, onDesk, ran } = await steppingUp();
  const taken = 'Counter-offer of Nia Newer, taken by Lee Leader';
  const told = [
    `develops Complaints: level 2, 3 needed, with ${helper.name} (level 3) as buddy`,
    `1.5 hours charged to ${helper.name}`,
  ];
  const given = await onDesk();
  expect(given.own.because).toEqual(expect.arrayContaining([taken, ...told]));
  expect(given.own.because.join()).not.toContain(other.name);
  expect(given.buddies).toMatchObject([{ personId: helper.personId, hours: 1.5 }]);
  const { people, tasks } = await reading(lee.organisationId, problemOf(lee, plan));
  expect(people.flatMap((person) => person.other ?? [])).toEqual([]);
  expect(tasks.find(({ id }) => id === desk.id)).toMatchObject({
    promisedBuddies: { [nia.personId]: helper.personId },
  });

  // As many hours as they need to be buddy, and no more.
  await setPlanHours(lee, plan.id, helper.personId, 2);
  const run = await ran();
  expect(run.task!.buddies.map(({ words }) => words)).toEqual([`${helper.name} (1.5 h) is buddy to Nia Newer`]);
  expect(run.task!.because).toEqual(expect.arrayContaining([taken, ...told]));
  expect(run.task!.because).not.toContain('chosen by the leader');
  expect(run.result.load.find(({ id }) => id === helper.personId)).toMatchObject({ hours: 1.5, of: 2 });
  expect(run.page.changes!.asked, 'what was agreed on the desk stands').toEqual([]);
  await takeUpAllocation(lee, plan.id, run.id);
  expect(await onDesk()).toMatchObject({
    own: { id: given.own.id, buddyId: helper.personId },
    buddies: [{ id: given.buddies[0]!.id }],
  });
});

test('R-002 a run says so where whoever was promised has not the hours for it', async ({ db: _ }) => {
  const { lee, plan, helper, ran } = await steppingUp();
  await setPlanHours(lee, plan.id, helper.personId, 1);
  const { result } = await ran();
  expect(result.status).toBe('infeasible');
  expect(JSON.stringify([result.relax, result.unassigned])).toContain(helper.name);
});

test('R-002 taken back, whoever steps up has no buddy until a run finds one, and no reason says otherwise', async ({
  db: _,
}) => {
  const { lee, nia, plan, onDesk, ran, counterId } = await steppingUp();
  expect((await endSupport(lee, plan.id, { counterId, reason: 'Leave' })).alone).toBe(true);
  const { own, buddies } = await onDesk();
  expect([buddies, own.buddyId, own.develops]).toEqual([[], null, true]);
  expect(own.because).toContain('A step up, without a buddy');
  expect(own.because.join(), 'nor does any reason name a buddy').not.toMatch(/as buddy|charged to|taken back/);
  await takeUpAllocation(lee, plan.id, (await ran()).id);
  expect(await onDesk()).toMatchObject({
    own: { personId: nia.personId, buddyId: expect.any(String) },
    buddies: [{ buddyToId: nia.personId }],
  });
});

test('R-002 work with a buddy can be offered to the buddy, who then has it alone', async ({ db: _ }) => {
  const { lee, nia, plan, helper, onDesk } = await steppingUp();
  const { own } = await onDesk();
  const form = { kind: 'give', reason: 'They know it', theirs: null, withId: helper.personId, due: null } as const;
  const { id, organisationId } = await makeCounter(nia, own.id, form);
  await workCounter({ organisationId, payload: { counterId: id, askedBy: nia.personId } });
  await takeCounter(lee, plan.id, id);
  expect(await onDesk()).toMatchObject({ own: { personId: helper.personId, hours: 6, develops: false }, buddies: [] });
});

test('R-002 support promised, taken back, promised anew and taken back again leaves no reason of a time that is over', async ({
  db: _,
}) => {
  const { lee, nia, plan, helper, other, onDesk, ran, counterId } = await steppingUp();
  await endSupport(lee, plan.id, { counterId, reason: 'Leave' });
  await takeUpAllocation(lee, plan.id, (await ran()).id);
  const { own } = await onDesk();
  expect(own.buddyId).toBe(other.personId);
  const form = { kind: 'support', reason: 'Again', theirs: null, withId: helper.personId, due: null } as const;
  const { id, organisationId } = await makeCounter(nia, own.id, form);
  await workCounter({ organisationId, payload: { counterId: id, askedBy: nia.personId } });
  await takeCounter(lee, plan.id, id);
  await endSupport(lee, plan.id, { counterId: id, reason: 'Leave again' });
  const now = await onDesk();
  expect(now.own.because.join()).not.toContain(helper.name);
  expect(now.own.because.includes('A step up, without a buddy')).toBe(now.buddies.length === 0);
  expect(now.own.because.join().includes(other.name)).toBe(now.buddies.length > 0);
});
