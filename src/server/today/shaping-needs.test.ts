// What a plan that is open asks of its members, and what they are told of what they said.
import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { acceptAll, alsoLeads, givenWorld, planWorld, takeTaskOut, work } from '../../../tests/plan-world.ts';
import type { Actor } from '../people/actor.ts';
import { overrideAssignment } from '../plans/assignments.ts';
import { setPlanHours } from '../plans/plan-hours.ts';
import { planOf } from '../plans/plan-page.ts';
import { decidePlan } from '../plans/plans.ts';
import { haveNothingToAdd } from '../plans/remarks.ts';
import { proposeTask, takeUpTask } from '../plans/tasks.ts';
import { wishForTask } from '../plans/wishes.ts';
import { todayOf } from './today.ts';

const needsOf = async (actor: Actor) => (await todayOf(actor, { all: true })).needs;
const asked = async (actor: Actor, words: string) => (await needsOf(actor)).filter(({ what }) => what.includes(words));
const open = 'is open for you to shape';

test('R-001 who is asked to shape a plan stands before it on Today until they said something, volunteered or proposed', async ({
  db: _,
}) => {
  const { ada, lee, mo, nia, oz, ash, pat, plan, objective, script } = await planWorld();
  await setPlanHours(await alsoLeads({ ada, lee }, ash), plan.id, ash.personId, 2);
  for (const actor of [mo, nia, oz, ash]) expect(await asked(actor, open)).toEqual([]);
  await decidePlan(lee, plan.id, 'consult');
  const [need] = await asked(mo, open);
  expect(need).toMatchObject({
    what: `“${plan.title}” is open for you to shape`,
    href: `/lead/plans/${plan.id}#consultation`,
    when: { text: 'Nothing said yet' },
  });
  for (const actor of [nia, oz, ash]) expect(await asked(actor, open)).toHaveLength(1);
  for (const actor of [lee, pat]) expect(await asked(actor, open)).toEqual([]);
  expect((await planOf(mo, plan.id)).isAsked).toBe(true);
  await haveNothingToAdd(mo, plan.id);
  await wishForTask(nia, plan.id, { taskId: script.id, wish: 'avoid', words: null });
  const { id } = await proposeTask(oz, plan.id, work('Read the calls', objective.id, 1));
  await takeTaskOut(lee, plan.id, id, 'No time');
  for (const actor of [mo, nia, oz]) expect(await asked(actor, open)).toEqual([]);
  expect((await planOf(mo, plan.id)).isAsked).toBe(false);
  expect(await asked(ash, open)).toHaveLength(1);
});

test('R-001 a plan opened again asks again, and counts what was said since', async ({ db: _ }) => {
  const cast = await givenWorld();
  const { lee, mo, nia, plan } = cast;
  await acceptAll(cast);
  expect(await asked(mo, open)).toEqual([]);
  await decidePlan(lee, plan.id, 'agree');
  expect(await asked(nia, open)).toEqual([]);
  await decidePlan(lee, plan.id, 'revise', 'The contractor comes later');
  for (const actor of [mo, nia]) expect(await asked(actor, open)).toHaveLength(1);
  expect((await planOf(lee, plan.id)).quorum).toBe(
    '0 of 3 people asked have said something since it was opened again. Nothing yet from Mo Member, Nia Newer and Oz Older.',
  );
  await haveNothingToAdd(mo, plan.id);
  expect(await asked(mo, open)).toEqual([]);
  expect((await planOf(nia, plan.id)).quorum).toBe('1 of 3 people asked has said something since it was opened again.');
  await decidePlan(lee, plan.id, 'agree');
  expect(await asked(nia, open)).toEqual([]);
});

test('R-001 who proposed a task is told that it was taken up, or why not', async ({ db: _ }) => {
  const { lee, mo, nia, plan, objective } = await planWorld();
  await decidePlan(lee, plan.id, 'consult');
  const calls = await proposeTask(mo, plan.id, work('Read the calls', objective.id, 1));
  const tapes = await proposeTask(mo, plan.id, work('Hear the tapes', objective.id, 1));
  expect(await asked(mo, 'Your proposal')).toEqual([]);
  await takeUpTask(lee, plan.id, calls.id);
  await takeTaskOut(lee, plan.id, tapes.id, 'No time this month');
  expect(await asked(mo, 'Your proposal')).toMatchObject([
    { what: 'Your proposal “Read the calls” was taken up', why: `It is work of “${plan.title}” now.` },
    { what: 'Your proposal “Hear the tapes” was not taken up', why: `In “${plan.title}”: “No time this month”` },
  ]);
  await takeTaskOut(lee, plan.id, calls.id, 'It is done already');
  expect((await asked(mo, 'Read the calls')).map(({ what }) => what)).toEqual([
    'Your proposal “Read the calls” was taken out again',
  ]);
  for (const actor of [lee, nia]) expect(await asked(actor, 'Your proposal')).toEqual([]);
});

test('R-001 who volunteered is told to whom the work was given, and why where that was said', async ({ db: _ }) => {
  const { lee, mo, nia, plan, script } = await planWorld();
  await decidePlan(lee, plan.id, 'consult');
  const wish = { taskId: script.id, wish: 'prefer' as const, words: 'I wrote the last one' };
  for (const actor of [mo, nia]) await wishForTask(actor, plan.id, wish);
  expect(await asked(nia, 'volunteered')).toEqual([]);
  await overrideAssignment(lee, plan.id, script.id, [mo.personId], 'Mo wrote the last one');
  expect(await asked(nia, 'volunteered')).toMatchObject([
    {
      what: '“Rewrite the script”, for which you volunteered, was given to Mo Member',
      why: '“Mo wrote the last one”',
      href: `/lead/plans/${plan.id}/tasks/${script.id}#why`,
    },
  ]);
  for (const actor of [lee, mo]) expect(await asked(actor, 'volunteered')).toEqual([]);
});
