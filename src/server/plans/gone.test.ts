import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import {
  acceptAll,
  allocated,
  assignmentsOf,
  givenWorld,
  planWorld,
  rowsOf,
  understood,
} from '../../../tests/plan-world.ts';
import { setClock } from '../clock.ts';
import { reading, sql } from '../db.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { addPerson } from '../people/people.ts';
import { pursueSkill } from '../people/skills.ts';
import { joinTeam, leaveTeam } from '../people/teams.ts';
import { todayOf } from '../today/today.ts';
import { answerAssignment } from './answers.ts';
import { overrideAssignment } from './assignments.ts';
import { doing } from './buddying.ts';
import { finishAssignment } from './finishing.ts';
import { hoursGiven } from './gone.ts';
import { hoursOfPlan } from './hours-page.ts';
import { sumOfHours } from './hours-words.ts';
import { myWorkOf } from './my-work.ts';
import { giveOrder } from './orders.ts';
import { partOf } from './part-page.ts';
import { setPlanHours } from './plan-hours.ts';
import { plansOf } from './plan-list.ts';
import { planOf } from './plan-page.ts';
import { problemOf } from './plan-problem.ts';
import { createPlan, decidePlan } from './plans.ts';
import { signAgreement } from './signing.ts';
import { takeUpAllocation } from './taking-up.ts';
import { taskOf } from './task-page.ts';
import { stateUnderstanding } from './understandings.ts';

const march = (day: number) => setClock(() => new Date(Date.UTC(2026, 2, day, 9)));

describe('who is gone from a plan', () => {
  test('work of who left the team is named, holds the plan up, and the next allocation leaves them out', async ({
    db: _,
  }) => {
    march(2);
    const { ada, lee, mo, plan, desk } = await givenWorld();
    expect(await goneIn(lee, plan.id)).toEqual({ 'Sam Suspended': 'suspended' });
    await leave(ada, mo, '2026-03-09');
    expect(await goneIn(lee, plan.id), 'not before that day').toEqual({ 'Sam Suspended': 'suspended' });
    march(10);
    expect(await goneIn(lee, plan.id)).toEqual({ 'Mo Member': 'team', 'Sam Suspended': 'suspended' });
    await expect(decidePlan(lee, plan.id, 'agree')).rejects.toThrow(/Mo Member is no longer in the team, and has “/);
    const plans = await planOf(lee, plan.id);
    const all = plans.assignments.reduce((sum, { hours }) => sum + hours, 0);
    const mos = plans.assignments.filter(({ personId }) => personId === mo.personId);
    const lost = mos.reduce((sum, { hours }) => sum + hours, 0);
    expect(sumOfHours([{ hours: 1.1 }, { hours: 2.2 }, { hours: 0.6875 }])).toBe(3.99);
    expect([lost > 0, hoursGiven(plans.assignments, plans.people)]).toEqual([true, all - lost]);
    const { whyNot, people } = plans.steps.find(({ decision }) => decision === 'agree')!;
    expect(whyNot, 'and what else is open').toMatch(/ by hand\. (Nia Newer|Oz Older) has not answered “/);
    expect(people.map(({ name }) => name)).toContain('Mo Member');
    const needs = (await todayOf(lee, { all: true })).needs.map(({ what }) => what);
    expect(needs).toContain('Give the work of Mo Member to somebody else');
    await expect(overrideAssignment(lee, plan.id, desk.id, [mo.personId], 'x')).rejects.toThrow(Invalid);
    expect(await peopleOf(lee, plan)).toEqual(['Nia Newer', 'Oz Older']);
    await takeUpAllocation(lee, plan.id, (await allocated(lee, plan.id)).id);
    expect(await assignmentsOf(mo, plan.id)).toEqual([]);
  });

  test('who left the team and is given hours afterwards helps from outside; a closed plan names nobody', async ({
    db: _,
  }) => {
    march(2);
    const { ada, lee, mo, plan } = await givenWorld();
    await leave(ada, mo, '2026-03-09');
    march(10);
    await setPlanHours(lee, plan.id, mo.personId, 5);
    expect(await peopleOf(lee, plan)).toContain('Mo Member');
    await setPlanHours(lee, plan.id, mo.personId, 4);
    expect(await peopleOf(lee, plan)).toContain('Mo Member');
    await decidePlan(lee, plan.id, 'withdraw', 'Not needed');
    expect(await goneIn(lee, plan.id)).toEqual({});
  });

  test('who left the team is gone, and asked nothing, though the hours were given on that day before, or are none since', async ({
    db: _,
  }) => {
    march(2);
    const cast = await givenWorld();
    const { ada, lee, mo, team } = cast;
    const aims = ['load' as const];
    const odd = await createPlan(lee, {
      title: 'Odd hours',
      teamId: team.id,
      startsOn: '2026-03-02',
      endsOn: '2026-03-06',
      aims,
    });
    const left = () => Promise.all([cast.plan, odd].map(async ({ id }) => (await goneIn(lee, id))['Mo Member']));
    const asked = async (actor: Actor) => ({
      today: (await todayOf(actor)).needs.some(({ what }) => what.startsWith('Agree your ')),
      work: (await myWorkOf(actor)).tasks.length > 0,
    });
    expect(await left()).toEqual([undefined, undefined]);
    expect(await asked(mo)).toEqual({ today: true, work: true });
    await leave(ada, mo, '2026-03-02');
    expect(await left(), 'hours of the same moment').toEqual(['team', 'team']);
    march(3);
    const former = { ...mo, memberOf: new Set<string>() };
    for (const hours of [0, 5, 0]) {
      await setPlanHours(lee, odd.id, mo.personId, hours);
      await setPlanHours(lee, cast.plan.id, mo.personId, hours);
      expect(await left()).toEqual(hours ? [undefined, undefined] : ['team', 'team']);
      expect(await asked(former), `${hours} hours`).toEqual({ today: hours > 0, work: hours > 0 });
      const { plans } = await plansOf(former);
      expect(plans.map(({ title }) => title)).toEqual(hours ? expect.arrayContaining(['Odd hours']) : []);
      if (!hours) await expect(planOf(former, cast.plan.id)).rejects.toThrow(NotFound);
    }
    const needs = (await todayOf(lee, { all: true })).needs.map(({ what }) => what);
    expect(needs).toContain('Give the work of Mo Member to somebody else');
    await expect(overrideAssignment(lee, cast.plan.id, cast.desk.id, [mo.personId], 'x')).rejects.toThrow(Invalid);
  });
});

