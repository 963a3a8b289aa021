import { expect, test } from 'vitest';
import { momentOrDay, spanInWords } from './day-words.ts';

test('a span reads in weeks where it is whole weeks, and in days where it is not: in the same unit everywhere', () => {
  expect([84, 7, 90, 1, 0].map(spanInWords)).toEqual(['12 weeks', '1 week', '90 days', '1 day', '0 days']);
});

test('a moment at the start of its day, in the time zone, is a day without a time', () => {
  const said = (at: string) => momentOrDay(new Date(at), 'Europe/Berlin');
  expect(['2026-11-08T23:00:00Z', '2026-11-08T23:00:01Z', '2026-11-09T00:00:00Z'].map(said)).toEqual([
    ...['9 November 2026', '9 November 2026, 12am', '9 November 2026, 1am'],
  ]);
});
