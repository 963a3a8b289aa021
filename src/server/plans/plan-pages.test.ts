import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { importedCalls } from '../../../tests/imported-calls.ts';
import {
  acceptAll,
  allocated,
  alsoLeads,
  assignmentsOf,
  givenWorld,
  march,
  measured,
  planWorld,
} from '../../../tests/plan-world.ts';
import { setClock } from '../clock.ts';
import { NotFound } from '../errors.ts';
import { newId } from '../id.ts';
import { copiesOfAgreement } from '../portfolios/copies.ts';
import { mapSuggested } from '../standards/agents.ts';
import { allocationOf, allocationsOf } from './allocation-page.ts';
import { answerAssignment } from './answers.ts';
import { overrideAssignment } from './assignments.ts';
import { weeksOf } from './known-figures.ts';
import { myWorkOf } from './my-work.ts';
import { addObjective } from './objectives.ts';
import { giveOrder, withdrawOrder } from './orders.ts';
import { partOf } from './part-page.ts';
import { setPlanHours } from './plan-hours.ts';
import { plansOf } from './plan-list.ts';
import { planOf } from './plan-page.ts';
import { createPlan, decidePlan } from './plans.ts';
import { planToShape } from './shaping.ts';
import { signedVersion } from './signed-versions.ts';
import { signAgreement } from './signing.ts';
import { takeUpAllocation } from './taking-up.ts';
import { taskOf } from './task-page.ts';
import { confirmUnderstanding, stateUnderstanding } from './understandings.ts';

