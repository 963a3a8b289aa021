import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { allocated, planWorld } from '../../../tests/plan-world.ts';
import type { AllocationAnswer } from './allocation.ts';
import { whyNoWork } from './no-work.ts';
import { partOf } from './part-page.ts';
import { setPlanHours } from './plan-hours.ts';
import type { PlanProblem } from './plan-problem.ts';
import { decidePlan } from './plans.ts';
import { takeUpAllocation } from './taking-up.ts';

type Person = PlanProblem['people'][number];
type Task = PlanProblem['tasks'][number];
const ann: Person = { id: 'a', name: 'Ann Lee', hours: 30, skills: { Complaints: 3, Webchat: 3 } };
const mo: Person = { id: 'm', name: 'Mo Member', hours: 3, skills: { Webchat: 1 } };
const task = (id: string, changed: Partial<Task> = {}): Task => ({ id, title: id, hours: 2, ...changed });
const run = (tasks: Task[], person: Person = mo, status: AllocationAnswer['status'] = 'optimal') => ({
  problem: { people: [ann, person], tasks, objectives: [] } as PlanProblem,
  answer: {
    ...{ status, unassigned: [], load: [], relax: [], notes: [], modelHash: '' },
    stages: (['cover', 'load'] as const).map((aim) => ({ aim, value: 0, bound: 0, gap: 0 })),
    assignments: tasks
      .filter(({ id }) => id !== 'left')
      .map(({ id }) => ({ task: id, people: ['a'], buddies: {}, because: [], next: null })),
  } as AllocationAnswer,
});
const why = (found: ReturnType<typeof run> | undefined, isReader = true) =>
  whyNoWork(found, { personId: 'm', name: 'Mo Member', isReader });
const aims =
  'by its aims in their order, “All work is done, the more important first” and “The highest load of anybody is as low as it can be”.';

describe('R-002 whoever has no work is told why', () => {
  test('in two sentences, by what stood against it: skills, hours, what was settled, and that others were as good or better', () => {
    const all = [
      task('desk', { skills: { Complaints: 2 } }),
      task('hard calls', { skills: { Complaints: 3, Webchat: 2 } }),
      task('guide', { hours: 12 }),
      task('pinned', { pinned: ['a'] }),
      task('left'),
      task('calls'),
    ];
    expect(why(run(all))).toBe(
      'Of the 6 tasks in the run that gave it out, 2 needed what you did not have (Complaints: level 0, 2 needed; Webchat: level 1, 2 needed), one took more hours than you had free (3 hours), one was settled before, by the leader or by whoever had begun, one was given to nobody, and one could have been yours. ' +
        `Others have what could have been yours, since the whole plan was worked out at once and no other was better ${aims}`,
    );
    expect(why(run(all.slice(0, 1)), false)).toBe(
      'The only task in the run that gave it out needed what they did not have (Complaints: level 0, 2 needed).',
    );
    expect(why(run(all, mo, 'best-found'))).toContain('at once and no better one was found by its aims');
  });

  test('also where no hours of theirs were counted or free, and where no run gave it out', () => {
    expect(why(run([task('calls')], { ...mo, id: 'x' }))).toBe('The run that gave it out counted no hours of yours.');
    const busy = { ...mo, other: [{ what: 'other work', hours: 3 }] };
    expect(why(run([task('calls')], busy))).toContain('you had no hours free for it beside other work');
    expect(why(undefined)).toContain('given out by hand');
  });

  test('but of a personal rule its own person alone: others read what they would read without it', () => {
    const ruled: Person = { ...mo, rules: [{ kind: 'max-task-hours', value: 1 }] };
    const tasks = [task('calls')];
    expect(why(run(tasks, ruled))).toBe(
      'The only task in the run that gave it out went against a rule about your work, which others are not told.',
    );
    expect(why(run(tasks, ruled), false)).toBe(why(run(tasks), false));
    expect(why(run(tasks), false)).toContain(
      'gave it out could have been theirs. Others have what could have been theirs',
    );
  });

  test('on their part, once the work is given out', async ({ db: _ }) => {
    const { lee, mo, oz, plan } = await planWorld();
    await setPlanHours(lee, plan.id, oz.personId, 2);
    await decidePlan(lee, plan.id, 'consult');
    const of = async (reader: typeof lee, { personId } = reader) => (await partOf(reader, plan.id, personId)).noWork;
    expect(await of(oz), 'nothing is given out').toBeNull();
    await takeUpAllocation(lee, plan.id, (await allocated(lee, plan.id)).id);
    expect(await of(oz)).toBe(
      'Of the 3 tasks in the run that gave it out, one needed what you did not have (Complaints: level 1, 3 needed), and 2 took more hours than you had free (2 hours).',
    );
    expect(await of(lee, oz)).toContain('what they did not have');
    expect(await of(mo), 'there are reasons for what they have').toBeNull();
  });
});
