import type { RequestEvent } from '@sveltejs/kit';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { Conflict } from './errors.ts';
import { longText } from './fields.ts';
import { submit } from './form.ts';
import { orElsewhere } from './form-ending.ts';
import { apartFromLabels, notSavedOf, withoutWhatStands } from './not-saved.ts';

const labels = new Map([
  ['words', 'What you say'],
  ['reply-1.reply', 'Answer to Mo'],
]);

test('R-011 words that are not saved come back under what their boxes were called, by form; what nobody typed does not', () => {
  const typed = { request: 'r', form: 'said', itemId: 'i', words: ' Rung at home \n' };
  const kept = { 'reply-1.reply': 'So it is', 'notes.kind': 'x' };
  expect(notSavedOf(typed, kept, labels)).toEqual([
    { form: 'said', boxes: [{ name: 'words', label: 'What you say', words: 'Rung at home' }] },
    { form: 'reply-1', boxes: [{ name: 'reply', label: 'Answer to Mo', words: 'So it is' }] },
  ]);
  expect(notSavedOf({ ...typed, words: ' ' }, {}, labels)).toEqual([]);
});

test('what a box was called is no field of its form', () => {
  const apart = apartFromLabels({ words: 'Ours', 'words.label': ['What you say', 'twice'], form: 'said' });
  expect(apart).toEqual({
    sent: { words: 'Ours', form: 'said' },
    labels: new Map([['words', 'What you say']]),
  });
});

const block = (boxes: string, rest = '') =>
  `<section class="not-saved" data-not-saved="${boxes}">Mine${rest}</section>`;

test('a block goes where every box of it stands on the page, and stays where one is gone, whatever people write', () => {
  const box = '<textarea class="input" id="said-words" name="said.words">Mine</textarea>';
  expect(withoutWhatStands(`<main>${block('said-words')}${box}</main>`)).toBe(`<main>${box}</main>`);
  const half = block('said-words said-why');
  expect(withoutWhatStands(half + box)).toBe(half + box);
  const written = `${block('said-words')}<input type="hidden" name="a">  id="said-words" <p>`;
  expect(withoutWhatStands(written)).toBe(written);
});

test('a way to another box is shown only where that box is', () => {
  const way = '<p class="small" data-way="correct-words">There</p>';
  expect(withoutWhatStands(block('said-words', way))).toBe(block('said-words'));
  const there = `${block('said-words', way)}<textarea id="correct-words"></textarea>`;
  expect(withoutWhatStands(there)).toBe(there);
});

test('R-011 a refusal because something moved on hands back the words, for their own box, for another, and to be copied', async () => {
  const form = z.object({ words: longText('what was said') });
  const refuse = async () => {
    throw new Conflict('The minutes are proposed.');
  };
  const elsewhere = orElsewhere(({ words = '' }) => ({ 'correct.words': words }));
  const url = new URL('http://here/page?/said&form=said');
  const body = new URLSearchParams({ 'said.words': 'Ours', 'said.words.was': '', 'said.words.label': 'What you say' });
  const locals: Partial<App.Locals> = { actor: {} as App.Locals['actor'] };
  const event = { url, request: new Request(url, { method: 'POST', body }), locals, params: {} };
  expect(await submit(form, refuse, elsewhere)(event as unknown as RequestEvent)).toMatchObject({
    status: 409,
    data: {
      values: { words: 'Ours' },
      kept: { 'correct.words': 'Ours' },
      notSaved: [
        {
          form: 'said',
          boxes: [{ name: 'words', label: 'What you say', words: 'Ours' }],
          way: { form: 'correct', name: 'words' },
        },
      ],
    },
  });
  expect(locals.refused, 'for where the page itself is gone').toMatchObject({
    message: 'The minutes are proposed.',
    notSaved: [{ form: 'said' }],
  });
});
