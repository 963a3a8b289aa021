import { expect, test } from 'vitest';
import { safeNext } from './asking.ts';

test.each([
  ['//elsewhere.example'],
  ['/.//elsewhere.example'],
  ['/x/..//elsewhere.example'],
  ['https://elsewhere.example/'],
  ['/\\elsewhere.example'],
  ['today'],
])('after signing in nobody is sent to another host: %s', (next) => {
  expect(safeNext(next)).toBe('/today');
});

test('after signing in somebody goes on where they were', () => {
  expect(safeNext('/lead/plans?page=2')).toBe('/lead/plans?page=2');
});
