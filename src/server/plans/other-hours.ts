// Hours of work beside a plan, put into its weeks. Pure.
import { dayNumber, dayText, partOf, type Week, type Worked } from './allocation/working-time.ts';

/** `stated`: by the leader; `plan`: in another plan of the same weeks. */
export type OtherKind = 'meeting' | 'one-to-one' | 'coaching' | 'plan' | 'stated';

/** Hours between two days, YYYY-MM-DD; with `everyWeek` so many in every week, Monday to Sunday, that has one of them. */
export type OtherWork = {
  id: string | null;
  personId: string;
  kind: OtherKind;
  words: string | null;
  from: string;
  to: string;
  hours: number;
  everyWeek: boolean;
};

type Timed = Pick<OtherWork, 'from' | 'to' | 'hours' | 'everyWeek'>;

/** How much of it lies in each week, by working days. */
export const otherByWeek = (work: Timed, weeks: readonly Week[], worked: Worked): number[] => {
  const pieces = work.everyWeek ? everyWeekOf(work) : [work];
  return weeks.map((week) =>
    pieces.reduce((sum, { from, to, hours }) => {
      const { days, of } = partOf({ from: dayNumber(from), to: dayNumber(to) }, week.from, week.to, worked);
      return sum + (days > 0 ? (hours * days) / of : 0);
    }, 0),
  );
};

/** One piece for each calendar week; a day of the first and the last may be missing, its hours are not. */
function everyWeekOf({ from, to, hours }: Timed): Omit<Timed, 'everyWeek'>[] {
  const [first, last] = [dayNumber(from), dayNumber(to)];
  const pieces = [];
  for (let day = first; day <= last; day = sundayOf(day) + 1)
    pieces.push({ from: dayText(day), to: dayText(Math.min(sundayOf(day), last)), hours });
  return pieces;
}

/** 1 January 1970 was a Thursday. */
const sundayOf = (day: number) => day + 6 - ((((day + 3) % 7) + 7) % 7);

/** What somebody has in each week: all of it (`of`), and what of that their free hours of the week can hold. */
export function otherLoad(
  work: readonly Timed[],
  { weeks, worked }: { weeks: readonly Week[]; worked: Worked },
  free: readonly number[],
) {
  const exact = weeks.map(() => 0);
  for (const one of work) for (const [at, hours] of otherByWeek(one, weeks, worked).entries()) exact[at]! += hours;
  const of = addingUp(exact);
  return { of, counted: of.map((hours, at) => Math.min(hours, free[at] ?? 0)) };
}

/** To the hundredth, so that they add up to what all of them are together. */
function addingUp(hours: readonly number[]): number[] {
  let [all, said] = [0, 0];
  return hours.map((one) => {
    const before = said;
    all += one;
    said = hundredths(all);
    return hundredths(said - before);
  });
}

export const sumOfOther = (hours: readonly number[]) => hundredths(hours.reduce((sum, one) => sum + one, 0));

const hundredths = (hours: number) => Math.round(hours * 100) / 100;
