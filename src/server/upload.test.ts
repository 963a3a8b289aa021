import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RequestEvent } from '@sveltejs/kit';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { NotAllowed, TooLarge, Unavailable } from './errors.ts';
import { diskStore } from './files/disk.ts';
import { bounded, textsOf } from './form-reading.ts';
import type { Actor } from './people/actor.ts';
import { intoStore, received, submitFiles, type Upload } from './upload.ts';

type Part = { name: string; file?: string; content: string | Iterable<string> };

/** A form as a browser sends it, its bytes made only when they are asked for; `sent` counts them. */
function form(...parts: Part[]) {
  const sent = { bytes: 0 };
  const pieces = (function* () {
    for (const { name, file, content } of parts) {
      yield `--edge\r\ncontent-disposition: form-data; name="${name}"${file ? `; filename="${file}"` : ''}\r\n\r\n`;
      yield* typeof content === 'string' ? [content] : content;
      yield '\r\n';
    }
    yield '--edge--\r\n';
  })();
  const pull = (controller: ReadableStreamDefaultController) => {
    try {
      const { value, done } = pieces.next();
      if (done) return controller.close();
      sent.bytes += value.length;
      controller.enqueue(Buffer.from(value));
    } catch (error) {
      controller.error(error);
    }
  };
  const headers = { 'content-type': 'multipart/form-data; boundary=edge' };
  const body = new ReadableStream({ pull }, { highWaterMark: 0 });
  return {
    sent,
    request: new Request('http://localhost/', { method: 'POST', headers, body, duplex: 'half' } as object),
  };
}

function* megabytes(count: number, then?: Error) {
  for (let made = 0; made < count * 20; made++) yield 'A line of text.\n'.repeat(3_125);
  if (then) throw then;
}

