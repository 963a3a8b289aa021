import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { acceptAll, assignmentsOf, givenWorld, liveWorld, understood, work } from '../../../tests/plan-world.ts';
import { Conflict } from '../errors.ts';
import { todayOf } from '../today/today.ts';
import { answerAssignment, replyToAnswer } from './answers.ts';
import { makeCounter } from './counter-offers.ts';
import { finishAssignment } from './finishing.ts';
import { ownWork } from './own-work.ts';
import { partOf } from './part-page.ts';
import { planOf } from './plan-page.ts';
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

  test('says so by asking, not by declining, which a page opened before the plan was agreed still offers', async ({
    db: _,
  }) => {
    const cast = await givenWorld();
    const { lee, mo, plan } = cast;
    await acceptAll(cast);
    const own = (await assignmentsOf(mo, plan.id)).find(({ buddyToId }) => !buddyToId)!;
    const decline = () => answerAssignment(mo, own.id, { answer: 'decline', words: 'I cannot' });
    const answers = async () => (await partOf(mo, plan.id, mo.personId)).work.find(({ id }) => id === own.id)!.said;
    await decidePlan(lee, plan.id, 'agree');
    const before = (await answers()).length;
    await expect(decline()).rejects.toThrow('not declined any more');
    await answerAssignment(mo, own.id, { answer: 'query', words: 'I am called to court that week' });
    await expect(decline()).rejects.toThrow('not declined any more');
    const start = async () =>
      (await planOf(lee, plan.id)).steps.find(({ decision }) => decision === 'start')!.stillOpen;
    expect(await start()).toMatch(/^Mo Member has a query on “[^”]+”\. Work that is not agreed is neither begun/);
    await decidePlan(lee, plan.id, 'start');
    await expect(decline()).rejects.toThrow('not declined any more');
    expect((await answers()).length).toBe(before + 1);
    await decidePlan(lee, plan.id, 'revise', 'Mo is away');
    await decline();
  });

  test('reports nothing as done until they agree again, also where it was begun; and what is done is not answered anew', async ({
    db: _,
  }) => {
    const cast = await liveWorld();
    const { lee, mo, plan } = cast;
    const own = (await assignmentsOf(mo, plan.id)).find(({ buddyToId }) => !buddyToId)!;
    const work = () => ownWork(mo, own.id);
    const ask = () => answerAssignment(mo, own.id, { answer: 'query', words: 'Is it still wanted?' });
    const refused = () => expect(finishAssignment(mo, own.id, null)).rejects.toThrow('This work is not agreed yet');
    expect(await work()).toMatchObject({ answer: 'accept', mayFinish: true });
    await ask();
    expect(await work()).toMatchObject({ stands: 'given', answer: 'query', mayFinish: false });
    await refused();
    const { newest } = (await partOf(lee, plan.id, mo.personId)).work.find(({ id }) => id === own.id)!;
    await replyToAnswer(lee, plan.id, newest!.id, 'It is');
    await refused();
    await answerAssignment(mo, own.id, { answer: 'accept', words: null });
    await understood(cast, mo);
    await beginWork(mo, own.id);
    await ask();
    expect(await work()).toMatchObject({ stands: 'in-progress', mayFinish: false });
    await refused();
    await answerAssignment(mo, own.id, { answer: 'accept', words: null });
    await finishAssignment(mo, own.id, 'All rung back');
    await expect(ask()).rejects.toThrow('reported as done');
  });
});
