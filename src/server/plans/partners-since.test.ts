import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { planWorld, rowsOf, work } from '../../../tests/plan-world.ts';
import { todayOf } from '../today/today.ts';
import { answerAssignment } from './answers.ts';
import { overrideAssignment } from './assignments.ts';
import { workCounter } from './counter-job.ts';
import { makeCounter } from './counter-offers.ts';
import { partOf } from './part-page.ts';
import { setPlanHours } from './plan-hours.ts';
import { decidePlan } from './plans.ts';
import { takeCounter } from './taking-counters.ts';
import { proposeTask } from './tasks.ts';

test('R-002 R-005 whoever agreed to a part of shared work is told who does the rest since, on their part and on Today', async ({
  db: _,
}) => {
  const { lee, mo, nia, oz, plan, objective } = await planWorld();
  const form = { ...work('Answer the letters', objective.id, 16), due: '2026-03-27', shareSmallest: 4 };
  const letters = await proposeTask(lee, plan.id, form);
  await decidePlan(lee, plan.id, 'consult');
  for (const member of [mo, nia, oz]) await setPlanHours(lee, plan.id, member.personId, 20);
  await overrideAssignment(lee, plan.id, letters.id, [mo.personId, nia.personId], 'They know the letters');
  const { assignments } = await rowsOf(lee, plan.id);
  const [his, hers] = [mo, nia].map(({ personId }) => assignments.find((row) => row.personId === personId)!);
  await answerAssignment(mo, his!.id, { answer: 'accept', words: null });
  const told = async () => ({
    part: (await partOf(mo, plan.id, mo.personId)).partners[his!.id],
    today: (await todayOf(mo, { all: true })).needs.filter(({ what }) => what.includes('with you')),
  });
  expect(await told()).toEqual({ part: undefined, today: [] });

  const offer = { kind: 'give', theirs: null, withId: oz.personId, due: null, reason: 'I only work mornings' } as const;
  const { id } = await makeCounter(nia, hers!.id, offer);
  await workCounter({ organisationId: lee.organisationId, payload: { counterId: id, askedBy: nia.personId } });
  await takeCounter(lee, plan.id, id);
  const since = 'Nia Newer has no part of it any more and Oz Older has 8 h of it';
  const { part, today } = await told();
  expect(part).toBe(since);
  expect(today).toMatchObject([
    {
      what: 'Who does “Answer the letters” with you has changed',
      why: `${since}.`,
      when: { text: 'For you to know' },
    },
  ]);

  await answerAssignment(mo, his!.id, { answer: 'query', words: 'Does Oz know the letters?' });
  await answerAssignment(mo, his!.id, { answer: 'accept', words: null });
  expect(await told(), 'what they agree to as it is now needs no word').toEqual({ part: undefined, today: [] });
});
