import { everyNth, extentOf, scaleOf, spreadApart, tenth, ticksOf } from './scale.ts';

/**
 * One point of a control chart. `note` says in words which rule made it a signal; `short`: its place is in a stretch without figures that is
 * drawn shorter than it was.
 */
export type Point = { label: string; value: number | null; signal?: boolean; note?: string; short?: boolean };

/** Limits that hold from one point to another, both included, counted from 0. */
export type Phase = { from: number; to: number; low: number; mean: number; high: number; name?: string };

/** Something that was changed, drawn as a line before a point. */
export type ChartEvent = { at: number; label: string };

export type Chart = {
  points: readonly Point[];
  phases: readonly Phase[];
  target?: number | null | undefined;
  events?: readonly ChartEvent[];
};

/** The size of a drawing in pixels, its margins at least, and how much it can say; `named` when its lines are named at their end. */
export type Sheet = {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  foot: number;
  marks: number;
  air: number;
  named: boolean;
};

export const wide: Sheet = {
  width: 840,
  height: 300,
  left: 48,
  right: 118,
  top: 34,
  foot: 30,
  marks: 10,
  air: 16,
  named: true,
};
export const narrow: Sheet = {
  width: 343,
  height: 250,
  left: 42,
  right: 8,
  top: 30,
  foot: 30,
  marks: 5,
  air: 8,
  named: false,
};

/** Rather too wide than cut off: 8 pixels for a letter or a digit of 13 pixels, half for a space. */
const widest = (texts: readonly string[]) =>
  Math.max(0, ...texts.map((text) => 8 * text.length - 4 * (text.split(' ').length - 1)));

/** A control chart as places on a sheet, in pixels; figures are written by `format`. */
export function drawControlChart(chart: Chart, sheet: Sheet, format: (value: number) => string) {
  const floor = sheet.height - sheet.foot;
  const limits = chart.phases.flatMap(({ low, high }) => [low, high]);
  const { low, high } = extentOf([...chart.points.map(({ value }) => value), ...limits, chart.target]);
  const y = scaleOf(low, high, floor, sheet.top);
  const ticks = ticksOf(low, high, 5).map((value) => ({ y: y(value), text: format(value) }));
  const names = sheet.named ? namesAtTheEnd(chart, y, sheet, floor, format) : [];
  const left = Math.max(sheet.left, widest(ticks.map(({ text }) => text)) + 9);
  const end = sheet.width - Math.max(sheet.right, widest(names.map(({ text }) => text)) + 11);
  const step = (end - left) / Math.max(1, chart.points.length);
  const x = (index: number) => tenth(left + (index + 0.5) * step);
  const edge = (index: number) => tenth(left + index * step);
  const inside = (at: number, text: string) => Math.min(at, sheet.width - widest([text]) / 2);
  // Labels with their year are wide: fewer of them fit.
  const long = Math.max(0, ...chart.points.map(({ label }) => label.length));
  const fit = Math.max(2, Math.floor((end - left) / (long * 7 + 16)));
  const nth = everyNth(chart.points.length, Math.min(sheet.marks, fit));

  return {
    left,
    end,
    floor,
    ticks,
    phases: chart.phases.map((phase) => ({
      x1: edge(phase.from),
      x2: edge(phase.to + 1),
      low: y(phase.low),
      mean: y(phase.mean),
      high: y(phase.high),
    })),
    target: chart.target == null ? null : y(chart.target),
    events: (chart.events ?? []).map(({ at, label }) => ({
      x: edge(at),
      label,
      turned: edge(at) > (left + end) / 2,
    })),
    line: runsOf(chart.points).map((run) =>
      run.map((index) => `${x(index)},${y(chart.points[index]!.value!)}`).join(' '),
    ),
    marks: chart.points.flatMap(({ value, signal }, index) =>
      value === null ? [] : [{ index, x: x(index), y: y(value), signal: signal === true }],
    ),
    dates: datesAt(chart.points, nth).map((index) => {
      const text = chart.points[index]!.label;
      return { x: inside(x(index), text), text };
    }),
    breaks: breaksIn(chart.points).map(({ from, to }) => tenth((edge(from) + edge(to + 1)) / 2)),
    names,
  };
}

/** Which points have their label written: every nth from the first and from each one after a break, where time goes on elsewhere. */
function datesAt(points: readonly Point[], nth: number): number[] {
  const starts = [0, ...breaksIn(points).map(({ to }) => to + 1), points.length];
  return starts.slice(1).flatMap((next, part) => {
    const places = points.map((_, index) => index).slice(starts[part], next);
    const isLast = next === points.length;
    return places.filter((index, at) => at % nth === 0 && !points[index]!.short && (isLast || next - index >= nth));
  });
}

/** The stretches that are drawn short: first and last point of each. */
function breaksIn(points: readonly Point[]): { from: number; to: number }[] {
  const breaks: { from: number; to: number }[] = [];
  for (const [index, { short }] of points.entries()) {
    if (!short) continue;
    const before = breaks.at(-1);
    if (before?.to === index - 1) before.to = index;
    else breaks.push({ from: index, to: index });
  }
  return breaks;
}

/** Points that stand side by side with no gap between them. */
function runsOf(points: readonly Point[]): number[][] {
  const runs: number[][] = [[]];
  for (const [index, { value }] of points.entries()) {
    if (value === null) runs.push([]);
    else runs.at(-1)!.push(index);
  }
  return runs.filter((run) => run.length > 0);
}

function namesAtTheEnd(
  chart: Chart,
  y: (v: number) => number,
  sheet: Sheet,
  floor: number,
  format: (v: number) => string,
) {
  const last = chart.phases.at(-1);
  const names = [
    ...(last
      ? [
          { value: last.high, text: `Upper ${format(last.high)}`, strong: false },
          { value: last.mean, text: `Average ${format(last.mean)}`, strong: true },
          { value: last.low, text: `Lower ${format(last.low)}`, strong: false },
        ]
      : []),
    ...(chart.target == null ? [] : [{ value: chart.target, text: `Standard ${format(chart.target)}`, strong: false }]),
  ];
  const places = spreadApart(
    names.map(({ value }) => y(value)),
    16,
    sheet.top,
    floor,
  );
  return names.map(({ text, strong }, index) => ({ text, strong, y: places[index]! }));
}
