// Weeks in addresses and in words.
import { dayInWords, daysAfter, daysBetween, shortDate, shortDay } from '#server/day-words.ts';
import { allOf } from '#server/list-words.ts';
import { systemsIn } from '#server/standards/covered.ts';
import type { Period } from '#server/standards/periods.ts';
import { partWeek } from '#server/standards/weekly-chart.ts';

type Weeks = { from: string; to: string; weeks: string; last: string; system: string | null };

/** The period as it stands in an address. */
export const queryOf = ({ weeks, to, last, system }: Weeks): Record<string, string> => ({
  weeks,
  ...(to !== last && { until: to }),
  ...(system && { system }),
});

/** Who sees figures that few people stand behind. */
export const fewSee = 'whoever may see the figures of each person behind them';

/** First and last day with contacts of a period of weeks. */
export const daysOf = ({ days }: { days: { from: string; to: string } }): [string, string] => [days.from, days.to];

/** "16 to 22 Nov 2026": a week by its Monday; "…, part week: 3 days". */
export const weekInWords = (monday: string, days: number | null = null): string =>
  `${begin(monday)} to ${shortDate(daysAfter(monday, 6))}${partly(days)}`;

/** "16 to 22 Nov", beside a heading that names the year. */
export const weekInRow = (monday: string): string => `${begin(monday)} to ${shortDay(daysAfter(monday, 6))}`;

/** The month is said once where a week has only one. */
function begin(monday: string): string {
  const isOneMonth = monday.slice(0, 7) === daysAfter(monday, 6).slice(0, 7);
  return isOneMonth ? String(Number(monday.slice(8))) : shortDay(monday);
}

const partly = (days: number | null) => (days ? `, part week: ${partWeek(days)}` : '');

/** Whether a week ended more than two weeks ago: it does not say how things stand. */
export const isOld = (monday: string, day: string): boolean => daysBetween(daysAfter(monday, 6), day) > 14;

/** "Week from 16 November 2026", or, where that is more than two weeks past, that nothing newer is known. */
export const newestWeek = (monday: string, day: string): string =>
  isOld(monday, day) ? `Newest figures: week from ${dayInWords(monday)}` : `Week from ${dayInWords(monday)}`;

/** Which systems the contacts of a period come from. */
export function fromSystems({ files, from, to, system }: Pick<Period, 'files' | 'from' | 'to' | 'system'>): string {
  if (system) return `System: ${system}.`;
  const systems = systemsIn(files, { from, to });
  if (systems.length === 0) return '';
  return systems.length === 1
    ? `System: ${systems[0]}.`
    : `From ${systems.length} systems, which may count differently: ${allOf(systems)}.`;
}
