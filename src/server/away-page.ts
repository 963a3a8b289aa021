// What is answered while the database is away: no page can be made then, and nothing that somebody typed may be lost.
import type { RequestEvent } from '@sveltejs/kit';
import { away } from './database/away.ts';
import { sentIn, shown } from './form.ts';
import type { Typed } from './form-groups.ts';

/** 503 with one sentence; for a form that was sent, with its texts and a button that sends them again. Passwords are asked for anew. */
export async function awayPage(event: RequestEvent): Promise<Response> {
  const body = document(event.request.method === 'POST' ? again(event, await typedIn(event)) : look(event.url));
  return new Response(body, { status: 503, headers });
}

const headers = { 'content-type': 'text/html; charset=utf-8', 'retry-after': '5', 'cache-control': 'no-store' };

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
  return `<p>What you typed is kept in this page.</p>${file}
      <form method="POST" action="${plain(url.pathname + url.search)}">
        ${fields.join('\n        ')}
        <button>Send it again</button>
      </form>`;
}

const look = ({ pathname, search }: URL) => `<p><a href="${plain(pathname + search)}">Load this page again</a></p>`;

const document = (rest: string) => `<!doctype html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>The database is restarting – Leadwell</title>
    <link rel="icon" href="/favicon.svg">
    <link rel="stylesheet" href="/plain.css">
  </head>
  <body>
    <main>
      <h1>One moment</h1>
      <p>${away}</p>
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
