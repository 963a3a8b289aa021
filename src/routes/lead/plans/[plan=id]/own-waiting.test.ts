import { expect, test } from 'vitest';
import { ownWaiting, ownWork } from './own-waiting.ts';

type Own = Parameters<typeof ownWaiting>[0];
const at = '2026-03-02T10:00:00Z';
const plan = (changed: Partial<Record<keyof Own, unknown[]>> = {}) =>
  ({
    assignments: [{ id: 'one', personId: 'me', at }],
    answers: [{ assignmentId: 'one', answer: 'accept', reply: null }],
    understandings: [{ personId: 'me', at, takenSince: [], outcome: 'confirmed' }],
    signed: [{ personId: 'me', by: [{ personId: 'leader' }] }],
    ...changed,
  }) as unknown as Own;

test('R-005 R-006 a member’s own part waits for answers, then for their words, then for their signature', () => {
  expect(ownWork(plan({ answers: [] }), 'me')).toMatchObject([{ answer: null }]);
  expect(ownWaiting(plan({ answers: [] }), 'me')).toEqual({ unsaid: false, toSign: false });
  expect(ownWaiting(plan({ understandings: [] }), 'me')).toEqual({ unsaid: true, toSign: false });
  expect(ownWaiting(plan(), 'me')).toEqual({ unsaid: false, toSign: true });
  expect(ownWaiting(plan({ signed: [{ personId: 'me', by: [{ personId: 'me' }] }] }), 'me').toSign).toBe(false);
  const given = { id: 'one', personId: 'me', at: '2026-03-03T10:00:00Z' };
  expect(ownWaiting(plan({ assignments: [given] }), 'me'), 'said of earlier work').toEqual({
    ...{ unsaid: true, toSign: false },
  });
});
