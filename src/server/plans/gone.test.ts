import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { allocated, assignmentsOf, givenWorld, rowsOf } from '../../../tests/plan-world.ts';
import { setClock } from '../clock.ts';
import { reading, sql } from '../db.ts';
import { Invalid } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { leaveTeam } from '../people/teams.ts';
import { todayOf } from '../today/today.ts';
import { overrideAssignment } from './assignments.ts';
import { setPlanHours } from './plan-hours.ts';
import { problemOf } from './plan-problem.ts';
import { decidePlan } from './plans.ts';
import { takeUpAllocation } from './taking-up.ts';

const march = (day: number) => setClock(() => new Date(Date.UTC(2026, 2, day, 9)));

describe('who is gone from a plan', () => {
  test('work of who left the team is named, holds the plan up, and the next allocation leaves them out', async ({
    db: _,
  }) => {
    march(2);
    const { ada, lee, mo, plan, desk } = await givenWorld();
    expect(await goneIn(lee, plan.id)).toEqual({ 'Sam Suspended': 'suspended' });
    await leave(ada, mo, '2026-03-09');
    expect(await goneIn(lee, plan.id), 'not before that day').toEqual({ 'Sam Suspended': 'suspended' });
    march(10);
    expect(await goneIn(lee, plan.id)).toEqual({ 'Mo Member': 'team', 'Sam Suspended': 'suspended' });
    await expect(decidePlan(lee, plan.id, 'agree')).rejects.toThrow(/Mo Member is no longer in the team, and has “/);
    const needs = (await todayOf(lee, { all: true })).needs.map(({ what }) => what);
    expect(needs).toContain('Give the work of Mo Member to somebody else');
    await expect(overrideAssignment(lee, plan.id, desk.id, [mo.personId], 'x')).rejects.toThrow(Invalid);
    expect(await peopleOf(lee, plan)).toEqual(['Nia Newer', 'Oz Older']);
    await takeUpAllocation(lee, plan.id, (await allocated(lee, plan.id)).id);
    expect(await assignmentsOf(mo, plan.id)).toEqual([]);
  });

  test('who left the team and is given hours afterwards helps from outside; a closed plan names nobody', async ({
    db: _,
  }) => {
    march(2);
    const { ada, lee, mo, plan } = await givenWorld();
    await leave(ada, mo, '2026-03-09');
    march(10);
    await setPlanHours(lee, plan.id, mo.personId, 5);
    expect(await peopleOf(lee, plan)).toContain('Mo Member');
    await decidePlan(lee, plan.id, 'withdraw', 'Not needed');
    expect(await goneIn(lee, plan.id)).toEqual({});
  });
});

const goneIn = async (actor: Actor, planId: string) =>
  Object.fromEntries((await rowsOf(actor, planId)).people.flatMap(({ name, gone }) => (gone ? [[name, gone]] : [])));

const peopleOf = async (actor: Actor, plan: Parameters<typeof problemOf>[1]) =>
  (await reading(actor.organisationId, problemOf(actor, plan))).people.map(({ name }) => name);

async function leave(ada: Actor, { personId }: Actor, until: string) {
  const [row] = await reading(ada.organisationId, (db) =>
    db.rows<{ id: string }>(sql`select id from team_members where person_id = ${personId}`),
  );
  await leaveTeam(ada, row!.id, until);
}
