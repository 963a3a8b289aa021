// Whether an objective says by when, by its words and its date.
import { dayInWords, periodInWords } from '../day-words.ts';
import { endOf, type Place, placesOf, quotedPlaces, says } from './finding.ts';
import type { Found, Judged, ObjectiveFields } from './smart.ts';
import * as words from './smart-words.ts';

/** `fields` null: of a text alone; `today`, YYYY-MM-DD, where it is known. Pure. */
export function timeBound(text: string, fields: ObjectiveFields | null, today?: string): Judged {
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
  const none = [...noSuchDays(text), ...(today ? passedDays(text, today) : [])];
  if (none.length > 0) return { met: null, found: none };
  if (dates.length > 0) return { met: `${quotedPlaces(dates)} ${says(dates)} by when.`, found: besideDate };
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
const noSuchDays = (text: string): Found[] =>
  daysIn(text)
    .filter(({ year, month, day }) => !isDay(year ?? 2028, month, day))
    .map(({ where }) => ({
      ...{ id: 'no-such-day', where, why: `“${where.text}” is no day of any calendar.` },
      remedy: 'By which day will you look whether it is reached?',
    }));

const isDay = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();

/** “by 1 December 2019”: days to reach it by that have passed already. */
const passedDays = (text: string, today: string): Found[] =>
  daysIn(text)
    .filter(({ where }) => /\b(?:by|before|until|till)(?: the)? $/i.test(text.slice(0, where.start)))
    .filter(({ year, month, day }) => year !== null && isoDay(year, month, day) < today)
    .map(({ where }) => ({
      ...{ id: 'day-passed', where, why: `“${where.text}” has passed already.` },
      remedy: 'By which day to come will you look whether it is reached?',
    }));

const isoDay = (year: number, month: number, day: number): string =>
  [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');

/** Days that are written out, as a date or with their month; days come before months, as is usual here. `month` 1 to 12, or what was typed. */
function daysIn(text: string): { where: Place; year: number | null; month: number; day: number }[] {
  return [...text.matchAll(words.days)].map((match) => {
    const { day, month, year, isoYear, isoMonth, isoDay: iso, britishDay, britishMonth, britishYear } = match.groups!;
    const whole = year ?? isoYear ?? britishYear;
    return {
      where: { start: match.index, end: match.index + match[0].length, text: match[0] },
      year: whole ? Number(whole) : null,
      month: month ? words.monthNames.indexOf(month.slice(0, 3).toLowerCase()) + 1 : Number(isoMonth ?? britishMonth),
      day: Number(day ?? iso ?? britishDay),
    };
  });
}
