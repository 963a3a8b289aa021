// What is said where nothing is suggested, so that "none fits" and "not looked" can be told apart. Pure.
import { allOf } from '../list-words.ts';
import { simulated as exercise } from './suggestions/cues.ts';
import type { ReadCopy } from './suggestions/evidence-suggestions.ts';

type Looking = {
  /** What was read in the copy; null where it could not be read. */
  read: ReadCopy | null;
  units: readonly { number: string; criteria: number }[];
  /** Declared as simulated. */
  simulated: boolean;
  /** Suggestions that are open or put away. */
  suggested: number;
  claimed: number;
};

/** Null where something is suggested, open or put away: then that says it. */
export function nothingSuggested({ read, units, simulated, suggested, claimed }: Looking): string | null {
  if (suggested > 0) return null;
  if (units.length === 0)
    return 'Nothing suggested, because nothing was looked for: you are enrolled in no unit in which it could be claimed.';
  if (!read)
    return 'Nothing suggested, because it could not be read just now. That says nothing about the evidence: open this page again in a minute.';
  if ('texts' in read && read.texts.length === 0)
    return 'Nothing suggested, because there are no words in it to read: files are not read, only what is written. Write what it shows, or claim it yourself.';
  const criteria = units.reduce((sum, unit) => sum + unit.criteria, 0);
  const against = `${criteria === 1 ? 'the one criterion' : `the ${criteria} criteria`} of ${units.length === 1 ? 'unit' : 'units'} ${allOf(units.map(({ number }) => number))}`;
  const more = claimed > 0 ? 'Nothing more suggested' : 'Nothing suggested';
  const why = whyNothing(read, simulated, claimed > 0 ? 'another' : 'one');
  return `${more}: it was read against ${against}, and ${why}. You know more about it: claim what you see in it.`;
}

function whyNothing(read: ReadCopy, simulated: boolean, one: 'one' | 'another'): string {
  if (simulated || ('texts' in read && read.texts.some(({ text }) => exercise.test(text))))
    return 'what was simulated shows no criterion that asks for doing, and nothing in it explains one';
  return 'shown' in read
    ? `nothing in how this record was made shows ${one} surely enough`
    : `none of its words show ${one} surely enough, by what somebody did and what came back, or by what is explained`;
}
