// When a meeting is, as people say it. Pure.
import { dayOf } from '../day-words.ts';

/** "Thursday 5 March, 2pm"; with the year when it is not that of `today` (YYYY-MM-DD). */
export function whenInWords(at: Date, timeZone: string, today: string): string {
  const year = dayOf(at, timeZone).slice(0, 4) === today.slice(0, 4) ? undefined : 'numeric';
  const day = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'long', day: 'numeric', month: 'long', year });
  return `${day.format(at).replace(',', '')}, ${timeInWords(at, timeZone)}`;
}

/** "2pm", "4:38pm" */
export function timeInWords(at: Date, timeZone: string): string {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: 'numeric', minute: '2-digit', hour12: true });
  return time
    .format(at)
    .replace(/[\s\u202f]/g, '')
    .replace(':00', '')
    .replace(/^0(?=[ap])/, '12');
}
