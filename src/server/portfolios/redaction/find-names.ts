// Names of others: of people known here, and of whoever is named with Mr, Mrs or Dr. Roles, teams and whole departments are nobody's name. Pure.
import { familyName } from './family-names.ts';
import { type Found, folded } from './found.ts';
import { foundAt, type Index, indexOf, type KnownNames, type KnownPerson, kindOf } from './name-index.ts';
import { isCapital, looksLikeName, particles, titles, type Word, wordsIn } from './name-words.ts';

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

const areTogether = (text: string, words: readonly Word[]) =>
  words.every((word, at) => at === 0 || /^[\s-]{1,2}$/.test(text.slice(words[at - 1]!.end, word.start)));

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
