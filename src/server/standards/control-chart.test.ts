import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ControlChart, controlChart, type Figure, type Share } from './control-chart.ts';
import { signalsOf } from './control-chart-signals.ts';

const dateAt = (at: number) => new Date(Date.UTC(2026, 0, 5) + at * 7 * 86_400_000).toISOString().slice(0, 10);
const figures = (values: (number | null)[]): Figure[] => values.map((value, at) => ({ date: dateAt(at), value }));
const shares = (counts: [number, number][]): Share[] =>
  counts.map(([numerator, denominator], at) => ({ date: dateAt(at), numerator, denominator }));
const withPeak = [5, 8, 5, 8, 5, 8, 5, 8, 5, 8, 5, 8, 18, 8, 5];
const marks = (chart: ControlChart, signal: string) =>
  chart.points.map(({ signals }) => (signals.some((one) => one === signal) ? 1 : 0)).join('');

test('flow rates of NIST/SEMATECH e-Handbook 6.3.2.2: mean 50.81, moving range 1.8778, limits 45.8159 and 55.8041', () => {
  const chart = controlChart(figures([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]));
  expect(chart.chart).toBe('xmr');
  expect(chart.mean).toBeCloseTo(50.81, 10);
  expect(chart.lower).toBeCloseTo(45.8159, 2); // they divide by 1.128, the NHS multiplies by 2.66
  expect(chart.upper).toBeCloseTo(55.8041, 2);
  const ranges = chart.points.flatMap(({ movingRange }) => movingRange ?? []);
  expect(ranges.reduce((sum, range) => sum + range, 0) / ranges.length).toBeCloseTo(1.8778, 4);
  expect(chart.points.every(({ signals }) => signals.length === 0)).toBe(true);
  expect(chart.note).toBe('fewer than 12 points');
});

test('viscosity of primer paint, Montgomery, Introduction to Statistical Quality Control: 33.52, limits 32.24 and 34.80', () => {
  const viscosity = [33.75, 33.05, 34, 33.81, 33.46, 34.02, 33.68, 33.27, 33.49, 33.2, 33.62, 33, 33.54, 33.12, 33.84];
  const { mean, lower, upper, note } = controlChart(figures(viscosity));
  expect([mean, lower, upper].map((figure) => figure!.toFixed(2))).toEqual(['33.52', '32.24', '34.80']);
  expect(note).toBe(null);
});

test('R-082 a shift is seven or more on one side, marked whole; six are none (NHSRplotthedots vectors)', () => {
  const run = (length: number) =>
    controlChart(figures([...Array<number>(length).fill(11), ...Array<number>(length).fill(9)]));
  expect(marks(run(6), 'shift')).toBe('000000000000');
  expect(marks(run(7), 'shift')).toBe('1'.repeat(14));
  expect(marks(run(8), 'shift')).toBe('1'.repeat(16));
});

test('a point exactly on the mean breaks a shift', () => {
  const chart = controlChart(figures([11, 11, 11, 10, 11, 11, 11, 11, 7, 7, 9]));
  expect(chart.mean).toBe(10);
  expect(marks(chart, 'shift')).toBe('0'.repeat(11));
});

test('R-082 a trend is seven strictly rising or falling, marked whole, and an equal pair breaks it (NHSRplotthedots vectors)', () => {
  const trend = (values: number[]) => marks(controlChart(figures(values)), 'trend');
  expect(trend([1, 2, 3, 4, 5, 6])).toBe('000000');
  expect(trend([1, 2, 3, 3, 4, 5, 6])).toBe('0000000');
  expect(trend([1, 2, 3, 4, 5, 6, 7])).toBe('1111111');
  expect(trend([2, 1, 2, 3, 4, 5, 6, 7, 3])).toBe('011111110');
  expect(trend([2, 7, 6, 5, 4, 3, 2, 1, 3])).toBe('011111110');
});

