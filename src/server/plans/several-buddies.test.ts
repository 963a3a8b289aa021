import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { allocated, planWorld, rowsOf, work } from '../../../tests/plan-world.ts';
import { reading } from '../db.ts';
import { assessSkill, pursueSkill } from '../people/skills.ts';
import { askable } from '../support/help-facts.ts';
import { agreementDocument } from './agreements.ts';
import { allocationOf } from './allocation-page.ts';
import { sayAsBuddies } from './buddying.ts';
import { sayFact } from './difference-words.ts';
import { myWorkOf } from './my-work.ts';
import { partOf } from './part-page.ts';
import { planDocument } from './plan-document.ts';
import { setPlanHours } from './plan-hours.ts';
import { planSheet } from './plan-sheet.ts';
import { decidePlan } from './plans.ts';
import { takeUpAllocation } from './taking-up.ts';
import { taskOf } from './task-page.ts';
import { proposeTask } from './tasks.ts';

/** Nia has 8 hours of hard letters as a step up: Mo and Oz have an hour each, so that either is buddy on one part of it. */
async function twoBuddies() {
  const cast = await planWorld();
  const { lee, mo, nia, oz, plan, objective, complaints } = cast;
  await assessSkill(lee, oz.personId, { skillId: complaints.id, level: 4 });
  await pursueSkill(nia, nia.personId, complaints.id);
  for (const member of [mo, oz]) await setPlanHours(lee, plan.id, member.personId, 1);
  await setPlanHours(lee, plan.id, nia.personId, 20);
  const skills = [{ skillId: complaints.id, level: 3 }];
  const form = { ...work('Answer the hard letters', objective.id, 8), skills, shareSmallest: 4, due: '2026-03-27' };
  const letters = await proposeTask(lee, plan.id, form);
  await decidePlan(lee, plan.id, 'consult');
  const run = await allocated(lee, plan.id);
  const page = (await allocationOf(lee, plan.id, run.id)).result!.tasks.find(({ id }) => id === letters.id)!;
  await takeUpAllocation(lee, plan.id, run.id);
  return { ...cast, letters, page };
}

const both = 'Mo Member (1 h) and Oz Older (1 h)';

test('R-002 R-005 whoever has several buddies on one task is told of all of them with their hours, and so is everybody else', async ({
  db: _,
}) => {
  const { lee, mo, nia, oz, plan, letters, page } = await twoBuddies();
  expect(page.buddies.map(({ words }) => words)).toEqual([`${both} are buddies to Nia Newer`]);
  expect(page.because.join()).toMatch(
    /with (Mo Member|Oz Older) \(level \d\) and (Mo Member|Oz Older) \(level \d\) as buddies/,
  );

  const item = (await partOf(nia, plan.id, nia.personId)).work.find(({ taskId }) => taskId === letters.id)!;
  expect(sayAsBuddies(item.buddies)).toBe(`${both} as buddies`);
  const own = (await myWorkOf(nia)).tasks.find(({ taskId }) => taskId === letters.id)!;
  expect(sayAsBuddies(own.buddies)).toBe(`${both} as buddies`);
  const asked = await reading(lee.organisationId, askable(nia, own.id));
  expect(asked.filter(({ part }) => part === 'buddy').map(({ id }) => id)).toEqual([mo.personId, oz.personId]);
  expect((await taskOf(oz, plan.id, letters.id)).buddies.map(({ name }) => name)).toEqual([mo.name, oz.name]);

  const rows = await rowsOf(lee, plan.id);
  const sheet = planSheet({ ...rows, state: 'consulting', reached: null });
  const line = sheet.parts.flatMap(({ work: all }) => all).find(({ id }) => id === letters.id)!;
  expect(line.who).toBe(`Nia Newer, 8 h with ${both}`);
  const factsOf = (document: ReturnType<typeof planDocument>, id: string) =>
    document.sections.flatMap(({ blocks }) => blocks).find((block) => block.id === id);
  const kept = planDocument(rows, 'Europe/London');
  const whoDoes = { name: 'Who does it', value: `Nia Newer, with ${both} as buddies` };
  expect(factsOf(kept, `task-${letters.id}`)).toMatchObject({ facts: expect.arrayContaining([whoDoes]) });
  const terms = agreementDocument(rows, nia.personId, null, 'Europe/London');
  const buddies = { name: 'Buddy', value: both };
  expect(factsOf(terms, `work-${letters.id}`)).toMatchObject({ facts: expect.arrayContaining([buddies]) });
  for (const { people } of [kept, terms])
    expect(people.map(({ name }) => name)).toEqual(expect.arrayContaining([mo.name, oz.name]));
});

test('R-002 what changes between one buddy and two is said of both', () => {
  const after = `Nia Newer, with ${both} as buddies`;
  expect(sayFact('Who does it', { before: 'Nia Newer, with Mo Member as buddy', after })).toEqual([
    `Nia Newer has ${both} as buddies now`,
  ]);
  expect(sayFact('Buddy', { before: 'Mo Member', after: both })).toEqual([
    `${both} are the buddies now, was Mo Member`,
  ]);
});
