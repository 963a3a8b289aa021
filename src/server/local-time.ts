// The moment that a day and a time of the organisation are.
import { dayInWords } from './day-words.ts';
import { Invalid } from './errors.ts';
import { timeZone } from './standards/reading/time-zone.ts';

/**
 * `day` is YYYY-MM-DD, `time` HH:MM; of the hour that comes twice, the first.
 * @throws Invalid for a time that the clocks leave out on that day
 */
export function instantOf(zoneName: string, { day, time }: { day: string; time: string }): Date {
  const zone = timeZone(zoneName);
  const local = Date.parse(`${day}T${time}:00Z`);
  const at = zone.instant(local);
  if (at + zone.ahead(at) !== local)
    throw new Invalid({
      time: `The clocks go forward on ${dayInWords(day)}, and there is no ${time} on that day. Enter a time an hour later or earlier.`,
    });
  return new Date(at);
}
