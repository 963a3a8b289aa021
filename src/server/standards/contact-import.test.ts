import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { world } from '../../../tests/world.ts';
import { reading, sql } from '../db.ts';
import { Conflict, Invalid, NotAllowed } from '../errors.ts';
import { diskStore } from '../files/disk.ts';
import type { FileStore } from '../files/store.ts';
import type { Actor } from '../people/actor.ts';
import { contactColumnsForm } from './contact-import.form.ts';
import { bringContacts, endReading, settleContactColumns, stopImport, takeContacts } from './contact-import.ts';
import { workImport } from './contact-import-job.ts';
import { readingOf } from './contact-import-reading.ts';
import { storeContacts } from './contact-import-storing.ts';
import { contactImportOf } from './contact-import-view.ts';
import { importContactFile } from './contact-import-whole.ts';
import { figuresBy } from './figure-sums.ts';
import { tally } from './figures.ts';
import { readContacts } from './reading/read-contacts.ts';

let folder: string;
let store: FileStore;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leadwell-contacts-'));
  store = diskStore(folder);
});
afterAll(() => rm(folder, { recursive: true }));

const bytes = (text: string) => [new TextEncoder().encode(text)];
const imported = async (actor: Actor, text: string, source?: string) =>
  (await importContactFile(actor, { name: 'calls.csv', content: bytes(text) }, { store, ...(source && { source }) }))
    .done!;
const brought = async (actor: Actor, text: string, size?: number) => {
  const content = (async function* () {
    yield* bytes(text);
  })();
  const kept = await store.put(content, { name: 'calls.csv', most: 1e6, type: 'application/octet-stream' });
  return bringContacts(actor, { ...kept, name: 'calls.csv', ...(size && { size }) }, { store });
};
const everything = (actor: Actor) =>
  reading(actor.organisationId, (db) =>
    figuresBy(db, actor.organisationId, { from: '1970-01-05', to: '2100-01-04' }, 'week'),
  );
const refusals = (actor: Actor, importId: string) =>
  reading(actor.organisationId, (db) =>
    db.rows<{ row: number; reason: string }>(sql`
      select row, reason from contact_refusals where organisation_id = ${actor.organisationId} and import_id = ${importId} order by row`),
  );

// Zendesk's, with a NUL and half a character in texts and headings, used and unused.
const spoilt = String.raw`{"tickets": [
  {"id": 1, "status": "solved", "created_at": "2026-03-02T10:00:00Z", "submitter_id": 1, "external_id": "x", "assignee_id": "7\u0000", "subject": "ab\ud83d", "ta\u0000g\udc00": "x"},
  {"id": "2\ud83d", "status": "open", "created_at": "2026-03-03T10:00:00Z", "assignee_id": 7, "subject": "\u0000"}
], "users": [{"id": 7, "name": "Ann\u0000 Lee\ud83d"}]}`;

const calls = `Call Id,Agent,Date,Time,Answered (Y/N),Resolved,Speed of answer in seconds,AvgTalkDuration,Satisfaction rating
C1,Mo Member,2026-03-02,09:12:58,Y,Y,109,00:02:23,3
C2,Mo Member,2026-03-03,09:12:58,Y,N,70,00:04:02,3
C3,Nia Newer,2026-03-10,09:47:31,N,N,,,
C4,Nia Newer,2026-03-11,09:47:31,Y,Y,10,00:02:11,5
C5,Mo Member,some day,09:47:31,Y,Y,10,00:02:11,5
`;

