import { expect, test } from 'vitest';
import { ratingForm, readRating } from './ratings.ts';

const satisfied = (sample: string[], ...texts: string[]) =>
  texts.map((text) => readRating(text, ratingForm(sample))?.satisfied);
const five = ['1', '2', '3', '4', '5', '5', '4'];

test('R-061 of five points 4 and 5 are satisfied, and 3 is not', () => {
  expect(satisfied(five, '1', '2', '3', '4', '5', '4.0', '5/5', '4 - Good', '2 stars')).toEqual([
    ...[false, false, false, true, true],
    ...[true, true, true, false],
  ]);
});

test('one rating beyond the scale does not widen it, and is none', () => {
  expect(readRating('9', ratingForm([...five, '9']))).toBe(undefined);
  expect(readRating('0', ratingForm(five))).toBe(undefined);
});

test('where nought is common it means that nobody answered', () => {
  expect(readRating('0', ratingForm([...five, '0', '0', '0']))).toEqual({ points: null, satisfied: null });
});

test('words: good and bad, offered is no answer, okay counts as answered', () => {
  const words = ['Good', 'Bad', 'Offered'];
  expect(satisfied(words, 'Good', 'good with comment', 'Bad', 'Offered', 'Not Offered', 'unoffered')).toEqual([
    ...[true, true, false, null, null, null],
  ]);
  expect(satisfied(['great', 'okay'], 'great', 'okay', 'bad')).toEqual([true, false, false]);
  expect(
    satisfied(
      ['x'],
      'Very satisfied',
      'Satisfied',
      'Neutral',
      'Dissatisfied',
      'Very dissatisfied',
      'Extremely unhappy',
    ),
  ).toEqual([...[true, true, false, false, false, false]]);
  expect(satisfied(['Great', 'Okay', 'Not Good'], 'Great', 'Okay', 'Not Good')).toEqual([true, false, false]);
  expect(readRating('blue', ratingForm(words))).toBe(undefined);
});

test('Freshdesk’s codes: 103 to 101 are satisfied, 100 is neutral, below is not', () => {
  expect(satisfied(['103', '-103', '100'], '103', '101', '100', '-101', '-103', '7')).toEqual([
    ...[true, true, false, false, false, undefined],
  ]);
});

test('parts of one are percentages', () => {
  expect(readRating('0.8', ratingForm(['0.8', '1', '0']))).toEqual({ points: 80, satisfied: null });
});

test('stars are counted, and what says that nobody rated is no rating', () => {
  expect(satisfied(['★★★★☆', '★☆☆☆☆'], '★★★★☆', '★★☆☆☆')).toEqual([true, false]);
  const none = ['No score', 'Not answered', 'Skipped', 'Declined', 'Did not respond'];
  expect(satisfied(five, ...none, 'No', 'no, not at all')).toEqual([...none.map(() => null), false, false]);
});

test('yes and no as 1 and 0', () => {
  expect(satisfied(['1', '0', '1'], '1', '0')).toEqual([true, false]);
});

test('a row may have a scale of its own', () => {
  expect(readRating('3', ratingForm(five), 3)).toEqual({ points: 3, satisfied: true });
  expect(readRating('8', ratingForm(five), 10)).toEqual({ points: 8, satisfied: null });
});
