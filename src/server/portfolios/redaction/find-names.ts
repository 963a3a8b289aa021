// Names of others: of people known here, and of whoever is named with Mr, Mrs or Dr. Roles, teams and whole departments are nobody's name. Pure.
import { type Found, folded, type RoleOfOther } from './found.ts';
import { beginsNoName, isFamilyWord, isMonthThere, isOrdinaryWord } from './ordinary-words.ts';

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

/** Reads texts for the names that are known; made once for all texts of a piece. */
export function namesIn(known: KnownNames): (text: string) => Found[] {
  const index = indexOf(known);
  const taken = [known.own, ...known.groups].map(folded).filter((name) => name.length > 2);
  return (text) => {
    const plain = folded(text);
    const masked = taken.flatMap((name) => placesOf(plain, name));
    const words = wordsIn(text);
    const found: Found[] = [];
    for (const [at, { start }] of words.entries())
      if (start >= (found.at(-1)?.end ?? 0)) found.push(...nameAt(text, words, at, index));
    return found.filter((one) => !masked.some(({ start, end }) => one.start < end && start < one.end));
  };
}

type Word = { start: number; end: number; text: string; plain: string };
type Index = {
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

export const wordsIn = (text: string): Word[] =>
  [...text.matchAll(/\p{L}[\p{L}\p{M}]*(?:[’'-]\p{L}[\p{L}\p{M}]+)*/gu)].map(({ index, 0: found }) => {
    const own = found.replace(/[’']s$/i, '');
    return { start: index, end: index + own.length, text: own, plain: folded(own) };
  });

const alone = (map: Index['first'], word: string, person: KnownPerson | null) =>
  map.set(word, map.has(word) && map.get(word)?.subject !== person?.subject ? null : person);

function indexOf({ people, own, learnt = [] }: KnownNames): Index {
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
    if (!index.families.has(family)) index.families.set(family, person);
    if (!index.last.has(family)) index.last.set(family, person);
    for (const each of given) {
      alone(first, each, person);
      index.whole.set(each, [...(index.whole.get(each) ?? []), { words: [each, family], person }]);
    }
  }
  for (const [word, person] of first) if (!index.first.has(word)) index.first.set(word, person);
}

export const titles = new Set([
  'mr',
  'mrs',
  'ms',
  'miss',
  'mx',
  'dr',
  'prof',
  'professor',
  'sir',
  'lady',
  'lord',
  'rev',
]);
const particles = new Set(['van', 'de', 'der', 'den', 'von', 'la', 'le', 'di', 'da', 'al', 'bin', 'ap', 'ab']);
const isCapital = (word: Word) => /^\p{Lu}/u.test(word.text);

function nameAt(text: string, words: readonly Word[], at: number, index: Index): Found[] {
  const found =
    titled(text, words, at, index) ??
    familyName(text, words, at, index) ??
    wholeName(text, words, at, index) ??
    firstName(text, words, at, index);
  return found ? [found] : [];
}

/** "Mrs Platt", "Dr A. Khan": whether anybody here is called so or not. */
function titled(text: string, words: readonly Word[], at: number, index: Index): Found | null {
  const title = words[at]!;
  if (!titles.has(title.plain) || !isCapital(title)) return null;
  const names: Word[] = [];
  for (const word of words.slice(at + 1, at + 5)) {
    const gap = text.slice((names.at(-1) ?? title).end, word.start);
    if ((!isCapital(word) && !particles.has(word.text)) || !/^(?:\. ?| )$/.test(gap)) break;
    if (names.length > 0 && gap.startsWith('.') && names.at(-1)!.text.length > 1) break; // a sentence ended
    names.push(word);
    if (index.families.has(word.plain)) break; // in a heading what follows has capitals, too
  }
  const family = names.findLast(isCapital);
  if (!family || (names.length === 1 && family.text.length === 1)) return null;
  const person = index.whole
    .get(names[0]!.plain)
    ?.find(({ words: all }) => all.join() === names.map(({ plain }) => plain).join())?.person;
  const known =
    person ?? (names.length === 1 ? index.last.get(family.plain) : null) ?? index.families.get(family.plain);
  const place = { start: title.start, end: family.end, text: text.slice(title.start, family.end) };
  if (known) return { ...place, subject: known.subject, kind: kindOf(known), role: known.role };
  return { ...place, subject: `name:${family.plain}`, kind: 'name', role: 'customer' };
}

/** A family name that was learnt, with the title and the names before it, in any case of letters; of several people, too. */
function familyName(text: string, words: readonly Word[], at: number, index: Index): Found | null {
  for (const [behind, word] of words.slice(at, at + 5).entries()) {
    if (behind > 0 && !isJoined(text, words[at + behind - 1]!, word)) return null;
    const family = familyIn(word, index);
    if (family && isFamilyThere(text, words, at + behind, family.person)) {
      const before = words.slice(at, at + behind);
      if (!areBefore(text, before, family.person, index)) return null;
      return foundAt(text, [...before, family], family.person);
    }
    if (!mayBeBefore(word, behind, index)) return null;
  }
  return null;
}

/** “Quartzman”, “the Quartzmans”, and the name in “Quartzman-related”. */
function familyIn({ plain, start, end }: Word, { families }: Index) {
  const whole = families.get(plain) ?? families.get(plain.replace(/s$/, ''));
  if (whole) return { person: whole, start, end };
  let from = start;
  for (const part of plain.split('-')) {
    const person = families.get(part);
    if (person) return { person, start: from, end: from + part.length };
    from += part.length + 1;
  }
  return null;
}

function isFamilyThere(text: string, words: readonly Word[], at: number, { subject }: KnownPerson): boolean {
  const word = words[at]!;
  const isWord = isOrdinaryWord(word.plain) || isFamilyWord(word.plain);
  if (!isCapital(word)) return !isWord && word.plain.length >= 5 && !subject.startsWith('person:');
  const before = words[at - 1];
  const isWithName = before && isJoined(text, before, word) && (titles.has(before.plain) || isCapital(before));
  return isWithName || looksLikeName(text, words, at, isWord);
}

const isJoined = (text: string, before: Word, { start }: Word) =>
  (before.text.length === 1 || titles.has(before.plain) ? /^(?:\.?\s?|-)$/ : /^[\s-]$/).test(
    text.slice(before.end, start),
  );

function mayBeBefore({ plain, text }: Word, behind: number, { first }: Index): boolean {
  if (titles.has(plain)) return behind === 0;
  return particles.has(text) || Boolean(first.get(plain)) || (/^\p{Lu}/u.test(text) && !beginsNoName(plain));
}

/** What begins a sentence is part of a name alone before the family name, or where it is known for theirs. */
function areBefore(
  text: string,
  [word, ...more]: readonly Word[],
  { subject }: KnownPerson,
  { first }: Index,
): boolean {
  if (!word || titles.has(word.plain)) return true;
  const theirs = first.get(word.plain)?.subject === subject;
  return theirs || more.length === 0 || !beginsSentence(text, word.start);
}

/** First and last name, in any case of letters; turned round; with an initial or a short form of the first. */
function wholeName(text: string, words: readonly Word[], at: number, { whole, last, first }: Index): Found | null {
  const word = words[at]!;
  for (const { words: name, person } of whole.get(word.plain) ?? []) {
    const here = words.slice(at, at + name.length);
    if (name.length > 1 && here.map(({ plain }) => plain).join() === name.join() && areTogether(text, here))
      return foundAt(text, here, person);
  }
  const next = words[at + 1];
  if (!next || !isCapital(word) || !isCapital(next)) return null;
  const between = text.slice(word.end, next.start);
  const given = first.get(next.plain);
  if (/^, $/.test(between) && given && given === last.get(word.plain)) return foundAt(text, [word, next], given);
  const family = last.get(next.plain);
  const isShort = word.text.length === 1 ? /^\.? ?$/.test(between) : word.text.length >= 3 && between === ' ';
  if (family && isShort && folded(family.name).startsWith(word.plain)) return foundAt(text, [word, next], family);
  return null;
}

/** Alone only where it is one person's, and written as a name is; where several bear it, with the initial of one. */
function firstName(text: string, words: readonly Word[], at: number, { first, last, given }: Index): Found | null {
  const word = words[at]!;
  const next = follower(text, words, at);
  const initial = next?.text.length === 1 && next.text !== 'I' ? next : null;
  const theirs = (given.get(word.plain) ?? []).filter((one) => initial && familyOf(one).startsWith(initial.plain));
  const [person = first.get(word.plain)] = theirs.length === 1 ? theirs : [];
  if (!person || !looksLikeName(text, words, at)) return null;
  // "Sam Carter" is not our Sam Ortiz; a family name that is theirs was found with it.
  const family = next && next.text.length > 2 ? last.get(next.plain) : undefined;
  if (family !== undefined && family !== person) return null;
  return foundAt(text, initial && theirs.length === 1 ? [word, initial] : [word], person);
}

/** The next word where it begins with a capital and stands right behind. */
function follower(text: string, words: readonly Word[], at: number): Word | null {
  const next = words[at + 1];
  return next && isCapital(next) && text.slice(words[at]!.end, next.start) === ' ' ? next : null;
}

const familyOf = ({ name }: KnownPerson) => folded(name).split(' ').at(-1)!;

/** A name that is an ordinary word as well counts within a sentence, with what is theirs, or with what people do. */
function looksLikeName(
  text: string,
  words: readonly Word[],
  at: number,
  isWord = isOrdinaryWord(words[at]!.plain),
): boolean {
  const word = words[at]!;
  if (!isWord) return isCapital(word) || word.plain.length >= 5;
  if (!isCapital(word)) return false;
  if (hasOwner(text, word.end)) return true;
  if (isMonthThere(text, word)) return false;
  return (
    !beginsSentence(text, word.start) || standsAlone.test(text.slice(word.end)) || doing.test(words[at + 1]?.text ?? '')
  );
}

/** A cell, a label or a call: “Mo”, “Mo: try it”, “Mo, by Friday”. */
const standsAlone = /^\s*(?:$|[,:;)(–])/;
const doing =
  /^(?:will|would|has|had|was|is|can|could|said|says|told|tells|took|takes|gave|gives|went|led|leads|ran|wrote|came|did|does|thought|thinks|felt|kept|made|makes|spoke|put|rang|[a-z]{2,}ed)$/;
const hasOwner = (text: string, end: number) => /^[’']s\b/.test(text.slice(end, end + 3));
const beginsSentence = (text: string, start: number) =>
  /(?:^|[.!?:•]["”’)]*\s+|\n\s*|["“‘(])$/.test(text.slice(0, start));

const areTogether = (text: string, words: readonly Word[]) =>
  words.every((word, at) => at === 0 || /^[\s-]{1,2}$/.test(text.slice(words[at - 1]!.end, word.start)));

const kindOf = ({ subject }: KnownPerson) => (/^(?:name|added)(?=:)/.exec(subject)?.[0] ?? 'person') as Found['kind'];

function foundAt(text: string, words: readonly Pick<Word, 'start' | 'end'>[], person: KnownPerson): Found {
  const { subject, role } = person;
  const [start, end] = [words[0]!.start, words.at(-1)!.end];
  return { subject, kind: kindOf(person), role, start, end, text: text.slice(start, end) };
}

function placesOf(text: string, part: string) {
  const places: { start: number; end: number }[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) {
    const around = text.slice(Math.max(0, at - 1), at) + text.slice(at + part.length, at + part.length + 1);
    if (!/[\p{L}\d]/u.test(around)) places.push({ start: at, end: at + part.length });
  }
  return places;
}

/** Of those that overlap, the longest, and of two as long the first. */
export function widest<Place extends { start: number; end: number }>(found: readonly Place[]): Place[] {
  const kept: Place[] = [];
  for (const one of [...found].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start))
    if (!kept.some(({ start, end }) => one.start < end && start < one.end)) kept.push(one);
  return kept.sort((a, b) => a.start - b.start);
}