describe('who has left', () => {
  test('the team reads their part still, and answers, finishes and signs nothing of it any more, which is said; given hours anew, they do', async ({
    db: _,
  }) => {
    march(2);
    const cast = await givenWorld();
    const { ada, lee, mo, plan } = cast;
    await acceptAll(cast);
    await understood(cast, mo);
    const [mine] = await assignmentsOf(mo, plan.id);
    const { versionId } = (await partOf(mo, plan.id, mo.personId)).terms!;
    await leave(ada, mo, '2026-03-09');
    march(10);
    const former = { ...mo, memberOf: new Set<string>() };
    const query = { answer: 'query' as const, words: 'Is it still mine?' };
    const words = { what: 'I run the desk', why: 'Nobody waits', support: null };
    const tries = [
      () => answerAssignment(former, mine!.id, query),
      () => finishAssignment(former, mine!.id, null),
      () => signAgreement(former, plan.id, mo.personId, { versionId, stance: 'agree' }),
      () => stateUnderstanding(former, plan.id, words),
    ];
    const told = 'You are no longer in this team, so this work is no longer yours to answer, report as done or sign.';
    for (const attempt of tries) await expect(attempt()).rejects.toThrow(new Conflict(told));
    const part = await partOf(former, plan.id, mo.personId);
    expect(part).toMatchObject({
      nobodys: told,
      seesPlan: false,
      mayAnswer: false,
      mayState: false,
      maySign: false,
      mayTakeBack: false,
    });
    expect(part.work.map(({ id }) => id)).toContain(mine!.id);
    const toldLeader =
      'Mo Member is no longer in the team, so this work is no longer theirs to answer, report as done or sign, and nobody signs it with them.';
    const theirs = { nobodys: toldLeader, mayReply: true, maySign: false };
    expect(await partOf(lee, plan.id, mo.personId)).toMatchObject(theirs);
    const signed = signAgreement(lee, plan.id, mo.personId, { versionId, stance: 'agree' });
    await expect(signed).rejects.toThrow(new Conflict(toldLeader));
    await setPlanHours(lee, plan.id, mo.personId, 5);
    expect(await partOf(former, plan.id, mo.personId)).toMatchObject({
      nobodys: null,
      seesPlan: true,
      mayAnswer: true,
      maySign: true,
    });
    await answerAssignment(former, mine!.id, query);
  });

  test('as a buddy is named and replaced before the plan is agreed; nobody waits for them', async ({ db: _ }) => {
    march(2);
    const cast = await planWorld();
    const { ada, lee, mo, nia, oz, plan, desk, complaints } = cast;
    await pursueSkill(nia, nia.personId, complaints.id);
    await giveOrder(lee, plan.id, { taskId: desk.id, personId: nia.personId, order: 'pin', reason: 'To learn it' });
    await decidePlan(lee, plan.id, 'consult');
    await takeUpAllocation(lee, plan.id, (await allocated(lee, plan.id)).id);
    expect((await assignmentsOf(nia, plan.id)).map(({ buddy }) => buddy)).toContain('Mo Member');
    await acceptAll(cast);
    await understood(cast, mo);
    const needs = async () => (await todayOf(lee, { all: true })).needs.map(({ what }) => what);
    expect(await needs()).toContain('Sign the agreement with Mo Member for “Work plan, March”');
    await leave(ada, mo, '2026-03-09');
    march(10);
    expect((await needs()).filter((what) => what.includes('Mo Member'))).toEqual([
      'Give the work of Mo Member to somebody else',
      'Find another buddy instead of Mo Member',
    ]);
    const told = (await todayOf(nia)).needs.filter(({ what }) => what.includes('Mo Member'));
    expect(told).toMatchObject([{ what: 'Your buddy Mo Member is no longer in the team' }]);
    const gone = { buddy: 'Mo Member', buddyGone: 'team' };
    const named = { buddies: [expect.objectContaining({ name: 'Mo Member', gone: 'team' })] };
    expect((await myWorkOf(nia)).tasks).toContainEqual(expect.objectContaining(named));
    expect((await partOf(nia, plan.id, nia.personId)).work).toContainEqual(expect.objectContaining(named));
    expect((await taskOf(nia, plan.id, desk.id)).held).toMatchObject([{ ...gone, gone: null }]);
    for (const { taskId } of doing(await assignmentsOf(mo, plan.id)))
      await overrideAssignment(lee, plan.id, taskId, [oz.personId], 'x');
    await acceptAll({ ...cast, mo: nia });
    expect((await needs()).filter((what) => /Mo Member|Agree/.test(what))).toEqual([
      'Find another buddy instead of Mo Member',
    ]);
    await expect(decidePlan(lee, plan.id, 'agree')).rejects.toThrow(
      /Mo Member is no .* is the buddy of Nia Newer for “Lead/,
    );
    await overrideAssignment(lee, plan.id, desk.id, [oz.personId], 'x');
    await acceptAll(cast);
    await decidePlan(lee, plan.id, 'agree', 'Oz takes the time');
  });

  test('is given no hours and not offered for any, from the first day of the plan', async ({ db: _ }) => {
    const { ada, lee, plan, team } = await planWorld();
    march(2);
    const hours = async (day: string, given: number) => {
      const { id } = await addPerson(ada, { name: 'Leo Leaver', endsOn: day });
      await joinTeam(ada, team.id, id, '2026-01-05');
      return setPlanHours(lee, plan.id, id, given);
    };
    await expect(hours('2026-03-01', 6)).rejects.toMatchObject({
      problems: { hours: /Leo Leaver is no longer at work/ },
    });
    await hours('2026-03-02', 6);
    const offered = (await hoursOfPlan(lee, plan.id)).others.filter(({ name }) => name === 'Leo Leaver');
    expect(offered).toHaveLength(1);
  });
});

const goneIn = async (actor: Actor, planId: string) =>
  Object.fromEntries((await rowsOf(actor, planId)).people.flatMap(({ name, gone }) => (gone ? [[name, gone]] : [])));

const peopleOf = async (actor: Actor, plan: Parameters<typeof problemOf>[1]) =>
  (await reading(actor.organisationId, problemOf(actor, plan))).people.map(({ name }) => name);

async function leave(ada: Actor, { personId }: Actor, until: string) {
  const [row] = await reading(ada.organisationId, (db) =>
    db.rows<{ id: string }>(sql`select id from team_members where person_id = ${personId}`),
  );
  await leaveTeam(ada, row!.id, until);
}
