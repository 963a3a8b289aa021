// Why somebody has their work, to whoever reads it: first what made them the choice, then what stands beside it. Pure.
import { capital } from './allocation-names.ts';
import { hoursWords } from './hours-words.ts';
import { asOwnCounter } from './moved-by-counter.ts';

/** `free`: the hours they had for the work of the plan in the run that gave it, or have where `isNow`; null where nobody counted them. */
type Given = { because: readonly string[]; name: string; free: number | null; isNow?: boolean };
export type Because = { reasons: string[]; facts: string[] };

type Say = (words: string, is: { self: boolean }) => string;
/** As the optimiser begins it; what it begins otherwise was written for this work alone, and stands first as it is. */
type Kind = { begins: RegExp; say: Say };

const yours =
  (you: string, others: string): Say =>
  (words, { self }) =>
    `${self ? you : others}${words}`;

/** In the order in which they speak for this person alone. */
const speaking: Kind[] = [
  { begins: /^chosen by the leader$/, say: (_, { self }) => (self ? 'The leader chose you' : 'Chosen by the leader') },
  { begins: /^has begun it$/, say: (_, { self }) => (self ? 'You have begun it' : 'Has begun it') },
  { begins: /^prefers this task$/, say: (_, { self }) => (self ? 'You asked for it' : 'Asked for it') },
  { begins: /^develops /, say: (words) => `It ${words}` },
  { begins: /^level /, say: yours('You have ', 'Has ') },
];

/** What is true of the work, or speaks against it. */
const beside: Kind[] = [
  { begins: /^[\d.]+ of its [\d.]+ hours?(?:, [\d.]+ before)?$/, say: yours('You do ', 'Does ') },
  { begins: /^no skill is needed$/, say: () => 'No skill is needed for it' },
  {
    begins: /^[\d.]+ hours? charged to /,
    say: (words) => words.replace('charged to', `as buddy ${words.startsWith('1 hour ') ? 'is' : 'are'} counted for`),
  },
  { begins: /^would rather not/, say: (words, { self }) => (self ? `You ${words}` : capital(words)) },
  { begins: /^has .* as well$/, say: (words, { self }) => (self ? words.replace('has', 'You have') : capital(words)) },
  { begins: /^serves /, say: (words) => `It ${words}` },
];

/** Of a shared task that one person has all of, that says nothing. */
const whole = /^([\d.]+) of its \1 hours?$/;

export function becauseOf({ because: kept, name, free, isNow = false }: Given, isSelf: boolean): Because {
  const because = kept.filter((words) => !whole.test(words));
  const is = { self: isSelf };
  const told = (kinds: readonly Kind[]) =>
    kinds.flatMap(({ begins, say }) => because.filter((words) => begins.test(words)).map((words) => say(words, is)));
  const have = isNow ? (isSelf ? 'have' : 'has') : 'had';
  return {
    reasons: [
      ...writtenFor(because).map((words) => ofReader(words, name, isSelf)),
      ...told(speaking),
      ...(free === null ? [] : [`${isSelf ? 'You' : name} ${have} ${hoursWords(free)} free for the work of this plan`]),
    ],
    facts: told(beside),
  };
}

/** Of the reasons those that no run says of itself: they were written for this work alone. */
export const writtenFor = (because: readonly string[]): string[] =>
  because.filter((words) => ![...speaking, ...beside].some(({ begins }) => begins.test(words)));

/** A reason that names its own person, to them. */
const ofReader = (words: string, name: string, isSelf: boolean): string =>
  capital(
    isSelf
      ? asOwnCounter(words, name).replace(`and ${name} has the level it needs`, 'and you have the level it needs')
      : words,
  );
