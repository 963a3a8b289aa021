import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { world } from '../../../tests/world.ts';
import { reading, sql } from '../db.ts';
import { Conflict, NotAllowed, NotFound } from '../errors.ts';
import { diskStore } from '../files/disk.ts';
import type { FileStore } from '../files/store.ts';
import type { Actor } from '../people/actor.ts';
import { abandonImport } from './contact-import.ts';
import { workImport } from './contact-import-job.ts';
import { contactImportOf } from './contact-import-view.ts';
import { importContactFile } from './contact-import-whole.ts';
import { askBack, backQuestionOf, takeBack } from './contact-taking-back.ts';
import { figuresBy } from './figure-sums.ts';
import { periodOf } from './periods.ts';

let folder: string;
let store: FileStore;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leadwell-back-'));
  store = diskStore(folder);
});
afterAll(() => rm(folder, { recursive: true }));

/** One line for each contact: its id, whether it was resolved, its talking time. All of 2 March 2026. */
const imported = async (actor: Actor, rows: [id: string, resolved: 'Y' | 'N', talk?: number][]) => {
  const lines = rows.map(([id, resolved, talk]) => `${id},Mo Member,2026-03-02,10:00:00,Y,${resolved},${talk ?? ''}`);
  const text = ['Call id,Agent,Date,Time,Answered,Resolved,Talk time (s)', ...lines].join('\n');
  const content = [new TextEncoder().encode(`${text}\n`)];
  return (await importContactFile(actor, { name: 'calls.csv', content }, { store })).done;
};
const takenBack = async (actor: Actor, importId: string) => {
  const { back } = await backQuestionOf(actor, importId);
  await askBack(actor, importId, { why: 'The wrong month' });
  const { organisationId, personId: askedBy } = actor;
  await workImport({ organisationId, payload: { importId, askedBy } }, store);
  return { back, file: (await contactImportOf(actor, importId)).file };
};
/** What is here: by id resolved and talking time, and which import each belongs to. */
const here = async (actor: Actor) => {
  const rows = await reading(actor.organisationId, (db) =>
    db.rows<{ id: string; says: string; first: string; last: string }>(sql`
      select source_id as id, concat_ws(' ', resolved, handle_seconds) as says, first_import_id as first, import_id as last
      from contacts order by source_id`),
  );
  return { says: Object.fromEntries(rows.map(({ id, says }) => [id, says])), rows };
};
const figures = async (actor: Actor) => {
  const span = { from: '1970-01-05', to: '2100-01-04' };
  const { all } = await reading(actor.organisationId, (db) => figuresBy(db, actor.organisationId, span, 'week'));
  const rate = all.of.get('resolution-rate');
  return rate ? [all.contacts, rate.numerator, rate.denominator] : [all.contacts];
};
const systems = async ({ organisationId }: Actor) =>
  (await reading(organisationId, (db) => periodOf(db, organisationId, { weeks: 'all' })))?.systems;
const left = (actor: Actor) =>
  reading(actor.organisationId, (db) =>
    db.rows<{ n: number }>(
      sql`select (select count(*) from contact_repeats)::int + (select count(*) from contact_changes)::int as n`,
    ),
  ).then(([row]) => row?.n);

