// The sample's calendar: everything happens at a day counted back from a Monday or from today, at a time that always moves on.
import { setClock } from '../../clock.ts';
import { workingDay } from './working-day.ts';

export type Calendar = {
  /** YYYY-MM-DD, so many days before (or, negative, after) the Monday of this week. */
  day(daysAgo: number): string;
  /** The same, or the last working day before it: what is due is due then. */
  workingDay(daysAgo: number): string;
  /** So many working days before today (after it, where negative), in days before this Monday: as `goTo` counts them. */
  lately(workingDays: number): number;
  /** From now on it is that day at that time; each look at the clock finds it a second later. Answers the day. */
  goTo(daysAgo: number, time?: string): string;
};

const dayLength = 86_400_000;

/** The Monday of the week of a day. */
function mondayOf(today: string): string {
  const at = Date.parse(`${today}T00:00:00Z`);
  return iso(at - ((new Date(at).getUTCDay() + 6) % 7) * dayLength);
}

/** `today`, YYYY-MM-DD: the sample is made on it. */
export function calendarOn(today: string): Calendar {
  const start = Date.parse(`${mondayOf(today)}T00:00:00Z`);
  const day = (daysAgo: number) => iso(start - daysAgo * dayLength);
  return {
    day,
    workingDay: (daysAgo) => workingDay(day(daysAgo)),
    lately(workingDays) {
      let at = Date.parse(`${today}T00:00:00Z`);
      for (let left = Math.abs(workingDays); left > 0; ) {
        at -= Math.sign(workingDays) * dayLength;
        if (workingDay(iso(at)) === iso(at)) left -= 1;
      }
      return (start - at) / dayLength;
    },
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
