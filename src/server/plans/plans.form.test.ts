import { expect, test } from 'vitest';
import { personObjectiveForm } from './person-objectives.form.ts';
import { editPlanForm, planFormOn, taskForm, taskFormIn } from './plans.form.ts';

const aims = { aim1: 'load', aim2: 'fit', aim3: 'develop', aim4: 'prefer' };

type Refused = { issues: { path: PropertyKey[]; message: string }[] } | undefined;

const period = (startsOn: string, endsOn: string) => {
  const typed = { ...aims, startsOn, endsOn, title: 'Answer sooner' };
  const made = planFormOn('2026-01-05').safeParse({ ...typed, teamId: '018f3a52-9d1c-7c3e-8f00-000000000001' }).error;
  const edited = editPlanForm.safeParse({ ...typed, version: '1' }).error;
  const said = (error: Refused) => error?.issues.map(({ path, message }) => `${path}: ${message}`) ?? [];
  expect(said(edited)).toEqual(said(made));
  return said(made);
};

test('a plan lasts at most two years, and longer ones are refused in words', () => {
  expect(period('2026-03-01', '2028-02-29')).toEqual([]);
  expect(period('2028-02-29', '2030-02-28')).toEqual([]);
  for (const end of ['2028-03-01', '2099-12-31'])
    expect(period('2026-03-01', end)).toEqual([expect.stringMatching(/^endsOn: A plan lasts at most two years/)]);
});

test('which day comes first is said only of days that can be read', () => {
  expect(period('2026-03-02', '2026-03-01')).toEqual([expect.stringMatching(/^endsOn: The last day comes before/)]);
  expect(period('0000-03-02', '2026-03-01')).toEqual([expect.stringMatching(/^startsOn: The year is/)]);
  expect(period('', '2026-03-01')).toEqual([expect.stringMatching(/^startsOn: Enter the first day/)]);
  expect(period('2026-03-02', '2026-02-31')).toEqual([expect.stringMatching(/^endsOn: February 2026 has/)]);
});

test('what the day and the plan forbid is told together with what is not filled in', () => {
  const faults = (error: Refused) => error?.issues.map(({ path, message }) => [path.join('.'), message]);
  const plan = { ...aims, startsOn: '2026-03-02', endsOn: '2026-03-27', title: '', teamId: '' };
  const passed = '27 March 2026 has passed. Enter today or a later day as the last day';
  expect(faults(planFormOn('2026-03-28').safeParse(plan).error)).toEqual([
    ['teamId', 'Choose the team'],
    ['title', 'Enter a title'],
    ['endsOn', passed],
  ]);
  expect(faults(planFormOn('2026-03-27').safeParse(plan).error)).toHaveLength(2);
  const task = { title: '', hours: 'many', peopleNeeded: '1', due: '2026-03-28' };
  expect(faults(taskFormIn(plan).safeParse(task).error)).toEqual([
    ['title', 'Enter what is to be done'],
    ['hours', 'Enter the hours as a number, like 1.5'],
    ['due', 'Enter a day inside the plan: 2 March 2026 to 27 March 2026'],
  ]);
});

test('R-001 of how a task is divided only what stands under the choice made counts, and it has to be there', () => {
  const typed = { title: 'Ring back', hours: '8', peopleNeeded: '3', shareSmallest: '2' };
  const read = (changed: object) => taskForm.safeParse({ ...typed, ...changed });
  expect(read({ division: 'each' }).data).toMatchObject({ peopleNeeded: 3, shareSmallest: null });
  expect(read({ division: 'shared' }).data).toMatchObject({ peopleNeeded: 1, shareSmallest: 2 });
  expect(read({ division: 'shared' }).data).not.toHaveProperty('division');
  const faults = (changed: object) => read(changed).error?.issues.map(({ path, message }) => [path.join('.'), message]);
  expect(faults({ division: 'shared', shareSmallest: '' })).toEqual([
    ['shareSmallest', 'Enter the smallest part, like 1.5'],
  ]);
  expect(faults({}), 'a form that did not ask').toHaveLength(1);
});

test('what is wrong is told in the order in which it is asked', () => {
  const asked = (error: Refused) => error?.issues.map(({ path }) => path.join('.'));
  const empty = { ...aims, startsOn: '', endsOn: '', title: '', teamId: '' };
  expect(asked(planFormOn('2026-03-27').safeParse(empty).error)).toEqual(['teamId', 'title', 'startsOn', 'endsOn']);
  const own = { personId: '', parentId: '', title: '' };
  expect(asked(personObjectiveForm.safeParse(own).error)?.slice(0, 3)).toEqual(['personId', 'parentId', 'title']);
});
