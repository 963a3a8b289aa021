// Fair shares over time, as questions and never as a ranking: who got development, hard work, thanks. See docs/decisions/0199.
import { createHash } from 'node:crypto';
import { beyondChance, fewerByChance, moreByChance, type Tested } from './chance.ts';

export const shareKinds = ['development', 'hard', 'weekend', 'buddying', 'recognition', 'one-to-one'] as const;
export type ShareKind = (typeof shareKinds)[number];
/** Spans that can be looked at, in months. */
export const spans = [3, 6, 12] as const;
export type SpanMonths = (typeof spans)[number];

/** Something that came to some of a team. `able`: to whom it could have come, each with a weight, such as their hours. */
export type ShareEvent = { kind: ShareKind; to: readonly string[]; able: Readonly<Record<string, number>> };
export type Sharer = { id: string; name: string };
/** `equal`: what they would have had on equal terms. `of`: what the question rests on, so that an answer ends with it. */
export type ShareQuestion = {
  kind: ShareKind;
  tail: 'few' | 'many';
  person: Sharer;
  count: number;
  total: number;
  equal: number;
  of: string;
};

/** Under three people nothing is said: each would be told of the other. */
export const leastPeople = 3;
/** At most one team in twenty hears any question where all shares are equal, whichever of the spans it looks at. */
export const falseAlarms = 0.05;

/** What is good to get is asked about where somebody has little or most of it; what is a burden where somebody has much. */
const tailsOf: Record<ShareKind, readonly ShareQuestion['tail'][]> = {
  development: ['few', 'many'],
  hard: ['many'],
  weekend: ['many'],
  buddying: ['many'],
  recognition: ['few', 'many'],
  'one-to-one': ['few', 'many'],
};

/** In the order of names, then of kinds. */
export function questionsOf(people: readonly Sharer[], events: readonly ShareEvent[]): ShareQuestion[] {
  if (people.length < leastPeople) return [];
  const tests = shareKinds.flatMap((kind) => {
    const ofKind = events.filter((event) => event.kind === kind);
    return people.flatMap((person) => testsOf(person, kind, ofKind));
  });
  return beyondChance(tests, falseAlarms / spans.length)
    .map(({ p: _, least: __, ...question }) => question)
    .sort(
      (a, b) =>
        a.person.name.localeCompare(b.person.name, 'en-GB') || shareKinds.indexOf(a.kind) - shareKinds.indexOf(b.kind),
    );
}

type ShareTest = ShareQuestion & Tested;

function testsOf(person: Sharer, kind: ShareKind, events: readonly ShareEvent[]): ShareTest[] {
  const open = events.filter(({ able }) => (able[person.id] ?? 0) > 0);
  if (open.length === 0) return [];
  const probabilities = open.map((event) => probabilityOf(person.id, event));
  const count = open.filter(({ to }) => to.includes(person.id)).length;
  const equal = probabilities.reduce((all, one) => all + one, 0);
  const said = { kind, person, count, total: open.length, equal };
  return tailsOf[kind].map((tail) => ({
    ...{ ...said, tail, of: restsOn(tail, said) },
    ...(tail === 'few' ? fewerByChance(probabilities, count) : moreByChance(probabilities, count)),
  }));
}

/** By weight among those who could have had it; where several had it, so many times that, and no more than certain. */
function probabilityOf(personId: string, { to, able }: ShareEvent): number {
  const all = Object.values(able).reduce((sum, weight) => sum + weight, 0);
  return Math.min(1, (to.length * able[personId]!) / all);
}

/** A question is another once the person's own count changes, or all grow by a quarter. */
const restsOn = (tail: string, { kind, count, total }: Pick<ShareQuestion, 'kind' | 'count' | 'total'>) =>
  createHash('sha256')
    .update(`${kind} ${tail} ${count} ${Math.floor(Math.log(total) / Math.log(1.25))}`)
    .digest('hex')
    .slice(0, 16);
