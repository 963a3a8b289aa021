// Whether an objective says by when, by its words and its date.
import { dayInWords, periodInWords } from '../day-words.ts';
import { endOf, type Place, placesOf, quotedPlaces } from './finding.ts';
import type { Found, Judged, ObjectiveFields } from './smart.ts';
import * as words from './smart-words.ts';

/** `fields` null: of a text alone. Pure. */
export function timeBound(text: string, fields: ObjectiveFields | null): Judged {
  const vague = placesOf(text, words.vagueTimes).map((where) => vagueTime(where));
  // Beside a date the words still speak against it, and the date may be the one that the form filled in.
  const besideDate = vague.map((one): Found => ({ ...one, severity: 'note' }));
  if (fields?.due) {
    const { due, plan } = fields;
    if (!plan) return { met: `It is to be reached by ${dayInWords(due)}.`, found: besideDate };
    if (due >= plan.startsOn && due <= plan.endsOn) return { met: 'It has a date inside the plan.', found: besideDate };
    return { met: null, found: [outside(text, plan), ...vague] };
  }
  const dates = placesOf(text, words.dates);
  const none = noSuchDays(text);
  if (none.length > 0) return { met: null, found: none };
  if (dates.length > 0) return { met: `${quotedPlaces(dates)} says by when.`, found: besideDate };
  if (vague.length > 0) return { met: null, found: vague };
  return {
    met: null,
    found: [
      {
        id: 'no-date',
        where: endOf(text),
        why: 'Nothing says by when.',
        remedy: 'By which day will you look whether it is reached?',
      },
    ],
  };
}

const vagueTime = (where: Place): Found => ({
  ...{ id: 'vague-time', where, why: `“${where.text}” is no time that anybody can be held to.` },
  remedy: 'By which day will you look whether it is reached?',
});

const outside = (text: string, { startsOn, endsOn }: NonNullable<ObjectiveFields['plan']>): Found => ({
  ...{
    id: 'due-outside-plan',
    where: endOf(text),
    why: `Its date lies outside the plan, which runs ${periodInWords(startsOn, endsOn)}.`,
  },
  remedy: 'What of it can be seen by the last day of the plan?',
});

/** “31 February”: days that no calendar has. Of a year that is not said, 29 February may be one. */
function noSuchDays(text: string): Found[] {
  return [...text.matchAll(words.days)].flatMap((match) => {
    const { day, month, year, isoYear, isoMonth, isoDay } = match.groups!;
    const at = month ? words.monthNames.indexOf(month.slice(0, 3).toLowerCase()) : Number(isoMonth) - 1;
    const last = at > 11 ? 0 : new Date(Date.UTC(Number(year ?? isoYear ?? 2028), at + 1, 0)).getUTCDate();
    const wanted = Number(day ?? isoDay);
    if (wanted >= 1 && wanted <= last && at >= 0) return [];
    const where = { start: match.index, end: match.index + match[0].length, text: match[0] };
    const remedy = 'By which day will you look whether it is reached?';
    return [{ id: 'no-such-day', where, why: `“${match[0]}” is no day of any calendar.`, remedy }];
  });
}
