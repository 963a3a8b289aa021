import { describe, expect } from 'vitest';
import { test } from '../../tests/database.ts';
import { world } from '../../tests/world.ts';
import { organisation, see } from './act.ts';
import { setClock } from './clock.ts';
import { contains, withoutAccents } from './containing.ts';
import { sql } from './db.ts';
import { addPerson } from './people/people.ts';
import { peopleOf } from './people/people-list.ts';
import { plansOf } from './plans/plan-list.ts';
import { createPlan } from './plans/plans.ts';

describe('what a list holds is found with accents and without, whichever are typed', () => {
  test.for([
    ['Siân Parry', 'sian'],
    ['Sian Parry', 'SIÂN'],
    ['Sia\u0302n Parry', 'siân p'],
    ['Łukasz Żak', 'lukasz z'],
    ['Zoe at the cafe', 'Zoë at the café'],
    ['All 100% of C_1', '100% of c_'],
  ])('“%s” holds “%s”', async ([text, words], { db: _ }) => {
    const { lee } = await world();
    const found = (typed: string) =>
      see(lee, 'person.list', organisation, (db) =>
        db.rows(sql`select 1 where ${contains(sql`${text}::text`, typed)}`),
      );
    expect(await found(words!)).toHaveLength(1);
    expect(await found(`${words}x`)).toEqual([]);
    expect(withoutAccents(text!).toLowerCase()).toContain(withoutAccents(words!).toLowerCase());
  });

  test('by the lists themselves, of people and of plans', async ({ db: _ }) => {
    setClock(() => new Date('2026-03-02T10:00:00Z'));
    const { ada, lee, team } = await world();
    await addPerson(ada, { name: 'Siân Parry' });
    const period = { startsOn: '2026-03-02', endsOn: '2026-03-27', aims: ['load' as const] };
    await createPlan(lee, { ...period, title: 'A cafe in the lobby', teamId: team.id });
    for (const find of ['sian', 'Siân'])
      expect((await peopleOf(lee, { find })).people.map(({ name }) => name)).toEqual(['Siân Parry']);
    for (const find of ['café', 'CAFE']) expect((await plansOf(lee, { find })).total).toBe(1);
  });
});
