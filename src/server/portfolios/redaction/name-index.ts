// Who is known by which name: those known here, and those whom the portfolio itself teaches. Pure.
import type { Found, RoleOfOther } from './found.ts';
import { type Word, wordsIn } from './name-words.ts';

/** Somebody whose name is known here. `subject` names them, whatever they are called later. */
export type KnownPerson = { subject: string; name: string; role: RoleOfOther };
/** Somebody whose name the portfolio itself teaches; family and first names are folded. */
export type LearntName = { subject: string; role: RoleOfOther; family: string; given: readonly string[] };
export type KnownNames = {
  people: readonly KnownPerson[];
  learnt?: readonly LearntName[];
  /** Whose portfolio it is: their own name is nobody else's. */
  own: string;
  /** Teams and the organisation, whose names may hold a person's. */
  groups: readonly string[];
};

export type Index = {
  /** Whole names, by their first word. */
  whole: Map<string, { words: string[]; person: KnownPerson }[]>;
  /** Who alone has this first name; null where several do. */
  first: Map<string, KnownPerson | null>;
  last: Map<string, KnownPerson | null>;
  /** All who have this first name. */
  given: Map<string, KnownPerson[]>;
  /** Whose family name counts without a first name. */
  families: Map<string, KnownPerson>;
};

const alone = (map: Index['first'], word: string, person: KnownPerson | null) =>
  map.set(word, map.has(word) && map.get(word)?.subject !== person?.subject ? null : person);

export function indexOf({ people, own, learnt = [] }: KnownNames): Index {
  const index: Index = { whole: new Map(), first: new Map(), last: new Map(), given: new Map(), families: new Map() };
  for (const person of people) {
    const words = wordsIn(person.name).map(({ plain }) => plain);
    const [given, family] = [words[0], words.at(-1)];
    if (!given || !family) continue;
    // A family name of two words goes by either of them, or by both.
    const short = words.slice(1).map((word) => [given, word]);
    for (const each of words.length > 2 ? [words, ...short] : [words])
      index.whole.set(given, [...(index.whole.get(given) ?? []), { words: each, person }]);
    alone(index.first, given, person);
    index.given.set(given, [...(index.given.get(given) ?? []), person]);
    if (words.length > 1) alone(index.last, family, person);
  }
  const [mine, family] = [wordsIn(own)[0]?.plain, wordsIn(own).at(-1)?.plain];
  if (mine) index.first.set(mine, null); // it is the candidate, as often as not
  if (family) index.last.set(family, index.last.get(family) ?? null);
  addLearnt(
    index,
    learnt.filter((one) => one.family !== family),
    people,
  );
  return index;
}

/** Who is known here keeps first name and title; a family name alone is that of whoever was learnt. */
function addLearnt(index: Index, learnt: readonly LearntName[], people: readonly KnownPerson[]) {
  const first: Index['first'] = new Map();
  for (const { subject, role, family, given } of learnt) {
    const name = [...given.slice(0, 1), family].join(' ');
    const person = people.find((one) => one.subject === subject) ?? { subject, name, role };
    // A double name goes by either of its parts, too.
    for (const part of [family, ...family.split('-').filter((one) => one.length > 2)])
      if (!index.families.has(part)) index.families.set(part, person);
    if (!index.last.has(family)) index.last.set(family, person);
    for (const each of given) {
      alone(first, each, person);
      index.whole.set(each, [...(index.whole.get(each) ?? []), { words: [each, family], person }]);
    }
  }
  for (const [word, person] of first) if (!index.first.has(word)) index.first.set(word, person);
}

export const kindOf = ({ subject }: KnownPerson) =>
  (/^(?:name|added)(?=:)/.exec(subject)?.[0] ?? 'person') as Found['kind'];

export function foundAt(text: string, words: readonly Pick<Word, 'start' | 'end'>[], person: KnownPerson): Found {
  const { subject, role } = person;
  const [start, end] = [words[0]!.start, words.at(-1)!.end];
  return { subject, kind: kindOf(person), role, start, end, text: text.slice(start, end) };
}
