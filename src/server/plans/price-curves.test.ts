import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { allocated, planWorld, work } from '../../../tests/plan-world.ts';
import { reading, sql } from '../db.ts';
import { Conflict, NotAllowed, NotFound } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { assessSkill, pursueSkill } from '../people/skills.ts';
import { allocationOf, allocationsOf } from './allocation-page.ts';
import { giveOrder } from './orders.ts';
import { type PlanProblem, problemOf } from './plan-problem.ts';
import { workPriceCurve } from './price-curve-job.ts';
import {
  abandonPriceCurve,
  askPriceCurve,
  cancelPriceCurve,
  chooseDevelopment,
  curveOfRun,
  takeBackDevelopment,
} from './price-curves.ts';
import { takeUpAllocation } from './taking-up.ts';
import { editTask } from './tasks.ts';

/** Nia and Oz develop what the desk needs; both would carry more with it than Mo does. */
async function learning() {
  const cast = await planWorld();
  const { lee, nia, oz, complaints } = cast;
  await pursueSkill(nia, nia.personId, complaints.id);
  await assessSkill(lee, oz.personId, { skillId: complaints.id, level: 2 });
  const run = await allocated(lee, cast.plan.id);
  return { ...cast, run };
}

async function drawn(actor: Actor, planId: string, runId: string) {
  const asked = await askPriceCurve(actor, planId, runId);
  const { organisationId, personId } = actor;
  await workPriceCurve({ organisationId, payload: { curveId: asked.id, askedBy: personId } });
  return asked;
}
const pageOf = async (actor: Actor, planId: string, runId: string) => (await allocationOf(actor, planId, runId)).curve!;