describe('an import that is taken back', () => {
  test('takes with it the contacts that nothing else brought, its figures, its period and its system', async ({
    db: _,
  }) => {
    const { lee } = await world();
    const { id } = await imported(lee, [
      ['A', 'Y', 60],
      ['B', 'N'],
    ]);
    expect(await figures(lee)).toEqual([2, 1, 2]);
    expect(await systems(lee)).toEqual(['Plain files']);
    const { back, file } = await takenBack(lee, id);
    expect(back).toEqual({ gone: 2, restored: 0, left: 0, untouched: 0 });
    expect(file).toMatchObject({ state: 'taken-back', backAskedBy: lee.personId, backWhy: 'The wrong month' });
    expect(file).toMatchObject({ contactsGone: 2, contactsRestored: 0, contactsLeft: 0 });
    expect((await here(lee)).rows).toEqual([]);
    expect(await figures(lee)).toEqual([0]);
    expect(await systems(lee)).toBeUndefined();
  });

  test('leaves what an earlier file brought, and gives back what it said before', async ({ db: _ }) => {
    const { lee } = await world();
    const first = await imported(lee, [
      ['A', 'N', 60],
      ['B', 'Y', 30],
    ]);
    const wrong = await imported(lee, [
      ['A', 'Y', 999],
      ['B', 'Y', 30],
      ['C', 'N'],
    ]);
    const { back } = await takenBack(lee, wrong.id);
    expect(back).toEqual({ gone: 1, restored: 1, left: 0, untouched: 1 });
    const { says, rows } = await here(lee);
    expect(says).toEqual({ A: '0 60', B: '1 30' });
    expect(new Set(rows.flatMap((row) => [row.first, row.last]))).toEqual(new Set([first.id]));
    expect(await figures(lee)).toEqual([2, 1, 2]);
    expect(await left(lee)).toBe(0);
  });

  test('leaves what a later file holds, which it belongs to from then on', async ({ db: _ }) => {
    const { lee } = await world();
    const wrong = await imported(lee, [
      ['A', 'N', 60],
      ['B', 'N', 60],
      ['C', 'N', 60],
    ]);
    const later = await imported(lee, [
      ['A', 'N', 60],
      ['B', 'Y', 60],
    ]);
    const { back } = await takenBack(lee, wrong.id);
    expect(back).toEqual({ gone: 1, restored: 0, left: 2, untouched: 0 });
    const { says, rows } = await here(lee);
    expect(says).toEqual({ A: '0 60', B: '1 60' });
    expect(new Set(rows.flatMap((row) => [row.first, row.last]))).toEqual(new Set([later.id]));
    expect((await takenBack(lee, later.id)).back).toEqual({ gone: 2, restored: 0, left: 0, untouched: 0 });
    expect((await here(lee)).rows, 'nobody holds them any more').toEqual([]);
    expect(await left(lee)).toBe(0);
  });

  test('from the middle of three leaves nothing that only it said once the last is taken back, too', async ({
    db: _,
  }) => {
    const { lee } = await world();
    const first = await imported(lee, [
      ['A', 'N', 10],
      ['B', 'N', 10],
    ]);
    const middle = await imported(lee, [
      ['A', 'N', 20],
      ['B', 'N', 20],
    ]);
    const last = await imported(lee, [
      ['A', 'Y', 30],
      ['B', 'N', 20],
    ]);
    expect((await takenBack(lee, middle.id)).back).toMatchObject({ restored: 0, left: 2 });
    expect((await here(lee)).says, 'as the last file has them').toEqual({ A: '1 30', B: '0 20' });
    expect((await takenBack(lee, last.id)).back).toMatchObject({ gone: 0, restored: 2 });
    const { says, rows } = await here(lee);
    expect(says).toEqual({ A: '0 10', B: '0 10' });
    expect(new Set(rows.flatMap((row) => [row.first, row.last]))).toEqual(new Set([first.id]));
  });

  test('can be imported again and counts anew; twice it is not taken back', async ({ db: _ }) => {
    const { lee } = await world();
    const rows: Parameters<typeof imported>[1] = [['A', 'Y', 60]];
    const { id } = await imported(lee, rows);
    await takenBack(lee, id);
    await expect(askBack(lee, id, { why: 'Again' })).rejects.toThrow('This import was taken back.');
    await expect(takeBack(lee, id)).rejects.toThrow(Conflict);
    expect(await imported(lee, rows)).toMatchObject({ added: 1, known: 0 });
    expect(await figures(lee)).toEqual([1, 1, 1]);
  });

  test('while it is still being imported is refused in words', async ({ db }) => {
    const { lee } = await world();
    const { id } = await imported(lee, [['A', 'Y']]);
    await db.writing(lee.organisationId, (tx) => tx.rows(sql`update contact_imports set state = 'importing'`));
    await expect(askBack(lee, id, { why: 'Wrong' })).rejects.toThrow('being imported. Wait until it is, or stop it.');
    expect((await backQuestionOf(lee, id)).whyNot).toBe('This file is being imported. Wait until it is, or stop it.');
  });

  test('while it is still asked for, or when nothing of it was imported, is refused in words', async ({ db: _ }) => {
    const { lee } = await world();
    const { id } = await imported(lee, [['A', 'Y']]);
    await askBack(lee, id, { why: 'Wrong' });
    await expect(askBack(lee, id, { why: 'Wrong' })).rejects.toThrow('being taken back already');
    await abandonImport(lee, id, 'Something went wrong here.');
    const { file, mayTakeBack } = await contactImportOf(lee, id);
    expect([file.state, file.failure, file.backAskedBy, mayTakeBack]).toEqual([
      ...['done', 'Something went wrong here.', null, true],
    ]);
    await expect(takeBack(lee, id)).rejects.toThrow('Nobody asks');
  });

  test('before it was kept what a file holds, it cannot be, and its contacts stay whatever comes', async ({ db }) => {
    const { lee } = await world();
    const old = await imported(lee, [['A', 'N', 60]]);
    await db.writing(lee.organisationId, async (tx) => {
      await tx.rows(sql`update contacts set first_import_id = null`);
      await tx.rows(sql`update contact_imports set is_traced = false`);
    });
    await expect(askBack(lee, old.id, { why: 'Wrong' })).rejects.toThrow('before it was kept which contacts');
    const later = await imported(lee, [['A', 'Y', 60]]);
    expect((await takenBack(lee, later.id)).back).toMatchObject({ gone: 0, restored: 1 });
    expect((await here(lee)).says).toEqual({ A: '0 60' });
  });

  test('is for whoever may import, of their own organisation', async ({ db: _ }) => {
    const { lee, mo, foreign } = await world();
    const { id } = await imported(lee, [['A', 'Y']]);
    await expect(askBack(mo, id, { why: 'Wrong' })).rejects.toThrow(NotAllowed);
    await expect(backQuestionOf(mo, id)).rejects.toThrow(NotFound);
    await expect(askBack(foreign.leader, id, { why: 'Wrong' })).rejects.toThrow(NotFound);
    await expect(backQuestionOf(foreign.leader, id)).rejects.toThrow(NotFound);
  });
});
