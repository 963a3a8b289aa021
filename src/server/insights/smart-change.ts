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

/** “Raise it from 80% to 75%”: the words go one way and the numbers the other. Null where they do not. Pure. */
export function opposed(text: string): Found | null {
  const [ups, downs] = [placesOf(text, words.upwards), placesOf(text, words.downwards)];
  const [said, another] = [...withoutDates(text).matchAll(words.fromTo)];
  if (!said || another || (ups.length > 0 && downs.length > 0)) return null;
  const [verb] = [...ups, ...downs];
  const step = Number(said[2]!.replaceAll(',', '')) - Number(said[1]!.replaceAll(',', ''));
  if (!verb || !(ups.length > 0 ? step < 0 : step > 0)) return null;
  const where = { start: said.index, end: said.index + said[0].length };
  return {
    ...{ id: 'other-way', where: { ...where, text: text.slice(where.start, where.end) } },
    why: `It says “${verb.text}”, and ${said[2]} is ${step < 0 ? 'less' : 'more'} than ${said[1]}.`,
    remedy: 'Is that meant? Else turn the two numbers round.',
  };
}

/** Where the words name the target, else all of them. */
export const placeOf = (text: string, target: string | null): Place => {
  const start = target ? text.indexOf(target) : -1;
  return start < 0 ? wholeOf(text) : { start, end: start + target!.length, text: target! };
};

/** The same text with its dates blotted out, so that no number of a day counts as an amount; places stay where they are. */
export const withoutDates = (text: string): string => text.replace(words.dates, (date) => '·'.repeat(date.length));

/** Places of a text that lie in no date, in its own words. */
export const placesBesideDates = (text: string, pattern: RegExp): Place[] =>
  placesOf(withoutDates(text), pattern).map(({ start, end }) => ({ start, end, text: text.slice(start, end) }));
