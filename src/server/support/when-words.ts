// When a meeting is, as people say it. Pure.
import { dayOf, inZone, weekdayInWords } from '../day-words.ts';
import { isOver } from './meeting-state.ts';

const dayOfYear = inZone({ weekday: 'long', day: 'numeric', month: 'long' });
const dayAndYear = inZone({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const time = inZone({ hour: 'numeric', minute: '2-digit', hour12: true });

/** "Thursday 5 March, 2pm"; with the year when it is not that of `today` (YYYY-MM-DD). */
export function whenInWords(at: Date, timeZone: string, today: string): string {
  const day = dayOf(at, timeZone).slice(0, 4) === today.slice(0, 4) ? dayOfYear : dayAndYear;
  return `${day(at, timeZone).replace(',', '')}, ${timeInWords(at, timeZone)}`;
}

/** "2pm", "4:38pm" */
export function timeInWords(at: Date, timeZone: string): string {
  return time(at, timeZone)
    .replace(/[\s\u202f]/g, '')
    .replace(':00', '')
    .replace(/^0(?=[ap])/, '12');
}

/** Of a meeting whose day, YYYY-MM-DD, is to come: its record bears that day, so it is held on no earlier one. */
export const heldFrom = (day: string): string =>
  `From ${weekdayInWords(day)} on you can say that you have met. If you met before, move it to that day, then say so.`;

/** What is said once a meeting is set, also for a time that has passed: then the two have met, and it is to be said. */
export const arrangedWords = (at: Date, timeZone: string, now: Date): string =>
  isOver(at, now)
    ? `${whenInWords(at, timeZone, dayOf(now, timeZone))} has passed, so this is no next meeting: it stands under “Say whether you met”. If you met, say so there; else move it.`
    : 'The meeting is arranged. Both of you see it here, and under Today when it is near.';
