import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { acceptAll, assignmentsOf, givenWorld, rowsOf } from '../../../tests/plan-world.ts';
import { setClock } from '../clock.ts';
import { reading } from '../db.ts';
import { Conflict, Invalid, NotAllowed } from '../errors.ts';
import { todayOf } from '../today/today.ts';
import { answerAssignment } from './answers.ts';
import { finishAssignment } from './finishing.ts';
import { outcomeWords } from './lesson-rows.ts';
import { lastReviews, writeLesson } from './lessons.ts';
import { myWorkOf } from './my-work.ts';
import { newestDocument, planDocument } from './plan-document.ts';
import { planOf } from './plan-page.ts';
import type { ObjectiveRow } from './plan-rows.ts';
import { decidePlan, reportOnPlan } from './plans.ts';

const lesson = { wentWell: 'The desk was never empty', toChange: 'Ten calls were too many', version: 0 };

/** Under way, with nothing reported as done. */
async function liveWorld() {
  const cast = await givenWorld();
  await acceptAll(cast);
  for (const step of ['agree', 'start'] as const) await decidePlan(cast.lee, cast.plan.id, step);
  return cast;
}

/** Closed, as it was said, with some work undone. */
async function closedWorld() {
  const cast = await liveWorld();
  await decidePlan(cast.lee, cast.plan.id, 'close', 'Well, but for the script');
  return cast;
}

