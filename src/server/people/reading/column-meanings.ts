import { inShort } from '#server/one-line.ts';
import { headerWords } from '#server/tables/header.ts';
import { type Meaning, spelt, synonyms } from './column-words.ts';

export const meanings = Object.keys(synonyms) as Meaning[];
export const isMeaning = (word: string): word is Meaning => (meanings as string[]).includes(word);

/** A column as it is understood; `sample` are its first different values. `at` is its place, from 0. `note`: what is read otherwise than it stands. */
export type Column = {
  at: number;
  header: string;
  meaning: Meaning | null;
  certain: boolean;
  sample: string[];
  note?: string;
};

export type ColumnQuestion = { about: Meaning; question: string; choices: string[] };

type Guess = { column: Column; meaning: Meaning; rank: number };

/**
 * Gives each meaning to at most one column: first what `map` says, then headers that say it outright, then headers that hold the
 * words among others, then values that look like e-mail addresses. The last two are not certain.
 */
export function understood(
  columns: Omit<Column, 'meaning' | 'certain'>[],
  values: (at: number) => string[],
  map: ReadonlyMap<string, Meaning | 'unused'>,
): { columns: Column[]; questions: ColumnQuestion[] } {
  const known: Column[] = columns.map((column) => ({ ...column, meaning: null, certain: true }));
  const taken = new Set<Meaning>();
  const give = (column: Column, meaning: Meaning, certain: boolean) => {
    taken.add(meaning);
    Object.assign(column, { meaning, certain });
  };
  for (const column of known) {
    const said = map.get(column.header);
    if (said && said !== 'unused' && !taken.has(said)) give(column, said, true);
  }
  const open = known.filter(({ header }) => !map.has(header));
  const guesses = open.flatMap((column) => guessesOf(column, values(column.at))).sort((a, b) => a.rank - b.rank);
  for (const { column, meaning, rank } of guesses)
    if (!column.meaning && !taken.has(meaning)) give(column, meaning, rank < unsure);
  const email = open.find(({ meaning, at }) => !meaning && mostly(values(at), isEmail));
  if (email && !taken.has('email')) give(email, 'email', false);
  return { columns: known, questions: questionsOf(known, guesses) };
}

const unsure = 100; // from this rank on a guess is shown as uncertain

function guessesOf(column: Column, values: string[]): Guess[] {
  const words = spelt(headerWords(column.header));
  return meanings.flatMap((meaning) => {
    const at = synonyms[meaning].findIndex((synonym) => squeezed(synonym) === squeezed(words));
    const inside = synonyms[meaning].findIndex((synonym) => telling(synonym) && ` ${words} `.includes(` ${synonym} `));
    if (at < 0 && (inside < 0 || !isAbout(words, meaning))) return [];
    const fits = plausible(meaning, values);
    // a column called “Name” is that of the names, if no other is: its rows then say what is wrong with them
    if (!fits && !(meaning === 'name' && at >= 0)) return [];
    const doubtful =
      at >= 0 && (!fits || ['student id', 'start', 'organisation', 'organization'].includes(synonyms[meaning][at]!));
    return [{ column, meaning, rank: at >= 0 && !doubtful ? at : unsure + (at >= 0 ? at : inside + words.length) }];
  });
}

/** “Supervisor Full Name” is not the name of whoever the row is about, and “Manager job title” is neither the manager nor their title. */
const isAbout = (words: string, meaning: Meaning) =>
  !/\b(managers?|managed|supervisor|leader|lead|report(s|ing) to)\b/.test(words) ||
  (meaning.startsWith('manager') && !/\b(title|role|position|phone|level|grade|start|date)\b/.test(words));

/** Words that mean the same inside a longer header, as in “Department at 1 July”; “group” or “last” there could be anything. */
const telling = (synonym: string) =>
  synonym.includes(' ') ||
  ['department', 'surname', 'forename', 'email', 'supervisor', 'manager', 'occupation'].includes(synonym);
const squeezed = (words: string) => words.replaceAll(' ', '');

/** A header may mislead: a number that many share is no number of theirs, and “title” is often Mr or Ms. */
function plausible(meaning: Meaning, values: string[]): boolean {
  if (values.length === 0) return true;
  if (meaning === 'employee-number')
    return (
      new Set(values).size >= values.length * 0.8 && mostly(values, (value) => /\d/.test(value) && !/@/.test(value))
    );
  if (meaning === 'job-title')
    return !mostly(values, (value) => /^(mr|mrs|ms|miss|mx|dr|prof|rev|sir)\.?$/i.test(value));
  if (meaning === 'email' || meaning === 'manager-email') return values.some((value) => value.includes('@'));
  if (meaning.endsWith('name')) return mostly(values, (value) => /\p{L}/u.test(value));
  return true;
}

export const isEmail = (value: string) => /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/.test(value);
const mostly = (values: string[], holds: (value: string) => boolean) =>
  values.length > 0 && values.filter(holds).length >= values.length * 0.8;

/** Every uncertain column, with what else could have that meaning. */
function questionsOf(columns: Column[], guesses: Guess[]): ColumnQuestion[] {
  return columns.flatMap(({ header, meaning, certain }) => {
    if (certain || !meaning) return [];
    const rivals = guesses.filter((guess) => guess.meaning === meaning && !guess.column.meaning);
    const choices = [...new Set([header, ...rivals.map(({ column }) => column.header)])];
    return [{ about: meaning, question: `Is “${inShort(header)}” the ${said(meaning)}?`, choices }];
  });
}

const said = (meaning: Meaning) => meaning.replace('-', ' ').replace('email', 'e-mail address');
