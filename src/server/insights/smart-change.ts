// Whether a target is where its measure stands now, and whether that is meant: a level can be worth keeping.
import { type Place, placesOf, wholeOf } from './finding.ts';
import type { Found, ObjectiveFields } from './smart.ts';
import * as words from './smart-words.ts';

/** `isMeant`: the words say that it is to be kept. */
type Level = { where: Place; at: string; isMeant: boolean };

/** Null where target and start are two. As they are read: what rounds to the same shows no change. `fields` null: of a text alone. Pure. */
export function keptLevel(text: string, fields: Pick<ObjectiveFields, 'baseline' | 'target'> | null): Level | null {
  const isMeant = placesOf(text, words.keeps).length > 0;
  if (fields)
    return fields.target !== null && fields.baseline === fields.target
      ? { where: placeOf(text, fields.target), at: fields.target, isMeant }
      : null;
  const [said] = withoutDates(text).matchAll(words.levels);
  if (!said) return null;
  const where = { start: said.index, end: said.index + said[0].length };
  return { where: { ...where, text: text.slice(where.start, where.end) }, at: said[1]!, isMeant };
}

export const unchanged = ({ where, at }: Level): Found => ({
  ...{ id: 'no-change', where, why: `It stands at ${at} now, and its target is ${at}: nothing would be different.` },
  remedy: 'Is keeping it the aim? Then say so in its words. Else, which figure would customers notice?',
});

/** Where the words name the target, else all of them. */
export const placeOf = (text: string, target: string | null): Place => {
  const start = target ? text.indexOf(target) : -1;
  return start < 0 ? wholeOf(text) : { start, end: start + target!.length, text: target! };
};

/** The same text with its dates blotted out, so that no number of a day counts as an amount; places stay where they are. */
export const withoutDates = (text: string): string => text.replace(words.dates, (date) => '·'.repeat(date.length));
