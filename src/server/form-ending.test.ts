import { expect, test } from 'vitest';
import { besideOf } from './form-ending.ts';

const kept = { 'notes.notes': 'The rota.', 'notes.version': '4', 'own.words': 'Mine', 'settle-1.decided': 'Swap' };

test('of words typed beside a form that ends the writing, some are saved with it, some stay, and the others hold it back', () => {
  expect(besideOf(kept, { saves: { notes: true }, leaves: /^own$/ })).toEqual({
    saved: { notes: { notes: 'The rota.', version: '4' } },
    kept: { 'own.words': 'Mine', 'settle-1.decided': 'Swap' },
    lost: ['settle-1'],
  });
});

test('a form that ends everything is held back by any word, each form named once, and nothing typed holds nothing back', () => {
  expect(besideOf(kept, {}).lost).toEqual(['notes', 'own', 'settle-1']);
  expect(besideOf(kept, {}).kept).toEqual(kept);
  expect(besideOf({}, {})).toEqual({ saved: {}, kept: {}, lost: [] });
});
