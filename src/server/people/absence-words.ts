// An absence in words.
import { periodInWords } from '../day-words.ts';
import type { Absence, AbsenceImport } from './absences.table.ts';

/** "4 December 2026, 3.5 hours", "7 December 2026 to 11 December 2026". Pure. */
export function sayDays({ startsOn, endsOn, hours }: Pick<Absence, 'startsOn' | 'endsOn' | 'hours'>): string {
  const days = periodInWords(startsOn, endsOn);
  if (hours === null) return days;
  return `${days}, ${hours} ${hours === 1 ? 'hour' : 'hours'}${startsOn === endsOn ? '' : ' on each day'}`;
}

/** Why nothing of a calendar can be taken in. `days`: how many times away were read in it. Pure. */
export function sayNothingToTake(
  { unread, short, passedOver }: Pick<AbsenceImport, 'unread' | 'short' | 'passedOver'>,
  days: number,
): { title: string; text: string } {
  if (unread === 0)
    return {
      title: 'Nothing new',
      text: 'What this calendar says of days away is known already, or there is none in it.',
    };
  if (days + short + passedOver === 0)
    return { title: 'Nothing could be read', text: 'Whether this calendar says anything of days away is not known.' };
  return {
    title: 'Nothing new in what could be read',
    text: 'What could be read of this calendar is known already, or says nothing of days away.',
  };
}
