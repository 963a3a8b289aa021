import { expect, test } from 'vitest';
import { readPeople } from './people-reading.ts';

test.each([
  ['Contracted hrs', 'hours', '37.5'],
  ['Hrs', 'hours', '37.5'],
  ['Hours pw', 'hours', '37.5'],
  ['Hrs p/w', 'hours', '37.5'],
  ['Works number', 'employee-number', '1001'],
  ['Works no.', 'employee-number', '1001'],
  ['Colleague ID', 'employee-number', 'C1001'],
  ['Clock no', 'employee-number', '77'],
  ['Line mgr', 'manager', 'Ada Lovelace'],
])('a heading that is cut short, or of a works, is understood: %s', async (header, meaning, value) => {
  const { columns } = await readPeople([new TextEncoder().encode(`Name,${header}\nAda Lovelace,${value}\n`)]);
  expect(columns.map((column) => [column.header, column.meaning])).toEqual([
    ['Name', 'name'],
    [header, meaning],
  ]);
});

test('headings of the manager are not those of the person, and a total or a caption is nobody', async () => {
  const { columns, rows, refused } = await readPeople([
    Buffer.from(
      [
        'Employee #,"Last name, First name",Supervisor Employee Number,Supervisor Full Name,Manager job title,Contractual hours',
        '1,"Lovelace, Ada",,,,37',
        '2,"Hopper, Grace",1,"Lovelace, Ada",Head,30',
        ',Total,,,,67',
        ',Report generated 28/11/2026,,,,',
      ].join('\n'),
    ),
  ]);
  expect(columns.map(({ meaning }) => meaning)).toEqual([
    ...['employee-number', 'name', 'manager-number', 'manager', null, 'hours'],
  ]);
  expect(rows.map(({ name, managerKey, hours }) => [name, managerKey, hours])).toEqual([
    ['Ada Lovelace', null, 37],
    ['Grace Hopper', 'number:1', 30],
  ]);
  expect(refused.map(({ reason }) => reason)).toEqual(Array(2).fill('It is a total or a caption, not a person.'));
});

test('a manager named as a directory names its entries is found', async () => {
  const file = 'Name,Manager\nAda Lovelace,\nGrace Hopper,"CN=Lovelace\\, Ada,OU=Staff,DC=north"\n';
  expect((await readPeople([Buffer.from(file)])).rows[1]).toMatchObject({ managerKey: 'name:ada lovelace' });
});
