// What is answered where a form cannot be served now: nothing that somebody typed may be lost.
import type { RequestEvent } from '@sveltejs/kit';
import { away } from './database/away.ts';
import { sentIn, shown } from './form.ts';
import type { Typed } from './form-groups.ts';
import { apartFromLabels } from './not-saved.ts';
import { sessionEnded } from './page.ts';
import { anothersWords } from './writer.ts';

/** 503 while the database is away; for a form that was sent, with its texts and a button that sends them again. Passwords are asked for anew. */
export async function awayPage(event: RequestEvent): Promise<Response> {
  const { url, request } = event;
  const rest = request.method === 'POST' ? again(event, await typedIn(event)) : look(url);
  const body = document({ title: 'The database is restarting', heading: 'One moment', sentence: away, rest });
  return new Response(body, { status: 503, headers: { ...headers, 'retry-after': '5' } });
}

/** 401 to a form sent after the session has ended, with the same; signing in beside it makes it fit to be sent. */
export async function signedOutPage(event: RequestEvent): Promise<Response> {
  const rest = `<p><a href="/sign-in" target="_blank" rel="noopener">Sign in, in a new tab</a>, and come back to this one. It is sent as nobody else’s.</p>
      ${again(event, await typedIn(event))}`;
  const body = document({ title: 'You are signed out', heading: 'You are signed out', sentence: sessionEnded, rest });
  return new Response(body, { status: 401, headers });
}

/** 409 to a form that somebody else typed: whoever did sends it, once they are signed in again; the words can be copied. */
export async function anothersPage(event: RequestEvent): Promise<Response> {
  const typed = await typedIn(event);
  const rest = `<p>You are signed in as ${plain(event.locals.actor?.name ?? '')}. Whoever typed this signs in, in another tab of this browser, comes back to this one and sends it.</p>
      ${words(typed)}
      ${again(event, typed)}`;
  const title = 'Typed by somebody else';
  const body = document({ title, heading: title, sentence: anothersWords, rest });
  return new Response(body, { status: 409, headers });
}

/** Folded away: they may be nobody else's to read. */
function words(typed: Typed): string {
  const { sent, labels } = apartFromLabels(typed);
  const boxes = [...labels].flatMap(([name, label]) => {
    const text = [sent[name] ?? []].flat().join('\n');
    return text.trim()
      ? `<p><label>${plain(label)}<br><textarea readonly rows="4" cols="40">${plain(text)}</textarea></label></p>`
      : [];
  });
  if (boxes.length === 0) return '';
  return `<details><summary>Show the words, to copy them</summary>${boxes.join('')}</details>`;
}

const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };

/** What a form action has read already, or what still lies in the request. */
async function typedIn({ locals, request }: RequestEvent): Promise<Typed> {
  if (locals.typed) return locals.typed;
  const typed: Typed = {};
  for (const [name, value] of await sentIn(request).catch(() => new FormData()))
    if (typeof value === 'string') typed[name] = [typed[name] ?? [], value].flat();
  return shown(typed);
}

function again({ url, request }: RequestEvent, typed: Typed): string {
  const fields = Object.entries(typed).flatMap(([name, values]) =>
    [values].flat().map((value) => `<input type="hidden" name="${plain(name)}" value="${plain(value)}">`),
  );
  const file = /^multipart/i.test(request.headers.get('content-type') ?? '')
    ? '<p>A file is not kept by a browser: you will be asked to choose it again.</p>'
    : '';
  return `<p>What was typed is kept in this page.</p>${file}
      <form method="POST" action="${plain(url.pathname + url.search)}">
        ${fields.join('\n        ')}
        <button>Send it again</button>
      </form>`;
}

const look = ({ pathname, search }: URL) => `<p><a href="${plain(pathname + search)}">Load this page again</a></p>`;

type Words = { title: string; heading: string; sentence: string; rest: string };
const document = ({ title, heading, sentence, rest }: Words) => `<!doctype html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${title} – Leadwell</title>
    <link rel="icon" href="/favicon.svg">
    <link rel="stylesheet" href="/plain.css">
  </head>
  <body>
    <main>
      <h1>${heading}</h1>
      <p>${sentence}</p>
      ${rest}
    </main>
  </body>
</html>
`;

const plain = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\n', '&#10;');
