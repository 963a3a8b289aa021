import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { meetingWorld } from '../../../tests/meeting-world.ts';
import { acceptAll, assignmentsOf, givenWorld, planWorld, understood } from '../../../tests/plan-world.ts';
import { setClock } from '../clock.ts';
import { reading } from '../db.ts';
import { NotFound } from '../errors.ts';
import { callOff } from '../meetings/calling.ts';
import { checkWork, finishAssignment } from '../plans/finishing.ts';
import { decidePlan } from '../plans/plans.ts';
import { newestStep } from '../plans/work-steps.ts';
import { boardOf } from './board.ts';
import { giveThanks, keepThanksPrivate } from './recognitions.ts';

const underWay = async () => {
  const cast = await givenWorld();
  await acceptAll(cast);
  for (const member of [cast.mo, cast.nia, cast.oz])
    if ((await assignmentsOf(member, cast.plan.id)).length > 0) await understood(cast, member);
  await decidePlan(cast.lee, cast.plan.id, 'agree');
  return cast;
};

describe('the team board', () => {
  test('R-007 shows goals and work done of all to the whole team, without a word of who did what', async ({
    db: _,
  }) => {
    const { lee, mo, nia, oz, pat, plan, team } = await underWay();
    await decidePlan(lee, plan.id, 'start');
    const before = await boardOf(oz, team.id);
    expect(before.plans).toMatchObject([
      { title: 'Work plan, March', tasks: 3, tasksDone: 0, tasksChecked: 0, hoursDone: 0, finished: [] },
    ]);
    expect(before.plans[0]!.objectives).toMatchObject([{ kpi: 'fcr', baseline: 75, target: 78 }]);
    for (const { id } of await assignmentsOf(mo, plan.id)) await finishAssignment(mo, id, 'Mo did it all');
    for (const reader of [lee, nia, pat]) {
      const board = await boardOf(reader, team.id);
      expect(board.plans[0]!.tasksDone).toBeGreaterThan(0);
      expect(board.plans[0]!.finished).toContain('Lead the complaints desk');
      expect(board.plans[0]!.hoursDone).toBeGreaterThanOrEqual(6);
      const text = JSON.stringify(board);
      for (const { name, personId } of [mo, nia, oz]) {
        expect(text).not.toContain(name);
        expect(text).not.toContain(personId);
      }
      expect(text).not.toContain('Mo did it all');
    }
    const sure = (await boardOf(lee, team.id)).plans[0]!;
    expect(sure.tasksChecked).toBe(0);
    for (const { id } of await assignmentsOf(mo, plan.id)) {
      const report = await reading(lee.organisationId, newestStep(lee, id));
      await checkWork(lee, id, { stepId: report!.id, outcome: 'met', words: null });
    }
    expect((await boardOf(lee, team.id)).plans[0]!).toMatchObject({
      tasksDone: sure.tasksDone,
      tasksChecked: sure.tasksDone,
    });
    setClock(() => new Date('2026-03-10T09:00:00Z')); // the next week
    expect((await boardOf(lee, team.id)).plans[0]!.finished).toEqual([]);
  });

  test('R-007 shows the thanks that the team may read, and no others', async ({ db: _ }) => {
    const { lee, mo, nia, oz, team } = await givenWorld();
    const open = await giveThanks(nia, { receiverId: mo.personId, behaviour: 'You rang her back.' });
    const kept = await giveThanks(nia, { receiverId: oz.personId, behaviour: 'You stayed.' });
    await giveThanks(nia, { receiverId: oz.personId, behaviour: 'You listened.', audience: 'receiver' });
    await keepThanksPrivate(oz, kept.id, true);
    expect((await boardOf(lee, team.id)).thanks.map(({ id }) => id)).toEqual([open.id]);
    expect((await boardOf(oz, team.id)).thanks.map(({ id }) => id)).toEqual([open.id]);
  });

  test('R-007 is there for the team alone, and shows no plan that is its leader’s draft', async ({ db: _ }) => {
    const { lee, ash, eve, foreign, plan, team } = await planWorld();
    expect((await boardOf(lee, team.id)).plans).toEqual([]);
    await decidePlan(lee, plan.id, 'consult');
    expect((await boardOf(lee, team.id)).plans).toMatchObject([{ id: plan.id, state: 'consulting' }]);
    for (const other of [ash, eve, foreign.leader]) await expect(boardOf(other, team.id)).rejects.toThrow(NotFound);
  });

  test('R-011 names the next meeting of the team, until it is called off', async ({ db: _ }) => {
    const { lee, mo, team, meeting } = await meetingWorld();
    expect((await boardOf(mo, team.id)).meeting).toMatchObject({ id: meeting.id, title: meeting.title });
    await callOff(lee, meeting.id, 'Too many are away');
    expect((await boardOf(mo, team.id)).meeting).toBe(null);
  });
});
