// Whether an objective says what will be different, not only in which direction.
import { type Place, placesOf, wholeOf } from './finding.ts';
import type { Found, Judged } from './smart.ts';
import * as words from './smart-words.ts';

/** What says how far: a number in the words, else a measure with a target; null where nothing does. */
export type CountedBy = 'words' | 'fields' | null;

/** Pure. */
export function specific(text: string, by: CountedBy): Judged {
  const size = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  const isCounted = by !== null;
  const directions = placesOf(text, words.directions);
  const vague = isCounted ? [] : directions;
  const isEmpty = saysNothingElse(text);
  const found: Found[] = [
    ...(size < 3 ? [short(text)] : isCounted && directions.length > 0 && isEmpty ? [bare(text)] : []),
    ...(size >= 3 && (!isCounted || isEmpty) ? topicsAlone(text) : []),
    ...vague.map((where) => ({
      ...{
        id: 'vague-words',
        where,
        why: `“${where.text}” says in which direction, not how far: nobody can tell when it is reached.`,
      },
      remedy: 'What will be different, for whom, and by how much?',
    })),
    ...placesOf(text, words.manners).map((where) => manner(where, isCounted)),
    ...placesOf(text, words.hedges).map((where) => ({
      ...{ id: 'hedge', where, why: `“${where.text}” is reached by trying.` },
      remedy: 'What will be true once it is reached? Say that.',
    })),
    ...placesOf(text, words.seconds).map(
      (where): Found => ({
        ...{
          id: 'two-in-one',
          severity: 'note',
          where,
          why: `“${where.text}” begins a second objective, which may be reached when the first is not.`,
        },
        remedy: 'Is one a task for the other? Else make each an objective of its own.',
      }),
    ),
  ];
  const met = found.every(({ severity }) => severity === 'note');
  const byTarget = by === 'fields' && directions.length > 0;
  const says = byTarget
    ? 'It says what will be different, and its target by how much.'
    : 'It says what will be different.';
  return { met: met ? says : null, found };
}

/** Whether nothing is left once words of direction, of manner and those that fit any service are taken out. */
const saysNothingElse = (text: string): boolean =>
  [words.dates, words.directions, words.topics, words.manners, words.generalities]
    .reduce((left, pattern) => left.replace(pattern, ' '), text)
    .match(/\p{L}{2,}/u) === null;

const bare = (text: string): Found => ({
  ...{ id: 'direction-only', where: wholeOf(text) },
  why: 'It says in which direction and how far, not what will be different, or for whom.',
  remedy: 'What will customers notice, and which of them?',
});

const manner = (where: Place, isCounted: boolean): Found => ({
  ...{ id: 'vague-manner', severity: isCounted ? 'note' : 'warn', where },
  why: `“${where.text}” is read by everybody in their own way.`,
  remedy: 'What would somebody see or count who watches it being done so?',
});

const short = (text: string): Found => ({
  ...{ id: 'topic-only', where: wholeOf(text), why: 'It names a topic, not what will be different.' },
  remedy: 'Who will do what, so that what is different?',
});

/** What it is about, where no word of direction or manner stands beside it: that one is pointed out then. */
const topicsAlone = (text: string): Found[] =>
  [words.directions, words.manners].some((pattern) => placesOf(text, pattern).length > 0)
    ? []
    : placesOf(text, words.topics).map((where) => ({
        ...{ id: 'topic-only', where, why: `“${where.text}” names a topic, not what will be different.` },
        remedy: 'Who will do what, so that what is different?',
      }));
