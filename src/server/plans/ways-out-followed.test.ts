// What a run names as a way out, done by the leader on the pages that it leads to: then the work is given.
import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { allocated, planWorld, takeTaskOut, work } from '../../../tests/plan-world.ts';
import { setClock } from '../clock.ts';
import { allocationOf } from './allocation-page.ts';
import { setPlanHours, setWeekHours } from './plan-hours.ts';
import { stateOtherWork } from './stating-other-work.ts';
import { proposeTask } from './tasks.ts';

/** Mo with so many hours in each week, and seven of other work on 10 March; and one task, which Mo alone knows how to do. */
async function alone(weeks: number[], task: { hours: number; due: string | null }) {
  const cast = await planWorld();
  const { lee, mo, nia, oz, plan } = cast;
  for (const { personId } of [nia, oz]) await setPlanHours(lee, plan.id, personId, 0);
  for (const { id } of [cast.desk, cast.calls, cast.script]) await takeTaskOut(lee, plan.id, id, 'Not in March');
  const days = ['2026-03-02', '2026-03-09', '2026-03-16', '2026-03-23'];
  const set = (hours: number[]) =>
    setWeekHours(
      ...[lee, plan.id, mo.personId],
      hours.map((one, at) => ({ week: days[at]!, hours: one })),
    );
  await set(weeks);
  const day = { startsOn: '2026-03-10', endsOn: '2026-03-10' };
  const training = { personId: mo.personId, words: 'Training', hours: 7, ...day, everyWeek: false };
  await stateOtherWork(lee, plan.id, training);
  const skills = [{ skillId: cast.complaints.id, level: 3 }];
  await proposeTask(lee, plan.id, {
    ...work('Answer the regulator', cast.objective.id, task.hours),
    skills,
    due: task.due,
  });
  const run = async () => (await allocationOf(lee, plan.id, (await allocated(lee, plan.id)).id)).result!;
  return { ...cast, run, set };
}

test('R-002 hours in all that a run asks for are enough once they are set, with other work that they did not hold', async ({
  db: _,
}) => {
  const { lee, mo, plan, run } = await alone([1, 3, 5, 5], { hours: 13, due: null });
  const before = await run();
  expect(before.relax.map(({ changes }) => changes)).toEqual([
    [
      {
        words: expect.stringMatching(/ has 14 hours, and needs 6 more, 4 of them for other work$/),
        place: { kind: 'hours', id: mo.personId },
      },
    ],
  ]);
  await setPlanHours(lee, plan.id, mo.personId, 20);
  expect(await run()).toMatchObject({ unassigned: [], counted: '1 of 1 task' });
});

test('R-002 so are hours up to a day, in whichever of its weeks they are set', async ({ db: _ }) => {
  const { run, set } = await alone([1, 3, 5, 5], { hours: 3, due: '2026-03-13' });
  const words = / has 1 hour free up to 13 March 2026, and needs 6 more, 4 of them for other work$/;
  expect((await run()).relax.map(({ changes }) => changes)).toMatchObject([[{ words: expect.stringMatching(words) }]]);
  for (const weeks of [
    [7, 3, 5, 5],
    [1, 9, 5, 5],
  ]) {
    await set(weeks);
    expect((await run()).unassigned, weeks.join()).toEqual([]);
  }
});

test('R-002 so are hours of a plan that has begun: none of them goes into weeks that have passed', async ({
  db: _,
}) => {
  const { lee, mo, plan, run } = await alone([1, 3, 5, 5], { hours: 14, due: null });
  setClock(() => new Date('2026-03-16T10:00:00Z'));
  expect((await run()).relax).toMatchObject([{ changes: [{ words: expect.stringContaining('and needs 4 more') }] }]);
  await setPlanHours(lee, plan.id, mo.personId, 18);
  expect((await run()).unassigned).toEqual([]);
});
