import { expect, test } from 'vitest';
import { sayCost, sayCover, sayReached } from './allocation-names.ts';

test('R-002 what an aim reached is said in its unit', () => {
  expect(sayReached('load', 0.9)).toBe('Whoever has most to do: 90% of their hours, counted in steps of 5%');
  expect(sayReached('fit', 12)).toBe('12 levels of skill beyond what is needed');
  expect(sayReached('develop', 1)).toBe('1 task that develops somebody');
  expect(sayReached('prefer', 0)).toBe('0 wishes met');
  expect(sayCover({ assignments: [1, 2], unassigned: [3] })).toBe('2 of 3 tasks');
});

test('R-002 what another choice would cost is said in words', () => {
  expect(sayCost('load 85 % → 95 %')).toBe('whoever has most to do goes from 85% to 95% of their hours');
  expect(sayCost('fit −1')).toBe('1 fewer level of skill beyond what is needed');
  expect(sayCost('fit −3')).toBe('3 fewer levels of skill beyond what is needed');
  expect(sayCost('development +1')).toBe('1 more task that develops somebody');
  expect(sayCost('preferences −2')).toBe('2 fewer wishes met');
  expect(sayCost('task t9 would go uncovered')).toBe('task t9 would go uncovered');
});