describe('a price curve', () => {
  test('R-002 it is worked out for a run, kept with it, and says in words what each point has instead', async ({
    db: _,
  }) => {
    const { lee, mo, plan, run } = await learning();
    expect((await pageOf(lee, plan.id, run.id)).words).toBeNull();
    await expect(askPriceCurve(mo, plan.id, run.id)).rejects.toThrow(NotAllowed);
    await drawn(lee, plan.id, run.id);
    const { words, running, isStale } = await pageOf(lee, plan.id, run.id);
    expect({ running, isStale }).toEqual({ running: false, isStale: false });
    const [now, further] = words!.points;
    expect(now).toMatchObject({ least: 0, develops: '0 pieces of work that develop somebody', steps: [] });
    expect(now!.cells.map(({ aim, value, was }) => [aim, value, was])).toEqual([
      ['cover', '3 of 3 tasks', null],
      ['load', '40%', null],
      ['fit', '0 levels', null],
      ['prefer', '0 wishes', null],
    ]);
    expect(further).toMatchObject({ least: 1, steps: ['Nia Newer on “Lead the complaints desk”'], proven: true });
    expect(further!.cells.filter(({ was }) => was).map(({ aim, value, was }) => [aim, value, was])).toEqual([
      ['load', '50%', '40%'],
      ['fit', '−1 level', '0 levels'],
    ]);
    expect(words!.drawn.map(({ title }) => title)).toEqual(['Highest load', 'Skill to spare']);
    expect(words!.unchanged).toEqual(['Work done', 'Wishes met']);
  });

  test('R-002 a point chosen is kept by the next run, in its record and in the ledger, until it is taken back', async ({
    db: _,
  }) => {
    const { lee, mo, plan, desk, nia, run } = await learning();
    await expect(chooseDevelopment(lee, plan.id, run.id, 1)).rejects.toThrow(/no point of the curve/);
    await drawn(lee, plan.id, run.id);
    await expect(chooseDevelopment(mo, plan.id, run.id, 1)).rejects.toThrow(NotAllowed);
    await expect(chooseDevelopment(lee, plan.id, run.id, 2)).rejects.toThrow(/no point of the curve/);
    await expect(chooseDevelopment(lee, plan.id, run.id, 0)).rejects.toThrow(Conflict);
    const chosen = await chooseDevelopment(lee, plan.id, run.id, 1);
    await expect(chooseDevelopment(lee, plan.id, run.id, 1)).rejects.toThrow('This is chosen already.');
    expect((await allocationsOf(lee, plan.id)).choice).toMatchObject({ least: 1, by: 'Lee Leader' });
    await expect(takeUpAllocation(lee, plan.id, run.id), 'asked for less').rejects.toThrow(/changed since/);
    const next = await allocated(lee, plan.id);
    expect((next.problem as PlanProblem).leastDevelop).toBe(1);
    const { result, leastDevelop } = await allocationOf(lee, plan.id, next.id);
    expect(leastDevelop).toBe(1);
    expect(result!.tasks.find(({ id }) => id === desk.id)?.people).toMatchObject([{ id: nia.personId }]);
    await takeUpAllocation(lee, plan.id, next.id);
    const back = await takeBackDevelopment(lee, plan.id);
    expect(back).toMatchObject({ id: chosen.id, takenBackBy: lee.personId, version: 2 });
    await expect(takeBackDevelopment(lee, plan.id)).rejects.toThrow(Conflict);
    const problem = await reading(lee.organisationId, problemOf(lee, plan));
    expect(problem).not.toHaveProperty('leastDevelop');
    const kept = await reading(lee.organisationId, (db) =>
      db.rows(sql`select version, action from versions where record_id = ${chosen.id} order by version`),
    );
    expect(kept).toEqual([
      { version: 1, action: 'plan.allocate' },
      { version: 2, action: 'plan.allocate' },
    ]);
  });

  test('R-002 once the plan has changed it says so, and no point of it can be chosen', async ({ db: _ }) => {
    const { lee, plan, calls, objective, run } = await learning();
    await drawn(lee, plan.id, run.id);
    await editTask(lee, plan.id, calls.id, { ...work(calls.title, objective.id, 5), version: 1 });
    expect((await pageOf(lee, plan.id, run.id)).isStale).toBe(true);
    await expect(chooseDevelopment(lee, plan.id, run.id, 1)).rejects.toThrow(/changed since this run/);
  });

  test('one at a time; a cancelled one stays cancelled although the job comes to it, and can be asked for again', async ({
    db: _,
  }) => {
    const { lee, plan, run } = await learning();
    const asked = await askPriceCurve(lee, plan.id, run.id);
    await expect(askPriceCurve(lee, plan.id, run.id)).rejects.toThrow(/being worked out/);
    expect((await pageOf(lee, plan.id, run.id)).running).toBe(true);
    await cancelPriceCurve(lee, plan.id, asked.id);
    await expect(cancelPriceCurve(lee, plan.id, asked.id)).rejects.toThrow('This has ended already.');
    await expect(cancelPriceCurve(lee, plan.id, run.id)).rejects.toThrow(NotFound);
    const { organisationId, personId } = lee;
    await workPriceCurve({ organisationId, payload: { curveId: asked.id, askedBy: personId } });
    expect(await reading(organisationId, curveOfRun(lee, run.id))).toMatchObject({ state: 'cancelled', curve: null });
    const again = await askPriceCurve(lee, plan.id, run.id);
    await abandonPriceCurve(lee, again.id, 'Something went wrong.');
    expect(await pageOf(lee, plan.id, run.id)).toMatchObject({ running: false, failure: 'Something went wrong.' });
  });

  test('a run that gave no plan has no curve', async ({ db: _ }) => {
    const { lee, oz, plan, desk } = await planWorld();
    await giveOrder(lee, plan.id, { taskId: desk.id, personId: oz.personId, order: 'pin', reason: 'He asked for it' });
    const run = await allocated(lee, plan.id);
    await expect(askPriceCurve(lee, plan.id, run.id)).rejects.toThrow(/gave no plan/);
    expect((await allocationOf(lee, plan.id, run.id)).curve).toBeNull();
  });
});

describe('the availability-only test', () => {
  test('R-003 a run says whether hours alone would have given a plan as good, with what, why and remedy', async ({
    db: _,
  }) => {
    const { lee, plan, run: plain } = await learning();
    const { result } = await allocationOf(lee, plan.id, plain.id);
    expect(result!.availability).toMatchObject({ isFound: true, title: 'Free hours alone would give a plan as good' });
    expect(result!.availability!.what).toContain('only by hours, absences and cover');
    expect(result!.availability!.remedy).toMatch(/^Name the skills/);
    await drawn(lee, plan.id, plain.id);
    await chooseDevelopment(lee, plan.id, plain.id, 1);
    const developing = await allocated(lee, plan.id);
    const differing = (await allocationOf(lee, plan.id, developing.id)).result!.availability!;
    expect(differing).toMatchObject({ isFound: false, title: 'More than free hours decided' });
    expect(differing.what).toContain('0 pieces of work that develop somebody, here 1');
  });
});
