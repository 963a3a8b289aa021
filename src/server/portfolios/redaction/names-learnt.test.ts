// L21: whoever is named once with a title, or was added by hand, is the same person under every form of their name.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { knownThere } from '../../../../tests/texts-with-others.ts';
import { replaced } from './copying.ts';
import { finderOf } from './find-others.ts';
import { type DecidedName, learntIn } from './names-learnt.ts';

const finderFor = (texts: readonly string[], decided: readonly DecidedName[] = []) =>
  finderOf({ ...knownThere, learnt: learntIn(knownThere, texts, decided) });

/** The texts as a copy has them in which everybody that is found is replaced by the same words. */
function copiesOf(texts: readonly string[], decided: readonly DecidedName[] = []) {
  const find = finderFor(texts, decided);
  const subjects = new Set(texts.flatMap(find).map(({ subject }) => subject));
  const by = new Map([...subjects].map((subject) => [subject, 'a customer (A)'] as const));
  const copies = texts.map((text) => replaced(text, find, by, true));
  expect(copies.flatMap(find), 'a copy holds nothing that is decided again').toEqual([]);
  return { subjects, copies };
}

const given = fc.constantFrom('Zebedee', 'Ngozi', 'Anaïs', 'Zoë', 'Ahmed', 'Emily', 'Fred', 'Jean-Luc');
const family = fc.constantFrom('Quartzman', 'O’Brien', 'Adébáyò', 'Jones', 'Li', 'Green', 'Smith-Hyde', 'Baker');
const title = fc.constantFrom('Mr', 'Mrs', 'Ms', 'Miss', 'Mx', 'Dr', 'Mrs.');
type Name = { title: string; given: string; family: string };

/** Each with what must not stand there any more. */
const forms: readonly ((name: Name) => string)[] = [
  ({ given, family }) => `Call with ${given} ${family} about rent`,
  ({ given, family }) => `${given} ${family}: a call about rent`,
  ({ given, family }) => `I rang ${given} ${family} (the tenant) and asked.`,
  ({ given, family }) => `I rang ${given.toUpperCase()} ${family.toUpperCase()} again.`,
  ({ given, family }) => `The list said ${family}, ${given}.`,
  ({ given, family }) => `I asked ${given.charAt(0)}. ${family} to wait.`,
  ({ given, family }) => `I asked ${given.charAt(0)} ${family} to wait.`,
  ({ family }) => `I told ${family} that the rent was right.`,
  ({ family }) => `${family}’s rent was right.`,
  ({ family }) => `${family} said so.`,
  ({ family }) => `I read Ms ${family}’s letter, and Mr ${family} agreed.`,
  ({ family }) => `the letter of mrs ${family}'s neighbour`,
  ({ family }) => `Then ${family} rang, and on Monday ${family} wrote.`,
  ({ family }) => `Yesterday ${family} rang; I thanked ${family}.`,
  ({ title, family }) => `Call With ${title} ${family} About Rent`,
  ({ title, given, family }) => `I thanked ${title} ${given} ${family}.`,
  ({ given }) => `I asked ${given} what had gone wrong.`,
  ({ given }) => `It was ${given}’s idea.`,
];
const plain = (text: string) => text.normalize('NFC').toLowerCase();

