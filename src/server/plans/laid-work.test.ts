import { expect, test } from 'vitest';
import { laidWork, type PlanWork } from './laid-work.ts';
import { sumOfOther } from './other-hours.ts';

const cold = { id: 'a', teamId: 't', startsOn: '2026-12-07', endsOn: '2026-12-31' };
const january = { id: 'b', teamId: 't', startsOn: '2026-12-28', endsOn: '2027-01-29' };
const today = '2026-11-29';

type Part = Pick<PlanWork, 'hours' | 'to'> & Partial<PlanWork>;
const inCold = (part: Part): PlanWork => workIn(cold, part);
const inJanuary = (part: Part): PlanWork => workIn(january, part);
const workIn = ({ id, startsOn, endsOn }: typeof cold, part: Part): PlanWork => ({
  ...{ planId: id, startsOn, endsOn, from: startsOn, free: 11, weeks: null, spread: false, agreed: false },
  ...{ begun: false, done: false, ...part },
});

/** Hours that the work of the other plan takes in this one, of somebody with so many hours a week who has so many free here. */
function taken(
  plan: typeof cold,
  works: PlanWork[],
  hours = 11,
  absences: { startsOn: string; endsOn: string }[] = [],
) {
  const away = absences.map((days) => ({ ...days, hours: null }));
  const found = {
    id: 'x',
    contract: 22.5,
    from: null,
    to: null,
    absences: away,
    division: 'england-and-wales' as const,
  };
  return laidWork(plan, works, { found, own: { hours, weeks: null }, fixed: [] }, today);
}
const sumOf = (pieces: readonly { hours: number }[]) => pieces.reduce((sum, { hours }) => sum + hours, 0);

test('R-002 work in another plan lies on the days that are worked there: no bank holiday before or after this plan, no day away', () => {
  const adwoa = taken(january, [inCold({ hours: 8, to: '2026-12-31' })]);
  expect(sumOf(adwoa)).toBeCloseTo((8 * 3) / 17);
  const sian = taken(cold, [inJanuary({ hours: 4, to: '2027-01-06', agreed: true })]);
  expect(sumOf(sian)).toBeCloseTo(2);
  const days = [{ startsOn: '2026-12-14', endsOn: '2026-12-18' }];
  const yusuf = taken(january, [inCold({ hours: 1.5, to: '2026-12-31' })], 11, days);
  expect(sumOf(yusuf)).toBeCloseTo(0.375);
});

test('R-002 of two plans that overlap the one charges the other: agreed before not agreed, then what begins first', () => {
  const both = (cold: boolean, january: boolean) => [
    inCold({ hours: 8, to: '2026-12-31', agreed: cold }),
    inJanuary({ hours: 4, to: '2027-01-15', agreed: january }),
  ];
  // The week that both have holds 2 hours here and 1.5 there: no hour of it is charged both ways.
  const sides = (...agreed: [boolean, boolean]) =>
    [cold, january].map((plan) => sumOfOther(taken(plan, both(...agreed)).map(({ hours }) => hours)));
  expect(sides(false, false)).toEqual([0, 1.41]);
  expect(sides(true, false)).toEqual([0, 1.41]);
  expect(sides(false, true)).toEqual([0.92, 1.08]);
  expect(sides(true, true)).toEqual([0.09, 1.41]);
});

test('R-002 what is agreed keeps its hours where the other plan has room: later first, then before, spread work nowhere', () => {
  // Priya: 9.5 of 9.75 hours agreed here, and 6 in January, of which 1.38 would lie in the week that both have.
  const here = inCold({ hours: 9.5, to: '2026-12-31', agreed: true });
  const there = inJanuary({ hours: 6, to: '2027-01-15', agreed: true });
  expect(sumOf(taken(cold, [{ ...here, agreed: false }, there], 9.75))).toBeCloseTo((6 * 3) / 13);
  expect(sumOf(taken(cold, [here, there], 9.75))).toBeLessThanOrEqual(0.25 + 1e-6);
  // The same where the other was there first: it lies in the days before, as far as its plan has room.
  const later = inJanuary({ hours: 11, to: '2027-01-29', agreed: true });
  const before = inCold({ hours: 8, to: '2026-12-31', agreed: true });
  expect(sumOf(taken(january, [before, later], 11))).toBe(0);
  expect(sumOf(taken(january, [{ ...before, spread: true }, later], 11))).toBeCloseTo((8 * 3) / 17);
});

test('R-002 where neither plan has room what was agreed comes first in the plan that begins first, and is charged to the other', () => {
  const here = inCold({ hours: 11, to: '2026-12-31', agreed: true });
  const there = inJanuary({ hours: 4, to: '2026-12-31', agreed: true });
  expect(sumOf(taken(cold, [here, there]))).toBeCloseTo(0);
  expect(sumOf(taken(january, [here, there]))).toBeGreaterThan(1.5);
});

test('R-002 what had hours that have passed keeps none of those to come, and what is done has them already', () => {
  const at = (works: PlanWork[]) => {
    const found = { id: 'x', contract: 22.5, from: null, to: null, absences: [], division: null };
    return sumOf(laidWork(cold, works, { found, own: { hours: 19, weeks: null }, fixed: [] }, '2026-12-21'));
  };
  const there = inJanuary({ hours: 4, to: '2026-12-31', agreed: true });
  const here = { ...inCold({ hours: 9, to: '2026-12-31', agreed: true }), from: '2026-12-21' };
  expect(at([here, there])).toBeCloseTo(0);
  expect(at([{ ...here, begun: true }, there])).toBeCloseTo(4);
  expect(at([{ ...here, done: true }, there])).toBeCloseTo(4);
});
