// When a meeting is, as people say it. Pure.
import { dayOf, weekdayInWords } from '../day-words.ts';
import { whenInWords } from '../time-words.ts';
import { isOver } from './meeting-state.ts';

/** Of a meeting whose day, YYYY-MM-DD, is to come: its record bears that day, so it is held on no earlier one. */
export const heldFrom = (day: string): string =>
  `From ${weekdayInWords(day)} on you can say that you have met. If you met before, move it to that day, then say so.`;

/** What is said once a meeting is set, also for a time that has passed: then the two have met, and it is to be said. */
export const arrangedWords = (at: Date, timeZone: string, now: Date): string =>
  isOver(at, now)
    ? `${whenInWords(at, timeZone, dayOf(now, timeZone))} has passed, so this is no next meeting: it stands under “Say whether you met”. If you met, say so there; else move it.`
    : 'The meeting is arranged. Both of you see it here, and under Today when it is near.';