describe('R-120 L21 a name that is found once with a title', () => {
  test('is one person under each of its forms in all texts, and no form of it is left', () => {
    fc.assert(
      fc.property(
        fc.record({ title, given, family }),
        fc.shuffledSubarray([...forms], { minLength: 1 }),
        fc.boolean(),
        (name, chosen, isFirst) => {
          const named = `A call from ${name.title} ${name.given} ${name.family} about the rent.`;
          const shown = chosen.map((form) => form(name));
          const { subjects, copies } = copiesOf(isFirst ? [named, ...shown] : [...shown, named]);
          expect([...subjects]).toHaveLength(1);
          const words = copies.flatMap((copy) => plain(copy).split(/[^\p{L}\p{M}’'-]+/u));
          for (const part of [name.given, name.family]) {
            const left = words.filter((word) => word.replace(/[’']s$/, '') === plain(part));
            expect(left, copies.join('\n')).toEqual([]);
          }
        },
      ),
    );
  });

  test('leaves what stands around it as it was written', () => {
    const texts = [
      'Mrs Zebedee Quartzman rang. Then Quartzman wrote, and on Monday Zebedee Quartzman came.',
      'Priya asked Quartzman. Quartzman-related letters: I answered the Quartzmans’ first.',
      'spoke to quartzman, and to zebedee quartzman',
    ];
    expect(copiesOf(texts.slice(0, 1)).copies).toEqual([
      'A customer (A) rang. Then a customer (A) wrote, and on Monday a customer (A) came.',
    ]);
    const find = finderFor(texts);
    expect(texts.slice(1).map((text) => find(text).map((one) => `${one.subject} ${one.text}`))).toEqual([
      ['person:priya Priya', 'name:quartzman Quartzman', 'name:quartzman Quartzman', 'name:quartzman Quartzmans'],
      ['name:quartzman quartzman', 'name:quartzman zebedee quartzman'],
    ]);
  });

  test('is the same in each part of a double name, behind a comma, and with what stands within names', () => {
    const found = (...texts: string[]) => texts.flatMap(finderFor(texts)).map((one) => `${one.subject} ${one.text}`);
    expect(found('Ms Quartzman-Hyde rang.', 'I told Hyde.', 'Quartzman paid.')).toEqual([
      'name:quartzman-hyde Ms Quartzman-Hyde',
      ...['name:quartzman-hyde Hyde', 'name:quartzman-hyde Quartzman'],
    ]);
    expect(found('Mrs Quartzman', 'Quartzman, Zebedee (tenant)', 'Quartzman, Priya.', 'I told Zebedee.')).toEqual([
      ...['name:quartzman Mrs Quartzman', 'name:quartzman Quartzman, Zebedee', 'name:quartzman Quartzman'],
      ...['person:priya Priya', 'name:quartzman Zebedee'],
    ]);
    expect(found('Mr van der Berg', 'Van Der Berg rang. The Van was full.')).toEqual([
      ...['name:berg Mr van der Berg', 'name:berg Van Der Berg'],
    ]);
  });

  test('is no word that is only written like it, and takes no first name from who is known here', () => {
    const find = finderFor(['Mr Green and Mrs Young rang.', 'Dr Priya Baker wrote.']);
    expect(find('Young people like the green form of a baker.')).toEqual([]);
    expect(find('I asked Priya.').map(({ subject }) => subject)).toEqual(['person:priya']);
  });

  test('is alone by a first name only where nobody else of the portfolio bears it', () => {
    const find = finderFor(['Mrs Ngozi Quartzman rang, then Mr Ngozi Abara.']);
    expect(find('I asked Ngozi.')).toEqual([]);
    expect(find('I asked Ngozi Abara.').map(({ subject }) => subject)).toEqual(['name:abara']);
  });
});

describe('R-120 L21 a name that was decided of in another piece', () => {
  const decided = (subject: string, ...words: string[]) => ({ subject, words, replacement: 'a customer (A)' });

  test('is found there and here under each form: with a title, added by hand, or known here', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          decided('name:quartzman', 'Mrs Zebedee Quartzman'),
          decided('added:zebedee quartzman', 'Quartzman', 'Zebedee Quartzman'),
        ),
        fc.constantFrom(...forms),
        (one, form) => {
          const name = { title: 'Mrs', given: 'Zebedee', family: 'Quartzman' };
          const { subjects, copies } = copiesOf([form(name)], [one]);
          expect([...subjects]).toEqual([one.subject]);
          expect(copies.join()).not.toMatch(/zebedee|quartzman/i);
        },
      ),
    );
    const find = finderFor([], [decided('person:platt', 'Maureen Platt')]);
    expect(find('I told Platt.').map(({ subject }) => subject)).toEqual(['person:platt']);
  });

  test('is nobody where a detail was replaced', () => {
    const detail = { subject: 'added:blue door', words: ['Blue Door'], replacement: '[detail]' };
    expect(finderFor([], [detail])('The Door was open.')).toEqual([]);
  });
});
