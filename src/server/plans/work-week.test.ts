import { expect, test } from 'vitest';
import { daysAfter } from '../day-words.ts';
import type { MyTask } from './my-work.ts';
import { weekEnd, workWeek } from './work-week.ts';

const task = (title: string, part: Partial<MyTask>): MyTask =>
  ({
    title,
    state: 'live',
    runsFrom: null,
    due: null,
    doneAt: null,
    answer: 'accept',
    reply: null,
    stands: 'open',
    ...part,
  }) as unknown as MyTask;

test.each([
  ['2026-11-27', 'Sunday 29 November', 'Sunday 6 December'],
  ['2026-11-28', 'Sunday 29 November', 'Sunday 6 December'],
  ['2026-11-29', 'Sunday 29 November', 'Sunday 6 December'],
  ['2026-11-30', 'Sunday 6 December', 'Sunday 13 December'],
])(
  'R-007 on %s the week is the one with that day in it, the next stands by itself, and their last days are said',
  (day, last, nextLast) => {
    const tasks = [
      task('due on that Sunday', { due: weekEnd(day) }),
      task('due in a month', { due: '2026-12-31' }),
      task('due on the Sunday after', { due: daysAfter(weekEnd(day), 7) }),
      task('begun, and due much later', { due: '2026-12-31', stands: 'in-progress' as MyTask['stands'] }),
    ];
    expect(workWeek(tasks, day).map(({ title, tasks }) => [title, tasks.map((one) => one.title)])).toEqual([
      [`Now, and due this week, until ${last}`, ['due on that Sunday', 'begun, and due much later']],
      [`Due next week, until ${nextLast}`, ['due on the Sunday after']],
      ['Later', ['due in a month']],
    ]);
  },
);

test('R-007 work that runs through these weeks of a plan under way is for now, not for its last day', () => {
  const runs = (title: string, part: Partial<MyTask>) =>
    task(title, { due: '2026-12-31', runsFrom: '2026-11-02', ...part });
  const tasks = [
    runs('runs', {}),
    runs('begins on a later day', { runsFrom: '2026-12-07' }),
    runs('of a plan that is not under way', { state: 'agreed' }),
  ];
  expect(workWeek(tasks, '2026-11-27').map(({ key, tasks }) => [key, tasks.map(({ title }) => title)])).toEqual([
    ['week', ['runs']],
    ['later', ['begins on a later day', 'of a plan that is not under way']],
  ]);
});
