import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { acceptAll, assignmentsOf, givenWorld, understood } from '../../../tests/plan-world.ts';
import { now, setClock } from '../clock.ts';
import { daysAfter } from '../day-words.ts';
import type { Actor } from '../people/actor.ts';
import { todayOf } from '../today/today.ts';
import { answerAssignment, replyToAnswer } from './answers.ts';
import { overrideAssignment } from './assignments.ts';
import { finishAssignment } from './finishing.ts';
import { sayAgain, sayLost, whyLost } from './lost-work.ts';
import { myWorkOf } from './my-work.ts';
import { partOf } from './part-page.ts';
import { decidePlan } from './plans.ts';

const toldOf = async (actor: Actor) =>
  (await todayOf(actor, { all: true })).needs.filter(({ when }) => when.text === 'For you to know');
const march = (day: number) => setClock(() => new Date(Date.UTC(2026, 2, day, 12)));
const days = (n: number) => {
  const later = new Date(`${daysAfter(now().toISOString().slice(0, 10), n)}T12:00:00Z`);
  setClock(() => later);
};

describe('whoever lost work', () => {
  test('R-005 is told to whom it went and why, and reads what was said of it', async ({ db: _ }) => {
    const cast = await givenWorld();
    const { lee, mo, nia, oz, plan, desk } = cast;
    const [own] = await assignmentsOf(mo, plan.id);
    expect(own!.taskId).toBe(desk.id);
    const query = await answerAssignment(mo, own!.id, { answer: 'query', words: 'Which desk?' });
    await replyToAnswer(lee, plan.id, query.id, 'The one by the window');
    await answerAssignment(mo, own!.id, { answer: 'accept', words: null });
    await understood(cast, mo);
    expect(await toldOf(mo)).toEqual([]);
    await overrideAssignment(lee, plan.id, desk.id, [oz.personId], 'Mo has exams');
    const why = 'In “Work plan, March”, by Lee Leader. Given to others by hand: Mo has exams';
    expect(await toldOf(mo)).toMatchObject([{ what: '“Lead the complaints desk” went to Oz Older', why }]);
    for (const other of [lee, oz]) expect(await toldOf(other)).toEqual([]);
    expect((await myWorkOf(mo)).lost).toMatchObject([{ title: desk.title, to: ['Oz Older'] }]);
    for (const reader of [mo, lee]) {
      const part = await partOf(reader, plan.id, mo.personId);
      const said = [
        { words: 'Which desk?', reply: 'The one by the window', repliedBy: 'Lee Leader' },
        { answer: 'accept' },
      ];
      expect(part.ended).toMatchObject([{ title: desk.title, by: 'Lee Leader', again: null, said }]);
      expect(part).toMatchObject({ mayState: false, understanding: { what: 'I run the desk' } });
    }
    expect((await partOf(oz, plan.id, oz.personId)).ended).toEqual([]);
    days(8);
    expect(await toldOf(mo)).toEqual([]);
    expect((await myWorkOf(mo)).lost).toHaveLength(1);
    days(-8);
    await overrideAssignment(lee, plan.id, desk.id, [nia.personId], 'Oz is away');
    expect((await partOf(mo, plan.id, mo.personId)).ended, 'it went to Oz all the same').toMatchObject([
      { to: ['Oz Older'] },
    ]);
    await overrideAssignment(lee, plan.id, desk.id, [mo.personId], 'The exams are over');
    expect([await toldOf(mo), (await toldOf(oz)).length]).toEqual([[], 1]);
    const back = (await partOf(mo, plan.id, mo.personId)).ended;
    expect(back, 'it came back unchanged, with words that were said of it').toMatchObject([{ again: { hours: 6 } }]);
    expect(sayAgain({ ...back[0]!, again: back[0]!.again! })).toBe('“Lead the complaints desk”, as it was before');
  });

  test('R-005 is told that the plan was closed with it undone', async ({ db: _ }) => {
    const cast = await givenWorld();
    const { lee, mo, nia, oz, plan, desk } = cast;
    await acceptAll(cast);
    for (const step of ['agree', 'start'] as const) await decidePlan(lee, plan.id, step);
    for (const { id } of await assignmentsOf(oz, plan.id)) await finishAssignment(oz, id, null);
    march(18);
    const week = async () => JSON.stringify((await todayOf(mo)).week);
    expect(await week()).toContain(desk.title);
    await decidePlan(lee, plan.id, 'close', 'The line was shut');
    expect(await week()).not.toContain(desk.title);
    const what = '“Work plan, March” was closed with “Lead the complaints desk” undone';
    expect(await toldOf(mo)).toMatchObject([{ what, why: 'By Lee Leader. How it went: The line was shut' }]);
    expect((await myWorkOf(mo)).lost).toMatchObject([{ how: 'close' }]);
    expect([await toldOf(oz), await toldOf(lee)]).toEqual([[], []]);
    expect(await toldOf(nia)).toHaveLength(1);
  });
});

test('work that is lost is said with who has it now, and why', () => {
  const lost = (title: string, ...to: string[]) => ({ title, to });
  expect(sayLost([lost('A', 'Yusuf'), lost('B', 'Yusuf')])).toBe('“A” and “B” went to Yusuf');
  expect(sayLost([lost('A', 'Yusuf'), lost('B')])).toBe('“A” went to Yusuf, and “B” is no longer yours');
  const nobody = { ...lost('B'), now: [] };
  expect(sayLost([nobody, { ...lost('C'), now: ['Oz'] }])).toBe(
    '“B” is no longer yours (nobody has it now), and “C” is no longer yours (Oz has it now)',
  );
  const again = {
    title: 'A',
    hours: 4,
    buddy: null,
    again: { hours: 9, buddy: 'Oz' },
    said: [{ answer: 'accept' }],
  } as const;
  expect(sayAgain(again)).toBe('“A”: 9 h, agreed with 4 h; with Oz as buddy, agreed without a buddy');
  const offered = { ...again, again: { ...again.again, hours: 4 }, said: [{ answer: 'counter' as const }] };
  expect(sayAgain({ ...offered, buddy: 'Mo' })).toBe('“A”: with Oz as buddy, before with Mo as buddy');
  expect(sayAgain(offered)).toBe('“A”: with Oz as buddy, before without a buddy');
  const closed = { how: 'close', plan: 'March', by: 'Lee', reason: null } as const;
  expect(whyLost(closed)).toBe('By Lee. How it went was not said.');
});