test('R-082 two of three near a limit are marked, only the near ones, and only with all three on one side (NHSRplotthedots vectors)', () => {
  const near = (values: number[]) =>
    signalsOf(values.map((value) => ({ value, mean: 0, lower: -3, upper: 3, near: 2 })))
      .map((signals) => (signals.includes('two-of-three') ? 1 : 0))
      .join('');
  expect(near([1, 1, 2.5, 1, 2.5, 1, 1])).toBe('0010100');
  expect(near([1, 1, 2.5, 2.5, 1, 1, 1])).toBe('0011000');
  expect(near([2.5, 1, 1, 2.5])).toBe('0000');
  expect(near([2.5, 1, 1, 2.5, 2.5])).toBe('00011');
  expect(near([2.5, -1, 2.5])).toBe('000');
  expect(near([2.5, 0, 2.5])).toBe('000');
  expect(near([-2.5, -2.5, -3.5])).toBe('110');
  expect(near([2.5, 3.5, 1])).toBe('000');
});

test('R-082 a point beyond a limit is marked so and is not near it', () => {
  const chart = controlChart(figures(withPeak), { improve: 'down' });
  expect(marks(chart, 'beyond')).toBe('000000000000100');
  expect(marks(chart, 'two-of-three')).toBe('0'.repeat(15));
  expect(chart.points[12]!.kind).toBe('concern');
  expect(chart.points[0]!.kind).toBe(null);
});

test('what a signal means follows the way that is better; without one it is only high or low', () => {
  const kind = (improve?: 'up' | 'down') => controlChart(figures(withPeak), { improve }).points[12]!.kind;
  expect([kind('up'), kind('down'), kind()]).toEqual(['improvement', 'concern', 'neutral-high']);
});

test('R-060 the standard is met, missed or met by chance as the limits say, and not judged without a direction', () => {
  const series = figures([10, 11, 9, 10, 11, 9, 10, 11, 9, 10, 11, 9]);
  const judged = (improve: 'up' | 'down' | null, target: number) => controlChart(series, { improve, target }).assurance;
  expect([judged('up', 5), judged('up', 10), judged('up', 15)]).toEqual([
    'consistently-meets',
    'hit-and-miss',
    'consistently-misses',
  ]);
  expect([judged('down', 5), judged('down', 10), judged('down', 15)]).toEqual([
    'consistently-misses',
    'hit-and-miss',
    'consistently-meets',
  ]);
  expect(judged(null, 10)).toBe(null);
  const always = controlChart(figures(Array<number>(12).fill(0.8)), { improve: 'up', target: 0.8 });
  expect(always.assurance).toBe('consistently-meets');
});

test('limits drawn afresh hold for their own part, and no run or moving range crosses over', () => {
  const values = [
    ...Array.from({ length: 12 }, (_, at) => 10 + (at % 2)),
    ...Array.from({ length: 5 }, (_, at) => 20 + (at % 2)),
  ];
  const chart = controlChart(figures(values), { rebase: [dateAt(12)] });
  expect(chart.groups.map(({ from, points, mean }) => [from, points, mean])).toEqual([
    [dateAt(0), 12, 10.5],
    [dateAt(12), 5, 20.4],
  ]);
  expect(chart.points[12]!.movingRange).toBe(null);
  expect(chart.points.every(({ signals }) => signals.length === 0)).toBe(true);
  expect([chart.mean, chart.note]).toEqual([20.4, 'fewer than 12 points']);
});

test('a p′ chart of equal counts has the limits of the XmR chart of its shares (Laney, Quality Digest, February 2007)', () => {
  const counts = [40, 44, 38, 45, 41, 39, 46, 42, 37, 43, 41, 40];
  const laney = controlChart(shares(counts.map((count) => [count, 50])));
  const xmr = controlChart(figures(counts.map((count) => count / 50)));
  expect(laney.chart).toBe('p-prime');
  expect(laney.mean).toBeCloseTo(xmr.mean!, 12);
  expect(laney.lower).toBeCloseTo(xmr.mean! - ((xmr.mean! - xmr.lower!) * (3 / 1.128)) / 2.66, 10);
});

test('a p′ chart by hand: wider limits where fewer were counted, kept inside 0 to 1', () => {
  const chart = controlChart(
    shares([
      [8, 10],
      [90, 100],
      [7, 10],
      [80, 100],
    ]),
  );
  const spread = (n: number) => Math.sqrt(((185 / 220) * (35 / 220)) / n);
  const scores = [
    [0.8, 10],
    [0.9, 100],
    [0.7, 10],
    [0.8, 100],
  ].map(([value, n]) => (value! - 185 / 220) / spread(n!));
  const range =
    (Math.abs(scores[1]! - scores[0]!) + Math.abs(scores[2]! - scores[1]!) + Math.abs(scores[3]! - scores[2]!)) / 3;
  expect(chart.mean).toBeCloseTo(185 / 220, 12);
  expect(chart.points[1]!.lower).toBeCloseTo(185 / 220 - (3 * spread(100) * range) / 1.128, 12);
  expect(chart.points[0]!.upper).toBe(1);
  expect(chart.points[0]!.lower!).toBeLessThan(chart.points[1]!.lower!);
});

