// Fair shares over time, as questions and never as a ranking: who got development, hard work, thanks. See docs/decisions/0199 and 0213.
import { createHash } from 'node:crypto';
import { beyondChance, fewerByChance, moreByChance, type Tested } from './chance.ts';

export const shareKinds = [
  ...(['development', 'hard-contacts', 'weekend-contacts', 'hard', 'weekend', 'buddying'] as const),
  ...(['recognition', 'one-to-one'] as const),
] as const;
export type ShareKind = (typeof shareKinds)[number];
/** Spans that can be looked at, in months. */
export const spans = [3, 6, 12] as const;
export type SpanMonths = (typeof spans)[number];

/**
 * Something that came to some of a team. `chances`: to whom it could have come, each with how probable that was on equal terms.
 * `amounts`: where an event stands for several things, how many somebody had, and what would be equal.
 */
export type ShareEvent = {
  kind: ShareKind;
  to: readonly string[];
  chances: Readonly<Record<string, number>>;
  amounts?: Readonly<Record<string, Amount>>;
};
type Amount = { had: number; equal: number };
export type Sharer = { id: string; name: string };
/** `equal`: what they would have had on equal terms; `amount`: the same of what the events stand for. `of`: what the question rests on, so that an answer ends with it. */
export type ShareQuestion = {
  kind: ShareKind;
  tail: 'few' | 'many';
  person: Sharer;
  count: number;
  total: number;
  equal: number;
  amount: Amount | null;
  of: string;
};

/** Under three people nothing is said: each would be told of the other. */
export const leastPeople = 3;
/** At most one team in twenty hears any question where all shares are equal, whichever of the spans it looks at. */
export const falseAlarms = 0.05;

/** What is good to get is asked about where somebody has little or most of it; what is a burden where somebody has much. */
const tailsOf: Record<ShareKind, readonly ShareQuestion['tail'][]> = {
  development: ['few', 'many'],
  'hard-contacts': ['many'],
  'weekend-contacts': ['many'],
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
  const open = events.filter(({ chances }) => (chances[person.id] ?? 0) > 0);
  if (open.length === 0) return [];
  const probabilities = open.map(({ chances }) => chances[person.id]!);
  const count = open.filter(({ to }) => to.includes(person.id)).length;
  const said = { kind, person, count, total: open.length, equal: sum(probabilities), amount: amountOf(person, open) };
  return tailsOf[kind].map((tail) => ({
    ...{ ...said, tail, of: restsOn(tail, said) },
    ...(tail === 'few' ? fewerByChance(probabilities, count) : moreByChance(probabilities, count)),
  }));
}

function amountOf({ id }: Sharer, events: readonly ShareEvent[]): Amount | null {
  const amounts = events.flatMap((event) => event.amounts?.[id] ?? []);
  if (amounts.length === 0) return null;
  return { had: sum(amounts.map(({ had }) => had)), equal: sum(amounts.map(({ equal }) => equal)) };
}

/**
 * How probable it is for each of those `able` to have something, by weight; where several had it, so many times that, and no more than
 * certain.
 */
export function byWeight(several: number, able: Readonly<Record<string, number>>): Record<string, number> {
  const all = sum(Object.values(able));
  return Object.fromEntries(
    Object.entries(able).map(([id, weight]) => [id, Math.min(1, (several * weight) / all)] as const),
  );
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0);

/**
 * A question is another once the person's own count changes, or all grow by a quarter. Weeks come and go: what is counted by them is
 * another question once its share of the weeks is another quarter.
 */
function restsOn(tail: string, { kind, count, total }: Pick<ShareQuestion, 'kind' | 'count' | 'total'>): string {
  const size = isOfWeeks(kind) ? Math.round((4 * count) / total) : `${count} ${growth(total)}`;
  return createHash('sha256').update(`${kind} ${tail} ${size}`).digest('hex').slice(0, 16);
}

const isOfWeeks = (kind: ShareKind) => kind === 'hard-contacts' || kind === 'weekend-contacts';
const growth = (total: number) => Math.floor(Math.log(total) / Math.log(1.25));