describe('an import of contacts', () => {
  test('R-061 keeps the good rows, and the others with the reason', async ({ db: _ }) => {
    const { lee } = await world();
    const done = await imported(lee, calls);
    expect(done).toMatchObject({ state: 'done', rows: 5, added: 4, known: 0, updated: 0, refused: 1 });
    expect(await refusals(lee, done.id)).toMatchObject([{ row: 6 }]);
    const { all, each } = await everything(lee);
    expect(all.contacts).toBe(4);
    expect(all.of.get('answer-rate')).toMatchObject({ numerator: 3, denominator: 4 });
    expect([...each.keys()]).toEqual(['2026-03-02', '2026-03-09']);
  });

  test('R-061 the same rows again change nothing, and it says so', async ({ db: _ }) => {
    const { lee } = await world();
    await imported(lee, calls);
    const before = await everything(lee);
    expect(await imported(lee, calls)).toMatchObject({ added: 0, updated: 0, known: 4, refused: 1 });
    expect(await everything(lee)).toEqual(before);
  });

  test('brings a contact up to date that was resolved since, and keeps what the later file does not say', async ({
    db: _,
  }) => {
    const { lee } = await world();
    await imported(lee, calls);
    const later = 'Call Id,Agent,Date,Time,Answered (Y/N),Resolved\nC2,Mo Member,2026-03-03,09:12:58,Y,Y\n';
    expect(await imported(lee, later)).toMatchObject({ added: 0, updated: 1, known: 0 });
    const { all } = await everything(lee);
    expect(all.of.get('resolution-rate')).toMatchObject({ numerator: 3, denominator: 3 });
    expect(all.of.get('speed-of-answer-mean')).toMatchObject({ numerator: 189, denominator: 3 });
  });

  test('refuses an id that another contact has, unless the file is from another system', async ({ db: _ }) => {
    const { lee } = await world();
    await imported(lee, calls);
    const other =
      'Ticket Id,Agent,Date,Time,Answered (Y/N),Resolved,Speed of answer in seconds,AvgTalkDuration,Satisfaction rating\nC1,Oz Older,2026-03-04,10:00:00,Y,Y,1,00:00:10,3\nX9,Oz Older,2026-03-04,10:00:00,Y,Y,1,00:00:10,3\n';
    const waiting = await brought(lee, other);
    expect((await contactImportOf(lee, waiting.id)).clashing, 'said before').toEqual({ of: 2, clashing: 1 });
    const done = await imported(lee, other);
    expect(done).toMatchObject({ added: 1, known: 0, updated: 0, refused: 1 });
    expect((await refusals(lee, done.id))[0]?.reason).toContain('C1 is there already from Plain files');
    expect(await imported(lee, other, 'Branch office')).toMatchObject({ added: 2, refused: 0 });
  });

  test('counts the agents that will be kept, however a file spells them', async ({ db: _ }) => {
    const { lee } = await world();
    const names = ['Ren\u00e9e Roy', 'Rene\u0301e Roy', 'REN\u00c9E  ROY', 'Ann Lee', 'ann lee'];
    const rows = names.map((name, at) => `S${at},${name},2026-03-0${at + 1},Y`);
    const text = ['Call id,Agent,Date,Answered', ...rows].join('\n');
    const { read } = await importContactFile(lee, { name: 'calls.csv', content: bytes(text) }, { store });
    const kept = await reading(lee.organisationId, (db) =>
      db.rows<{ agent: string }>(sql`select distinct agent from contacts order by agent`),
    );
    expect(kept.map(({ agent }) => agent)).toEqual(['Ann Lee', 'Ren\u00e9e Roy']);
    expect(read.people).toBe(2);
  });

  test('reads a file past a NUL and half a character, wherever they stand', async ({ db: _ }) => {
    const { lee } = await world();
    const { reading: read } = await contactImportOf(lee, (await brought(lee, spoilt)).id);
    expect(read!.columns.map(({ header }) => header)).toContain('tag\ufffd');
    expect(read!.columns.find(({ header }) => header === 'subject')!.sample).toEqual(['ab\ufffd']);
    expect(read!.samples).toMatchObject([
      { id: '1', agent: 'Ann Lee\ufffd' },
      { id: '2\ufffd', agent: 'Ann Lee\ufffd' },
    ]);
    expect(await imported(lee, spoilt)).toMatchObject({ source: 'Zendesk', added: 2, refused: 0 });
  });

  test('says a long id shortened, also where that would halve a character', async ({ db: _ }) => {
    const { lee } = await world();
    const id = `${'x'.repeat(59)}😀`;
    const twice = `Call Id,Agent,Date,Answered\n${`${id},Mo,2026-03-02,Y\n`.repeat(2)}`;
    expect(await imported(lee, twice)).toMatchObject({ added: 1, refused: 1 });
  });

  test('refuses a file without dates in words', async ({ db: _ }) => {
    const { lee } = await world();
    const undated = 'Agent,Answered,Talk time\nMo Member,Y,00:01:10\nMo Member,N,\n';
    const read = importContactFile(lee, { name: 'x.csv', content: bytes(undated) }, { store });
    await expect(read).rejects.toThrow('No column says when each contact was');
    const waiting = await brought(lee, undated);
    await expect(takeContacts(lee, waiting.id, waiting)).rejects.toThrow(Conflict);
  });

  test('refuses what is no list of contacts, in words', async ({ db: _ }) => {
    const { lee } = await world();
    await expect(brought(lee, '')).rejects.toThrow(Invalid);
  });

  test('settles columns that were guessed wrongly', async ({ db: _ }) => {
    const { lee } = await world();
    const odd = 'Ref no,Adviser,Begun,Fine\n1,Mo,2026-03-02,Y\n2,Mo,2026-03-03,N\n';
    const waiting = await brought(lee, odd);
    const form = contactColumnsForm.parse({
      version: String(waiting.version),
      timeZone: 'Europe/London',
      source: 'Desk',
      'column-3': 'resolved',
      'column-2': 'date',
    });
    const settled = await settleContactColumns(lee, waiting.id, form, store);
    expect(settled).toMatchObject({ state: 'waiting', source: 'Desk', rows: 2, refused: 0, periodFrom: '2026-03-02' });
    await takeContacts(lee, settled.id, settled);
    await workImport(
      { organisationId: lee.organisationId, payload: { importId: settled.id, askedBy: lee.personId } },
      store,
    );
    expect((await everything(lee)).all.of.get('resolution-rate')).toMatchObject({ numerator: 1, denominator: 2 });
  });

  test('that is stopped keeps nothing and can be taken again', async ({ db: _ }) => {
    const { lee } = await world();
    const waiting = await brought(lee, calls);
    await takeContacts(lee, waiting.id, waiting);
    const stopped = await stopImport(lee, waiting.id);
    await expect(storeContacts(lee, waiting.id, { store })).rejects.toThrow(Conflict);
    expect((await everything(lee)).all.contacts).toBe(0);
    await takeContacts(lee, stopped.id, stopped);
    expect(await storeContacts(lee, stopped.id, { store })).toMatchObject({ added: 4 });
  });

  test('that is under way is not undone by a second reading of the same file that ends late', async ({ db: _ }) => {
    const { lee } = await world();
    const long = await brought(lee, calls, 6e6); // so long that it is read by a job
    expect(long.state).toBe('reading');
    const read = await readingOf(() => store.open(long.fileHash), { timeZone: 'Europe/London', meanings: {} });
    const waiting = await endReading(lee, long.id, read);
    await takeContacts(lee, long.id, waiting);
    await expect(endReading(lee, long.id, read)).rejects.toThrow(Conflict);
    expect(await storeContacts(lee, long.id, { store })).toMatchObject({ state: 'done', added: 4 });
  });

  test('is for leaders and administrators', async ({ db: _ }) => {
    const { mo } = await world();
    await expect(imported(mo, calls)).rejects.toThrow(NotAllowed);
  });
});

