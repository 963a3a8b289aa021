// The sample's calendar: everything happens at a day counted back from a Monday, at a time that always moves on.
import { setClock } from '../../clock.ts';
import { workingDay } from './working-day.ts';

export type Calendar = {
  /** YYYY-MM-DD, so many days before (or, negative, after) the Monday of this week. */
  day(daysAgo: number): string;
  /** The same, or the last working day before it: what is due is due then. */
  workingDay(daysAgo: number): string;
  /** From now on it is that day at that time; each look at the clock finds it a second later. Answers the day. */
  goTo(daysAgo: number, time?: string): string;
};

const dayLength = 86_400_000;

/** The Monday of the week of a day. */
export function mondayOf(today: string): string {
  const at = Date.parse(`${today}T00:00:00Z`);
  return iso(at - ((new Date(at).getUTCDay() + 6) % 7) * dayLength);
}

export function calendarFrom(monday: string): Calendar {
  const start = Date.parse(`${monday}T00:00:00Z`);
  const day = (daysAgo: number) => iso(start - daysAgo * dayLength);
  return {
    day,
    workingDay: (daysAgo) => workingDay(day(daysAgo)),
    goTo(daysAgo, time = '09:30') {
      let at = Date.parse(`${day(daysAgo)}T${time}:00Z`);
      setClock(() => {
        at += 1_000;
        return new Date(at);
      });
      return day(daysAgo);
    },
  };
}

const iso = (at: number) => new Date(at).toISOString().slice(0, 10);
