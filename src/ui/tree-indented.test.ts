import { expect, test } from 'vitest';
import type { Branch } from './tree-drawing.ts';
import { drawIndented } from './tree-indented.ts';

const leaf = (id: string): Branch => ({ id, name: id, under: [] });
const roots = [{ id: 'top', name: 'Top', under: [{ id: 'a', name: 'A', under: [leaf('a1'), leaf('a2')] }, leaf('b')] }];

test('each box stands under the one before it in the list, and as far in as it is deep', () => {
  const { steps, height } = drawIndented(roots);
  expect(steps.map(({ id, x, y }) => [id, x, y])).toEqual([
    ['top', 0, 0],
    ['a', 16, 33],
    ['a1', 32, 66],
    ['a2', 32, 99],
    ['b', 16, 132],
  ]);
  expect(height).toBe(159);
});

test('a line leads from each parent down to each of its own', () => {
  const { spines } = drawIndented(roots);
  expect(spines.toSorted()).toEqual(
    ['M24 60V112.5H32', 'M24 60V79.5H32', 'M8 27V145.5H16', 'M8 27V46.5H16'].toSorted(),
  );
});

test('a long name takes the lines it needs and loses no letter, and nothing is wider than the narrowest phone', () => {
  const name = 'Customer Relations and Complaints Resolution for the Northern Region Konstantinopolitanischerdudelsack';
  const deep = { id: '1', name, under: [{ id: '2', name, under: [{ id: '3', name, under: [leaf('4')] }] }] };
  const { steps, width } = drawIndented([deep]);
  expect(steps[2]?.name.join(' ').replaceAll(' ', '')).toBe(name.replaceAll(' ', ''));
  for (const { x, width: wide, name: lines } of steps) {
    expect(x + wide).toBeLessThanOrEqual(width);
    for (const words of lines) expect(words.length * 6.6).toBeLessThanOrEqual(wide - 20);
  }
});

test('of more than can be drawn the upper levels stand, and it is said', () => {
  const many = { id: 'top', name: 'Top', under: Array.from({ length: 90 }, (_, at) => leaf(`${at}`)) };
  expect(drawIndented([many]).steps.map(({ id }) => id)).toEqual(['top']);
  expect(drawIndented([many]).cut).toBe(true);
  expect(drawIndented(roots).cut).toBe(false);
});

test('what is wrong with a box stands in it, and the box is as high as that takes', () => {
  const { steps } = drawIndented([{ ...leaf('a'), mark: 'The line is broken' }, leaf('b')]);
  expect(steps.map(({ mark, y }) => [mark, y])).toEqual([
    [['The line is broken'], 0],
    [[], 48],
  ]);
});
