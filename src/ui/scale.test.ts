import { expect, test } from 'vitest';
import { everyNth, extentOf, scaleOf, spreadApart, ticksOf } from './scale.ts';

test('a scale runs from one end of the drawing to the other', () => {
  const y = scaleOf(60, 80, 270, 12);
  expect([y(60), y(70), y(80)]).toEqual([270, 141, 12]);
});

test('a scale of one single figure does not divide by nothing', () => {
  expect(scaleOf(5, 5, 100, 0)(5)).toBe(100);
});

test('ticks are round figures inside the ends', () => {
  expect(ticksOf(58.2, 83.1)).toEqual([60, 65, 70, 75, 80]);
  expect(ticksOf(0, 1)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  expect(ticksOf(0.71, 0.79, 4)).toEqual([0.72, 0.74, 0.76, 0.78]);
  expect(ticksOf(3, 3)).toEqual([3]);
});

test('the extent leaves out what is not known', () => {
  expect(extentOf([null, 10, undefined, 20], 0.1)).toEqual({ low: 9, high: 21 });
  expect(extentOf([])).toEqual({ low: 0, high: 1 });
});

test('labels that would cover each other are moved apart in their order', () => {
  expect(spreadApart([100, 104, 50], 16, 0, 300)).toEqual([100, 116, 50]);
});

test('labels at the lower edge are pushed back inside', () => {
  expect(spreadApart([290, 295], 16, 0, 300)).toEqual([284, 300]);
});

test('labels are thinned to what fits', () => {
  expect(everyNth(20, 10)).toBe(2);
  expect(everyNth(5, 10)).toBe(1);
});
