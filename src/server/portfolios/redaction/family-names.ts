// Family names that were learnt, which count without a first name. Pure.
import type { Found } from './found.ts';
import { foundAt, type Index, type KnownPerson } from './name-index.ts';
import { beginsSentence, isCapital, looksLikeName, particles, titles, type Word } from './name-words.ts';
import { beginsNoName, isFamilyWord, isOrdinaryWord } from './ordinary-words.ts';

/** A family name that was learnt, with the title and the names before it, in any case of letters; of several people, too. */
export function familyName(text: string, words: readonly Word[], at: number, index: Index): Found | null {
  for (const [behind, word] of words.slice(at, at + 5).entries()) {
    if (behind > 0 && !isJoined(text, words[at + behind - 1]!, word)) return null;
    const family = familyIn(word, index);
    if (family && isFamilyThere(text, words, at + behind, family.person)) {
      const before = words.slice(at, at + behind);
      if (!areBefore(text, before, family.person, index)) return null;
      const turned = before.length === 0 ? firstBehind(text, words, at, family.person, index) : [];
      return foundAt(text, [...before, family, ...turned], family.person);
    }
    if (!mayBeBefore(word, behind, index)) return null;
  }
  return null;
}

/** “Quartzman, Zebedee (tenant)”: a first name behind a comma, where nothing goes on behind it that it could belong to. */
function firstBehind(text: string, words: readonly Word[], at: number, { subject }: KnownPerson, { first }: Index) {
  const [family, next] = [words[at]!, words[at + 1]];
  if (!next || !isCapital(next) || text.slice(family.end, next.start) !== ', ') return [];
  if (first.has(next.plain)) return first.get(next.plain)?.subject === subject ? [next] : [];
  return !beginsNoName(next.plain) && ends.test(text.slice(next.end)) ? [next] : [];
}
const ends = /^\s*(?:$|[.;:)(–\n])/;

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
  return theirs || particles.has(word.plain) || more.length === 0 || !beginsSentence(text, word.start);
}
