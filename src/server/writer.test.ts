import { isHttpError, type RequestEvent } from '@sveltejs/kit';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { longText } from './fields.ts';
import { submit } from './form.ts';
import { anothersPage } from './kept-page.ts';

const form = z.looseObject({ words: longText('what it is about') });
const [callum, priya] = ['0190aaaa-0000-7000-8000-000000000001', '0190aaaa-0000-7000-8000-000000000002'];

function sentTo(personId: string, typed: Record<string, string>) {
  const url = new URL('http://here/lead/meetings/1?/add');
  const request = new Request(url, { method: 'POST', body: new URLSearchParams(typed) });
  const locals = { actor: { personId, name: 'Priya “P” <Nair>' } } as unknown as App.Locals;
  return { url, request, locals, params: {}, cookies: { set: () => undefined } } as unknown as RequestEvent;
}

/** What was done with it, or why nothing was. */
async function tried(event: RequestEvent) {
  const done: unknown[] = [];
  const does = async (_: unknown, values: unknown) => void done.push(values);
  const thrown = await submit(form, does)(event).catch((caught: unknown) => caught);
  return { done, thrown };
}

const typed = { writer: callum, words: 'The rota is <unfair>', 'words.label': 'What it is about', password: 'secret' };

describe('what somebody typed', () => {
  test('R-011 is done by themselves alone; who typed it is no field of the form', async () => {
    const { done } = await tried(sentTo(callum, typed));
    expect(done).toEqual([{ words: 'The rota is <unfair>', password: 'secret' }]);
  });

  test('R-011 is not sent as that of whoever signed in since, and can be copied, or sent by who typed it', async () => {
    const event = sentTo(priya, typed);
    const { done, thrown } = await tried(event);
    expect(done).toEqual([]);
    expect(isHttpError(thrown, 409)).toBe(true);
    expect(event.locals.isAnothers).toBe(true);
    const page = await anothersPage(event);
    const html = await page.text();
    expect(page.status).toBe(409);
    expect(html).toContain('You are signed in as Priya “P” &lt;Nair>.');
    expect(html).toContain('>The rota is &lt;unfair></textarea>');
    expect(html).toContain(`name="writer" value="${callum}"`);
    expect(html).not.toContain('secret');
  });

  test('is taken where no page says who typed it', async () => {
    const { done } = await tried(sentTo(priya, { words: 'Ours' }));
    expect(done).toEqual([{ words: 'Ours' }]);
  });
});