const ops = '../shared/data/ops';
const real = test.skipIf(!existsSync(ops));
const ifThere = existsSync(ops) ? '' : ' (skipped: no ../shared/data)';

const patience = 30_000;

describe(`real files${ifThere}`, { timeout: patience }, () => {
  real(
    'R-061 the figures kept of the call centre are exactly those of the ground truth, whole and by agent',
    async ({ db: _ }) => {
      const { lee } = await world();
      const content = [readFileSync(`${ops}/pwc-call-centre.csv`)];
      await importContactFile(lee, { name: 'pwc-call-centre.csv', content }, { store });
      const truth = JSON.parse(readFileSync(`${ops}/ground-truth.json`, 'utf8'))['pwc-call-centre.csv'];
      const { all } = await everything(lee);
      const at = (id: Parameters<typeof all.of.get>[0]) => all.of.get(id)!;
      expect(all.contacts).toBe(truth.calls);
      expect(at('answer-rate')).toMatchObject({ numerator: truth.answered, denominator: truth.calls });
      expect(at('abandon-rate')).toMatchObject({ numerator: truth.abandoned, denominator: truth.calls });
      expect(at('resolution-rate')).toMatchObject({ numerator: truth.resolved, denominator: truth.answered });
      expect(Number(at('speed-of-answer-mean').value.toFixed(2))).toBe(truth.avg_speed_of_answer_s);
      expect(Number(at('handle-time-mean').value.toFixed(2))).toBe(truth.avg_talk_s);
      expect(Number(at('satisfaction-mean').value.toFixed(4))).toBe(truth.avg_satisfaction);
      expect(Number(at('csat').value.toFixed(4))).toBe(truth.csat_4_5_share);
    },
  );

  for (const name of ['pwc-call-centre.csv', 'support-tickets-sla-part1.csv'])
    real(`R-061 the figures kept of ${name} are those counted contact by contact, medians too`, async ({ db: _ }) => {
      const { lee } = await world();
      const content = [readFileSync(`${ops}/${name}`)];
      const counted = tally();
      for await (const row of (await readContacts(content)).readings) if ('contact' in row) counted.add(row.contact);
      await importContactFile(lee, { name, content }, { store });
      const kept = [...(await everything(lee)).all.of.values()];
      const expected = counted.figures().map(({ target: _, ...figure }) => figure);
      expect(kept.map(({ kpi }) => kpi)).toEqual(expected.map(({ kpi }) => kpi));
      for (const [at, figure] of expected.entries()) {
        expect(kept[at]).toMatchObject({ kpi: figure.kpi, denominator: figure.denominator });
        expect(kept[at]!.value).toBeCloseTo(figure.value, 9);
        expect(kept[at]!.decided).toEqual(figure.decided);
      }
    });
});
