import { describe, expect, test } from 'vitest';
import { knownThere, textsLast, textsToLearn, textsUnseen } from '../../../../tests/texts-with-others.ts';
import { replaced } from './copying.ts';
import { finderOf } from './find-others.ts';

const find = finderOf(knownThere);

type Mark = { kind: string; start: number; end: number; text: string };

/** A text without its marks, and what they say. */
function unmarked(text: string): { plain: string; marks: Mark[] } {
  const marks: Mark[] = [];
  let plain = '';
  for (const part of text.split(/(\[[a-z-]+\|[^\]]+\])/)) {
    const [, kind, words] = /^\[([a-z-]+)\|([^\]]+)\]$/.exec(part) ?? [];
    if (kind && words) marks.push({ kind, start: plain.length, end: plain.length + words.length, text: words });
    plain += words ?? part;
  }
  return { plain, marks };
}

const overlaps = (one: { start: number; end: number }, other: { start: number; end: number }) =>
  one.start < other.end && other.start < one.end;

/** What was missed or found for nothing, and how much was right. */
function measured(texts: readonly string[]) {
  const wrong: string[] = [];
  const sums = { right: 0, extra: 0, missed: 0 };
  for (const text of texts) {
    const { plain, marks } = unmarked(text);
    const found = find(plain);
    for (const mark of marks)
      if (found.some((one) => overlaps(one, mark))) sums.right += 1;
      else wrong.push(`missed ${mark.kind} “${mark.text}” in “${plain}”`);
    for (const one of found)
      if (!marks.some((mark) => overlaps(one, mark))) wrong.push(`extra ${one.kind} “${one.text}” in “${plain}”`);
  }
  sums.extra = wrong.filter((words) => words.startsWith('extra')).length;
  sums.missed = wrong.filter((words) => words.startsWith('missed')).length;
  const { right, extra, missed } = sums;
  return { wrong, ...sums, precision: right / (right + extra), recall: right / (right + missed) };
}

describe('R-120 L21 others in a text', () => {
  test('are found in every text that the finder was written with, each whole, and nothing else is', () => {
    expect(measured(textsToLearn).wrong).toEqual([]);
    for (const text of textsToLearn) {
      const { plain, marks } = unmarked(text);
      expect(find(plain).map(({ kind, text: words }) => `${kind} ${words}`)).toEqual(
        marks.map(({ kind, text: words }) => `${kind} ${words}`),
      );
    }
  });

  test('are found in texts written afterwards, but for names that nobody here bears', () => {
    const { wrong, precision, recall } = measured([...textsUnseen, ...textsLast]);
    expect(wrong.filter((words) => !words.startsWith('missed missed'))).toEqual([]);
    expect(precision).toBeGreaterThanOrEqual(0.95);
    expect(recall).toBeGreaterThanOrEqual(0.9);
  });
});

describe('L21 what is found', () => {
  test('is the same person in whatever spelling, and their own name never', () => {
    const subjects = find('Priya Shah, PRIYA, P. Shah and Shah, Priya met Imani Okafor. Imani’s notes are mine.').map(
      ({ subject }) => subject,
    );
    expect(subjects).toEqual(['person:priya', 'person:priya', 'person:priya', 'person:priya']);
  });

  test('numbers are told by their check digits and forms, so that one digit more or less is no find', () => {
    expect(find('4111 1111 1111 1112 and GB29 NWBK 6016 1331 9268 18 and 0161 496 01 and ZZ 12 34 56 C')).toEqual([]);
  });

  test('is also what somebody added, and a contact’s own number, as whole words', () => {
    const more = finderOf(knownThere, [{ subject: 'added:kwame', words: 'Kwame' }], ['Z-4471']);
    const found = more('Kwame and kwame’s brother rang about Z-4471; Kwamena did not, nor Z-44712.');
    expect(found.map(({ subject, text }) => `${subject} ${text}`)).toEqual([
      'added:kwame Kwame',
      'added:kwame kwame',
      'reference:z-4471 Z-4471',
    ]);
  });
});

test('L21 a bracket that belongs to the sentence stays in the copy, and one that belongs to the number goes with it', () => {
  const copied = (text: string) =>
    replaced(text, find, new Map(find(text).map(({ subject }) => [subject, '[phone number]'])), true);
  expect(
    [
      'I rang (her number, 07700 900123) and asked.',
      'I rang her on (07700 900123) again.',
      'I rang (0161) 496 0123 twice.',
      'I rang (on 0161 496 0123, or (0113) 496 0200) twice.',
    ].map(copied),
  ).toEqual([
    'I rang (her number, [phone number]) and asked.',
    'I rang her on ([phone number]) again.',
    'I rang [phone number] twice.',
    'I rang (on [phone number], or [phone number]) twice.',
  ]);
});
