// What is left of the time of a plan once it has begun: today cuts the week that it lies in, and days that have passed are free for nobody. Pure.
import { dayNumber, partOf, type Week, weeksOf as weeksIn, workingDays } from './allocation/working-time.ts';
import { type FreeWeek, type Period, type WeekAtWork, weeksOf } from './free-weeks.ts';

/** `starts`: the first day of each week, and today where it cuts one; `first`: the place of the first that is still to come. */
export type Counted = { starts: string[]; weeks: Week[]; first: number };

export function countedWeeks(plan: Period, today: string): Counted {
  const cut = plan.startsOn < today && today <= plan.endsOn ? [today] : [];
  const starts = [...new Set([...weeksOf(plan), ...cut])].sort();
  const after = starts.findIndex((day) => day >= today);
  return { starts, weeks: weeksIn({ weeks: starts, until: plan.endsOn }), first: after < 0 ? starts.length : after };
}

/** Whole weeks of a plan out of those that today cuts. */
export const wholeWeeks = (plan: Period, pieces: readonly WeekAtWork[]): WeekAtWork[] =>
  weeksOf(plan).map((week, at, all) => {
    const inside = pieces.filter((piece) => piece.week >= week && (at + 1 === all.length || piece.week < all[at + 1]!));
    return { week, of: hundredths(sum(inside.map(({ of }) => of))) };
  });

/** Of somebody's free hours those that have passed, together, and those to come, one for each of the weeks as today cuts them. */
export function freeToCome(own: readonly FreeWeek[], pieces: readonly WeekAtWork[], { first }: Counted) {
  const left = pieces.map((piece, at) => {
    if (at < first) return 0;
    const whole = own.findLast(({ week }) => week <= piece.week)!;
    if (whole.week === piece.week) return whole.hours;
    const of = sum(pieces.filter(({ week }) => week >= whole.week && week <= piece.week).map((one) => one.of));
    return hundredths(of > 0 ? (whole.hours * piece.of) / of : whole.hours);
  });
  return { past: hundredths(Math.max(0, sum(own.map(({ hours }) => hours)) - sum(left))), left };
}

/** Hours of work that somebody has begun: of a spread task in each week that has passed, of any other together. */
export type Begun = { spread: number[]; ordinary: number };

/**
 * The hours of somebody in each week, as the allocation counts them. What is done has taken hours that have passed, and beyond those the first
 * to come. Spread work that was begun had its part in every week that has passed; other work that was begun had what was free then beside.
 */
export function hoursByWeek(
  past: number,
  left: readonly number[],
  done: number,
  begun: Begun,
  first: number,
): number[] {
  const weeks = [...left];
  if (first === 0) {
    weeks[0] = weeks[0]! + Math.max(0, done - sum(left));
    return weeks.map(tidy);
  }
  let taken = Math.max(0, done - past);
  for (const [at, hours] of weeks.entries()) {
    const more = Math.min(hours, taken);
    weeks[at] = hours - more;
    taken -= more;
  }
  const rest = Math.max(0, past - done - sum(begun.spread));
  for (const [at, hours] of begun.spread.entries()) weeks[at] = weeks[at]! + hours;
  weeks[0] = weeks[0]! + done + Math.min(begun.ordinary, rest);
  return weeks.map(tidy);
}

/** Of spread work, its hours in each week that has passed, by working days. */
export function spreadBefore(
  hours: number,
  { from, to }: { from: string; to: string },
  { weeks, first }: Counted,
  holidays: readonly string[],
): number[] {
  const span = { from: dayNumber(from), to: dayNumber(to) };
  const worked = workingDays(holidays);
  return weeks.slice(0, first).map((week) => {
    const { days, of } = partOf(span, week.from, week.to, worked);
    return days > 0 ? (hours * days) / of : 0;
  });
}

const sum = (amounts: readonly number[]) => amounts.reduce((all, one) => all + one, 0);
const hundredths = (hours: number) => Math.round(hours * 100) / 100;
const tidy = (hours: number) => Math.round(hours * 1e6) / 1e6;
