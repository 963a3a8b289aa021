// What a reader of a chart should bear in mind before acting on it.
import { contactsIn } from '#server/standards/figure-words.ts';
import type { WeeklyChart } from '#server/standards/weekly-chart.ts';

/** Sentences, or none. */
export function doubtsOf({ chart, drawn, measure, last, empty }: WeeklyChart): string[] {
  const weeks = chart.points.filter(({ value }) => value !== null).length;
  const gaps = empty.weeks;
  const falseAlarms = weeks >= 40 ? 'two in five' : weeks >= 20 ? 'one in seven' : null;
  return [
    ...(last && last.figure.denominator < 20
      ? [`The latest week has only ${contactsIn(last.figure.denominator)}, so its figure says little.`]
      : []),
    ...(gaps > 0
      ? [
          `${gaps === 1 ? 'One week has' : `${gaps} weeks have`} no contacts that speak of it, and ${gaps === 1 ? 'is' : 'are'} left out.${empty.drawn < gaps ? ' Long stretches of them are drawn short.' : ''}`,
        ]
      : []),
    ...(falseAlarms && drawn.points.some(({ signal }) => signal)
      ? [
          `Of steady processes watched this long, about ${falseAlarms} show a signal by chance: look for a cause before you act.`,
        ]
      : []),
    ...(measure.kind === 'median'
      ? ['Half of the contacts took longer than this; how much longer it does not say.']
      : []),
  ];
}
