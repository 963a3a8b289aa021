import { expect, test } from 'vitest';
import { availabilityAlone } from './availability.ts';
import type { PlanRows } from './plan-rows.ts';

const on = (id: string, name: string, doneAt: string | null = null) => ({
  ...{ id, taskId: 'task', personId: id, name, doneAt, buddyToId: null, buddyId: null, develops: false },
  overrideReason: null,
});
const rows = (assignments: ReturnType<typeof on>[], wishes: unknown[] = []) =>
  ({ assignments, wishes, people: [], tasks: [{ id: 'task', title: 'Ring back', skills: [] }] }) as unknown as PlanRows;
const found = (...of: Parameters<typeof rows>) => availabilityAlone(rows(...of), new Map() as never);

test('R-003 a shared task on availability alone is pointed out once, with everybody who has a part of it to do', () => {
  const [ann, mo, oz] = [on('a', 'Ann Lee'), on('m', 'Mo Member'), on('o', 'Oz Older', '2026-03-05T09:00:00Z')];
  expect(found([ann])).toMatchObject([{ id: 'a', ids: ['a'], title: 'Ann Lee has “Ring back” on availability alone' }]);
  expect(found([ann, mo, oz])).toMatchObject([
    {
      ...{ id: 'a', ids: ['a', 'm'], title: 'Ann Lee and Mo Member have “Ring back” on availability alone' },
      what: expect.stringContaining('none of them asked for it'),
    },
  ]);
  expect(found([oz])).toMatchObject([{ ids: ['o'] }]);
  const wish = { taskId: 'task', personId: 'a', wish: 'prefer' };
  expect(found([ann, mo], [wish])).toMatchObject([{ ids: ['m'] }]);
});
