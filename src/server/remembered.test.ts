import { randomUUID } from 'node:crypto';
import { describe, expect, vi } from 'vitest';
import { databaseOfItsOwn, test } from '../../tests/database.ts';
import { importedCalls } from '../../tests/imported-calls.ts';
import { world } from '../../tests/world.ts';
import { organisation, see } from './act.ts';
import { now, setClock } from './clock.ts';
import { sql } from './db.ts';
import type { Actor } from './people/actor.ts';
import { addTeam, editTeam, joinTeam, leaveTeam } from './people/teams.ts';
import { createPlan } from './plans/plans.ts';
import { remembered, rememberedOf, rememberedRows } from './remembered.ts';
import { mapAgent } from './standards/agents.ts';
import { figuresPage } from './standards/figures-page.ts';
import { standardForm } from './standards/standards.form.ts';
import { addStandard, retireStandard } from './standards/standards.ts';

const form = { name: 'Resolved', promise: 'We settle it.', kpi: 'resolution-rate', target: '72%', team: '' };
const call = { day: '2026-03-03', agent: 'M. Ember' };

/** How often `calculate` had to be asked again: before anything, then after each of `changes`. */
async function countedAfter(actor: Actor, changes: (() => Promise<unknown>)[]): Promise<number[]> {
  const calculate = vi.fn(async () => ({}));
  const ask = () =>
    see(actor, 'figure.view', organisation, (db) => remembered(db, actor.organisationId, 'a test', calculate));
  const counts: number[] = [];
  for (const change of [async () => undefined, ...changes]) {
    await change();
    await ask();
    await ask();
    counts.push(calculate.mock.calls.length);
    calculate.mockClear();
  }
  return counts;
}

test('figures are calculated anew after whatever they come from has changed, and only then', async ({ db: _ }) => {
  const moment = now();
  setClock(() => moment);
  const { ada, lee, mo, team } = await world();
  const other = await addTeam(ada, { name: 'Evenings' });
  let joined = { id: '' };
  let standard = { id: '', version: 0 };
  let desk = standard;
  const said = { agent: call.agent, since: null, until: null };
  const counts = await countedAfter(lee, [
    () => importedCalls(lee, [call]),
    async () => {
      desk = await mapAgent(lee, { ...said, person: mo.personId });
    },
    () => mapAgent(lee, { ...said, person: null }, desk),
    async () => {
      joined = await joinTeam(ada, other.id, mo.personId, '2026-01-05');
    },
    () => leaveTeam(ada, joined.id, '2026-02-02'),
    () => editTeam(ada, other.id, { ...other, name: 'Late shift' }),
    async () => {
      standard = await addStandard(lee, standardForm.parse({ ...form, liveFrom: '2026-01-05' }));
    },
    () => retireStandard(lee, standard.id),
  ]);
  expect(counts).toEqual(counts.map(() => 1));
  const later = new Date(moment.getTime() + 3_600_000);
  expect(await countedAfter(lee, [async () => setClock(() => later)])).toEqual([0, 1]);
  const days = { startsOn: '2199-06-01', endsOn: '2199-06-30' };
  expect(
    await countedAfter(lee, [() => createPlan(lee, { title: 'June', teamId: team.id, aims: [], ...days })]),
  ).toEqual([0, 0]);
});

test('a page of figures shows what was brought in, matched and named since it was last opened', async ({ db: _ }) => {
  const { ada, lee, mo, team } = await world();
  const open = async () => (await figuresPage(lee, { weeks: 'all', measure: 'resolution-rate' })).found;
  expect(await open()).toBeNull();
  await importedCalls(lee, [call]);
  expect(await open()).toMatchObject({ all: { contacts: 1 }, byTeam: [], unknown: 1 });
  await mapAgent(lee, { agent: call.agent, person: mo.personId, since: null, until: null });
  expect(await open()).toMatchObject({ byTeam: [{ id: team.id, contacts: 1 }], unknown: 0 });
  await editTeam(ada, team.id, { ...team, name: 'Repairs desk' });
  expect(await open()).toMatchObject({ byTeam: [{ name: 'Repairs desk' }] });
  await importedCalls(lee, [{ ...call, resolved: false }]);
  expect((await open())!.all.of.get('resolution-rate')).toMatchObject({ numerator: 1, denominator: 2 });
});

test('what is remembered of one organisation is nothing of another', async ({ db: _ }) => {
  const { lee, foreign } = await world();
  await importedCalls(lee, [call]);
  expect((await figuresPage(lee, { weeks: 'all' })).found?.all.contacts).toBe(1);
  expect((await figuresPage(foreign.leader, { weeks: 'all' })).found).toBeNull();
});

test('a connection that is lost as it is asked what is newest is refused to whoever asks, and to nobody else', async () => {
  const own = await databaseOfItsOwn('remembered');
  const actor = { organisationId: randomUUID(), organisation: { timeZone: 'Europe/London' } } as Actor;
  const asked = own.reading(actor.organisationId, async (db) => {
    await db.rows(sql`select pg_terminate_backend(pg_backend_pid())`).catch(() => undefined);
    return rememberedRows(db, actor, 'a test', async () => 1);
  });
  await expect(asked).rejects.toThrow();
  await own.end(); // what nobody had waited for would have ended this process
});

describe('what one person may see of all records', () => {
  const asking = (calculate: () => Promise<unknown>) => (actor: Actor) =>
    see(actor, 'today.view', organisation, (db) => rememberedOf(db, actor, 'a test', calculate));

  test('is calculated anew after any change by anybody, and for whoever else asks', async ({ db: _ }) => {
    const moment = now();
    setClock(() => moment);
    const { ada, lee, mo, team, foreign } = await world();
    const calculate = vi.fn(async () => ({ rows: [{ n: 1 }] }));
    const ask = asking(calculate);
    const times = async (...actors: Actor[]) => {
      calculate.mockClear();
      for (const actor of actors) await ask(actor);
      return calculate.mock.calls.length;
    };
    expect(await times(lee, lee, { ...lee })).toBe(1);
    expect(await times(mo, lee, mo)).toBe(1);
    expect(await times({ ...lee, leads: new Set() }, { ...lee, roles: new Set() }, { ...lee, isCandidate: true })).toBe(
      3,
    );
    await addTeam(foreign.leader, { name: 'Elsewhere' }).catch(() => undefined);
    expect(await times(lee, mo)).toBe(0);
    const days = { startsOn: '2199-06-01', endsOn: '2199-06-30' };
    await createPlan(lee, { title: 'June', teamId: team.id, aims: [], ...days });
    expect(await times(lee, lee, mo)).toBe(2);
    await addTeam(ada, { name: 'Evenings' });
    expect(await times(lee, lee)).toBe(1);
    setClock(() => new Date(moment.getTime() + 3_600_000));
    expect(await times(lee, lee)).toBe(1);
  });

  test('cannot be changed by whoever got it', async ({ db: _ }) => {
    const { lee } = await world();
    const found = (await asking(async () => ({ rows: [{ n: 1 }] }))(lee)) as { rows: { n: number }[] };
    expect(() => found.rows.push({ n: 2 })).toThrow(TypeError);
    expect(() => {
      found.rows[0]!.n = 2;
    }).toThrow(TypeError);
  });
});
