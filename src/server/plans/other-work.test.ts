import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { allocated, assignmentsOf, measured, planWorld, rowsOf, work } from '../../../tests/plan-world.ts';
import { reading, sql } from '../db.ts';
import { Conflict, Invalid, NotAllowed } from '../errors.ts';
import { apologise, callMeeting } from '../meetings/calling.ts';
import { addAbsence } from '../people/absences.ts';
import type { Actor } from '../people/actor.ts';
import { beginCoaching } from '../support/coaching/coaching-plans.ts';
import { callOffSession, planSession } from '../support/coaching/sessions.ts';
import { missMeeting, scheduleMeeting } from '../support/meetings.ts';
import { beginOneToOne } from '../support/one-to-ones.ts';
import { allocationOf } from './allocation-page.ts';
import { answerAssignment } from './answers.ts';
import { overrideAssignment } from './assignments.ts';
import { hoursOfPlan } from './hours-page.ts';
import { sumOfHours } from './hours-words.ts';
import { addObjective } from './objectives.ts';
import { otherWorkForm } from './other-work.form.ts';
import { sayOverfull } from './overfull.ts';
import { setPlanHours } from './plan-hours.ts';
import { planOf } from './plan-page.ts';
import { problemOf } from './plan-problem.ts';
import { createPlan, decidePlan } from './plans.ts';
import { stateOtherWork, withdrawOtherWork } from './stating-other-work.ts';
import { takeUpAllocation } from './taking-up.ts';
import { proposeTask } from './tasks.ts';

type Cast = Awaited<ReturnType<typeof planWorld>>;
const otherOf = async (cast: Cast, reader: Actor, whose = cast.mo) =>
  (await hoursOfPlan(reader, cast.plan.id)).other.people.find(({ id }) => id === whose.personId) ?? null;
const posed = async ({ lee, plan }: Cast, whose: Actor) =>
  (await reading(lee.organisationId, problemOf(lee, plan))).people.find(({ id }) => id === whose.personId)!;
const training = (personId: string) => ({
  ...{ personId, words: 'Union meeting', hours: 2, startsOn: null, endsOn: null, everyWeek: false },
});
const meeting = ({ team, lee }: Cast) => ({
  ...{
    teamId: team.id,
    title: 'How March goes',
    purpose: 'To see what is in the way',
    day: '2026-03-10',
    time: '10:00',
  },
  ...{
    minutes: 90,
    place: null,
    planId: null,
    technique: 'round-robin' as const,
    facilitatorId: lee.personId,
    invited: [],
  },
});

