import { createReadStream } from 'node:fs';
import { type ControlChart, controlChart, fewest } from '#server/standards/control-chart.ts';
import { marksOf } from '#server/standards/control-chart-marks.ts';
import { readSeries, type Series } from '#server/standards/control-chart-series.ts';
import { type Measure, periodOf, sayChart, written } from '#server/standards/control-chart-words.ts';
import { readDate } from '#server/tables/dates.ts';
import { readNumber } from '#server/tables/numbers.ts';
import { Unreadable } from '#server/tables/unreadable.ts';
import { type Command, type Input, Refused, WrongUse } from './command.ts';

export const command: Command = {
  words: 'spc <series.csv>',
  help: `Draws a control chart's figures from a series and finds its signals.

The file has the columns date,value (an XmR chart) or date,numerator,denominator (a p′ chart), as CSV or .xlsx.
With fewer than ${fewest} points the note says so: the range has not settled, and neither signals nor assurance say anything yet.`,
  options: {
    improve: {
      ...{ type: 'string', value: 'up|down' },
      says: 'which way is better; with --target it also says whether the standard is met',
    },
    target: { type: 'string', value: 'x', says: 'the standard, such as 0.8 or 80%' },
    rebase: {
      ...{ type: 'string', value: 'date' },
      says: 'draw mean and limits afresh from this date; several with commas between',
    },
  },
  example: 'spc weeks.csv --improve up --target 80%',
  async run({ words, options }) {
    if (words.length !== 1) throw new WrongUse('Name one file with a series.');
    const { improve, target, rebase } = asked(options);
    const { series, notes: found } = await read(words[0]!);
    const notes = target !== null && !improve ? [...found, undirected] : found;
    refuseOutside(series, rebase);
    const chart = controlChart(series, { improve, target, rebase });
    const measure = measureOf(chart);
    const said = sayChart(chart, measure);
    return {
      json: { ...chart, notes, words: said },
      text: shown(chart, measure, [`${said.verdict}. ${said.sentence}`, ...notes]),
    };
  },
};

const undirected = 'Say with --improve which way is better; without it the standard cannot be judged.';

function asked({ improve, target, rebase }: Input['options']) {
  if (improve !== undefined && improve !== 'up' && improve !== 'down') throw new WrongUse('--improve is up or down.');
  const number = target === undefined ? null : readNumber(String(target));
  if (target !== undefined && number === null) throw new WrongUse('--target is a number, such as 0.8 or 80%.');
  const starts = rebase === undefined ? [] : String(rebase).split(',');
  const dates = starts.map((text) => {
    const date = /^\s*\d{4}/.test(text) ? readDate(text, 'day-first') : null;
    if (!date) throw new WrongUse('--rebase is a date, such as 2026-03-02.');
    return date.time ? `${date.date}T${date.time}` : date.date;
  });
  return { improve: improve ?? null, target: number, rebase: dates } as const;
}

async function read(file: string): Promise<Series> {
  try {
    return await readSeries(createReadStream(file));
  } catch (error) {
    if (error instanceof Unreadable) throw new Refused(error.kind, error.message, error.where);
    const { code } = error as { code?: string };
    if (code === 'ENOENT') throw new Refused('no-file', `There is no file ${file}.`);
    if (code === 'EISDIR') throw new Refused('no-file', `${file} is a folder, not a file.`);
    if (code === 'EACCES') throw new Refused('no-file', `${file} may not be read.`);
    throw error;
  }
}

function refuseOutside(series: Series['series'], rebase: string[]) {
  const dates = series.map(({ date }) => date).sort();
  for (const start of rebase) {
    if (start > dates[0]! && start <= dates.at(-1)!) continue;
    const span = `${dates[0]} to ${dates.at(-1)}`;
    throw new Refused('rebase', `The series runs from ${span}; ${start} does not part it in two.`, { rebase: start });
  }
}

/** Shares by their counts, or by figures that all lie from 0 to 1. */
const measureOf = ({ chart, points }: ControlChart): Measure =>
  chart === 'p-prime' || points.every(({ value }) => value === null || (value >= 0 && value <= 1)) ? 'share' : 'number';

function shown(control: ControlChart, measure: Measure, lines: string[]): string {
  const { chart, points, mean, lower, upper } = control;
  const figure = (value: number | null) => (value === null ? 'none' : written(value, measure));
  const latest = chart === 'p-prime' ? `in the latest ${periodOf(points)} ` : ''; // the limits follow how many were counted
  const settled = (control.groups.findLast((group) => group.points > 0)?.points ?? 0) >= fewest;
  const assurance = settled && control.assurance ? `, ${control.assurance}` : ''; // fewer points say nothing of the standard
  const marks = marksOf(control);
  return [
    ...lines,
    `Mean ${figure(mean)}, ${settled ? 'usual range' : 'range so far'} ${latest}${figure(lower)} to ${figure(upper)}${assurance}.`,
    ...points.flatMap(({ date, value, signals }, at) => {
      if (signals.length === 0) return [];
      return `${date}  ${figure(value)}  ${signals.join(', ')}${marks[at] ? '' : ' (no signal yet: too few points)'}`;
    }),
  ].join('\n');
}
