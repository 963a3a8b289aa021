import { expect, test } from 'vitest';
import { sayCost } from './allocation-names.ts';

test('R-002 what another choice would cost is said in words', () => {
  expect(sayCost('load 85 % → 95 %')).toBe('whoever has most to do goes from 85% to 95% of their hours');
  expect(sayCost('fit −1')).toBe('1 fewer level of skill');
  expect(sayCost('fit −3')).toBe('3 fewer levels of skill');
  expect(sayCost('development +1')).toBe('1 more task that develops somebody');
  expect(sayCost('preferences −2')).toBe('2 fewer wishes met');
  expect(sayCost('task t9 would go uncovered')).toBe('task t9 would go uncovered');
});
