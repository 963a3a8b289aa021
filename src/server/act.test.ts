import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { test } from '../../tests/database.ts';
import { foundedBy } from '../../tests/world.ts';
import { act, organisation, see } from './act.ts';
import { reading, sql } from './db.ts';
import { Conflict, Invalid, NotAllowed, NotFound } from './errors.ts';
import { newId } from './id.ts';
import { ledgerEntries, versions } from './ledger/ledger.table.ts';
import type { Actor } from './people/actor.ts';
import { teams } from './people/people.table.ts';

const addTeam = (actor: Actor, name: string) =>
  act(actor, 'team.edit', organisation, async (tx) => {
    const team = { organisationId: actor.organisationId, id: newId(), name, version: 1 };
    await tx.insert(teams).values(team);
    return team;
  });
const teamsOf = (actor: Actor) => see(actor, 'person.list', organisation, (db) => db.select().from(teams));

describe('act', () => {
  test('records a version and a ledger entry with the change', async ({ db: _ }) => {
    const actor = await foundedBy('Ada Founder');
    const team = await addTeam(actor, 'Repairs');
    const kept = await reading(actor.organisationId, (db) =>
      db.select().from(versions).where(eq(versions.recordId, team.id)),
    );
    expect(kept).toMatchObject([{ kind: 'team', version: 1, action: 'team.edit', record: { name: 'Repairs' } }]);
    const entries = await reading(actor.organisationId, (db) => db.select().from(ledgerEntries));
    expect(entries.at(-1)?.sequence).toBe(kept[0]?.sequence);
    expect(entries.at(-1)?.entry).toContain(kept[0]!.hash);
    expect(entries.at(-1)?.entry).not.toContain('Repairs');
  });

  test('changes nothing for somebody whose role does not allow it', async ({ db: _ }) => {
    const actor = await foundedBy('Ada Founder');
    await expect(addTeam({ ...actor, roles: new Set(['member']) }, 'Repairs')).rejects.toThrow(NotAllowed);
    expect(await teamsOf(actor)).toEqual([]);
  });

  test('undoes everything when the change is refused half-way', async ({ db: _ }) => {
    const actor = await foundedBy('Ada Founder');
    const refused = act(actor, 'team.edit', organisation, async (tx) => {
      await tx.insert(teams).values({ organisationId: actor.organisationId, id: newId(), name: 'Half' });
      throw new Conflict('No.');
    });
    await expect(refused).rejects.toThrow(Conflict);
    expect(await teamsOf(actor)).toEqual([]);
  });

  test('answers in words, for a form that keeps what was typed, when some of it cannot be kept', async ({ db: _ }) => {
    const actor = await foundedBy('Ada Founder');
    const signs = [String.raw`'"\u0000"'::jsonb`, String.raw`'"\ud83d"'::jsonb`];
    for (const typed of ["'0000-10-24'::date", "'24 o''clock'::timestamptz", '12345678::numeric(6,2)', ...signs]) {
      const refused = act(actor, 'team.edit', organisation, async (tx) => {
        await tx.rows(sql.raw(`select ${typed}`)).catch((error: Error) => {
          (error.cause as Error).message = 'in another language';
          throw error;
        });
        return { id: newId(), version: 1 };
      });
      await expect(refused).rejects.toThrow(Invalid);
    }
  });

  test('has one effect for one request, and answers the repeated one alike', async ({ db: _ }) => {
    const actor = await foundedBy('Ada Founder');
    const key = newId();
    const once = await addTeam({ ...actor, request: { key, used: 0 } }, 'Repairs');
    const again = await addTeam({ ...actor, request: { key, used: 0 } }, 'Repairs');
    expect(again).toEqual(once);
    expect(await teamsOf(actor)).toHaveLength(1);
  });

  test('refuses to change or remove what the ledger holds', async ({ db }) => {
    const actor = await foundedBy('Ada Founder');
    for (const table of ['versions', 'ledger_entries'])
      for (const change of [`delete from ${table}`, `update ${table} set hash = 'x'`])
        await expect(db.writing(actor.organisationId, (tx) => tx.rows(sql.raw(change)))).rejects.toThrow();
  });
});

describe('see', () => {
  test('says "not found" alike for what is not there and for what is not theirs', async ({ db: _ }) => {
    const actor = await foundedBy('Ada Founder');
    const member = { ...actor, roles: new Set(['member'] as const) };
    const absent = see(actor, 'administration.view', async () => null).catch((e: Error) => e);
    const hidden = see(member, 'administration.view', organisation).catch((e: Error) => e);
    expect(await absent).toEqual(await hidden);
    expect(await hidden).toBeInstanceOf(NotFound);
  });

  test('says "not found" where the address names no day', async ({ db: _ }) => {
    const actor = await foundedBy('Ada Founder');
    const asked = see(actor, 'person.list', organisation, (db) => db.rows(sql`select '0000-10-24'::date`));
    await expect(asked).rejects.toThrow(NotFound);
  });

  test('shows nothing of another organisation', async ({ db: _ }) => {
    const ours = await foundedBy('Ada Founder');
    const theirs = await foundedBy('Bo Founder', { organisation: 'Another' });
    await addTeam(theirs, 'Secret team');
    expect(await teamsOf(ours)).toEqual([]);
    expect(await teamsOf(theirs)).toHaveLength(1);
  });
});
