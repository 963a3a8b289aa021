import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { allocated, assignmentsOf, planWorld, rowsOf, work } from '../../../tests/plan-world.ts';
import { reading } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { addWorkRule } from '../people/work-rules.ts';
import { todayOf } from '../today/today.ts';
import { sayLoosened } from './allocation-names.ts';
import { allocationOf } from './allocation-page.ts';
import { assignments } from './assignments.table.ts';
import { workCounter } from './counter-job.ts';
import { makeCounter } from './counter-offers.ts';
import { hoursOfPlan } from './hours-page.ts';
import { myWorkOf } from './my-work.ts';
import { giveOrder } from './orders.ts';
import { partOf } from './part-page.ts';
import { planDocument } from './plan-document.ts';
import { planOf } from './plan-page.ts';
import { decidePlan } from './plans.ts';
import { withoutRareRules } from './rule-privacy.ts';
import { planToShape } from './shaping.ts';
import { takeUpAllocation } from './taking-up.ts';
import { taskOf } from './task-page.ts';
import { proposeTask } from './tasks.ts';

/** Seconds of a moment are no hours of a rule: "10:00:07.251". */
const said = /no letter|(?<!:\d)7\.25|(?<!:\d)3\.85/i;

/** Each of three has a rule that nobody else has, and there is work that only they could do. */
async function ruledWorld() {
  const cast = await planWorld();
  const { lee, mo, nia, oz, plan, objective, complaints } = cast;
  const letters = {
    ...work('Answer the letters', objective.id, 2),
    channel: 'letter',
    skills: [{ skillId: complaints.id, level: 3 }],
  };
  const task = await proposeTask(lee, plan.id, letters);
  await addWorkRule(lee, mo.personId, { kind: 'no-channel', value: 'letter' });
  await addWorkRule(lee, nia.personId, { kind: 'max-hours', value: '7.25' });
  await addWorkRule(lee, oz.personId, { kind: 'max-task-hours', value: '3.85' });
  return { ...cast, task, members: [mo, nia, oz] };
}

describe('R-002 a personal rule', () => {
  test('is never said where fewer than three share it, on no page that others read and in no record', async ({
    db: _,
  }) => {
    const { lee, members, plan, task, calls, desk, script, oz } = await ruledWorld();
    await decidePlan(lee, plan.id, 'consult');
    const run = await allocated(lee, plan.id);
    const result = (await allocationOf(lee, plan.id, run.id)).result!;
    expect(result.unassigned.find(({ id }) => id === task.id)!.because).toContain('Mo Member (a personal rule)');
    await takeUpAllocation(lee, plan.id, run.id);
    const texts: unknown[] = [{ ...result, people: [] }];
    const read = async (reader: Actor) => {
      texts.push(
        await planOf(reader, plan.id),
        await planToShape(reader, plan.id),
        await todayOf(reader),
        await myWorkOf(reader),
      );
      texts.push(await hoursOfPlan(reader, plan.id));
      for (const { id } of [calls, desk, script, task]) texts.push(await taskOf(reader, plan.id, id));
      for (const { personId } of reader === lee ? members : [reader])
        texts.push(await partOf(reader, plan.id, personId));
    };
    const [own] = (await assignmentsOf(lee, plan.id, members[0]!.personId)).filter(({ buddyToId }) => !buddyToId);
    const counter = { kind: 'give' as const, reason: 'Oz wants it', withId: oz.personId, theirs: null, due: null };
    const made = await makeCounter(members[0]!, own!.id, counter);
    await workCounter({
      organisationId: lee.organisationId,
      payload: { counterId: made.id, askedBy: members[0]!.personId },
    });
    for (const reader of [lee, ...members]) await read(reader);
    texts.push(planDocument(await rowsOf(lee, plan.id), 'Europe/London'));
    for (const text of texts) expect(JSON.stringify(text)).not.toMatch(said);
    const kept = await reading(lee.organisationId, (db) => db.select().from(assignments));
    expect(JSON.stringify(kept)).not.toMatch(said);
  });

  test('stands beside the choice by hand that it clashes with, unsaid, and only work left over then is listed', async ({
    db: _,
  }) => {
    const { lee, mo, plan, task, objective } = await ruledWorld();
    const pin = { taskId: task.id, personId: mo.personId, order: 'pin' as const, reason: 'He knows the customers' };
    await giveOrder(lee, plan.id, pin);
    const long = await proposeTask(lee, plan.id, work('Sort the archive', objective.id, 400));
    await decidePlan(lee, plan.id, 'consult');
    const run = await allocated(lee, plan.id);
    const result = (await allocationOf(lee, plan.id, run.id)).result!;
    expect(result.status).toBe('infeasible');
    expect(result.unassigned.map(({ id }) => id).sort()).toEqual([long.id, task.id].sort());
    expect(result.unassigned.find(({ id }) => id === task.id)!.because).toBe(
      'The instructions cannot be kept: Mo Member was chosen for “Answer the letters”; a personal rule of Mo Member stands against it',
    );
    expect(result.relax).toEqual([
      {
        changes: [
          {
            words: '“Answer the letters” would have to go to somebody other than Mo Member, who was chosen for it',
            place: { kind: 'task', id: task.id },
          },
        ],
        unblocks: ['“Answer the letters”'],
      },
    ]);
    expect(result.others).toBe(3);
    expect(JSON.stringify(result)).not.toMatch(said);
  });

  test('is said where three share it, by name and by id alike', () => {
    const people = ['a', 'b', 'c'].map((id) => ({
      id,
      name: id.toUpperCase(),
      hours: 9,
      rules: [{ kind: 'no-channel' as const, value: 'phone' }],
    }));
    const words = 'a rule keeps everybody with the skills off it: A (no phone)';
    expect(withoutRareRules(words, { people })).toBe(words);
    expect(
      withoutRareRules(words, {
        people: people.slice(1).concat({ ...people[0]!, rules: [{ kind: 'no-channel', value: 'phone' }] }),
      }),
    ).toBe(words);
    const rare = { people: [people[0]!, people[1]!, { ...people[2]!, rules: [] }] };
    expect(withoutRareRules(words, rare)).toBe('a rule keeps everybody with the skills off it: A (a personal rule)');
    expect(withoutRareRules('a: no phone', rare)).toBe('a: a personal rule');
    expect(sayLoosened({ rule: 'A: a personal rule', by: 1 })).toBe('A, a personal rule: this would have to be lifted');
    const capped = { people: [{ id: 'a', name: 'A', hours: 9, rules: [{ kind: 'max-hours' as const, value: 4 }] }] };
    expect(withoutRareRules('not enough hours: A (4 of 4 hours taken) could take it', capped)).toBe(
      'not enough hours: A (no more by a personal rule) could take it',
    );
  });
});
