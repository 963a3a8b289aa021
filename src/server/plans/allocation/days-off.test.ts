// Bank holidays and days away inside a week. That the whole model keeps to them is tried out in full in `brute-force-weeks.test.ts`.
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { allocate } from './allocate.ts';
import { type AllocationProblem, type Problem, readProblem } from './problem.ts';
import { loadSolver, type Solver } from './solver.ts';
import { dayNumber, dayText, ownDays, partOf, weeksOf } from './working-time.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

/** The week of Good Friday: three hours free, all of them from Monday to Thursday. */
const easter = { weeks: ['2027-03-22'], until: '2027-03-28', holidays: ['2027-03-26'] };
const welsh = { skills: { welsh: 3 }, due: '2027-03-25' };
const sian = { id: 'p1', name: 'Siân', hours: 3, weeks: [3], skills: { welsh: 3 } };

function complete(given: AllocationProblem): Problem {
  const read = readProblem(given);
  if ('refused' in read) throw new Error(read.refused.message);
  return read.problem;
}
const solved = (given: AllocationProblem) => allocate(complete(given), { solver, secondsLeft: () => 30 });
const give = (hours: number, { person = sian, due = welsh.due }: { person?: typeof sian; due?: string } = {}) =>
  solved({ ...easter, people: [person], tasks: [{ id: 't1', hours, ...welsh, due, pinned: ['p1'] }] });

describe('R-002 the hours of a week lie on the days that somebody works in it', () => {
  test('work that fits before a bank holiday is given, and what is missing is counted without the holiday', () => {
    expect(give(2.75)).toMatchObject({ status: 'optimal', assignments: [{ task: 't1', people: ['p1'] }] });
    expect(give(3)).toMatchObject({ status: 'optimal' });
    expect(give(3.25)).toMatchObject({
      status: 'infeasible',
      relax: [{ rule: 'p1: 3 hours by 2027-03-25', by: 0.25 }],
    });
  });

  test('days away count like holidays, and half a day away like half a day', () => {
    const away = (days: Record<string, number>) => ({ person: { ...sian, away: days }, due: '2027-03-23' });
    expect(give(0.75, away({ '2027-03-22': 1 }))).toMatchObject({
      status: 'optimal',
    });
    expect(give(1.25, away({ '2027-03-22': 1 }))).toMatchObject({ relax: [{ rule: 'p1: 1 hour by 2027-03-23' }] });
    expect(give(1.8, away({ '2027-03-24': 0.5, '2027-03-25': 1 }))).toMatchObject({ status: 'optimal' });
    expect(give(1.85, away({ '2027-03-24': 0.5, '2027-03-22': 1 }))).toMatchObject({
      relax: [{ rule: 'p1: 1.2 hours by 2027-03-23', by: 0.65 }],
    });
  });

  test('spread work has no part on a bank holiday', () => {
    const weeks = ['2027-03-22', '2027-03-29'];
    const people = [{ ...sian, hours: 8, weeks: [4, 4] }];
    const task = { id: 't1', hours: 9, spread: true, skills: { welsh: 3 }, pinned: ['p1'] };
    const parts = solved({ ...easter, weeks, until: '2027-04-02', people, tasks: [task] });
    // Four and five days: 4 and 5 of the nine hours.
    expect(parts.relax).toMatchObject([{ rule: 'p1: 4 hours in the week of 2027-03-29', by: 1 }]);
  });

  test('each part of a week is the sum of its days, none lies on a day off, and all of a week is all of it', () => {
    const monday = dayNumber('2027-03-22');
    const week = weeksOf(easter)[0]!;
    const parts = fc.array(fc.constantFrom(0, 0.25, 0.5, 1), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(parts, fc.subarray([0, 1, 2, 3, 4]), (missing, holidays) => {
        const dayAt = (at: number) => dayText(monday + at);
        const away = Object.fromEntries(missing.map((part, at) => [dayAt(at), part]));
        const worked = ownDays({ holidays: holidays.map(dayAt) }, { away });
        const there = missing.map((part, at) => (holidays.includes(at) ? 0 : 1 - part));
        const all = there.reduce((sum, one) => sum + one, 0);
        for (let to = 0; to < 7; to++) {
          const { days, of } = partOf(week, -Infinity, monday + to, worked);
          const upTo = all > 0 ? there.slice(0, to + 1).reduce((sum, one) => sum + one, 0) : Math.min(to + 1, 5);
          expect(days / of).toBeCloseTo(upTo / (all || 5), 9);
        }
      }),
    );
  });
});
