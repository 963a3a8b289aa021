import type { RequestEvent } from '@sveltejs/kit';
import { expect, test } from 'vitest';
import { Conflict } from './errors.ts';
import { nothing } from './fields.ts';
import { saving, submit } from './form.ts';
import { besideOf, stillUnsaved } from './form-ending.ts';

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

test('where words typed in another form still stand there, what is said of what was done tells that they are not saved', async () => {
  const said: string[] = [];
  const url = new URL('http://here/page?/hold&form=hold');
  const body = new URLSearchParams({ 'own.words': 'Mine', 'own.words.was': '' });
  const cookies = { set: (_: string, text: string) => said.push(text) };
  const event = {
    url,
    request: new Request(url, { method: 'POST', body }),
    locals: { actor: {} },
    params: {},
    cookies,
  };
  const hold = submit(nothing, async () => ({ said: 'Held.' }), { leaves: /^own$/ });
  expect(await hold(event as unknown as RequestEvent)).toMatchObject({ data: { kept: { 'own.words': 'Mine' } } });
  expect(said).toEqual([expect.stringContaining(`Held. ${stillUnsaved}`)]);
});

test('of two forms that are saved with one that ends the writing, a refusal of the first hands back the second', async () => {
  const url = new URL('http://here/page?/hold&form=hold');
  const body = new URLSearchParams({ 'notes.notes': 'Ours', 'own.words': 'Mine' });
  const event = { url, request: new Request(url, { method: 'POST', body }), locals: { actor: {} }, params: {} };
  const refuse = saving(nothing, async () => {
    throw new Conflict('Somebody else wrote.');
  });
  const hold = submit(nothing, async () => undefined, { saves: { notes: refuse, own: refuse } });
  expect(await hold(event as unknown as RequestEvent)).toMatchObject({
    status: 409,
    data: { values: { notes: 'Ours' }, kept: { 'own.words': 'Mine' } },
  });
});
