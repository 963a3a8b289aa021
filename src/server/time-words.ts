// Moments as people say them. Pure.
import { dayOf, hourInWords, inZone } from './day-words.ts';

const dayOfYear = inZone({ weekday: 'long', day: 'numeric', month: 'long' });
const dayAndYear = inZone({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

/** "Thursday 5 March, 2pm"; with the year when it is not that of `today` (YYYY-MM-DD). */
export function whenInWords(at: Date, timeZone: string, today: string): string {
  const day = dayOf(at, timeZone).slice(0, 4) === today.slice(0, 4) ? dayOfYear : dayAndYear;
  return `${day(at, timeZone).replace(',', '')}, ${timeInWords(at, timeZone)}`;
}

/** "2pm", "4:38pm" */
export const timeInWords = hourInWords;

/** "2pm", "9:30am" of a time of day (HH:MM) that is no moment yet. */
export const clockInWords = (time: string): string => timeInWords(new Date(`2000-01-01T${time}:00Z`), 'UTC');

const clock = inZone({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** "14:30", as it can be typed again. */
export const clockOf = (at: Date, timeZone: string): string => clock(at, timeZone);