describe('R-002 other work in the time of a plan', () => {
  test('is counted without anybody entering it: team meetings, one-to-ones and work in other plans', async ({
    db: _,
  }) => {
    const cast = await planWorld();
    const { lee, mo, nia, team } = cast;
    expect(await otherOf(cast, lee)).toBeNull();
    expect((await posed(cast, mo)).other).toBeUndefined();
    const { id } = await callMeeting(lee, meeting(cast));
    const pair = await beginOneToOne(lee, mo.personId);
    const talk = await scheduleMeeting(lee, pair.id, { day: '2026-03-18', time: '14:00', minutes: 45 });
    expect(await otherOf(cast, lee)).toMatchObject({
      hours: 2.25,
      lines: [{ text: 'One team meeting: 1.5 hours' }, { text: 'One one-to-one: 0.75 hours' }],
    });
    expect((await posed(cast, mo)).other).toEqual([
      { what: 'other work', hours: 1.5, week: '2026-03-09' },
      { what: 'other work', hours: 0.75, week: '2026-03-16' },
    ]);
    await apologise(mo, id, false);
    await missMeeting(lee, talk.id, 'Ill');
    expect(await otherOf(cast, lee)).toBeNull();
    expect(await otherOf(cast, lee, nia)).toMatchObject({ hours: 1.5 });

    const second = { startsOn: '2026-03-16', endsOn: '2026-04-10', title: 'April', teamId: team.id };
    const next = await createPlan(lee, { ...second, aims: ['load'] });
    const { id: objective } = await addObjective(lee, next.id, { ...measured, due: '2026-04-10' });
    const task = await proposeTask(lee, next.id, { ...work('Tidy the guide', objective, 20), due: '2026-04-10' });
    await overrideAssignment(lee, next.id, task.id, [mo.personId], 'Mo knows it');
    expect(await otherOf(cast, lee)).toBeNull();
    await decidePlan(lee, next.id, 'consult');
    expect(await otherOf(cast, mo), 'nobody agreed, and March begins first').toBeNull();
    const [given] = await assignmentsOf(mo, next.id);
    await answerAssignment(mo, given!.id, { answer: 'accept', words: null });
    expect(await otherOf(cast, mo)).toMatchObject({ hours: 10, lines: [{ text: 'Work in other plans: 10 hours' }] });
  });

  test('R-022 counts coaching for coach and coachee, until it is called off; whoever plans is not told what the time is for', async ({
    db: _,
  }) => {
    const cast = await planWorld();
    const { lee, mo, nia } = cast;
    const begun = { part: 'coach', otherId: mo.personId, need: 'Calls', needSource: 'own-wish' } as const;
    const { id } = await beginCoaching(nia, begun);
    const at = { day: '2026-03-18', time: '14:00', minutes: 45, place: null };
    const session = await planSession(nia, id, at);
    const lines = [{ text: 'One appointment with a colleague: 0.75 hours' }];
    for (const whose of [mo, nia]) expect(await otherOf(cast, lee, whose)).toMatchObject({ hours: 0.75, lines });
    await callOffSession(mo, session.id);
    for (const whose of [mo, nia]) expect(await otherOf(cast, lee, whose)).toBeNull();
  });

  test('lies where its own plan has room, and a run takes nothing for it from whoever agreed here', async ({
    db: _,
  }) => {
    const cast = await planWorld();
    const { lee, mo, team, plan, objective } = cast;
    const give = async (planId: string, objectiveId: string, hours: number, due: string) => {
      const task = await proposeTask(lee, planId, { ...work('Lead the damp desk', objectiveId, hours), due });
      await overrideAssignment(lee, planId, task.id, [mo.personId], 'Mo knows it');
      await decidePlan(lee, planId, 'consult');
      const given = (await assignmentsOf(mo, planId)).find(({ taskId }) => taskId === task.id)!;
      await answerAssignment(mo, given.id, { answer: 'accept', words: null });
      return task.id;
    };
    await setPlanHours(lee, plan.id, mo.personId, 6);
    const desk = await give(plan.id, objective.id, 6, '2026-03-27');
    const days = { startsOn: '2026-03-23', endsOn: '2026-04-24', title: 'April', teamId: team.id };
    const next = await createPlan(lee, { ...days, aims: ['load'] });
    const { id: aim } = await addObjective(lee, next.id, { ...measured, due: '2026-04-24' });
    await give(next.id, aim, 4, '2026-04-10');
    expect((await posed(cast, mo)).other).toBeUndefined();
    expect((await planOf(lee, plan.id)).overfull).toEqual([]);
    const run = await allocated(lee, plan.id);
    const { result } = await allocationOf(lee, plan.id, run.id);
    expect(result!.tasks.find(({ id }) => id === desk)?.people.map(({ id }) => id)).toEqual([mo.personId]);
  });

  test('that the leader states is read by the two and the manager; others see that there are hours, in no run, reason or document what for', async ({
    db: _,
  }) => {
    const cast = await planWorld();
    const { lee, mo, nia, pat, plan } = cast;
    await expect(stateOtherWork(mo, plan.id, training(mo.personId))).rejects.toThrow(NotAllowed);
    await expect(stateOtherWork(lee, plan.id, training(pat.personId))).rejects.toThrow(Invalid);
    await expect(stateOtherWork(lee, plan.id, { ...training(mo.personId), startsOn: '2026-04-03' })).rejects.toThrow(
      Invalid,
    );
    const { id } = await stateOtherWork(lee, plan.id, training(mo.personId));
    for (const reader of [lee, mo, pat])
      expect((await otherOf(cast, reader))!.lines).toMatchObject([
        { text: 'Union meeting: 2 hours, 2 March 2026 to 27 March 2026', otherId: id },
      ]);
    expect(await otherOf(cast, nia)).toEqual({ id: mo.personId, hours: 2, takes: 2, lines: null });
    await decidePlan(lee, plan.id, 'consult');
    const run = await allocated(lee, plan.id);
    const page = await allocationOf(lee, plan.id, run.id);
    expect(page.result!.load.find((one) => one.id === mo.personId)).toMatchObject({ other: 2 });
    await takeUpAllocation(lee, plan.id, run.id);
    const kept = await reading(lee.organisationId, (db) =>
      db.rows<{ kind: string }>(sql`select distinct kind from versions where organisation_id = ${lee.organisationId}
        and record::text like '%Union meeting%'`),
    );
    expect(kept).toEqual([{ kind: 'plan-other-work' }]);
    const { because } = (await assignmentsOf(lee, plan.id, mo.personId))[0]!;
    expect(because).toContain('has 2 hours of other work as well');
    await withdrawOtherWork(lee, plan.id, id);
    await expect(withdrawOtherWork(lee, plan.id, id)).rejects.toThrow(Conflict);
    expect(await otherOf(cast, lee)).toBeNull();
  });

  test('of one week that is more than its free hours makes nobody over-full whom a proven plan gave work', async ({
    db: _,
  }) => {
    const cast = await planWorld();
    const { lee, mo, plan } = cast;
    const day = { startsOn: '2026-03-10', endsOn: '2026-03-10' };
    await setPlanHours(lee, plan.id, mo.personId, 12);
    await stateOtherWork(lee, plan.id, { ...training(mo.personId), ...day, hours: 7 });
    const { weeks, other } = await posed(cast, mo);
    expect(other).toEqual([{ what: 'other work', hours: weeks![1], beyond: 7 - weeks![1]!, week: '2026-03-09' }]);
    expect(await otherOf(cast, lee)).toMatchObject({ hours: 7, takes: weeks![1] });
    const run = await allocated(lee, plan.id);
    await takeUpAllocation(lee, plan.id, run.id);
    const page = await planOf(lee, plan.id);
    const given = page.assignments.filter(({ personId }) => personId === mo.personId);
    expect(sumOfHours(given) + 7).toBeGreaterThan(12);
    expect(page.overfull).toEqual([]);
  });

  test('stands with the week that it lies in, all of it, beside the hours at work that are known now, to whoever leads', async ({
    db: _,
  }) => {
    const cast = await planWorld();
    const { lee, mo, nia, plan } = cast;
    const ofWeeks = async () =>
      (await hoursOfPlan(lee, plan.id)).byWeek.people!.find(({ id }) => id === mo.personId)!.weeks;
    const day = { startsOn: '2026-03-10', endsOn: '2026-03-10' };
    await stateOtherWork(lee, plan.id, { ...training(mo.personId), ...day, hours: 7 });
    await addAbsence(mo, mo.personId, { kind: 'leave', startsOn: '2026-03-16', endsOn: '2026-03-20', hours: null });
    expect(await ofWeeks()).toEqual([
      { week: '2026-03-02', hours: 3.75, atWork: 37.5, other: 0 },
      { week: '2026-03-09', hours: 3.75, atWork: 37.5, other: 7 },
      { week: '2026-03-16', hours: 3.75, atWork: 0, other: 0 },
      { week: '2026-03-23', hours: 3.75, atWork: 37.5, other: 0 },
    ]);
    expect((await hoursOfPlan(nia, plan.id)).byWeek.people).toBeNull();
  });

  test('leaves no hours for the plan where there are as many, and never more than there are', async ({ db: _ }) => {
    const cast = await planWorld();
    const { lee, mo, oz, plan, script } = cast;
    await stateOtherWork(lee, plan.id, { ...training(mo.personId), hours: 6, everyWeek: true });
    const { weeks, other, hours } = await posed(cast, mo);
    expect(other!.map((one) => one.hours)).toEqual(weeks);
    expect(hours).toBe(15);
    expect(await otherOf(cast, mo)).toMatchObject({ hours: 24, takes: 15 });
    expect((await planOf(lee, plan.id)).otherTaken).toBe(15);
    const run = await allocated(lee, plan.id);
    const { result } = await allocationOf(lee, plan.id, run.id);
    expect(result!.tasks.flatMap(({ people }) => people.map(({ id }) => id))).not.toContain(mo.personId);
    await setPlanHours(lee, plan.id, oz.personId, 4);
    await stateOtherWork(lee, plan.id, training(oz.personId));
    const given = await overrideAssignment(lee, plan.id, script.id, [oz.personId], 'He is free');
    expect(given.over.map(sayOverfull)).toEqual([
      expect.stringMatching(/has 3 h of work and 2 h beside the plan, and 4 h free\.$/),
    ]);
    expect((await rowsOf(lee, plan.id)).people.find(({ id }) => id === oz.personId)!.hours).toBe(4);
  });

  test('is typed with no day, one day or two, and the last is not before the first', () => {
    const typed = { personId: '01890000-0000-7000-8000-000000000000', words: 'Training', hours: '7' };
    expect(otherWorkForm.parse(typed)).toMatchObject({ startsOn: null, endsOn: null, everyWeek: false });
    const wrong = otherWorkForm.safeParse({ ...typed, startsOn: '2026-03-10', endsOn: '2026-03-09' });
    expect(wrong.error!.issues.map(({ path }) => path[0])).toEqual(['endsOn']);
  });
});
