import { expect, test } from 'vitest';
import { marksByPlace, runs } from './places.ts';

const claim = (id: string, place: string, quote: string | null = null) => ({ id, place, quote });

test('R-094 a quoted sentence is marked where it stands, whatever the line breaks', () => {
  const marks = marksByPlace([claim('1', 'p', 'she opened the round'), claim('2', 'p')]).get('p')!;
  const cut = runs('Silent writing, then she\nopened the round. Well.', marks);
  expect(cut.runs.map(({ text, mark }) => [text, mark?.letter ?? null])).toEqual([
    ['Silent writing, then ', null],
    ['she\nopened the round', 'a'],
    ['. Well.', null],
  ]);
  expect(cut.rest.map((mark) => mark.letter)).toEqual(['b']);
});

test('R-094 no word is lost or doubled when sentences overlap', () => {
  const marks = marksByPlace([claim('1', 'p', 'one two three'), claim('2', 'p', 'two three four')]).get('p')!;
  const cut = runs('one two three four', marks);
  expect(cut.runs.map(({ text }) => text).join('')).toBe('one two three four');
  expect(cut.rest).toHaveLength(1);
});
