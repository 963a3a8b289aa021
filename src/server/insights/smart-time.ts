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
