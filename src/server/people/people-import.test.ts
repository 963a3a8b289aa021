import { existsSync, readFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { actorFor, foundedBy, world } from '../../../tests/world.ts';
import { reading, sql } from '../db.ts';
import { Conflict, Invalid, NotAllowed } from '../errors.ts';
import type { Actor } from './actor.ts';
import { columnsForm } from './people-import.form.ts';
import { bringPeople, importPeople, peopleFile, setAsideImport, settleColumns } from './people-import.ts';
import { importOf, importsOf, refusedRowsOf } from './people-import-view.ts';
import { peopleOf } from './people-list.ts';
import { personOf } from './person.ts';
import { refusedAsCsv } from './refused-rows.ts';
import { teamOf, teamsOf } from './team.ts';
import { joinTeam, leaveTeam } from './teams.ts';

const bring = async (actor: Actor, text: string, name = 'people.csv') =>
  bringPeople(actor, await peopleFile({ name, content: [new TextEncoder().encode(text)] }));
const take = async (actor: Actor, text: string, leaders: string[] = []) => {
  const { id, version } = await bring(actor, text);
  return importPeople(actor, id, { version, leaders });
};
const named = async (actor: Actor, name: string) => {
  const { people } = await peopleOf(actor, { find: name });
  return personOf(actor, people[0]!.id);
};

const staff = `Employee No,Name,E-mail,Job title,Team,Manager,Hours,Start date,Gender
1,Ruth Adeyemi,ruth@fernhithe.example,Team leader,,,37.5,2020-03-02,F
2,Tomasz Wiśniewski,tomasz@fernhithe.example,Adviser,Days,Ruth Adeyemi,37.5,2023-06-01,M
3,Priya Shah,priya@fernhithe.example,Adviser,Days,ruth@fernhithe.example,22.5,2024-01-15,F
4,,nobody@fernhithe.example,Adviser,Days,Ruth Adeyemi,37.5,2024-01-15,F
`;

describe('an import of people', () => {
  test('adds people, teams and who reports to whom; refused rows are kept with the reason', async ({ db: _ }) => {
    const ada = await foundedBy('Ada Administrator');
    const { result, id } = await take(ada, staff);
    expect(result).toEqual({ added: 3, changed: 0, same: 0, refused: 1, teams: 1, leaders: 0 });
    expect(await named(ada, 'Tomasz')).toMatchObject({
      ...{ name: 'Tomasz Wiśniewski', jobTitle: 'Adviser', manager: { name: 'Ruth Adeyemi' } },
      ...{ teams: [{ name: 'Days', since: '2023-06-01' }], employment: { hours: 37.5, employeeNumber: '2' } },
    });
    const { refused } = await refusedRowsOf(ada, id);
    expect(refused).toMatchObject([{ row: 5, reason: 'There is no name in this row.' }]);
    expect(refusedAsCsv(refused)).toContain('nobody@fernhithe.example');
  });

  test('done twice changes nothing the second time', async ({ db: _ }) => {
    const ada = await foundedBy('Ada Administrator');
    await take(ada, staff);
    expect((await take(ada, staff)).result).toEqual({
      added: 0,
      changed: 0,
      same: 3,
      refused: 1,
      teams: 0,
      leaders: 0,
    });
    expect((await peopleOf(ada)).total).toBe(4);
  });

  test('the same file is known again, with how it was read, and says that nothing in it is new', async ({ db: _ }) => {
    const ada = await foundedBy('Ada Administrator');
    const odd = staff.replace('Job title', 'Post held');
    const first = await bring(ada, odd);
    const { preview } = await importOf(ada, first.id);
    const at = preview!.columns.findIndex(({ header }) => header === 'Post held');
    const form = { dates: null, leaders: [], columns: [{ at, meaning: 'job-title' }] };
    const { version } = await settleColumns(ada, first.id, { ...form, version: first.version });
    expect((await importOf(ada, first.id)).before).toBe(null);
    await importPeople(ada, first.id, { version, leaders: [] });
    expect((await importOf(ada, first.id)).uninvited).toBe(3);
    const again = await bring(ada, odd, 'renamed.csv');
    expect(await importOf(ada, again.id)).toMatchObject({
      before: { id: first.id },
      preview: { added: 0, changed: 0, same: 3 },
    });
    expect((await importOf(ada, (await bring(ada, staff)).id)).before).toBe(null);
  });

  test('a column may be headed as it likes, and means what is said of it', async ({ db: _ }) => {
    const ada = await foundedBy('Ada Administrator');
    const { id, version } = await bring(ada, 'Name,__proto__,constructor\nTomasz Nowak,Adviser,Days\n');
    const columns = [
      { at: 1, meaning: 'job-title' },
      { at: 2, meaning: 'team' },
    ];
    const settled = await settleColumns(ada, id, { dates: null, leaders: [], columns, version });
    await importPeople(ada, id, { version: settled.version, leaders: [], columns });
    expect(await named(ada, 'Tomasz')).toMatchObject({ jobTitle: 'Adviser', teams: [{ name: 'Days' }] });
  });

  test('takes up what a later file says otherwise, and leaves what it does not say', async ({ db: _ }) => {
    const ada = await foundedBy('Ada Administrator');
    await take(ada, staff);
    const later = 'Employee No,Name,Job title,Team,Hours\n2,Tomasz Wisniewski-Lee,Senior adviser,Nights,\n';
    expect((await take(ada, later)).result).toMatchObject({ added: 0, changed: 1, teams: 1 });
    const tomasz = await named(ada, 'Tomasz');
    expect(tomasz).toMatchObject({
      jobTitle: 'Senior adviser',
      email: 'tomasz@fernhithe.example',
      employment: { hours: 37.5 },
    });
    expect(tomasz.teams.map(({ name, ended }) => [name, ended])).toEqual(
      expect.arrayContaining([
        ['Days', true],
        ['Nights', false],
      ]),
    );
  });

  test('takes back a time in a team that is to come, and the one in another begins on the first day at work', async ({
    db: _,
  }) => {
    const ada = await foundedBy('Ada Administrator');
    const file = (team: string) => `Name,E-mail,Team,Start date\nZoë New,zoe@fernhithe.example,${team},2190-02-01\n`;
    for (const team of ['Days', 'Nights', 'Days', 'Nights']) {
      await take(ada, file(team));
      const { id, teams } = await named(ada, 'Zoë New');
      expect(teams).toMatchObject([{ name: team, since: '2190-02-01', coming: true }]);
      expect([...(await actorFor(ada.organisationId, id)).memberOf]).toEqual([teams[0]!.id]);
    }
    const [days] = (await teamsOf(ada)).teams;
    const { membershipId } = (await teamOf(ada, (await named(ada, 'Zoë New')).teams[0]!.id)).members[0]!;
    const zoe = (await named(ada, 'Zoë New')).id;
    await joinTeam(ada, days!.id, zoe, '2190-03-01');
    await leaveTeam(ada, membershipId, '2190-02-01');
    expect((await named(ada, 'Zoë New')).teams).toMatchObject([{ name: 'Days', since: '2190-03-01' }]);
  });

  test('R-120 keeps nothing of a sensitive column, and says which it refused', async ({ db: _ }) => {
    const ada = await foundedBy('Ada Administrator');
    const { id, refusedColumns } = await bring(ada, staff.replaceAll(',F\n', ',Nonbinary\n'));
    expect(refusedColumns).toEqual([{ header: 'Gender', why: expect.stringContaining('not needed') }]);
    const kept = await reading(ada.organisationId, (db) =>
      db.rows<{ text: string }>(
        sql`select string_agg(r::text, '') || (select string_agg(v.record::text, '') from versions v) as text from people_import_rows r`,
      ),
    );
    expect(kept[0]?.text).toContain('Tomasz');
    expect(kept[0]?.text).not.toContain('Nonbinary');
    await setAsideImport(ada, id);
    expect(await reading(ada.organisationId, (db) => db.rows(sql`select 1 from people_import_rows`))).toEqual([]);
    await expect(importPeople(ada, id, { version: 2 })).rejects.toThrow(Conflict);
  });

  test('shows before it happens who is new, who changes and what is refused, in rows of the file', async ({
    db: _,
  }) => {
    const { ada } = await world();
    const file = `Name;E-mail;Team;Manager;Last day\n\nLee Leader;lee@fernhithe.example;;;\nMo Member;mo@fernhithe.example;Repairs line;lee@fernhithe.example;\nNew One;;Repairs line;Zed Nobody;2020-03-31\n`;
    const nobody = '“Zed Nobody” is nobody in this file.';
    const { preview } = await importOf(ada, (await bring(ada, file)).id);
    expect(preview?.rows.map(({ row, effect, manager }) => [row, effect, manager])).toEqual([
      [3, 'unchanged', null],
      [4, 'unchanged', 'Lee Leader'],
      [5, 'new; has left, last day 31 March 2020', 'Zed Nobody'],
    ]);
    expect(preview?.managers).toEqual({ people: 1, reasons: [{ rows: [5], count: 1, reason: nobody }] });
  });

  test('says afterwards too which managers could not be set, and what refused rows say in the order of the file', async ({
    db: _,
  }) => {
    const ada = await foundedBy('Ada Administrator');
    const file =
      'Row,Name,Team,E-mail,Manager\n1,Ann Oak,Days,ann@fernhithe.example,Nobody Here\n2,Eve Long,Days,eve@bramble,Ann Oak\n';
    const { id, result } = await take(ada, file);
    const reasons = [{ rows: [2], count: 1, reason: '“Nobody Here” is nobody in this file.' }];
    expect(result.managers).toEqual({ people: 1, reasons });
    const { file: kept, refused } = await importOf(ada, id);
    expect(kept.result?.managers).toEqual({ people: 1, reasons });
    expect(refused.map(({ raw }) => Object.values(raw))).toEqual([['2', 'Eve Long', 'Days', 'eve@bramble', 'Ann Oak']]);
  });

  test('finds a manager who is here and not in the file', async ({ db: _ }) => {
    const { ada } = await world();
    await take(
      ada,
      'Name,E-mail,Manager\nNew One,new@fernhithe.example,Lee Leader\nNew Two,two@fernhithe.example,F-001\n',
    );
    expect((await named(ada, 'New One')).manager?.name).toBe('Lee Leader');
    expect((await named(ada, 'New Two')).manager?.name).toBe('Lee Leader');
  });

  test('makes no circle of managers with those who are here', async ({ db: _ }) => {
    const { ada } = await world();
    const { id, version } = await bring(ada, 'Name,E-mail,Manager\nPat Manager,pat@fernhithe.example,Mo Member\n');
    const { preview } = await importOf(ada, id);
    expect(preview?.managers?.reasons).toMatchObject([{ rows: [2], reason: expect.stringContaining('at the top') }]);
    await importPeople(ada, id, { version });
    expect((await named(ada, 'Pat Manager')).manager).toBeNull();
  });

  test('leaves a circle within the file open, the second time too', async ({ db: _ }) => {
    const ada = await foundedBy('Ada Administrator');
    const circle =
      'Name,E-mail,Manager\nAnn Oak,ann@fernhithe.example,Bob Elm\nBob Elm,bob@fernhithe.example,Ann Oak\n';
    for (const round of [1, 2]) {
      await take(ada, circle);
      expect([round, (await named(ada, 'Ann Oak')).manager, (await named(ada, 'Bob Elm')).manager]).toEqual([
        round,
        null,
        null,
      ]);
    }
  });

  test('refuses a row that points to two different people', async ({ db: _ }) => {
    const { ada } = await world();
    const { id } = await bring(ada, 'Number,Name,E-mail\nF-001,Lee,mo@fernhithe.example\n');
    await settleColumns(ada, id, columnsForm.parse({ version: '1', 'column-0': 'employee-number' }));
    const { refused } = await refusedRowsOf(ada, id);
    expect(refused).toMatchObject([{ row: 2, reason: expect.stringContaining('Correct one of them') }]);
  });

  test('gives a team a leader only where the importer says so', async ({ db: _ }) => {
    const ada = await foundedBy('Ada Administrator');
    const { id, version } = await bring(ada, staff);
    const { preview } = await importOf(ada, id);
    expect(preview?.leaders).toMatchObject([{ teamName: 'Days', name: 'Ruth Adeyemi', people: 2 }]);
    await importPeople(ada, id, { version, leaders: [preview!.leaders[0]!.team] });
    const ruth = await named(ada, 'Ruth');
    const { teams } = await teamsOf(ada);
    expect((await actorFor(ada.organisationId, ruth.id)).leads).toEqual(new Set(teams.map((team) => team.id)));
  });

  test('lets the importer say what a column means, once for each meaning', async ({ db: _ }) => {
    const ada = await foundedBy('Ada Administrator');
    const { id } = await bring(ada, 'Who,Mail,Place\nRuth Adeyemi,ruth@fernhithe.example,Days\n');
    const settle = (columns: Record<string, string>) =>
      settleColumns(ada, id, columnsForm.parse({ version: '1', ...columns }));
    await expect(settle({ 'column-0': 'name', 'column-2': 'name' })).rejects.toThrow(Invalid);
    const unseen = columnsForm.parse({ version: '1', 'column-0': 'name', 'column-1': 'email', 'column-2': 'team' });
    await expect(importPeople(ada, id, unseen)).rejects.toThrow('Read the file again');
    const { version } = await settle({ 'column-0': 'name', 'column-2': 'team' });
    await expect(settle({ 'column-0': 'name' })).rejects.toThrow(Conflict);
    expect((await importPeople(ada, id, { version })).result).toMatchObject({ added: 1, teams: 1 });
    await expect(importPeople(ada, id, { version: version + 1 })).rejects.toThrow(Conflict);
  });

  test('is for administrators, and what cannot be read is refused in words', async ({ db: _ }) => {
    const { ada, lee } = await world();
    await expect(bring(lee, staff)).rejects.toThrow(NotAllowed);
    await expect(bring(ada, '')).rejects.toMatchObject({
      problems: { file: ['The file is empty. A table with a header row is needed.'] },
    });
    await expect(bring(ada, 'Gender,Religion\nF,None\n')).rejects.toThrow(/Every column/);
    expect((await importsOf(ada)).imports).toEqual([]);
  });

  test('of a few thousand people is one action', async ({ db: _ }) => {
    const ada = await foundedBy('Ada Administrator');
    const rows = Array.from({ length: 2_700 }, (_, n) => `Person ${n},p${n}@fernhithe.example,Team ${n % 40}`);
    const { result } = await take(ada, `Name,E-mail,Team\n${rows.join('\n')}\n`);
    expect(result).toMatchObject({ added: 2_700, teams: 40 });
  });
});

const data = '../shared/data/people';
if (existsSync(data))
  test('every file of people is taken in or refused in words', async ({ db: _ }) => {
    const ada = await foundedBy('Ada Administrator');
    for (const name of [
      'mahara-users.csv',
      'mahara-UserCSV.csv',
      'mahara-20users_update.csv',
      'mahara-7usersnew-correctdates.csv',
      'people-diversity-500.csv',
    ]) {
      const { id, version, refusedColumns } = await bringPeople(
        ada,
        await peopleFile({ name, content: [readFileSync(`${data}/${name}`)] }),
      );
      const { preview } = await importOf(ada, id);
      expect(preview!.good + preview!.refusedCount).toBeGreaterThan(0);
      expect(refusedColumns.length).toBeGreaterThan(0);
      const { result } = await importPeople(ada, id, { version });
      expect(result.added + result.changed + result.same + result.refused).toBe(preview!.good + preview!.refusedCount);
    }
  });
else test.skip('every file of people is taken in or refused in words (skipped: no ../shared/data)', () => undefined);
