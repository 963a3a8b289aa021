import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { importedCalls } from '../../../tests/imported-calls.ts';
import { measured, planWorld, rowsOf } from '../../../tests/plan-world.ts';
import { daysAfter } from '../day-words.ts';
import { addObjective } from '../plans/objectives.ts';
import { organisationObjectiveToEdit } from '../plans/organisation-objectives.ts';
import { addPersonObjective } from '../plans/person-objectives.ts';
import { planOf } from '../plans/plan-page.ts';
import { decidePlan } from '../plans/plans.ts';
import { planToShape } from '../plans/shaping.ts';
import { mapSuggested } from '../standards/agents.ts';
import { checkTyped, isRefused, limitsOf, objectiveChecks, ownObjectiveChecks } from './objective-check.ts';

/** Of each of three agents a few calls in each of so many weeks before March, of which six or seven in ten are resolved. */
async function countedWorld(weeks: number, agents = ['Mo Member', 'Nia Newer', 'Oz Older']) {
  const cast = await planWorld();
  const calls = Array.from({ length: weeks }, (_, week) => daysAfter('2026-02-23', -7 * week)).flatMap((day, week) =>
    agents.flatMap((agent) => Array.from({ length: 10 }, (_, at) => ({ agent, day, resolved: at < 6 + (week % 2) }))),
  );
  await importedCalls(cast.lee, calls);
  await mapSuggested(cast.lee);
  return cast;
}
const resolving = (target: number) => ({ ...measured, measure: 'kpi:resolution-rate', baseline: 65, target });

async function achievable({ lee, plan }: Awaited<ReturnType<typeof planWorld>>, target: number) {
  const { id } = await addObjective(lee, plan.id, resolving(target));
  const rows = await rowsOf(lee, plan.id);
  const checks = objectiveChecks(await planOf(lee, plan.id));
  return checks[rows.objectives.findIndex((row) => row.id === id)]!.findings.filter(
    ({ criterion }) => criterion === 'achievable',
  );
}

