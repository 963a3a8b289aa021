import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { acceptAll, assignmentsOf, givenWorld, understood, work } from '../../../tests/plan-world.ts';
import { Conflict } from '../errors.ts';
import { todayOf } from '../today/today.ts';
import { answerAssignment, replyToAnswer } from './answers.ts';
import { makeCounter } from './counter-offers.ts';
import { partOf } from './part-page.ts';
import { decidePlan } from './plans.ts';
import { editTask } from './tasks.ts';
import { beginWork } from './work-steps.ts';

describe('R-005 an answer', () => {
  test('is to the work that was read: once that was changed, an old page answers nothing', async ({ db: _ }) => {
    const cast = await givenWorld();
    const { lee, mo, plan, objective } = cast;
    const read = (await partOf(mo, plan.id, mo.personId)).work.find(({ buddyToId }) => !buddyToId)!;
    const { id, version } = read.task;
    const changed = { ...work('Something else altogether', objective.id, read.task.hours), version };
    await editTask(lee, plan.id, id, changed);
    const old = answerAssignment(mo, read.id, { answer: 'accept', words: null, seen: version });
    await expect(old).rejects.toThrow('is “Something else altogether” now');
    await answerAssignment(mo, read.id, { answer: 'accept', words: null, seen: version + 1 });
  });
});

describe('R-005 who agreed and cannot keep to it', () => {
  test('asks for a change once the plan is agreed or under way: it waits for the leader, and is agreed to again', async ({
    db: _,
  }) => {
    const cast = await givenWorld();
    const { lee, mo, plan } = cast;
    await acceptAll(cast);
    await understood(cast, mo);
    await decidePlan(lee, plan.id, 'agree');
    await decidePlan(lee, plan.id, 'start');
    const own = (await assignmentsOf(mo, plan.id)).find(({ buddyToId }) => !buddyToId)!;
    const offer = { kind: 'later' as const, reason: 'Away', theirs: null, withId: null, due: '2026-03-26' };
    await expect(makeCounter(mo, own.id, offer)).rejects.toThrow(Conflict);
    await answerAssignment(mo, own.id, { answer: 'query', words: 'I am called to court that week' });
    await expect(beginWork(mo, own.id)).rejects.toThrow(Conflict);
    const waits = async () => (await todayOf(lee, { all: true })).needs.map(({ what }) => what).join('; ');
    expect(await waits()).toContain(mo.name);
    const newest = async () => (await partOf(lee, plan.id, mo.personId)).work.find(({ id }) => id === own.id)!.newest!;
    await replyToAnswer(lee, plan.id, (await newest()).id, 'Do it the week after');
    await answerAssignment(mo, own.id, { answer: 'accept', words: null });
    expect((await newest()).answer).toBe('accept');
    await beginWork(mo, own.id);
  });
});
