import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { acceptAll, allocated, givenWorld, planWorld, rowsOf, work } from '../../../tests/plan-world.ts';
import { NotFound } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { overrideAssignment } from './assignments.ts';
import { sayGiving } from './plan-document.ts';
import { planOf } from './plan-page.ts';
import { foldVersions, sayNewest, versionsOf } from './plan-versions.ts';
import { decidePlan } from './plans.ts';
import { makeRemark } from './remarks.ts';
import { takeUpAllocation } from './taking-up.ts';
import { editTask } from './tasks.ts';

const newest = { from: null, to: null, page: 1 };
const told = (found: Awaited<ReturnType<typeof versionsOf>>) =>
  found.changes.flatMap(({ id, changes }) => changes.map(({ title, lines }) => `${id}: ${title}: ${lines.join('; ')}`));

test('R-001 every change of a plan that is open to the team is a version, and the two newest are compared in words', async ({
  db: _,
}) => {
  const { lee, mo, plan, objective, calls } = await planWorld();
  expect(await versionsOf(lee, plan.id, newest)).toMatchObject({ total: 0, changes: [] });
  await decidePlan(lee, plan.id, 'consult');
  const form = { ...work('Call back ten customers', objective.id, 12), due: '2026-03-24', version: 1 };
  await editTask(lee, plan.id, calls.id, form);
  const found = await versionsOf(mo, plan.id, newest);
  expect(found).toMatchObject({ total: 2, from: 1, to: 2, agreed: null });
  expect(told(found)).toEqual([
    'tasks: Call back ten customers: takes 12 h, was 4 h; due 24 March 2026, was 20 March 2026',
  ]);
  await makeRemark(mo, plan.id, { kind: 'objection', about: `task:${calls.id}`, words: 'Twelve is too many' });
  const after = await versionsOf(mo, plan.id, newest);
  expect(told(after)).toContain('contributions: Mo Member: Objected to “Call back ten customers”: Twelve is too many');
  expect(after.versions.map(({ version, by, action }) => [version, by, action])).toEqual([
    [3, 'Mo Member', 'plan-remark.make'],
    [2, 'Lee Leader', 'task.edit'],
    [1, 'Lee Leader', 'plan.consult'],
  ]);
  expect((await planOf(lee, plan.id)).newest).toMatch(/^Version 3, changed by Mo Member today, /);
});

test('R-002 a run that moves nobody is a version too when it is given out, and stands in the story: its reasons are read from then on', async ({
  db: _,
}) => {
  const { lee, mo, plan } = await givenWorld();
  const before = await versionsOf(lee, plan.id, newest);
  const { givings } = await rowsOf(lee, plan.id);
  await takeUpAllocation(lee, plan.id, (await allocated(lee, plan.id)).id);
  const after = await versionsOf(mo, plan.id, newest);
  expect(after.total).toBe(before.total + 1);
  expect(after.versions[0]).toMatchObject({ by: 'Lee Leader', action: 'plan.allocate' });
  const words =
    'sked for the run that was given out then: it gave nobody another task, and its reasons hold from then on';
  expect(told(after)).toEqual([`decisions: Lee Leader: A${words}`]);
  const now = (await rowsOf(mo, plan.id)).givings;
  expect(now.slice(0, -1)).toEqual(givings);
  expect(now.at(-1)).toMatchObject({ by: 'Lee Leader', titles: [] });
  expect(sayGiving(now.at(-1)!)).toBe(`a${words}`);
});

test('R-001 what changed since a plan was agreed is told by task and by person, whichever version is named first', async ({
  db: _,
}) => {
  const cast = await givenWorld();
  const { lee, mo, oz, plan, desk } = cast;
  await acceptAll(cast);
  await decidePlan(lee, plan.id, 'agree');
  const { agreed, newest: before } = await versionsOf(lee, plan.id, newest);
  expect(agreed).toBe(before);
  await decidePlan(lee, plan.id, 'revise', 'Mo goes to the projects');
  await overrideAssignment(lee, plan.id, desk.id, [oz.personId], 'Knows it');
  const since = await versionsOf(oz, plan.id, { from: agreed, to: before + 2, page: 1 });
  expect(told(since)).toEqual(
    expect.arrayContaining([
      expect.stringContaining('tasks: Lead the complaints desk: given to Oz Older instead of Mo Member'),
      expect.stringContaining('people: Mo Member: no longer has “Lead the complaints desk”'),
      expect.stringContaining('people: Oz Older: now has “Lead the complaints desk”'),
      expect.stringContaining('decisions: Lee Leader: Opened the plan again: Mo goes to the projects'),
    ]),
  );
  expect(await versionsOf(mo, plan.id, { from: before + 2, to: agreed, page: 1 })).toMatchObject({
    changes: since.changes,
  });
  expect(await versionsOf(lee, plan.id, { from: 99, to: 0, page: 9 })).toMatchObject({ to: before + 2, page: 1 });
});

test('the versions of a plan are read by whoever reads the plan', async ({ db: _ }) => {
  const { mo, pat, ash, foreign, plan } = await givenWorld();
  const read = (actor: Actor) => versionsOf(actor, plan.id, newest);
  for (const actor of [mo, pat]) expect((await read(actor)).total).toBeGreaterThan(0);
  for (const actor of [ash, foreign.leader]) await expect(read(actor)).rejects.toThrow(NotFound);
});

test('who changed a plan last is said with a day that is near', () => {
  const version = { version: 4, by: 'Priya Nair', at: '2026-03-02T15:12:00Z', action: 'task.edit' };
  const said = (day: string) => sayNewest(version, day, 'Europe/London');
  expect(said('2026-03-02')).toBe('Version 4, changed by Priya Nair today, 3:12pm');
  expect(said('2026-03-03')).toBe('Version 4, changed by Priya Nair yesterday, 3:12pm');
  expect(said('2026-03-09')).toBe('Version 4, changed by Priya Nair on 2 March 2026, 3:12pm');
});

test('R-001 the same act of one person over and over within a minute is one line, which leads to all that it changed', () => {
  const of = (version: number, at: string, action = 'plan.edit', by = 'Priya Nair') => ({ version, by, at, action });
  const folded = foldVersions([
    of(6, '2026-03-02T15:14:00Z', 'task.edit'),
    of(5, '2026-03-02T15:12:50Z'),
    of(4, '2026-03-02T15:12:30Z'),
    of(3, '2026-03-02T15:12:10Z'),
    of(2, '2026-03-02T15:12:05Z', 'plan.edit', 'Callum Reid'),
    of(1, '2026-03-02T15:11:59Z', 'plan.edit', 'Callum Reid'),
  ]);
  expect(folded.map(({ first, version }) => [first, version])).toEqual([
    [6, 6],
    [3, 5],
    [2, 2],
    [1, 1],
  ]);
});
