import { expect, test } from 'vitest';
import { placeOnWay } from './way-drawing.ts';

test('a figure stands between its beginning and its target, whichever of them is higher', () => {
  const up = { from: 70, to: 80, better: 'up' } as const;
  expect([70, 75, 80].map((now) => placeOnWay({ ...up, now }))).toEqual([0, 0.5, 1]);
  const down = { from: 300, to: 200, better: 'down' } as const;
  expect([290, 250, 200].map((now) => placeOnWay({ ...down, now }))).toEqual([0.1, 0.5, 1]);
});

test('what lies farther out is drawn at the edge, never off the drawing', () => {
  const up = { from: 70, to: 80, better: 'up' } as const;
  expect(placeOnWay({ ...up, now: 0 })).toBe(-0.18);
  expect(placeOnWay({ ...up, now: 1000 })).toBe(1.18);
});

test('where the target is to keep what there is, better lies beyond it and worse before it', () => {
  for (const [better, now, place] of [
    ['up', 90, 1],
    ['up', 95, 1.18],
    ['up', 85, 0.82],
    ['down', 85, 1.18],
    ['down', 95, 0.82],
  ] as const)
    expect(placeOnWay({ from: 90, to: 90, now, better })).toBeCloseTo(place);
});