function store() {
  const root = mkdtempSync(join(tmpdir(), 'leadwell-upload-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  return { ...diskStore(root), arriving: () => readdirSync(join(root, 'incoming')) };
}

const eventOf = (request: Request) =>
  ({ request, url: new URL('http://localhost/'), locals: { actor: {} } }) as unknown as RequestEvent;
const title = { name: 'title', content: 'The rota' };
const about = { name: 'about', content: 'Who made it' };
const taking = (take: Upload<unknown>['take'], allowed = true): Upload<unknown> => ({
  ...{ field: 'file', missing: 'Choose the file', take, allowed: () => allowed },
});
const sends = (upload: Upload<unknown>, request: Request) =>
  submitFiles(
    z.object({ title: z.string(), about: z.string().max(20, 'Say it in fewer words') }),
    upload,
    async () => ({
      to: '/kept',
    }),
  )(eventOf(request));

test('files go into the store while the form arrives, and the texts around them are read', async () => {
  const kept = store();
  const files = ['a.txt', 'b.txt'].map((file) => ({ name: 'file', file, content: `In ${file}` }));
  const { request } = form(title, ...files, { name: 'other', file: 'c.txt', content: 'x' }, about);
  const found = await received({} as Actor, eventOf(request), taking(intoStore({ most: 100 }, () => kept)));
  expect(Object.fromEntries(found.texts)).toEqual({ title: 'The rota', about: 'Who made it' });
  expect(found.files).toMatchObject([{ name: 'a.txt', size: 8 }, { name: 'b.txt' }]);
});

test('more files than are taken of one form are refused at their field, and the texts are read all the same', async () => {
  const taken: string[] = [];
  const take = async (_: unknown, name: string) => taken.push(name);
  const most = { files: 2, words: 'Choose at most 2' };
  const sent = (count: number) =>
    form(
      title,
      ...Array.from({ length: count }, (_, at) => ({ name: 'file', file: `${at}.txt`, content: 'x' })),
      about,
    );
  const upload = { ...taking(take), most };
  expect((await received({} as Actor, eventOf(sent(2).request), upload)).refused).toBeNull();
  const { refused, texts } = await received({} as Actor, eventOf(sent(4).request), upload);
  expect(refused).toMatchObject({ problems: { file: ['Choose at most 2'] } });
  expect(taken).toEqual(['0.txt', '1.txt', '0.txt', '1.txt']);
  expect(texts.get('about')).toBe('Who made it');
});

test('a file is never ahead of what takes it by more than a few pieces', async () => {
  const { sent, request } = form(title, { name: 'file', file: 'long.txt', content: megabytes(20) });
  let [taken, ahead] = [0, 0];
  await textsOf(request, async (_, content) => {
    for await (const chunk of content) {
      taken += chunk.length;
      ahead = Math.max(ahead, sent.bytes - taken);
    }
  });
  expect(taken).toBe(20_000_000);
  expect(ahead).toBeLessThan(500_000);
});

test('a file that is too large is refused at its field while it arrives, and nothing typed is lost', async () => {
  const kept = store();
  const { request } = form(title, { name: 'file', file: 'long.txt', content: megabytes(3) }, about);
  const { status, data } = await sends(taking(intoStore({ most: 1_000_000 }, () => kept)), request);
  expect([status, data.problems.file]).toEqual([422, [expect.stringContaining('long.txt is larger than 1 MB')]]);
  expect(data.values).toEqual({ title: 'The rota', about: 'Who made it' });
  expect(kept.arriving()).toEqual([]);
});

test('a full disk is told in words, and nothing typed is lost', async () => {
  const full = taking(() => Promise.reject(new Unavailable('The disk is full.')));
  const { request } = form(title, { name: 'file', file: 'long.txt', content: megabytes(3) }, about);
  const { status, data } = await sends(full, request);
  expect([status, data.message, data.values.about]).toEqual([503, 'The disk is full.', 'Who made it']);
});

test('a text to be put right and a good file: the file is asked for again, for a browser does not keep it', async () => {
  const { request } = form(title, { name: 'file', file: 'a.txt', content: 'x' }, { ...about, content: 'x'.repeat(21) });
  const { data } = await sends(
    taking(async () => 'taken'),
    request,
  );
  expect(data.problems).toEqual({
    about: ['Say it in fewer words'],
    file: [expect.stringContaining('Choose the file again')],
  });
});

test('a text to be put right and no file: both are said at once', async () => {
  const { request } = form(title, { ...about, content: 'x'.repeat(21) });
  const { data } = await sends(
    taking(async () => 'taken'),
    request,
  );
  expect(Object.keys(data.problems)).toEqual(['file', 'about']);
});

test('the same form sent again is the same request; with another file, or more of them, it is another', async () => {
  const request = { name: 'request', content: crypto.randomUUID() };
  const keys: string[] = [];
  const send = async (...contents: string[]) => {
    const files = contents.map((content) => ({ name: 'file', file: 'notes.txt', content }));
    const upload = taking(intoStore({ most: 100 }, store));
    const does = submitFiles(z.object({}), upload, async (actor) => {
      keys.push(actor.request!.key);
      return {};
    });
    await does(eventOf(form(request, title, ...files).request)).catch(() => undefined); // it ends with a redirection
  };
  await send('the first rota');
  await send('the first rota');
  await send('the second rota');
  await send('the first rota', 'the second rota');
  await send('the first rotathe second rota');
  await send(...Array.from({ length: 60 }, (_, at) => `rota ${at}`));
  expect(keys[1]).toBe(keys[0]);
  expect(new Set(keys).size).toBe(5);
  expect(new Set(keys.map((key) => key.length)).size).toBe(1); // an index holds it, whatever the number of files
});

const sentAs = (type: string) =>
  textsOf(
    new Request('http://localhost/', { method: 'POST', body: 'name=Zo%C3%AB', headers: { 'content-type': type } }),
  );
const urlencoded = 'application/x-www-form-urlencoded';

test.each([
  ...['multipart/form-data', 'Multipart/Form-Data; boundary=', 'text/plain', 'text/plain; charset=utf-16'],
  ...[`${urlencoded}; charset=utf-16`, `${urlencoded}; charset=iso-8859-1`, 'application/x-sveltekit-formdata'],
])('what arrives as %s is refused in words: others would be read than were written', async (type) => {
  await expect(sentAs(type)).rejects.toThrow('did not arrive as a form');
});

test.each(['', ';', '; charset=utf-8', ';charset="UTF8"', ' ; charset = us-ascii'])(
  'a form sent as x-www-form-urlencoded%s is read',
  async (more) => {
    expect((await sentAs(`${urlencoded}${more}`)).get('name')).toBe('Zoë');
  },
);

test.each(['name=caf%E9', 'name=caf\xe9', 'caf%C3&name=x'])(
  'a form with bytes that are no UTF-8 is refused: %s',
  async (sent) => {
    const headers = { 'content-type': urlencoded };
    const body = Buffer.from(sent, 'latin1');
    await expect(textsOf(new Request('http://localhost/', { method: 'POST', body, headers }))).rejects.toThrow(
      'not in UTF-8',
    );
  },
);

test('so is one in parts, and a sign that stands for a lost one is read where it was sent', async () => {
  const sent = (...parts: string[]) => {
    const head = '--x\r\ncontent-disposition: form-data; name=';
    const body = Buffer.from(`${parts.map((part) => `${head}${part}\r\n`).join('')}--x--\r\n`, 'latin1');
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    return textsOf(new Request('http://localhost/', { method: 'POST', body, headers }));
  };
  const file = '"file"; filename="a.txt"\r\ncontent-type: text/plain\r\n\r\ncaf\xe9';
  await expect(sent('"words"\r\n\r\ncaf\xe9', file)).rejects.toThrow('not in UTF-8');
  await expect(sent('"caf\xe9"\r\n\r\nwords')).rejects.toThrow('not in UTF-8');
  expect((await sent('"words"\r\n\r\ncaf\xef\xbf\xbd', file)).get('words')).toBe('caf\ufffd');
});

test('an upload that breaks off leaves nothing, and is told in words', async () => {
  const kept = store();
  const { request } = form(title, { name: 'file', file: 'a.txt', content: megabytes(1, new Error('aborted')) });
  const broken = received({} as Actor, eventOf(request), taking(intoStore({ most: 1e9 }, () => kept)));
  await expect(broken).rejects.toThrow(Unavailable);
  expect(kept.arriving()).toEqual([]);
});

test('who may not do it is refused before a byte of the file is taken', async () => {
  const { sent, request } = form(title, { name: 'file', file: 'a.txt', content: megabytes(3) });
  const barred = taking(async () => expect.unreachable(), false);
  await expect(received({} as Actor, eventOf(request), barred)).rejects.toThrow(NotAllowed);
  expect(sent.bytes).toBe(0);
});

test('the name of a file is taken without signs that turn its letters round', async () => {
  const names: string[] = [];
  const { request } = form({ name: 'file', file: 'invoice\u202Efdp.exe', content: 'x' });
  await textsOf(request, async (_field, _content, name) => void names.push(name));
  expect(names).toEqual(['invoicefdp.exe']);
});

test('texts of more than 2 MB are refused, however they are sent', async () => {
  const long = 'x'.repeat(1_500_000);
  await expect(textsOf(form({ ...title, content: long }, { ...about, content: long }).request)).rejects.toThrow(
    TooLarge,
  );
  const body = new URLSearchParams({ title: long, about: long });
  await expect(textsOf(new Request('http://localhost/', { method: 'POST', body }))).rejects.toThrow(TooLarge);
});

test('a form of texts that is far too long is read through before it is refused', async () => {
  let left = 30;
  const pull = (controller: ReadableStreamDefaultController) =>
    left-- > 0 ? controller.enqueue(Buffer.alloc(1_000_000, 'x')) : controller.close();
  const body = new ReadableStream({ pull }, { highWaterMark: 0 });
  const headers = { 'content-type': urlencoded };
  const sent = { method: 'POST', body, duplex: 'half', headers } as object;
  await expect(textsOf(new Request('http://localhost/', sent))).rejects.toThrow('longer than 2 MB together');
  expect(left).toBeLessThan(0); // asked once more, and told that this was all
});

test('where less may be sent than a form holds, the sentence says how much', async () => {
  const asked = (length: number) => new Request('http://localhost/', { method: 'POST', body: 'x'.repeat(length) });
  await expect(bounded(asked(100_001), 100_000)).rejects.toThrow('This is longer than 100 kB, the most that');
  expect(await (await bounded(asked(100_000), 100_000)).text()).toHaveLength(100_000);
});

test('while the database is away nothing is read, so that the page for it finds what was typed', async () => {
  const { request, sent } = form(title, { name: 'file', file: 'rota.txt', content: 'Monday' });
  const upload = {
    ...taking(async () => 'kept'),
    allowed: () => {
      throw new Unavailable('The database is restarting');
    },
  };
  const event = eventOf(request);
  await expect(submitFiles(z.object({}), upload, async () => undefined)(event)).rejects.toMatchObject({ status: 503 });
  expect(event.locals.isAway).toBe(true);
  expect(sent.bytes).toBe(0);
  expect((await textsOf(request)).get('title')).toBe('The rota');
});
