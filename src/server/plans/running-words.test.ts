import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { march, measured, planWorld, work } from '../../../tests/plan-world.ts';
import { setClock } from '../clock.ts';
import { askAllocation, beginAllocation, cancelAllocation } from './allocating.ts';
import { allocationOf } from './allocation-page.ts';
import { addObjective } from './objectives.ts';
import { createPlan } from './plans.ts';
import { runningWords } from './running-words.ts';
import { proposeTask } from './tasks.ts';

const askedAt = new Date('2026-06-01T09:00:00Z');
const inTime = 'The search stops after a minute; the reasons are worked out after that';
const after = (seconds: number) => new Date(askedAt.getTime() + seconds * 1000);

describe('R-002 a run under way says how long it takes', () => {
  test.for([
    ['waiting', 1, false, 5, inTime],
    ['waiting', 1, false, 90, 'It has not begun yet, and begins by itself'],
    ['solving', 2, true, 50, inTime],
    ['solving', 2, false, 90, 'It was interrupted and begins again by itself'],
    ['solving', 3, true, 100, `It was interrupted and has begun again by itself. ${inTime}`],
    ['solving', 3, false, 90, 'It was interrupted and begins again by itself'],
  ] as const)('%s, version %i, worked %s, after %i seconds: %s', ([state, version, isWorked, seconds, words]) => {
    expect(runningWords({ state, version, askedAt }, { isWorked, before: 0 }, after(seconds))).toBe(words);
  });

  test('and behind how many others it waits: they are worked one after another', async ({ db: _ }) => {
    const { lee, plan, team } = await planWorld();
    const another = async (title: string) => {
      const made = await createPlan(lee, { ...march, title, teamId: team.id, aims: ['load'] });
      const objective = await addObjective(lee, made.id, measured);
      await proposeTask(lee, made.id, work('Fold the letters', objective.id));
      return made;
    };
    const [other, third] = [await another('Another plan'), await another('A third plan')];
    const [first, second] = [await askAllocation(lee, plan.id), await askAllocation(lee, other.id)];
    const words = async (planId: string, id: string) => (await allocationOf(lee, planId, id)).runningWords;
    expect(await words(plan.id, first.id)).toBe(inTime);
    const behindOne = `It waits its turn behind another run and begins by itself. ${inTime}`;
    expect(await words(other.id, second.id)).toBe(behindOne);
    await beginAllocation(lee, plan.id, first.id);
    expect(await words(other.id, second.id)).toBe(behindOne);
    const last = await askAllocation(lee, third.id);
    expect(await words(third.id, last.id)).toMatch(/^It waits its turn behind 2 other runs and begins by itself\. /);
    await cancelAllocation(lee, plan.id, first.id);
    expect(await words(other.id, second.id)).toBe(inTime);
  });

  test('on its page, where nobody works it any more', async ({ db: _ }) => {
    const { lee, plan } = await planWorld();
    const { id } = await askAllocation(lee, plan.id);
    const words = async () => (await allocationOf(lee, plan.id, id)).runningWords;
    expect(await words()).toBe(inTime);
    await beginAllocation(lee, plan.id, id);
    setClock(() => new Date(Date.now() + 60_000));
    try {
      expect(await words()).toBe('It was interrupted and begins again by itself');
    } finally {
      setClock(null);
    }
  });
});