describe('an objective against the control chart of its measure', () => {
  test('R-004 a target beyond the natural limits is pointed out, with the limits in words', async ({ db: _ }) => {
    const cast = await countedWorld(16);
    const { limits, whose } = await limitsOf(cast.lee, cast.team.id);
    // the last week is a part week; 8 of the 15 before at 70%, 7 at 60%, and 10 points from each to the next: 2.66 times that to either side
    expect([whose, limits['resolution-rate']]).toEqual(['', { low: 38.7, high: 91.9 }]);
    expect(await achievable(cast, 95)).toMatchObject([
      { id: 'beyond-limits', why: expect.stringContaining('from 38.7% to 91.9%. 95% lies outside') },
    ]);
    expect(await achievable(cast, 68), 'an ordinary week reaches it').toEqual([]);
  });

  test('R-004 fewer than twelve weeks say nothing of what can be reached', async ({ db: _ }) => {
    expect(await achievable(await countedWorld(8), 95)).toEqual([]);
  });

  test('R-034 nor do the figures of one or two people, which others read', async ({ db: _ }) => {
    const cast = await countedWorld(16, ['Mo Member', 'Nia Newer']);
    expect((await limitsOf(cast.lee, cast.team.id)).limits).toEqual({});
  });

  test('R-004 what is typed is checked as it would be saved, and where it stands is counted', async ({ db: _ }) => {
    const { lee, plan, team } = await countedWorld(16);
    const { measures } = await planToShape(lee, plan.id, { figures: true });
    const known = await limitsOf(lee, team.id);
    const typed = { title: 'Resolve more calls', measure: 'kpi:resolution-rate', target: '95 %', due: '2026-03-20' };
    const checked = checkTyped(typed, { measures, serves: null, plan, known })!;
    expect(checked.missing).toEqual(['achievable', 'relevant']);
    expect(checked.criteria[1]!.why).toBe('Resolution rate, from 65% to 95%.');
    for (const due of ['2026--12', '12', '2026-13-40', 'x'])
      expect(checkTyped({ ...typed, due }, { measures, serves: null, plan: null, known })!.missing).toContain(
        'time-bound',
      );
    expect(checkTyped({}, { measures, serves: null, plan, known })?.missing).toHaveLength(5);
    expect(isRefused(typed, { measures, plan })).toBe(false);
    for (const wrong of [
      { target: '120%' },
      { baseline: 'soon' },
      { due: '2026-02-30' },
      { due: '2028-01-01' },
    ] as Record<string, string>[])
      expect(isRefused({ ...typed, ...wrong }, { measures, plan }), JSON.stringify(wrong)).toBe(true);
    expect(checkTyped(undefined, { measures, serves: null, plan, known })).toBeNull();
  });

  test('R-004 a figure that cannot be taken is told so, in the words of the form, and not as none', async ({
    db: _,
  }) => {
    const { lee, plan, team } = await countedWorld(16);
    const { measures } = await planToShape(lee, plan.id, { figures: true });
    const against = { measures, serves: null, plan, known: await limitsOf(lee, team.id) };
    const typed = { title: 'Resolve more calls', measure: 'kpi:resolution-rate', target: '70%' };
    const measurable = (more: object) => {
      const { findings, criteria } = checkTyped({ ...typed, ...more }, against)!;
      const found = findings.filter(({ criterion }) => criterion === 'measurable');
      return [criteria[1]!.met, ...found.map(({ why, remedy }) => `${why} ${remedy}`)];
    };
    expect(measurable({})).toEqual([true]);
    expect(measurable({ target: 'seventy' })).toEqual([
      false,
      '“seventy” cannot be taken as the target. Enter the target as a number, like 72%.',
    ]);
    expect(measurable({ target: '120' })).toEqual([
      false,
      '“120” cannot be taken as the target. Resolution rate is a share: enter the target from 0 to 100, like 78.',
    ]);
    expect(measurable({ baseline: 'sixty' })).toEqual([
      false,
      '“sixty” cannot be taken as where it stands now. Enter where it stands now as a number, like 72%.',
    ]);
    expect(measurable({ target: '' })[1]).toContain('has no target');
  });

  test('R-004 one of a person is checked as those of the team are, and serves theirs', async ({ db: _ }) => {
    const { lee, mo, plan, objective } = await planWorld();
    await addPersonObjective(lee, plan.id, {
      ...{ personId: mo.personId, parentId: objective.id, title: 'Lead the desk alone as soon as possible' },
      ...{ measure: null, baseline: null, target: null, due: '2026-03-27', consequence: null },
      noMeasureReason: 'It is seen at the desk',
    });
    const [check, ...others] = ownObjectiveChecks(await planOf(lee, plan.id));
    expect(others).toEqual([]);
    expect(check!.present).toEqual(['specific', 'relevant', 'time-bound']);
    expect(check!.criteria.find(({ criterion }) => criterion === 'relevant')!.why).toContain(objective.title);
  });

  test('a plan that has ended is checked no more', async ({ db: _ }) => {
    const { lee, plan } = await planWorld();
    expect(objectiveChecks(await planOf(lee, plan.id))).toHaveLength(1);
    await decidePlan(lee, plan.id, 'withdraw', 'Not needed');
    const ended = await planOf(lee, plan.id);
    expect([objectiveChecks(ended), ownObjectiveChecks(ended)]).toEqual([[], []]);
  });
});

test('R-004 an objective of the organisation is checked against the limits of everybody, and starts where everybody stands', async ({
  db: _,
}) => {
  const { pat } = await countedWorld(16);
  const { measures, limits } = await organisationObjectiveToEdit(pat, null);
  const against = { measures, serves: null, plan: null, known: limits };
  const typed = {
    title: 'Resolve more calls',
    measure: 'kpi:resolution-rate',
    due: '2028-03-31',
    consequence: 'They call twice',
  };
  const wide = checkTyped({ ...typed, target: '95%' }, against)!;
  expect(wide.missing).toEqual(['achievable']);
  expect(wide.findings[0]!.why).toContain('of everybody at Fernhithe Homes');
  expect(wide.criteria[1]!.why).toBe('Resolution rate, from 65% to 95%.');
  expect(checkTyped({ ...typed, target: '70%' }, against)!.missing).toEqual([]);
});