describe('the review of a closed plan', () => {
  test('R-007 leader and members say what went well and what to change, and may change that until the review is closed', async ({
    db: _,
  }) => {
    const { lee, mo, nia, pat, ash, plan } = await closedWorld();
    for (const nobody of [pat, ash]) await expect(writeLesson(nobody, plan.id, lesson)).rejects.toThrow(NotAllowed);
    await writeLesson(mo, plan.id, lesson);
    await writeLesson(lee, plan.id, { ...lesson, toChange: null });
    await expect(writeLesson(mo, plan.id, lesson)).rejects.toMatchObject({ theirs: { toChange: lesson.toChange } });
    await writeLesson(mo, plan.id, { ...lesson, toChange: 'Eight calls', version: 1 });
    const { lessons } = await rowsOf(nia, plan.id);
    expect(lessons.map(({ name, wentWell, toChange }) => [name, wentWell, toChange])).toEqual([
      ['Mo Member', lesson.wentWell, 'Eight calls'],
      ['Lee Leader', lesson.wentWell, null],
    ]);
    await decidePlan(lee, plan.id, 'review', 'Fewer calls for each');
    await expect(writeLesson(nia, plan.id, lesson)).rejects.toThrow(/closed and reviewed/);
    expect(await planOf(mo, plan.id)).toMatchObject({ state: 'reviewed', mayLearn: false, steps: [] });
  });

  test('R-001 a review is closed only by the leader, once somebody wrote a lesson, and with what is carried on', async ({
    db: _,
  }) => {
    const { lee, mo, plan } = await closedWorld();
    const step = async () => (await planOf(lee, plan.id)).steps;
    expect(await step()).toMatchObject([{ decision: 'review', whyNot: expect.stringMatching(/^Nobody has written/) }]);
    await expect(decidePlan(lee, plan.id, 'review', 'Go on')).rejects.toThrow(Conflict);
    await writeLesson(mo, plan.id, lesson);
    await expect(decidePlan(mo, plan.id, 'review', 'Go on')).rejects.toThrow(NotAllowed);
    await expect(decidePlan(lee, plan.id, 'review')).rejects.toThrow(Invalid);
    await decidePlan(lee, plan.id, 'review', 'Fewer calls for each');
    await expect(decidePlan(lee, plan.id, 'review', 'Again')).rejects.toThrow(/is closed and reviewed now/);
    await expect(reportOnPlan(lee, plan.id, 'Well')).rejects.toThrow(Conflict);
  });

  test('R-001 a plan closed without a word is reviewed once it is said how it went', async ({ db: _ }) => {
    const { lee, mo, nia, oz, plan } = await liveWorld();
    for (const member of [mo, nia, oz])
      for (const { id } of await assignmentsOf(member, plan.id)) await finishAssignment(member, id, null);
    setClock(() => new Date(Date.UTC(2026, 2, 27, 17)));
    await decidePlan(lee, plan.id, 'close');
    await writeLesson(mo, plan.id, lesson);
    await expect(decidePlan(lee, plan.id, 'review', 'Go on')).rejects.toThrow(/not said how the plan went/);
    await reportOnPlan(lee, plan.id, 'Nobody waited');
    await decidePlan(lee, plan.id, 'review', 'Go on');
  });

  test('nothing is learned from a plan that goes on', async ({ db: _ }) => {
    const { mo, plan } = await liveWorld();
    await expect(writeLesson(mo, plan.id, lesson)).rejects.toThrow(/under way\. What was learned/);
  });

  test('R-007 lessons, outcomes and what is carried on stand in the plan’s document, and are shown when the next plan is made', async ({
    db: _,
  }) => {
    const { lee, mo, plan, foreign, team } = await closedWorld();
    await writeLesson(mo, plan.id, lesson);
    expect(await lastReviews(lee)).toEqual([]);
    await decidePlan(lee, plan.id, 'review', 'Fewer calls for each');
    const kept = await reading(lee.organisationId, newestDocument(lee, 'plan-document', plan.id));
    const text = JSON.stringify(kept?.record.sections);
    for (const words of [lesson.wentWell, lesson.toChange, 'to carry into the next plan: Fewer calls for each'])
      expect(text).toContain(words);
    expect(text, 'nothing was counted').not.toContain('"Outcome"');
    const counted = planDocument(await rowsOf(lee, plan.id), 'Europe/London', () => '79%: reached');
    expect(JSON.stringify(counted.sections)).toContain('{"name":"Outcome","value":"79%: reached"}');
    const priority = '{"name":"Priority","value":"2, where 9 counts most"}';
    expect(JSON.stringify(counted.sections), 'R-004 which of two priorities comes first').toContain(priority);
    expect(await lastReviews(lee)).toMatchObject([
      {
        ...{ planId: plan.id, team: team.name, carried: 'Fewer calls for each' },
        toChange: [{ name: 'Mo Member', words: lesson.toChange }],
      },
    ]);
    for (const other of [mo, foreign.leader]) expect(await lastReviews(other)).toEqual([]);
  });

  test('whoever was told that their work ended undone is told no otherwise by the review', async ({ db: _ }) => {
    const { lee, mo, plan } = await closedWorld();
    const told = async () => [(await todayOf(mo)).needs.map(({ what, why }) => [what, why]), await myWorkOf(mo)];
    const before = await told();
    await writeLesson(lee, plan.id, lesson);
    await decidePlan(lee, plan.id, 'review', 'Go on');
    const [needs, work] = await told();
    expect(needs).toEqual(before[0]);
    expect(work).toMatchObject({ lost: (before[1] as { lost: unknown }).lost, ended: [{ planId: plan.id }] });
    const [mine] = await assignmentsOf(mo, plan.id);
    await expect(answerAssignment(mo, mine!.id, { answer: 'accept', words: null })).rejects.toThrow(Conflict);
  });
});

test('R-001 the outcome of an objective says what was counted, what was wanted, and whether that was reached', () => {
  const objective = { kpi: 'fcr', standard: null, standardKpi: null, target: 78 } as ObjectiveRow;
  const reached = (fcr: number) => ({ amounts: { fcr }, everybodys: [], when: 'March' });
  expect(outcomeWords(objective, reached(79))).toBe('79%, counted, March; 78% was wanted: reached');
  expect(outcomeWords(objective, reached(70))).toBe('70%, counted, March; 78% was wanted: not reached');
  expect(outcomeWords({ ...objective, target: null }, reached(70))).toBe('70%, counted, March');
  expect(outcomeWords(objective, null)).toBe('not counted: no contact from a whole week of the plan is known');
  expect(outcomeWords({ ...objective, kpi: null }, null)).toBe('it has no figure');
  const early = { ...reached(79), ahead: '27 March 2026' };
  expect(outcomeWords(objective, early)).toBe(
    '79%, counted, March, and the plan’s last day, 27 March 2026, had not come; 78% was wanted: reached so far',
  );
  expect(outcomeWords(objective, { ...early, few: '2 of its 4 weeks', ahead: null })).toBe(
    '79%, counted, March, 2 of its 4 weeks; 78% was wanted: too few weeks to say',
  );
});
