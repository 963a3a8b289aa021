import { expect, test } from 'vitest';
import type { MyTask } from './my-work.ts';
import { sayMyWork } from './my-work-words.ts';

const task = (part: Partial<MyTask>): MyTask =>
  ({
    ...{ title: 'Call back', planId: 'a', state: 'live', runsFrom: null, due: null, doneAt: null },
    ...{ answer: 'accept', reply: null, stands: 'understood', unsaid: false, ...part },
  }) as unknown as MyTask;
const day = '2026-11-27';

test('R-007 one’s work begins with all that waits for one: answers, own words and signatures', () => {
  expect(sayMyWork([task({})], [], 0, day)).toBe('Nothing waits for your answer.');
  const unsaid = [task({ unsaid: true }), task({ unsaid: true }), task({ unsaid: true, planId: 'b', state: 'draft' })];
  expect(sayMyWork([...unsaid, task({ answer: null })], [], 2, day)).toBe(
    'One task waits for your answer. One plan waits for your own words. 2 parts wait for your signature.',
  );
  expect(sayMyWork([], [], 1, day)).toBe('One part waits for your signature.');
});

test('R-007 what is late and what there is to do now are counted before it', () => {
  const tasks = [task({ due: '2026-11-20' }), task({ runsFrom: '2026-11-02', due: '2026-12-31' }), task({ due: day })];
  expect(sayMyWork(tasks, [], 0, day)).toBe(
    'One task is past the day set. 2 tasks are to do now, or due by Sunday 29 November. Nothing waits for your answer.',
  );
});

test('R-007 what was promised besides the tasks, and is overdue, is counted too', () => {
  const promised = [{ due: '2026-11-09' }, { due: day }, { due: null }];
  expect(sayMyWork([], promised, 0, day)).toBe(
    'One thing that you promised is overdue. Nothing waits for your answer.',
  );
});
