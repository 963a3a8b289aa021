import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { acceptAll, assignmentsOf, givenWorld, rowsOf } from '../../../tests/plan-world.ts';
import { one, reading } from '../db.ts';
import { Conflict, Invalid, NotAllowed, NotFound } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { addWorkRule } from '../people/work-rules.ts';
import { answerAssignment, replyToAnswer } from './answers.ts';
import { overrideAssignment } from './assignments.ts';
import type { CounterForm } from './counter.form.ts';
import { workCounter } from './counter-job.ts';
import { declineCounter, makeCounter, withdrawCounter } from './counter-offers.ts';
import { sayPrice } from './counter-page.ts';
import { endedWorkOf } from './lost-work.ts';
import { partOf } from './part-page.ts';
import { sayGiving } from './plan-document.ts';
import { setPlanHours } from './plan-hours.ts';
import { takeCounter } from './taking-counters.ts';
import { taskOf } from './task-page.ts';
import { wishForTask } from './wishes.ts';

type Cast = Awaited<ReturnType<typeof givenWorld>>;
const form = (kind: CounterForm['kind'], more: Partial<CounterForm> = {}): CounterForm => ({
  ...{ kind, reason: 'I know this better', theirs: null, withId: null, due: null },
  ...more,
});

/** Each has one task: the desk is Mo's, the calls Nia's, the script Oz's. */
async function oneEach() {
  const cast = await givenWorld();
  const { lee, mo, nia, oz, plan, desk, calls, script } = cast;
  for (const [task, member] of [
    [desk, mo],
    [calls, nia],
    [script, oz],
  ] as const)
    await overrideAssignment(lee, plan.id, task.id, [member.personId], 'For the test').catch(() => undefined);
  return cast;
}
const workOf = async (cast: Cast, member: Actor) =>
  (await assignmentsOf(cast.lee, cast.plan.id, member.personId)).filter(({ buddyToId }) => !buddyToId);
const doersOf = async ({ lee, plan }: Cast, taskId: string) =>
  (await rowsOf(lee, plan.id)).assignments
    .filter((row) => row.taskId === taskId && !row.buddyToId)
    .map(({ name }) => name);

async function offered(cast: Cast, member: Actor, counter: CounterForm) {
  const [own] = await workOf(cast, member);
  const made = await makeCounter(member, own!.id, counter);
  await workCounter({
    organisationId: member.organisationId,
    payload: { counterId: made.id, askedBy: member.personId },
  });
  const part = await partOf(cast.lee, cast.plan.id, member.personId);
  const listed = part.counters.find(({ id }) => id === made.id)!;
  return { id: made.id, own: own!, price: listed.price!, said: sayPrice(listed.price!) };
}

