// Files over HTTP: how a picture is shown and how it leaves, what is refused, and what a full disk does to all of it.
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectWithin } from '../../src/server/database/connect.ts';
import { withInstallation } from '../../src/server/installation/installation.ts';
import { checkLedger } from '../../src/server/installation/ledger-keys.ts';
import { readSettings } from '../../src/server/installation/settings.ts';
import { type ServerProcess, startServer } from '../server.ts';
import { post, setUp, temporaryHome } from './newcomer.ts';
import { type Candidate, enrolled, upload } from './uploading-newcomer.ts';

const home = temporaryHome('files');
const mounted =
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=400m,mode=711', 'tmpfs', home.path], { stdio: 'ignore' }).status === 0;
let server: ServerProcess;
let candidate: Candidate;

beforeAll(async () => {
  server = await startServer({ LEADWELL_DATA: home.path });
  candidate = await enrolled(server.origin, await setUp(server.origin));
});
afterAll(async () => {
  if (server.child.exitCode === null) await server.end('SIGTERM');
  if (mounted) spawnSync('umount', [home.path]);
  home.remove();
});

const get = (path: string) =>
  fetch(server.origin + path, { headers: { cookie: candidate.cookie }, redirect: 'manual' });
const bring = (title: string, ...files: File[]) => upload(server.origin, candidate, title, ...files);
const square = sharp({ create: { width: 900, height: 900, channels: 3, background: 'red' } });

/** Brings in a picture, and answers where its page shows it. */
async function shown(name: string, content: Uint8Array<ArrayBuffer>) {
  const { status, location } = await bring(name, new File([content], name));
  expect(status).toBe(303);
  const page = await (await get(location)).text();
  return /\/files\/[0-9a-f-]{36}/.exec(page)![0];
}

const caged = {
  'content-security-policy': "sandbox; default-src 'none'",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

test('a picture is shown as one drawn anew, without its place or what was hidden in it; it leaves as it came, and runs nothing', async () => {
  const photo = await square
    .clone()
    .withExif({ IFD0: { Copyright: 'canary' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
    .jpeg()
    .toBuffer();
  const polyglot = new Uint8Array(Buffer.concat([photo, Buffer.from('<script>canary</script>')]));
  const path = await shown('shift.jpg', polyglot);
  const preview = await get(`${path}/preview`);
  expect(Object.fromEntries(preview.headers)).toMatchObject({ ...caged, 'content-type': 'image/webp' });
  const drawn = Buffer.from(await preview.arrayBuffer());
  const { format, width, exif } = await sharp(drawn).metadata();
  expect({ format, width, exif, hidden: drawn.includes('canary') }).toEqual({
    ...{ format: 'webp', width: 640, exif: undefined, hidden: false },
  });
  const whole = await get(path);
  expect(Object.fromEntries(whole.headers)).toMatchObject({
    ...caged,
    'content-type': 'image/jpeg',
    'content-disposition': expect.stringMatching(/^attachment; filename="shift.jpg"/),
  });
  expect(Buffer.from(await whole.arrayBuffer()).equals(polyglot)).toBe(true);
  expect((await fetch(`${server.origin}${path}/preview`, { redirect: 'manual' })).status).toBe(303); // to sign in
});

test('the page of a file shows its picture, or says why there is none', async () => {
  const pageOf = async (file: File) => (await get((await bring(file.name, file)).location)).text();
  const picture = new File([new Uint8Array(await square.clone().png().toBuffer())], 'wall.png');
  expect(await pageOf(picture)).toMatch(
    /<img class="preview" src="\/files\/[0-9a-f-]{36}\/preview" alt="Preview of wall.png"/,
  );
  const page = await pageOf(new File(['%PDF-1.7\n%%EOF'], 'rota.pdf'));
  expect([page.includes('<img'), page.includes('No preview is drawn of a PDF: download it to open it.')]).toEqual([
    false,
    true,
  ]);
});

test('a picture that moves is shown still, and one of too many pixels is refused in words', async () => {
  const frames = await sharp({ create: { width: 20, height: 40, channels: 3, background: 'red', pageHeight: 20 } })
    .gif()
    .toBuffer();
  const still = await get(`${await shown('moving.gif', new Uint8Array(frames))}/preview`);
  expect((await sharp(Buffer.from(await still.arrayBuffer())).metadata()).pages ?? 1).toBe(1);
  const bomb = await sharp({ create: { width: 12_000, height: 12_000, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  const { status, said } = await bring('Typed with care', new File([new Uint8Array(bomb)], 'bomb.png'));
  expect([status, said]).toEqual([422, expect.stringContaining('million pixels')]);
});

test.each([
  ['page.png', '<html><script>alert(1)</script></html>', 'page.png is of a kind that is not kept here'],
  ['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'drawing.svg can carry script'],
  ['drawing.png', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'drawing.png is of a kind that is not kept here'],
])('%s is refused at its field, and nothing typed is lost', async (name, content, sentence) => {
  const { status, said } = await bring('Typed with care', new File([content], name));
  expect([status, said]).toEqual([422, expect.stringContaining(sentence)]);
  expect(said).toContain('Typed with care');
});

test('a file over its limit is refused in words while it arrives, and nothing typed is lost', async () => {
  const { status, said } = await bring('Typed with care', new File([Buffer.alloc(70_000_000, 'a line\n')], 'long.txt'));
  expect([status, said]).toEqual([422, expect.stringContaining('long.txt is larger than 50 MB')]);
  expect(said).toContain('Typed with care');
});

describe.runIf(mounted)('on a full disk', () => {
  const filler = join(home.path, 'filler');
  const photo = () => new File([Buffer.alloc(2_000_000, 'a line of text\n')], 'notes.txt');
  const add = (name: string) => post(server.origin, '/lead/people/new', { name }, candidate.cookie);

  /** Leaves nothing but what the database has already reserved. It writes meanwhile: only the disk knows when nothing is left. */
  function fill() {
    const file = openSync(filler, 'w');
    const full = () => {
      for (const block = Buffer.alloc(65_536); ; ) writeSync(file, block);
    };
    expect(full).toThrow('ENOSPC');
    closeSync(file);
  }

  test('an upload and a change are refused in words, and reading goes on', async () => {
    fill();
    const refused = await bring('Typed with care', photo());
    expect([refused.status, refused.said]).toEqual([503, expect.stringContaining('The disk is full')]);
    expect(refused.said).toContain('Typed with care');
    const statuses = new Set<number>();
    for (let tried = 0; tried < 400 && !statuses.has(503); tried++) {
      const answer = await add(`Person ${tried} ${'x'.repeat(60)}`);
      statuses.add(answer.status);
      if (answer.status === 503) expect(await answer.text()).toContain('The disk is full');
    }
    // Whether any change still fits into what the database has reserved is chance; what does not is refused in words.
    expect([...statuses].filter((status) => status !== 303)).toEqual([503]);
    for (const path of ['/lead', '/prove', candidate.files]) expect((await get(path)).status).toBe(200);
  });

  test('once there is room, everything works again by itself, and the ledger is whole', async () => {
    rmSync(filler);
    expect((await add('Zoë')).status).toBe(303);
    expect((await bring('Typed with care', photo())).status).toBe(303);
    expect(await server.end('SIGTERM')).toBe(0);
    const { problems } = await withInstallation(
      ({ ownerUrl }) => connectWithin(ownerUrl, (client) => checkLedger(client, home.path)),
      { settings: readSettings({ LEADWELL_DATA: home.path }) },
    );
    expect(problems).toEqual([]);
  });
});
