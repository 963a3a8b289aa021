import { expect, test } from 'vitest';
import type { MyTask } from './my-work.ts';
import { weekEnd, workWeek } from './work-week.ts';

const task = (title: string, part: Partial<MyTask>): MyTask =>
  ({ title, due: null, doneAt: null, answer: 'accept', reply: null, stands: 'open', ...part }) as unknown as MyTask;

test.each([
  ['2026-11-27', 'Sunday 29 November'],
  ['2026-11-28', 'Sunday 29 November'],
  ['2026-11-29', 'Sunday 29 November'],
  ['2026-11-30', 'Sunday 6 December'],
])('R-007 on %s the week is the one with that day in it, and its last day is said', (day, last) => {
  const tasks = [
    task('due on that Sunday', { due: weekEnd(day) }),
    task('due on the Monday after', { due: '2026-12-07' }),
    task('begun, and due much later', { due: '2026-12-31', stands: 'in-progress' as MyTask['stands'] }),
  ];
  expect(workWeek(tasks, day).map(({ title, tasks }) => [title, tasks.map((one) => one.title)])).toEqual([
    [`In progress, or due this week, until ${last}`, ['due on that Sunday', 'begun, and due much later']],
    ['Later', ['due on the Monday after']],
  ]);
});
