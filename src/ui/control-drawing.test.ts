import { expect, test } from 'vitest';
import { drawControlChart, narrow, wide } from './control-drawing.ts';

const points = [70, 72, null, 74, 90].map((value, index) => ({ label: `W${index}`, value, signal: value === 90 }));
const chart = { points, phases: [{ from: 0, to: 4, low: 60, mean: 72, high: 84 }], target: 75 };
const drawn = drawControlChart(chart, wide, (value) => `${value}%`);

test('a week without a figure leaves a gap in the line and no mark', () => {
  expect(drawn.line).toHaveLength(2);
  expect(drawn.marks).toHaveLength(4);
});

test('a signal is marked, and only that', () => {
  expect(drawn.marks.filter(({ signal }) => signal).map(({ index }) => index)).toEqual([4]);
});

test('everything lies inside the drawing, on either sheet', () => {
  for (const sheet of [wide, narrow]) {
    const { marks, names, ticks } = drawControlChart(chart, sheet, String);
    for (const { y } of [...marks, ...names, ...ticks]) expect(y).toBeGreaterThanOrEqual(sheet.top);
    for (const { y } of [...marks, ...names, ...ticks]) expect(y).toBeLessThanOrEqual(sheet.height - sheet.foot);
    for (const { x } of marks) expect(x).toBeLessThanOrEqual(sheet.width - sheet.right);
  }
});

test('the limits of a phase reach from its first point to its last', () => {
  expect(drawn.phases[0]).toMatchObject({ x1: wide.left, x2: wide.width - wide.right });
});

test('average, limits and target are named without covering each other', () => {
  const places = drawn.names.map(({ y }) => y).sort((a, b) => a - b);
  for (const [index, place] of places.slice(1).entries()) expect(place - places[index]!).toBeGreaterThanOrEqual(15.9);
});

test('words as long as of minutes and seconds find room beside the drawing', () => {
  const long = (value: number) => `1 min ${value.toFixed(0)} s`;
  for (const sheet of [wide, narrow]) {
    const roomy = drawControlChart(chart, sheet, long);
    expect(roomy.left).toBeGreaterThan(sheet.left);
    expect(roomy.left - 8).toBeGreaterThanOrEqual(long(80).length * 6.5);
  }
  expect(wide.width - drawControlChart(chart, wide, long).end).toBeGreaterThan('Average 1 min 72 s'.length * 7 + 10);
});

test('a stretch that is drawn short is marked, and no date stands in it: one stands where time goes on', () => {
  const weeks = Array.from({ length: 40 }, (_, at) => {
    const isAway = at >= 13 && at < 26;
    return { label: `W${at}`, value: isAway ? null : at, short: isAway };
  });
  const { dates, breaks } = drawControlChart({ points: weeks, phases: [] }, wide, String);
  const places = dates.map(({ text }) => Number(text.slice(1)));
  expect(places).toContain(26);
  expect(places.filter((at) => at >= 13 && at < 26)).toEqual([]);
  expect(breaks).toHaveLength(1);
  const apart = dates.slice(1).map(({ x }, at) => x - dates[at]!.x);
  expect(Math.min(...apart)).toBeGreaterThan(40);
});
