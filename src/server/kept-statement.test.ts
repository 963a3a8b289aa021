import { describe, expect } from 'vitest';
import { test } from '../../tests/database.ts';
import { world } from '../../tests/world.ts';
import { reading, sql } from './db.ts';
import { keptStatement } from './kept-statement.ts';
import type { Actor } from './people/actor.ts';

const find = (actor: Actor, day: string) =>
  keptStatement(
    'a test',
    actor,
    { day },
    ({ organisationId, personId, leads }, more) => sql`
    select p.name, ${more.day}::date::text as day, ${sql.param([...leads])}::uuid[] as teams from people p
    where p.organisation_id = ${organisationId} and p.id = ${personId} and p.id = ${personId}`,
  );

describe('a kept statement', () => {
  test('has one place for each value, and answers each who asks with their own', async ({ db: _ }) => {
    const { lee, mo } = await world();
    const asked = find(lee, '2026-03-02');
    expect(asked.values).toHaveLength(4);
    const found = async (actor: Actor, day: string) =>
      (await reading(actor.organisationId, (db) => db.rows(find(actor, day))))[0];
    expect(await found(lee, '2026-03-02')).toMatchObject({ name: 'Lee Leader', day: '2026-03-02' });
    expect(find({ ...lee, personId: mo.personId }, '2026-03-03').text).toBe(asked.text);
    expect(await found({ ...lee, personId: mo.personId }, '2026-03-03')).toMatchObject({
      name: mo.name,
      day: '2026-03-03',
    });
  });

  test('has a text of its own for whoever leads no team', async ({ db: _ }) => {
    const { lee, mo } = await world();
    expect(find(mo, '2026-03-02').values).toEqual(['2026-03-02', [], mo.organisationId, mo.personId]);
    expect(find(lee, '2026-03-02').values).toContainEqual([...lee.leads]);
  });

  test('refuses a value without a name, which would be kept for everybody who comes after', async ({ db: _ }) => {
    const { lee } = await world();
    const leaking = () => keptStatement('a leak', lee, {}, () => sql`select ${lee.personId}::uuid as id`);
    expect(leaking).toThrow('without a name');
  });

  test('refuses several names in one value, which would be sent as they are', async ({ db: _ }) => {
    const { lee } = await world();
    const both = { ...lee, memberOf: lee.leads };
    const merged = () =>
      keptStatement(
        'merged',
        both,
        {},
        ({ leads, memberOf }) => sql`select 1 where null = any(${sql.param([...leads, ...memberOf])}::uuid[])`,
      );
    expect(merged).toThrow('each is a value of its own');
  });
});
