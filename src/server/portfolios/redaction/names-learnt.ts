// Names that a portfolio teaches: whoever is named with Mr or Mrs, or was added by hand, is the same person under each form of their name. Pure.
import { namesIn } from './find-names.ts';
import { folded, type RoleOfOther, roleWords } from './found.ts';
import type { KnownNames, LearntName } from './name-index.ts';
import { particles, titles, wordsIn } from './name-words.ts';
import type { Redaction } from './redactions.table.ts';

/** What was decided of a name, in this piece or in another of the same portfolio. */
export type DecidedName = Pick<Redaction, 'subject' | 'words' | 'replacement'>;

/** The names that decisions and texts teach; `texts`: all that travel, and the original. */
export function learntIn(
  known: KnownNames,
  texts: readonly string[],
  decided: readonly DecidedName[],
): readonly LearntName[] {
  const learnt = new Map<string, LearntName>();
  for (const one of decided) {
    const role = roleIn(one);
    const family = role && familyOf(one, known);
    if (family) teach(learnt, { subject: one.subject, role, family, spellings: one.words });
  }
  // The shortest first: in “Mrs Platt About Rent” only “Mrs Platt” of another text tells where the name ends.
  for (const most of [1, 2, 3, 4]) {
    const find = namesIn({ ...known, learnt: [...learnt.values()] });
    for (const { subject, kind, role, text } of texts.flatMap(find))
      if (kind === 'name' && withoutTitles(text).length <= most)
        teach(learnt, { subject, role: role ?? 'customer', family: subject.slice('name:'.length), spellings: [text] });
  }
  return [...learnt.values()];
}

type Lesson = { subject: string; role: RoleOfOther; family: string; spellings: readonly string[] };

function teach(learnt: Map<string, LearntName>, { subject, role, family, spellings }: Lesson) {
  if (family.length < 2) return;
  const before = learnt.get(subject)?.given ?? [];
  const given = spellings.flatMap((spelling) => givenIn(spelling, family));
  learnt.set(subject, { role, ...learnt.get(subject), subject, family, given: [...new Set([...before, ...given])] });
}

const withoutTitles = (spelling: string) =>
  wordsIn(spelling)
    .map(({ plain }) => plain)
    .filter((plain) => !titles.has(plain));

/** The first name that stands before the family name, or behind it and a comma. */
function givenIn(spelling: string, family: string): string[] {
  const words = withoutTitles(spelling);
  const [given] = words[0] === family ? words.slice(1) : words;
  return words.length > 1 && words.includes(family) && given && given.length > 1 && !particles.has(given)
    ? [given]
    : [];
}

/** Null of a detail, which nobody is called by. */
const roleIn = ({ replacement }: DecidedName): RoleOfOther | null =>
  (Object.keys(roleWords) as RoleOfOther[]).find((role) => replacement?.startsWith(`${roleWords[role]} (`)) ?? null;

/** The family name of whoever was decided of; null where it is nobody's, or that of several who are known here. */
function familyOf({ subject, words }: DecidedName, { people }: KnownNames): string | null {
  if (subject.startsWith('name:')) return subject.slice('name:'.length);
  if (subject.startsWith('added:')) {
    const spelt = words.find((one) => `added:${folded(one)}`.slice(0, 300) === subject);
    return spelt && isName.test(spelt) ? (withoutTitles(spelt).at(-1) ?? null) : null;
  }
  const family = (name: string) => withoutTitles(name).slice(1).at(-1) ?? null;
  const theirs = family(people.find((one) => one.subject === subject)?.name ?? '');
  return people.filter(({ name }) => family(name) === theirs).length === 1 ? theirs : null;
}

/** Up to four words, each with a capital but what stands within names. */
const isName =
  /^\p{Lu}[\p{L}\p{M}’'-]*\.?(?:[ -](?:van|de|der|den|von|la|le|di|da|al|bin|ap|ab|\p{Lu}[\p{L}\p{M}’'-]*\.?)){0,3}$/u;