describe('who sees what', () => {
  test('the whole team and the manager see a plan, nobody else', async ({ db: _ }) => {
    const { ada, lee, mo, pat, ash, foreign, plan } = await planWorld();
    for (const actor of [lee, mo, pat]) {
      expect((await planOf(actor, plan.id)).plan.title).toBe('Work plan, March');
      expect((await plansOf(actor)).plans.map(({ id, state, tasks, hours }) => [id, state, tasks, hours])).toEqual([
        [plan.id, 'draft', 3, 13],
      ]);
    }
    for (const actor of [ada, ash, foreign.leader]) {
      await expect(planOf(actor, plan.id)).rejects.toThrow(NotFound);
      await expect(planToShape(actor, plan.id)).rejects.toThrow(NotFound);
      expect((await plansOf(actor)).total).toBe(0);
    }
    expect((await plansOf(lee, { find: 'repairs' })).total).toBe(1);
    expect((await plansOf(lee, { find: '%' })).total).toBe(0);
  });

  test('whoever helps from outside the team reads the plan and says what they will do, as long as they have hours or work in it', async ({
    db: _,
  }) => {
    const { ada, lee, ash, mo, pat, plan, desk } = await givenWorld();
    await setPlanHours(await alsoLeads({ ada, lee }, ash), plan.id, ash.personId, 6);
    await overrideAssignment(lee, plan.id, desk.id, [ash.personId], 'Knows it');
    const page = await planOf(ash, plan.id);
    expect(page).toMatchObject({ mayEdit: false, mayPropose: true, mayWish: true, seesAnswers: false, steps: [] });
    expect((await taskOf(ash, plan.id, desk.id)).held).toMatchObject([{ personId: ash.personId }]);
    expect((await plansOf(ash)).total).toBe(1);
    expect((await partOf(ash, plan.id, ash.personId)).mayState).toBe(true);
    expect((await planToShape(pat, plan.id)).mayPropose).toBe(false);
    for (const somebody of [ash, mo]) expect((await planToShape(somebody, plan.id)).mayPropose).toBe(true);
    expect(await setPlanHours(lee, plan.id, ash.personId, 0), 'what they have stays').toMatchObject({
      left: [desk.title],
    });
    expect((await plansOf(ash)).total).toBe(1);
    await stateUnderstanding(ash, plan.id, { what: 'I run the desk', why: 'For customers', support: null });
    await overrideAssignment(lee, plan.id, desk.id, [mo.personId], 'Is back');
    expect(await setPlanHours(lee, plan.id, ash.personId, 0)).toMatchObject({ left: [] });
    await expect(planOf(ash, plan.id)).rejects.toThrow(NotFound);
    expect((await plansOf(ash)).total).toBe(0);
  });

  test('R-006 a member’s answers and words are theirs, the leader’s and the manager’s, and no other member’s', async ({
    db: _,
  }) => {
    const { lee, mo, nia, pat, ada, plan, desk } = await givenWorld();
    const [mine] = await assignmentsOf(mo, plan.id);
    await answerAssignment(mo, mine!.id, { answer: 'query', words: 'A private matter' });
    await stateUnderstanding(mo, plan.id, { what: 'My own words', why: 'For customers', support: null });
    for (const actor of [lee, mo, pat]) {
      expect(JSON.stringify(await planOf(actor, plan.id))).toContain('My own words');
      expect(JSON.stringify(await taskOf(actor, plan.id, desk.id))).toContain('A private matter');
      expect((await partOf(actor, plan.id, mo.personId)).work[0]?.newest?.words).toBe('A private matter');
    }
    expect(JSON.stringify(await planOf(nia, plan.id))).not.toMatch(/private matter|own words/);
    expect(JSON.stringify(await taskOf(nia, plan.id, desk.id))).not.toContain('private matter');
    for (const actor of [nia, ada]) await expect(partOf(actor, plan.id, mo.personId)).rejects.toThrow(NotFound);
  });

  test('nobody has a part in a plan but those in it and those of its team', async ({ db: _ }) => {
    const { lee, mo, pat, ash, ivy, plan } = await givenWorld();
    for (const stranger of [ash.personId, ivy.personId, newId()])
      for (const actor of [lee, pat, mo]) await expect(partOf(actor, plan.id, stranger)).rejects.toThrow(NotFound);
    await expect(
      confirmUnderstanding(lee, plan.id, newId(), { understandingId: newId(), outcome: 'confirmed', reply: null }),
    ).rejects.toThrow(NotFound);
    expect((await partOf(lee, plan.id, pat.personId)).name, 'has neither hours nor work').toBe('Pat Manager');
  });

  test('R-005 R-009 whoever has a part reads what its work is for: measure, target and whom it serves; not without work', async ({
    db: _,
  }) => {
    const { ada, lee, ash, mo, plan, objective } = await givenWorld();
    await addObjective(lee, plan.id, { ...measured, title: 'Nobody works towards this' });
    const { served } = await partOf(mo, plan.id, mo.personId);
    expect(served).toMatchObject([
      { id: objective.id, baseline: 75, target: 78, serves: 'Keep every promise we make' },
    ]);
    await setPlanHours(await alsoLeads({ ada, lee }, ash), plan.id, ash.personId, 6);
    expect((await partOf(ash, plan.id, ash.personId)).served, 'hours alone').toEqual([]);
  });

  test('a part of a plan is there only for whoever has or had work or hours in it, or leads or manages its team', async ({
    db: _,
  }) => {
    const { ada, lee, ash, cody, mo, pat, foreign, plan, desk } = await givenWorld();
    const drafted = await createPlan(lee, { ...march, title: 'A draft', teamId: plan.teamId, aims: ['load'] });
    for (const actor of [ash, cody, foreign.leader])
      for (const { id } of [plan, drafted]) {
        await expect(partOf(actor, id, actor.personId)).rejects.toThrow(NotFound);
        await expect(signedVersion(actor, id, actor.personId, newId())).rejects.toThrow(NotFound);
        await expect(copiesOfAgreement(actor, id, actor.personId)).rejects.toThrow(NotFound);
        const sign = signAgreement(actor, id, actor.personId, { versionId: newId(), stance: 'agree' });
        await expect(sign).rejects.toThrow(NotFound);
        const words = { what: 'Nothing', why: 'I have no part', support: null };
        await expect(stateUnderstanding(actor, id, words)).rejects.toThrow(NotFound);
      }
    for (const actor of [lee, pat, mo]) expect((await partOf(actor, plan.id, actor.personId)).plan.id).toBe(plan.id);
    await setPlanHours(await alsoLeads({ ada, lee }, ash), plan.id, ash.personId, 6);
    expect((await partOf(ash, plan.id, ash.personId)).work, 'hours alone').toEqual([]);
    await overrideAssignment(lee, plan.id, desk.id, [ash.personId], 'Knows it');
    await overrideAssignment(lee, plan.id, desk.id, [mo.personId], 'Is back');
    await setPlanHours(lee, plan.id, ash.personId, 0);
    expect((await partOf(ash, plan.id, ash.personId)).ended, 'what was theirs').toMatchObject([{ title: desk.title }]);
  });

  test('buttons and refusals agree: a manager reads, a member wishes, a leader steers', async ({ db: _ }) => {
    const { lee, mo, pat, plan, desk } = await planWorld();
    expect(await planOf(lee, plan.id)).toMatchObject({
      mayEdit: true,
      mayAllocate: true,
      steps: [
        { decision: 'consult', whyNot: null, withReason: null, people: [] },
        { decision: 'withdraw', whyNot: null, withReason: null, people: [] },
      ],
    });
    expect(await planOf(mo, plan.id)).toMatchObject({
      mayEdit: false,
      mayAllocate: false,
      mayPropose: false,
      steps: [],
    });
    expect(await planOf(pat, plan.id)).toMatchObject({ mayEdit: false, mayWish: false, seesAnswers: true, steps: [] });
    expect(await taskOf(mo, plan.id, desk.id)).toMatchObject({
      mayWish: true,
      mayEdit: false,
      candidates: [],
      orders: [],
    });
    for (const actor of [mo, pat]) await expect(allocationsOf(actor, plan.id)).rejects.toThrow(NotFound);
  });

  test('R-004 of a closed plan it is counted where its measures stood in its last weeks, from contacts of its time alone', async ({
    db: _,
  }) => {
    const cast = await givenWorld();
    const { lee, plan } = cast;
    await acceptAll(cast);
    await addObjective(lee, plan.id, { ...measured, measure: 'kpi:resolution-rate', target: 90 });
    for (const step of ['agree', 'start', 'close'] as const) await decidePlan(lee, plan.id, step, 'Well');
    setClock(null); // its weeks are over
    const reached = async () => (await planOf(lee, plan.id)).reached;
    await importedCalls(lee, [{ agent: 'Somebody', day: '2026-04-20' }]);
    expect(await reached()).toBeNull();
    await importedCalls(lee, [
      ...['Ann', 'Bo', 'Cy'].map((agent) => ({ agent, day: '2026-03-24' })),
      { agent: 'Di', day: '2026-03-24', resolved: false },
    ]);
    expect((await reached())?.amounts['resolution-rate']).toBe(75);
    expect((await reached())?.everybodys).toContain('resolution-rate');
    await importedCalls(lee, [
      ...['Mo Member', 'Nia Newer', 'Oz Older'].map((agent) => ({ agent, day: '2026-03-24' })),
      { agent: '', answered: false, day: '2026-03-24' },
    ]);
    await mapSuggested(lee);
    expect(await reached(), 'who gave up reached nobody of the team').toMatchObject({
      amounts: { 'answer-rate': 87.5, 'resolution-rate': 100 },
      everybodys: ['answer-rate', 'abandon-rate'],
    });
  });

  test('R-004 weeks before a closed plan began are not counted as what it reached, and too few of its own are told', async ({
    db: _,
  }) => {
    const cast = await givenWorld();
    const { lee, plan } = cast;
    await acceptAll(cast);
    await addObjective(lee, plan.id, { ...measured, measure: 'kpi:resolution-rate', target: 90 });
    for (const step of ['agree', 'start', 'close'] as const) await decidePlan(lee, plan.id, step, 'Well');
    const reached = async () => (await planOf(lee, plan.id)).reached;
    const calls = (day: string, resolved: boolean) => ['Ann', 'Bo', 'Cy'].map((agent) => ({ agent, day, resolved }));
    setClock(() => new Date('2026-03-15T12:00:00Z'));
    await importedCalls(lee, [...calls('2026-02-17', false), ...calls('2026-02-24', false)]);
    expect(await reached(), 'all before its first day').toBeNull();
    await importedCalls(lee, [...calls('2026-03-03', true), ...calls('2026-03-10', true)]);
    expect(await reached()).toMatchObject({
      ...{ amounts: { 'resolution-rate': 100 }, when: expect.stringMatching(/^[23] March 2026 to/) },
      ...{ few: '2 of its 4 weeks', ahead: '27 March 2026' },
    });
    setClock(null);
    await importedCalls(lee, [
      ...calls('2026-03-17', false),
      ...calls('2026-03-24', true),
      ...calls('2026-04-01', false),
    ]);
    expect(await reached()).toMatchObject({ amounts: { 'resolution-rate': 75 }, few: null, ahead: null });
  });

  test('the weeks of a plan are those that it has from Monday to Friday', () => {
    const of = (startsOn: string, endsOn: string) => weeksOf({ startsOn, endsOn });
    expect(of('2026-11-09', '2026-12-04')).toEqual({ from: '2026-11-09', to: '2026-11-30' });
    expect(of('2026-11-10', '2026-12-03')).toEqual({ from: '2026-11-16', to: '2026-11-23' });
    expect(of('2026-11-10', '2026-11-20')).toEqual({ from: '2026-11-16', to: '2026-11-16' });
    expect(of('2026-11-10', '2026-11-13')).toBeNull();
  });

  test('my work lists what I hold in open plans, with my answer', async ({ db: _ }) => {
    const { mo, pat, plan } = await givenWorld();
    const { tasks } = await myWorkOf(mo);
    expect(tasks[0]).toMatchObject({
      planId: plan.id,
      state: 'consulting',
      title: 'Lead the complaints desk',
      answer: null,
    });
    expect((await myWorkOf(pat)).tasks).toEqual([]);
  });

  test('work that is given out in a draft is nobody’s to answer yet', async ({ db: _ }) => {
    const { lee, mo, plan } = await planWorld();
    const given = await takeUpAllocation(lee, plan.id, (await allocated(lee, plan.id)).id);
    expect(given.planState).toBe('draft');
    expect((await myWorkOf(mo)).tasks[0]).toMatchObject({ state: 'draft', answer: null });
    expect(await partOf(mo, plan.id, mo.personId)).toMatchObject({ mayAnswer: false, mayState: false, maySign: false });
  });
});

