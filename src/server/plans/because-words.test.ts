import { expect, test } from 'vitest';
import { becauseOf } from './because-words.ts';

const given = {
  because: [
    'no skill is needed',
    '4 of its 8 hours',
    'prefers this task',
    'has 17.75 hours of other work as well',
    'serves objective “Resolve more”',
  ],
  ...{ name: 'Priya Nair', free: 12.25 },
};

test('R-002 to whom it is given, what made them the choice comes first and what stands beside it apart, in the second person', () => {
  expect(becauseOf(given, true)).toEqual({
    reasons: ['You asked for it', 'You had 12.25 hours free for the work of this plan'],
    facts: [
      'You do 4 of its 8 hours',
      'No skill is needed for it',
      'You have 17.75 hours of other work as well',
      'It serves objective “Resolve more”',
    ],
  });
  expect(becauseOf(given, false).reasons).toEqual([
    'Asked for it',
    'Priya Nair had 12.25 hours free for the work of this plan',
  ]);
});

test('R-002 what speaks for one person alone comes before what others may have too, and what the leader wrote before all', () => {
  const because = [
    'level 2 for Webchat, 1 needed',
    'develops Complaints: level 1, 2 needed, with Nia Newer (level 3) as buddy',
    '0.5 hours charged to Nia Newer',
    'would rather not, but it serves the earlier aims',
    'chosen by the leader',
    'Chosen by Lee Leader: He knows the old script',
  ];
  expect(becauseOf({ because, name: 'Mo', free: null }, true)).toEqual({
    reasons: [
      'Chosen by Lee Leader: He knows the old script',
      'The leader chose you',
      'It develops Complaints: level 1, 2 needed, with Nia Newer (level 3) as buddy',
      'You have level 2 for Webchat, 1 needed',
    ],
    facts: ['0.5 hours as buddy are counted for Nia Newer', 'You would rather not, but it serves the earlier aims'],
  });
});

test('R-002 that somebody does all of a shared task is no fact about their part', () => {
  const of = (words: string) => becauseOf({ because: [words], name: 'Mo', free: null }, false);
  expect(of('8 of its 8 hours')).toEqual({ reasons: [], facts: [] });
  expect(of('4 of its 8 hours').facts).toEqual(['Does 4 of its 8 hours']);
});

test('R-002 one hour as buddy is counted, several are', () => {
  const of = (words: string) => becauseOf({ because: [words], name: 'Mo', free: null }, false).facts;
  expect(of('1 hour charged to Nia Newer')).toEqual(['1 hour as buddy is counted for Nia Newer']);
  expect(of('1.5 hours charged to Nia Newer')).toEqual(['1.5 hours as buddy are counted for Nia Newer']);
});

test('R-002 whoever made a counter-offer reads that it was theirs', () => {
  const of = (words: string, isSelf: boolean) =>
    becauseOf({ because: [words], name: 'Mo', free: null }, isSelf).reasons;
  expect(of('Counter-offer of Mo, taken by Lee', true)).toEqual(['Your counter-offer, taken by Lee']);
  expect(of('Came with other work that moved: Counter-offer of Mo, taken by Lee', true)).toEqual([
    'Came with other work that moved: your counter-offer, taken by Lee',
  ]);
  expect(of('Counter-offer of Nia, taken by Lee', true)).toEqual(['Counter-offer of Nia, taken by Lee']);
  expect(of('Counter-offer of Mo, taken by Lee', false)).toEqual(['Counter-offer of Mo, taken by Lee']);
});

test('R-002 a buddy who reads it is told that they have the level themselves', () => {
  const because = ['A step up for Mo, and Nia has the level it needs'];
  expect(becauseOf({ because, name: 'Nia', free: null }, true).reasons).toEqual([
    'A step up for Mo, and you have the level it needs',
  ]);
  expect(becauseOf({ because, name: 'Nia', free: null }, false).reasons).toEqual(because);
});
