import { expect, test } from 'vitest';
import { editPlanForm, planForm } from './plans.form.ts';

const aims = { aim1: 'load', aim2: 'fit', aim3: 'develop', aim4: 'prefer' };

type Refused = { issues: { path: PropertyKey[]; message: string }[] } | undefined;

const period = (startsOn: string, endsOn: string) => {
  const typed = { ...aims, startsOn, endsOn, title: 'Answer sooner' };
  const made = planForm.safeParse({ ...typed, teamId: '018f3a52-9d1c-7c3e-8f00-000000000001' }).error;
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