describe('R-002 a counter-offer', () => {
  test('is not taken while somebody it would ask anew waits for an answer', async ({ db: _ }) => {
    const cast = await oneEach();
    const { lee, nia, oz, plan } = cast;
    const [theirs] = await workOf(cast, oz);
    const { id } = await offered(cast, nia, form('swap', { theirs: theirs!.id }));
    const asked = { answer: 'query' as const, words: 'Both on one day?' };
    await answerAssignment(oz, theirs!.id, asked);
    await expect(takeCounter(lee, plan.id, id)).rejects.toThrow(/has no answer yet: “Both on one day\?”/);
  });

  test('R-003 who volunteered for a task is named first, who would rather not do it last', async ({ db: _ }) => {
    const { mo, nia, oz, plan, desk } = await oneEach();
    await wishForTask(nia, plan.id, { taskId: desk.id, wish: 'avoid', words: null });
    await wishForTask(oz, plan.id, { taskId: desk.id, wish: 'prefer', words: null });
    const { byTask } = (await partOf(mo, plan.id, mo.personId)).counterChoices;
    expect(byTask[desk.id]!.toGive.map(({ label }) => label)).toEqual([
      `${oz.name}, volunteered for it`,
      `${nia.name}, would rather not`,
    ]);
  });

  test('lists nothing that would be refused for who is on which task', async ({ db: _ }) => {
    const { lee, mo, nia, oz, plan, desk, calls } = await oneEach();
    await overrideAssignment(lee, plan.id, calls.id, [nia.personId, mo.personId], 'Both').catch(() => undefined);
    const choices = (await partOf(mo, plan.id, mo.personId)).counterChoices.byTask;
    const names = (list: { label: string }[]) => list.map(({ label }) => label);
    for (const { taskId } of await assignmentsOf(lee, plan.id, mo.personId)) {
      const on = (await rowsOf(lee, plan.id)).assignments.filter((row) => row.taskId === taskId);
      const isFree = (actor: Actor) => !on.some(({ personId }) => personId === actor.personId);
      expect(names(choices[taskId]!.toGive)).toEqual([nia, oz].filter(isFree).map(({ name }) => name));
      expect(names(choices[taskId]!.beside)).toEqual(names(choices[taskId]!.toGive));
      for (const { value } of choices[taskId]!.theirs) {
        const { taskId: other } = (await rowsOf(lee, plan.id)).assignments.find(({ id }) => id === value)!;
        expect(other).not.toBe(taskId);
      }
    }
    expect(Object.keys(choices)).toContain(desk.id);
  });

  test('to swap is worked out, shown to the leader, and taken with both names; the others are asked again', async ({
    db: _,
  }) => {
    const cast = await oneEach();
    const { lee, nia, oz, mo, plan, calls, script } = cast;
    await acceptAll(cast);
    const [theirs] = await workOf(cast, oz);
    const { id, price, said, own } = await offered(cast, nia, form('swap', { theirs: theirs!.id }));
    expect(price).toMatchObject({ holds: 'all', undone: [], why: [] });
    expect(said.lines).toEqual([
      'Nia Newer gets “Rewrite the script” and gives up “Call back ten customers”: 3 of 12 hours, 4 before.',
      'Oz Older gets “Call back ten customers” and gives up “Rewrite the script”: 4 of 9 hours, 3 before.',
      'Whoever has most to do goes from 40% to 45% of their hours, counted in steps of 5%.',
      'Asked again: Nia Newer, Oz Older.',
    ]);
    expect(
      (await partOf(nia, plan.id, nia.personId)).counters[0]!.price,
      'what others have is not the member’s to read',
    ).toBeNull();
    await expect(takeCounter(mo, plan.id, id)).rejects.toThrow(NotAllowed);
    expect(await takeCounter(lee, plan.id, id, price.basis)).toMatchObject({ outcome: 'taken', stale: false });
    expect([await doersOf(cast, calls.id), await doersOf(cast, script.id)]).toEqual([['Oz Older'], ['Nia Newer']]);
    const rows = await rowsOf(lee, plan.id);
    const anew = rows.assignments.filter(({ taskId }) => [calls.id, script.id].includes(taskId));
    expect(
      anew.every(
        ({ byHand, because }) => byHand && because[0]!.includes('Counter-offer of Nia Newer, taken by Lee Leader'),
      ),
    ).toBe(true);
    expect(rows.answers.filter(({ assignmentId }) => anew.some((row) => row.id === assignmentId))).toEqual([]);
    const [ended] = await reading(lee.organisationId, endedWorkOf(lee, plan.id, nia.personId));
    expect(JSON.stringify(ended)).toContain('taken by Lee Leader');
    expect(own.taskId).toBe(calls.id);
    await expect(takeCounter(lee, plan.id, id)).rejects.toThrow(Conflict);
  });

  test('that needs hours of others moves their work where it can, and says whose', async ({ db: _ }) => {
    const cast = await oneEach();
    const { lee, nia, mo, oz, plan, calls, script } = cast;
    await acceptAll(cast);
    await setPlanHours(lee, plan.id, oz.personId, 6);
    await wishForTask(oz, plan.id, { taskId: script.id, wish: 'prefer', words: null });
    const { price, said, id } = await offered(cast, nia, form('give', { withId: oz.personId }));
    expect(price.holds).toBe('nothing');
    expect(said.title).toContain('moves as well');
    expect(said.lines.join(' ')).toContain('“Rewrite the script”');
    await takeCounter(lee, plan.id, id, price.basis);
    expect(await doersOf(cast, calls.id)).toEqual(['Oz Older']);
    expect([[mo.name], [nia.name]]).toContainEqual(await doersOf(cast, script.id));
    const moved = (await rowsOf(lee, plan.id)).assignments.find(({ taskId }) => taskId === script.id)!;
    expect(moved, 'whoever is moved without being asked for is told so too').toMatchObject({ byHand: false });
    expect(moved.because[0]).toBe('Came with other work that moved: Counter-offer of Nia Newer, taken by Lee Leader');
    const { givings } = await rowsOf(lee, plan.id);
    expect(givings.map(sayGiving)).toContain(
      `gave “${script.title}” to ${moved.name}. Came with other work that moved: Counter-offer of Nia Newer, taken by Lee Leader`,
    );
    const { why } = one((await taskOf(oz, plan.id, script.id)).missed);
    expect(why, 'whoever volunteered for it and had it is told how it went').toBe(
      'You had it until 2 March 2026: Counter-offer of Nia Newer, taken by Lee Leader. “Call back ten customers” came to you by it.',
    );
  });

  test('to swap for what one cannot have oneself is refused at its field, and nothing is sent', async ({ db: _ }) => {
    const cast = await oneEach();
    const { nia, mo, plan } = cast;
    const [[own], [theirs]] = [await workOf(cast, nia), await workOf(cast, mo)];
    await expect(makeCounter(nia, own!.id, form('swap', { theirs: theirs!.id }))).rejects.toMatchObject({
      message: expect.stringMatching(
        /^You have level \d for Complaints, and “Lead the complaints desk” needs level 3\.$/,
      ),
      problems: { theirs: expect.any(Array) },
    });
    expect((await partOf(nia, plan.id, nia.personId)).counters).toEqual([]);
  });

  test('that cannot be done says why, and cannot be taken', async ({ db: _ }) => {
    const cast = await oneEach();
    const { lee, mo, oz, plan } = cast;
    const { price, id, said } = await offered(cast, mo, form('give', { withId: oz.personId }));
    expect(price.holds).toBeNull();
    expect(said.lines.join(' ')).toMatch(
      /Oz Older has level 1 for Complaints, and “Lead the complaints desk” needs level 3\./,
    );
    await expect(takeCounter(lee, plan.id, id)).rejects.toThrow(/cannot be done/);
    await declineCounter(lee, plan.id, id, 'Nobody else can lead it yet');
    const part = await partOf(mo, plan.id, mo.personId);
    expect(part.work[0]!.newest).toMatchObject({ answer: 'counter', reply: 'Declined: “Nobody else can lead it yet”' });
    await expect(declineCounter(lee, plan.id, id, 'Again')).rejects.toThrow(Conflict);
    await answerAssignment(mo, part.work[0]!.id, { answer: 'accept', words: null });
  });

  test('to do it later moves its day inside the plan, and asks whoever has it again', async ({ db: _ }) => {
    const cast = await oneEach();
    const { lee, nia, plan, calls } = cast;
    await acceptAll(cast);
    const [own] = await workOf(cast, nia);
    for (const due of ['2026-03-20', '2026-03-28'])
      await expect(makeCounter(nia, own!.id, form('later', { due }))).rejects.toThrow(Invalid);
    const { id, said } = await offered(cast, nia, form('later', { due: '2026-03-26' }));
    expect(said.title).toBe('Nobody is touched but those named here.');
    expect(said.lines[0]).toMatch(
      /^Nia Newer has “Call back ten customers” by 26 March 2026: 4 of [\d.]+ hours, as before\.$/,
    );
    await takeCounter(lee, plan.id, id);
    const { tasks, assignments, answers } = await rowsOf(lee, plan.id);
    expect(tasks.find((task) => task.id === calls.id)!.due).toBe('2026-03-26');
    const now = assignments.find(({ taskId }) => taskId === calls.id)!;
    expect(now.name).toBe('Nia Newer');
    expect(answers.filter(({ assignmentId }) => assignmentId === now.id)).toEqual([]);
  });

  test('to be supported gives the colleague a quarter of its hours, as buddy', async ({ db: _ }) => {
    const cast = await oneEach();
    const { lee, nia, mo, plan, calls } = cast;
    const { id, said } = await offered(cast, nia, form('support', { withId: mo.personId }));
    expect(said.lines[0]).toMatch(
      /^Mo Member gets “Buddy to Nia Newer: Call back ten customers”: 7 of 15 hours, 6 before\.$/,
    );
    expect(said.lines[1]).toMatch(/^Nia Newer has “Call back ten customers” with Mo Member as buddy: /);
    await takeCounter(lee, plan.id, id);
    const rows = (await rowsOf(lee, plan.id)).assignments.filter(({ taskId }) => taskId === calls.id);
    expect(rows.map(({ name, buddy, buddyTo, hours }) => [name, buddy, buddyTo, hours])).toEqual([
      ['Mo Member', null, 'Nia Newer', 1],
      ['Nia Newer', 'Mo Member', null, 4],
    ]);
  });

  test('is worked out again, and nothing is done, where the plan changed meanwhile', async ({ db: _ }) => {
    const cast = await oneEach();
    const { lee, nia, oz, plan, calls } = cast;
    const { id, price } = await offered(cast, nia, form('give', { withId: oz.personId }));
    const isOld = async () => (await partOf(lee, plan.id, nia.personId)).counters.map((counter) => counter.isOld);
    expect(await isOld()).toEqual([false]);
    await addWorkRule(lee, oz.personId, { kind: 'no-channel', value: 'phone' });
    expect(await isOld(), 'the leader is told before they decide').toEqual([true]);
    expect(await takeCounter(lee, plan.id, id, price.basis)).toMatchObject({ stale: true, outcome: null, price: null });
    expect(await doersOf(cast, calls.id)).toEqual(['Nia Newer']);
    await workCounter({ organisationId: lee.organisationId, payload: { counterId: id, askedBy: lee.personId } });
    const [listed] = (await partOf(lee, plan.id, nia.personId)).counters;
    expect(sayPrice(listed!.price!).lines.join(' ')).not.toContain('phone');
    expect(listed!.price!.holds).toBeNull();
  });

  test('is the member’s to make and to take back, and is over once they say something else', async ({ db: _ }) => {
    const cast = await oneEach();
    const { lee, nia, oz, mo, plan } = cast;
    const [own] = await workOf(cast, nia);
    await expect(makeCounter(mo, own!.id, form('give', { withId: oz.personId }))).rejects.toThrow(NotAllowed);
    await expect(makeCounter(nia, own!.id, form('give', { withId: nia.personId }))).rejects.toThrow(Invalid);
    const first = await offered(cast, nia, form('give', { withId: oz.personId }));
    const answer = (await partOf(nia, plan.id, nia.personId)).work[0]!.newest!;
    await expect(replyToAnswer(lee, plan.id, answer.id, 'No')).rejects.toThrow(Conflict);
    await withdrawCounter(nia, first.id);
    await expect(withdrawCounter(nia, first.id)).rejects.toThrow(Conflict);
    const second = await offered(cast, nia, form('give', { withId: oz.personId }));
    const third = await offered(cast, nia, form('give', { withId: oz.personId }));
    const { said } = (await partOf(lee, plan.id, nia.personId)).work[0]!;
    expect(said.map(({ reply }) => reply)).toEqual(['Taken back.', 'Replaced by what Nia Newer said next.', null]);
    await answerAssignment(nia, own!.id, { answer: 'accept', words: null });
    await expect(takeCounter(lee, plan.id, third.id)).rejects.toThrow(Conflict);
    await expect(takeCounter(lee, plan.id, second.id)).rejects.toThrow(Conflict);
    await expect(takeCounter(lee, '01900000-0000-7000-8000-000000000000', second.id)).rejects.toThrow(NotFound);
  });
});
