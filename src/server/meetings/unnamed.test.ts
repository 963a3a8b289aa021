import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { at, came, meetingWorld, onItsDay } from '../../../tests/meeting-world.ts';
import { actorFor } from '../../../tests/world.ts';
import { reading, sql } from '../db.ts';
import { Conflict, NotAllowed, NotFound } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { grantRole } from '../people/roles.ts';
import { addTeam, joinTeam } from '../people/teams.ts';
import { callMeeting } from './calling.ts';
import { holdMeeting } from './holding.ts';
import { addItem, addUnnamedItem, mostUnnamed, takeOut } from './items.ts';
import { teamMeetingOf } from './meeting-page.ts';

const item = { words: 'Nobody dares to say that the rota is unfair', wants: 'discuss' as const, minutes: null };
const asking = (actor: Actor, key: string): Actor => ({ ...actor, request: { key, used: 0 } });

/** Every row of every table that people's work is kept in, as text, with the transaction that wrote it. */
const allRows = (actor: Actor) =>
  reading(actor.organisationId, async (db) => {
    const tables = await db.rows<{ name: string }>(sql`select c.table_name as name from information_schema.columns c
      where c.table_schema = 'public' and c.column_name = 'organisation_id' order by 1`);
    const rows = tables.map(
      ({ name }) =>
        sql`select ${name} as "table", xmin::text as transaction, to_jsonb(t)::text as row from ${sql.identifier(name)} t`,
    );
    return db.rows<{ table: string; transaction: string; row: string }>(sql.join(rows, sql` union all `));
  });

describe('R-011 an item without a name', () => {
  test('is nobody’s: no row that it wrote names its author, in any column of any table', async ({ db: _ }) => {
    const { mo, meeting } = await meetingWorld();
    const before = new Set((await allRows(mo)).map(({ table, row }) => table + row));
    const added = await addUnnamedItem(asking(mo, 'a'.repeat(64)), meeting.id, item);
    const all = await allRows(mo);
    const mine = all.filter(({ row }) => row.includes(added.id) || row.includes(item.words));
    expect(mine.map(({ table }) => table).sort()).toEqual(
      ['ledger_entries', 'requests', 'team_meeting_items', 'versions'].sort(),
    );
    const together = new Set(mine.map(({ transaction }) => transaction));
    const written = all.filter(({ table, row, transaction }) => together.has(transaction) || !before.has(table + row));
    expect(written.map(({ table }) => table)).toContain('ledger_heads');
    for (const { table, row } of written) {
      expect.soft(row, table).not.toContain(mo.personId);
      expect.soft(row, table).not.toContain(mo.name);
    }
    const entry = JSON.parse(JSON.parse(mine.find(({ table }) => table === 'ledger_entries')!.row).entry);
    expect(entry.actor).toEqual({ person: null, role: '' });
    expect(added.id[14]).toBe('4'); // drawn by lot: version 7 would hold the time
    expect(added.createdAt).toEqual(meeting.calledAt);
  });

  test('while one with a name is found by the same search', async ({ db: _ }) => {
    const { mo, meeting } = await meetingWorld();
    const added = await addItem(asking(mo, 'b'.repeat(64)), meeting.id, item);
    const mine = (await allRows(mo)).filter(({ row }) => row.includes(added.id));
    expect(
      mine
        .filter(({ row }) => row.includes(mo.personId))
        .map(({ table }) => table)
        .sort(),
    ).toEqual(['ledger_entries', 'requests', 'team_meeting_items', 'versions'].sort());
  });

  test('is added once by a double click', async ({ db: _ }) => {
    const { mo, meeting } = await meetingWorld();
    const first = await addUnnamedItem(asking(mo, 'c'.repeat(64)), meeting.id, item);
    const second = await addUnnamedItem(asking(mo, 'c'.repeat(64)), meeting.id, item);
    expect(second.id).toBe(first.id);
  });

  test('is limited by how many are open, since nobody knows whose they are', async ({ db: _ }) => {
    const { lee, mo, nia, meeting } = await meetingWorld();
    const added = [];
    for (let count = 0; count < mostUnnamed; count += 1)
      added.push(await addUnnamedItem(count % 2 ? mo : nia, meeting.id, item));
    await expect(addUnnamedItem(mo, meeting.id, item)).rejects.toThrow(Conflict);
    await takeOut(lee, added[0]!.id, 'Said twice');
    await addUnnamedItem(mo, meeting.id, item);
  });

  test('is taken out by the facilitator alone, and only before it is opened', async ({ db: _ }) => {
    const { mo, meeting } = await meetingWorld();
    const added = await addUnnamedItem(mo, meeting.id, item);
    await expect(takeOut(mo, added.id, 'Mine')).rejects.toThrow(NotAllowed);
  });

  test('is added by those asked to the meeting alone, and not once it has begun', async ({ db: _ }) => {
    const cast = await meetingWorld();
    const { lee, mo, pat, ash, ivy, foreign, meeting } = cast;
    await addUnnamedItem(ash, meeting.id, item); // helps from outside
    for (const other of [pat, ivy]) await expect(addUnnamedItem(other, meeting.id, item)).rejects.toThrow(NotAllowed);
    await expect(addUnnamedItem(foreign.leader, meeting.id, item)).rejects.toThrow(NotFound);
    at(onItsDay);
    await holdMeeting(lee, meeting.id, came(cast));
    for (const one of [lee, mo]) await expect(addUnnamedItem(one, meeting.id, item)).rejects.toThrow(Conflict);
  });

  test('is neither offered nor taken where fewer than three people are asked: of two, each knows what is not theirs', async ({
    db: _,
  }) => {
    const { ada, lee, mo, nia, called } = await meetingWorld();
    const pair = await addTeam(ada, { name: 'Evening line', purpose: null });
    await grantRole(ada, lee.personId, 'leader', pair.id);
    await joinTeam(ada, pair.id, mo.personId, '2026-01-05');
    const [leader, member] = [
      await actorFor(ada.organisationId, lee.personId),
      await actorFor(ada.organisationId, mo.personId),
    ];
    const alone = { ...called, teamId: pair.id, invited: [] };
    const two = await callMeeting(leader, alone);
    expect((await teamMeetingOf(member, two.id)).mayAddUnnamed).toBe(false);
    await expect(addUnnamedItem(member, two.id, item)).rejects.toThrow('Fewer than three people are asked');
    expect((await teamMeetingOf(member, two.id)).items).toEqual([]);
    const three = await callMeeting(leader, { ...alone, invited: [nia.personId] });
    expect((await teamMeetingOf(member, three.id)).mayAddUnnamed).toBe(true);
    await addUnnamedItem(member, three.id, item);
  });
});