describe('what is pointed out', () => {
  test('R-003 work given on availability alone is flagged with what, why and a remedy', async ({ db: _ }) => {
    const { lee, oz, mo, plan, desk, script } = await givenWorld();
    const { noticed } = await planOf(lee, plan.id);
    expect(noticed.find(({ taskId }) => taskId === script.id)?.what).toContain('the only reason on record');
    expect(noticed.some(({ taskId }) => taskId === desk.id)).toBe(false);
    await overrideAssignment(lee, plan.id, desk.id, [oz.personId], 'He is free');
    const below = (await planOf(lee, plan.id)).noticed.find(({ taskId }) => taskId === desk.id);
    expect(below).toMatchObject({
      what: expect.stringContaining('level 1, 3 needed'),
      remedy: expect.stringContaining('Mo Member'),
    });
    expect((await planOf(mo, plan.id)).noticed).toEqual([]);
  });

  test('R-002 a run reads in names, says what is proven, and compares with the run before', async ({ db: _ }) => {
    const { lee, plan, desk } = await planWorld();
    const asked = await allocated(lee, plan.id);
    const first = await allocationOf(lee, plan.id, asked.id);
    expect(first).toMatchObject({ state: 'done', running: false, mayTakeUp: true });
    expect(first.result?.stages[0]).toMatchObject({ aim: 'cover', proven: true, change: 'The first result' });
    expect(first.result?.tasks.find(({ id }) => id === desk.id)?.because).toContain(
      'serves objective “Resolve more at the first contact”',
    );
    const again = await allocated(lee, plan.id);
    expect((await allocationOf(lee, plan.id, again.id)).result?.stages[1]?.change).toBe('As in the result before');
    expect((await allocationsOf(lee, plan.id)).runs).toHaveLength(2);
  });

  test('R-002 a run is compared with the last that gave out work, not with one that could not', async ({ db: _ }) => {
    const { lee, oz, plan, desk } = await planWorld();
    await allocated(lee, plan.id);
    const pin = { taskId: desk.id, personId: oz.personId, order: 'pin', reason: 'He asked for it' } as const;
    const order = await giveOrder(lee, plan.id, pin);
    const failed = await allocated(lee, plan.id);
    expect((await allocationOf(lee, plan.id, failed.id)).result?.status).toBe('infeasible');
    await withdrawOrder(lee, plan.id, order.id);
    const again = await allocated(lee, plan.id);
    const changes = (await allocationOf(lee, plan.id, again.id)).result?.stages.map(({ change }) => change);
    expect(new Set(changes)).toEqual(new Set(['As in the result before']));
  });
});
