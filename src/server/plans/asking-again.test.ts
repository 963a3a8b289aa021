import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { acceptAll, assignmentsOf, givenWorld, rowsOf, understood, work } from '../../../tests/plan-world.ts';
import { reading } from '../db.ts';
import { todayOf } from '../today/today.ts';
import { termsOf } from './agreements.ts';
import { answerAssignment } from './answers.ts';
import { changesOfTask } from './asking-again.ts';
import { overrideAssignment } from './assignments.ts';
import { partOf } from './part-page.ts';
import type { TaskRow } from './plan-rows.ts';
import { decidePlan } from './plans.ts';
import { signAgreement } from './signing.ts';
import { editTask } from './tasks.ts';

/** Agreed, with Mo's part signed. */
async function agreedWorld() {
  const cast = await givenWorld();
  const { lee, mo, plan } = cast;
  await acceptAll(cast);
  await understood(cast, mo);
  await decidePlan(lee, plan.id, 'agree');
  const terms = await reading(mo.organisationId, termsOf(mo, plan.id, mo.personId));
  await signAgreement(mo, plan.id, mo.personId, { versionId: terms!.versionId, stance: 'agree' });
  return cast;
}

test('R-005 after an agreement whoever’s task changed is asked again, told in words what changed, and nobody else is', async ({
  db: _,
}) => {
  const cast = await agreedWorld();
  const { lee, mo, nia, oz, plan, desk, objective, complaints } = cast;
  await decidePlan(lee, plan.id, 'revise', 'The contractor comes later');
  expect(await assignmentsOf(mo, plan.id)).toMatchObject([{ taskId: desk.id, hours: 6 }]);
  const skills = [{ skillId: complaints.id, level: 2 }];
  const form = { ...work(desk.title, objective.id, 6), due: '2026-03-24', skills, version: 1 };
  expect((await editTask(lee, plan.id, desk.id, form)).asked).toEqual(['Mo Member']);
  const words = 'due 24 March 2026, was 20 March 2026; needs Complaints at level 2, was level 3';
  const rows = await rowsOf(lee, plan.id);
  const newest = (id: string) => rows.answers.filter(({ assignmentId }) => assignmentId === id).at(-1)?.answer;
  for (const row of rows.assignments)
    expect(newest(row.id), row.name).toBe(row.personId === mo.personId ? undefined : 'accept');
  await expect(decidePlan(lee, plan.id, 'agree')).rejects.toThrow(/^Mo Member has not answered/);
  const [need] = (await todayOf(mo)).needs.filter(({ what }) => what.startsWith('Agree your task'));
  expect(need?.why).toBe(`The task was changed: ${words}.`);
  for (const other of [nia, oz])
    expect((await todayOf(other)).needs.map(({ what }) => what).join()).not.toContain('Agree your');
  const part = await partOf(mo, plan.id, mo.personId);
  expect(part.changed).toMatchObject({ load: null, changes: [{ title: desk.title, lines: words.split('; ') }] });
  expect(part.ended).toMatchObject([{ reason: `The task was changed: ${words}.`, again: { atOnce: true } }]);
  expect((await partOf(nia, plan.id, nia.personId)).changed).toBeNull();
  const [mine] = await assignmentsOf(mo, plan.id);
  await answerAssignment(mo, mine!.id, { answer: 'accept', words: null });
  await decidePlan(lee, plan.id, 'agree');
});

test('R-005 whoever gets more work is asked about it, and told how much more it is than they signed', async ({
  db: _,
}) => {
  const { lee, mo, plan, script } = await agreedWorld();
  await decidePlan(lee, plan.id, 'revise', 'Nia is ill');
  await overrideAssignment(lee, plan.id, script.id, [mo.personId], 'Nia is ill');
  const part = await partOf(mo, plan.id, mo.personId);
  expect(part.changed?.load).toBe('9 h of work, was 6 h: 50% more');
  expect(part.changed?.changes).toMatchObject([{ title: script.title, how: 'new' }]);
  expect(part.work.filter(({ newest }) => newest === null).map(({ title }) => title)).toEqual([script.title]);
  await expect(decidePlan(lee, plan.id, 'agree')).rejects.toThrow(/^Mo Member has not answered “Rewrite the script”/);
});

test('R-005 who has not agreed yet, and who asked or declined, is not asked twice', async ({ db: _ }) => {
  const { lee, mo, plan, desk, objective } = await givenWorld();
  const edit = (due: string, version: number) =>
    editTask(lee, plan.id, desk.id, { ...work(desk.title, objective.id, 6), due, version });
  expect((await edit('2026-03-23', 1)).asked).toEqual([]);
  const [mine] = await assignmentsOf(mo, plan.id);
  await answerAssignment(mo, mine!.id, { answer: 'query', words: 'A day later?' });
  expect((await edit('2026-03-24', 2)).asked).toEqual([]);
  expect((await assignmentsOf(mo, plan.id)).map(({ id }) => id)).toEqual([mine!.id]);
  await answerAssignment(mo, mine!.id, { answer: 'accept', words: null });
  expect((await edit('2026-03-24', 3)).asked).toEqual([]);
  expect((await edit('2026-03-25', 4)).asked).toEqual(['Mo Member']);
});

test('what changes about a task is told with its channel, and without the hours that are given out anew', () => {
  const task = {
    ...{ id: 't', title: 'Calls', hours: 4, due: null, channel: 'phone', people: 1, objective: null, standard: null },
    skills: [] as TaskRow['skills'],
  } as TaskRow;
  expect(changesOfTask(task, { ...task, hours: 8, people: 2, version: 7 })).toEqual([]);
  expect(changesOfTask(task, { ...task, channel: 'webchat' })).toEqual(['Channel: Web chat, was Phone']);
});
