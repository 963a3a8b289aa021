// what people have that a rule about their work, or their time, does not allow.
import { describe, expect, test as plain } from 'vitest';
import { test } from '../../../tests/database.ts';
import { acceptAll, assignmentsOf, givenWorld } from '../../../tests/plan-world.ts';
import { Invalid } from '../errors.ts';
import { addWorkRule } from '../people/work-rules.ts';
import { partOf } from './part-page.ts';
import { planOf } from './plan-page.ts';
import type { PlanProblem } from './plan-problem.ts';
import { decidePlan } from './plans.ts';
import { type Unfit, unfitWork } from './unfit.ts';
import { unfitOf } from './unfit-now.ts';

type Person = Partial<PlanProblem['people'][number]>;
type Task = Partial<PlanProblem['tasks'][number]>;
const has = (person: string, hours?: number, buddy = false) => ({
  ...{ person, agreed: true, buddy },
  ...(hours && { hours }),
});
const said = (found: Unfit[]) => found.map((one) => one.said);

/** Ann has three weeks of four hours from 4 January 2027, but for the second. */
const posed = (person: Person, ...tasks: Task[]): PlanProblem => ({
  people: [
    { id: 'ann', name: 'Ann Lee', hours: 8, weeks: [4, 0, 4], skills: {}, ...person },
    { id: 'ben', name: 'Ben Roe', hours: 12, weeks: [4, 4, 4], skills: {} },
  ],
  tasks: tasks.map((task, at) => ({ id: `t${at}`, title: `Task ${at}`, hours: 6, skills: {}, ...task })),
  objectives: [],
  weeks: ['2027-01-04', '2027-01-11', '2027-01-18'],
  until: '2027-01-22',
});

describe('R-002 what does not fit', () => {
  plain(
    'is work that a rule keeps from somebody; nothing is said of what nobody has, nor of the leader’s own orders',
    () => {
      const rules = [{ kind: 'no-channel' as const, value: 'phone' }];
      const held = [has('ann')];
      expect(said(unfitWork(posed({ rules }, { channel: 'phone', held }), { times: true }))).toEqual([
        'A rule about the work of Ann Lee stands against “Task 0”.',
      ]);
      expect(unfitWork(posed({ rules }, { channel: 'phone', held }), { times: true })[0]!.told).toBe(
        'A rule about your work stands against “Task 0”.',
      );
      expect(unfitWork(posed({ rules }, { channel: 'phone', held: [has('ben')] }), { times: true })).toEqual([]);
      expect(unfitWork(posed({}, { held, forbidden: ['ann'] }), { times: true })).toEqual([]);
    },
  );

  plain(
    'is more hours than a rule allows, what is done and a quarter for a buddy counted; of shared work their part',
    () => {
      const rules = [{ kind: 'max-hours' as const, value: 5 }];
      const over = 'What Ann Lee has takes 6.5 h, which is more than a rule about their work allows.';
      const tasks = [{ held: [has('ann')] }, { hours: 2, held: [has('ben'), has('ann', undefined, true)] }];
      expect(said(unfitWork(posed({ rules }, ...tasks), { times: true }))).toEqual([over]);
      const shared = { hours: 8, share: { smallest: 2 }, held: [has('ann', 4), has('ben', 4)] };
      expect(unfitWork(posed({ rules }, shared), { times: true })).toEqual([]);
      expect(said(unfitWork(posed({ rules, done: 1.5 }, shared), { times: true }))).toEqual([
        'What Ann Lee has takes 5.5 h, which is more than a rule about their work allows.',
      ]);
    },
  );

  plain(
    'is work that is due before there is time for it, counted as the allocation counts; not asked about once it is under way',
    () => {
      const due = { due: '2027-01-15', held: [has('ann')] };
      expect(said(unfitWork(posed({}, due), { times: true }))).toEqual([
        'Ann Lee has 6 h of work up to 15 January 2027, and 4 h free then.',
      ]);
      expect(unfitWork(posed({}, due), { times: false })).toEqual([]);
      expect(unfitWork(posed({}, { ...due, due: '2027-01-22' }), { times: true })).toEqual([]);
      expect(unfitWork(posed({}, { ...due, hours: 4 }), { times: true })).toEqual([]);
      const spread = { spread: true as const, hours: 6, held: [has('ann')] };
      expect(said(unfitWork(posed({}, spread), { times: true }))[0]).toMatch(
        /^Ann Lee has 2 h of work from 11 January 2027 to 1\d January 2027, and 0 h free then\.$/,
      );
    },
  );
});

describe('R-003 a plan against a rule', () => {
  test('is said to the leader and to whom it is about, and is agreed with a reason alone', async ({ db: _ }) => {
    const cast = await givenWorld();
    const { lee, mo, nia, plan, desk } = cast;
    await acceptAll(cast);
    const [own] = await assignmentsOf(lee, plan.id, mo.personId);
    await addWorkRule(lee, mo.personId, { kind: 'max-hours', value: '0.5' });
    const words = expect.stringMatching(/^What Mo .* takes .* which is more than a rule about their work allows\.$/);
    expect((await planOf(lee, plan.id)).unfit).toEqual([expect.objectContaining({ said: words })]);
    expect((await planOf(nia, plan.id)).unfit).toEqual([]);
    expect((await partOf(mo, plan.id, mo.personId)).unfit[0]).toMatch(/^What you have takes/);
    expect(await unfitOf(lee, plan.id, own!.taskId)).toEqual([words]);
    expect(await unfitOf(nia, plan.id, desk.id)).toEqual([]);
    await expect(decidePlan(lee, plan.id, 'agree')).rejects.toThrow(Invalid);
    await expect(decidePlan(lee, plan.id, 'agree')).rejects.toThrow('Do not write of a rule in the reason');
    await decidePlan(lee, plan.id, 'agree', 'Mo asked for it');
    expect((await planOf(lee, plan.id)).state).toBe('agreed');
  });
});