test('gaps, nothing counted, a single figure, none at all and equal figures raise no signal and no error', () => {
  const gaps = controlChart(figures([1, null, 3, 2]));
  expect(gaps.points[1]).toMatchObject({ value: null, lower: null, signals: [] });
  expect(gaps.points[2]!.movingRange).toBe(2);
  expect(
    controlChart(
      shares([
        [0, 0],
        [1, 2],
        [2, 2],
      ]),
    ).points[0]!.value,
  ).toBe(null);
  expect(controlChart(figures([4]))).toMatchObject({ mean: 4, lower: null, upper: null, assurance: null });
  expect(controlChart([])).toMatchObject({ mean: null, points: [], note: 'fewer than 12 points' });
  const same = controlChart(figures(Array<number>(20).fill(0.1)));
  expect(same.points.every(({ signals }) => signals.length === 0)).toBe(true);
  const all = controlChart(shares(Array.from({ length: 12 }, () => [7, 7])));
  expect([all.mean, all.lower, all.upper]).toEqual([1, 1, 1]);
});

test('what is of a part of its time is shown and left out of limits, rules and standard', () => {
  const whole = Array.from({ length: 14 }, (_, at): [number, number] => [at % 2 === 0 ? 80 : 82, 100]);
  const chart = controlChart(shares([...whole, [0, 3]]), { improve: 'up', target: 0.95, parts: [dateAt(14)] });
  const alone = controlChart(shares(whole), { improve: 'up', target: 0.95 });
  expect(chart.points[14]).toMatchObject({ value: 0, part: true, lower: null, signals: [] });
  expect([chart.mean, chart.lower, chart.assurance]).toEqual([alone.mean, alone.lower, 'consistently-misses']);
});

test('a standard is judged by the limits of a usual week, not by the wide ones of a week with few', () => {
  const whole = Array.from({ length: 14 }, (_, at): [number, number] => [at % 2 === 0 ? 80 : 82, 100]);
  const chart = controlChart(shares([...whole, [8, 10]]), { improve: 'up', target: 0.9 });
  expect(chart.upper).toBeGreaterThan(0.9);
  expect(chart.assurance).toBe('consistently-misses');
});

test('figures are charted in the order of their dates', () => {
  const series = figures([1, 2, 3]);
  expect(controlChart([series[2]!, series[0]!, series[1]!])).toEqual(controlChart(series));
});

/** Mulberry32 and Box–Muller: the same normal numbers on every run. */
function normals(seed: number): () => number {
  let state = seed;
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

test('a stable process raises a false alarm about as often as published: 4.5, 15 and 38 % of series of 12, 24 and 52', () => {
  const next = normals(20260302);
  const alarms = (length: number) => {
    const runs = 1500;
    let alarmed = 0;
    for (let at = 0; at < runs; at++)
      if (controlChart(figures(Array.from({ length }, next))).points.some(({ signals }) => signals.length > 0))
        alarmed++;
    return alarmed / runs;
  };
  expect(Math.abs(alarms(12) - 0.045)).toBeLessThan(0.02);
  expect(Math.abs(alarms(24) - 0.15)).toBeLessThan(0.04);
  expect(Math.abs(alarms(52) - 0.38)).toBeLessThan(0.055);
});

test('whatever the figures, limits lie around the mean and a change of scale changes no signal', () => {
  const value = fc.integer({ min: -1000, max: 1000 });
  fc.assert(
    fc.property(fc.array(value, { minLength: 2, maxLength: 40 }), (values) => {
      const chart = controlChart(figures(values));
      expect(chart.lower!).toBeLessThanOrEqual(chart.mean!);
      expect(chart.upper!).toBeGreaterThanOrEqual(chart.mean!);
      const scaled = controlChart(figures(values.map((one) => one * 4)));
      expect(scaled.points.map(({ signals }) => signals)).toEqual(chart.points.map(({ signals }) => signals));
    }),
  );
});
