// An absence in words.
import { periodInWords } from '../day-words.ts';
import type { Absence } from './absences.table.ts';

/** "4 December 2026, 3.5 hours", "7 December 2026 to 11 December 2026". Pure. */
export function sayDays({ startsOn, endsOn, hours }: Pick<Absence, 'startsOn' | 'endsOn' | 'hours'>): string {
  const days = periodInWords(startsOn, endsOn);
  if (hours === null) return days;
  return `${days}, ${hours} ${hours === 1 ? 'hour' : 'hours'}${startsOn === endsOn ? '' : ' on each day'}`;
}
