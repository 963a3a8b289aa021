import excel from 'exceljs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Unreadable } from '#server/tables/unreadable.ts';
import { type ReadingOptions, readPeople } from './people-reading.ts';

const read = (text: string, options?: ReadingOptions) => readPeople([new TextEncoder().encode(text)], options);
const meaningsIn = async (header: string, row: string) => {
  const { columns, refusedColumns, rows } = await read(`${header}\n${row}\n`);
  return {
    meant: Object.fromEntries(columns.flatMap(({ header, meaning }) => (meaning ? [[header, meaning]] : []))),
    refused: refusedColumns.map(({ header }) => header),
    person: rows[0],
  };
};

test('a people file gives name, e-mail, job title, team, manager, hours and start date', async () => {
  const reading = await read(
    'Name;E-mail;Job title;Team;Manager;Hours;Start date\n' +
      'A\u200bda  Love\u00adlace;Ada@Example.org;Adviser;Repairs;Grace Hopper;37,5;13/01/2025\n' +
      'Grace Hopper;grace@example.org;Team leader;Repairs;;30;02/03/2020\n',
  );
  expect(reading.refused).toEqual([]);
  expect(reading.rows[0]).toEqual({
    row: 2,
    key: 'email:ada@example.org',
    name: 'Ada Lovelace',
    givenName: null,
    familyName: null,
    preferredName: null,
    email: 'ada@example.org',
    jobTitle: 'Adviser',
    team: 'Repairs',
    employeeNumber: null,
    manager: { by: 'name', text: 'Grace Hopper' },
    managerKey: 'email:grace@example.org',
    hours: 37.5,
    startDate: '2025-01-13',
    endDate: null,
  });
  expect(reading.columns.every(({ certain }) => certain)).toBe(true);
  expect(reading.questions).toEqual([]);
});

test('the OrangeHRM sample header: names, number and work e-mail are read, the rest of it refused', async () => {
  const header =
    'first_name,middle_name,last_name,employee_id,other_id,driver’s_license_no,license_expiry_date,gender,marital_status,nationality,date_of_birth,address_street_1,address_street_2,city,state/province,zip/postal_code,country,home_telephone,mobile,work_telephone,work_email,other_email';
  const { meant, refused, person } = await meaningsIn(
    header,
    'Ada,King,Lovelace,E1,,L1,,F,Single,UK,1990-01-01,1 Road,,Town,County,AB1,UK,01,07,02,ada@example.org,a@home.example',
  );
  expect(meant).toEqual({
    first_name: 'given-name',
    middle_name: 'middle-name',
    last_name: 'family-name',
    employee_id: 'employee-number',
    work_email: 'email',
  });
  expect(refused).toEqual(
    header.split(',').filter((name) => !(name in meant) && !['other_id', 'work_telephone'].includes(name)),
  );
  expect(person).toMatchObject({ key: 'number:e1', name: 'Ada King Lovelace', email: 'ada@example.org' });
});

test('PeopleForce and BambooHR headers are understood', async () => {
  const force = await meaningsIn(
    'employee_id,first_name,middle_name,last_name,work email,hired_on,employment_type,position,department,division',
    '7,Ada,,Lovelace,ada@example.org,2025-01-13,Full time,Adviser,Repairs,Homes',
  );
  expect(force.person).toMatchObject({
    name: 'Ada Lovelace',
    jobTitle: 'Adviser',
    team: 'Repairs',
    startDate: '2025-01-13',
  });
  const bamboo = await meaningsIn(
    'Employee #,First Name,Last Name,Job Title,Department,Reporting to,Hire Date,Work Email',
    '7,Ada,Lovelace,Adviser,Repairs,"Hopper, Grace",2025-01-13,ada@example.org',
  );
  expect(bamboo.person).toMatchObject({ employeeNumber: '7', manager: { by: 'name', text: 'Hopper, Grace' } });
});

test('R-120 sensitive columns are named with the reason and none of their values is handed on', async () => {
  const reading = await read(
    'Name,Email,Gender,Religion,Salary,Age group,Performance rating,Password,Home phone\n' +
      'Ada,ada-at-example,F-secret,secret,secret,secret,secret,secret,secret\nBob,b@example.org,secret,secret,secret,secret,secret,secret,secret\n',
  );
  expect(reading.refusedColumns.map(({ header }) => header)).toEqual([
    'Gender',
    'Religion',
    'Salary',
    'Age group',
    'Performance rating',
    'Password',
    'Home phone',
  ]);
  expect(reading.refusedColumns.every(({ why }) => why.endsWith('.'))).toBe(true);
  expect(JSON.stringify(reading)).not.toContain('secret');
});

test('ordinary columns are not taken for sensitive ones', async () => {
  const header = 'Name,Email address,Work mobile,Office address,Manager,Language,Page,Package,Site,Bank holiday region';
  expect((await read(`${header}\nAda,a@example.org,1,2,3,4,5,6,7,8\n`)).refusedColumns).toEqual([]);
});

test.each([
  ['Name,Email\n,a@example.org\n', 'There is no name in this row.'],
  [
    'Name,Email\nAda,a@example.org\nBob,bob.example.org\n',
    '“bob.example.org” is no e-mail address: one looks like name@example.org.',
  ],
  [
    `Name,Email\nAda,a@example.org\nBob,${'b'.repeat(60)}@${`${'b'.repeat(60)}.`.repeat(4)}org\n`,
    'An e-mail address has at most 254 characters.',
  ],
  ['Name,Email\n-2+3,a@example.org\nBob,b@example.org\n', '“-2+3” is no name: there is no letter in it.'],
  ['Name,Email\n-2+3,a@example.org\n', '“-2+3” is no name: there is no letter in it.'],
  [
    `Name,Email\nAda,a@example.org\nB${'\u0301'.repeat(60)}ob,b@example.org\n`,
    'The name in this row has more than four marks above or below one letter.',
  ],
  ['Name,Email\nAda,a@example.org\nBob,A@EXAMPLE.org\n', 'The e-mail address a@example.org is already in row 2.'],
  ['Name,Employee number\nAda,7a\nBob,8\nCleo,9\nDan,10\nEve,7A\n', 'The employee number 7A is already in row 2.'],
  ['Name,Team\nAda,Repairs\nada,Rents\n', 'The name ada, with nothing to tell two people apart, is already in row 2.'],
  ['Name,Email\nB\u202eob,b@example.org\n', 'The name in this row has signs that cannot be seen.'],
  ['Name,Team\nBob\u{e0041},Days\n', 'The name in this row has signs that cannot be seen.'],
  ['Name,Job title\nBob,Advi\u2066ser\n', 'The job title in this row has signs that cannot be seen.'],
  ['Name,Start date\nAda,9999-12-31\n', '“9999-12-31” is no start date: the year is from 1900 to 2200.'],
  ['Name,Hours\nAda,162.5\n', '162.5 hours a week cannot be: hours a week are from 0 to 80.'],
  ['Name,Hours\nAda,0.001\n', '0.001 hours a week are less than the smallest step, which is 0.01.'],
  ['Name,Hours\nAda,full\n', '“full” is no number of hours. Write the hours a week, such as 37.5.'],
  [
    'Name,Start date\nAda,tomorrow\n',
    '“tomorrow” is no start date: a date was expected, such as 31/03/2026 or 2026-03-31.',
  ],
  [
    'Name,Start date,End date\nAda,2026-03-02,2026-03-01\n',
    'The end date 2026-03-01 is before the start date 2026-03-02.',
  ],
  ['Name,Team\nAda,Repairs,more\n', 'This row has 3 cells and the header 2.'],
])('a row that cannot be a person is refused with a reason: %j', async (text, reason) => {
  const { refused, rows } = await read(text);
  expect(refused.map((one) => one.reason)).toEqual([reason]);
  expect(rows.length + refused.length).toBe(text.trim().split('\n').length - 1);
});

test('every reason why a row is no person is named, and “Start” is asked about as the start date', async () => {
  const { refused, questions } = await read(
    'Name,Email,Hours,Start\nAda Lovelace,ada@example.org,37,2025-01-13\n,nowhere,many,2025-02-30\n',
  );
  expect(refused.map(({ reason }) => reason)).toEqual([
    'There is no name in this row. “nowhere” is no e-mail address: one looks like name@example.org. “many” is no number of hours. Write the hours a week, such as 37.5. “2025-02-30” is no start date: February 2025 has 28 days, so no day 30. A date was expected, such as 31/03/2026 or 2026-03-31.',
  ]);
  expect(questions).toMatchObject([{ about: 'start-date', question: 'Is “Start” the start date?' }]);
});

test('a name written “family, given” among others is turned round, which is said; letters after a name stay', async () => {
  const { rows, columns } = await read('Name,Hours\nAda Lovelace,37\n"O’Brien, Dervla",30\n"Emmy Noether, PhD",20\n');
  expect(rows.map(({ name }) => name)).toEqual(['Ada Lovelace', 'Dervla O’Brien', 'Emmy Noether, PhD']);
  expect(columns[0]?.note).toBe('One name is turned round: “O’Brien, Dervla” is read as Dervla O’Brien.');
});

test('names are read “family, given” where most are written so, and hours in the ways people write them', async () => {
  const { rows } = await read(
    'Name;Hours\nLovelace, Ada;37:30\nHopper, Grace;37,5 hours\nNoether, Emmy;20 h per week\nCurie, Marie;22h 30m\n',
  );
  expect(rows.map(({ name, hours }) => [name, hours])).toEqual([
    ['Ada Lovelace', 37.5],
    ['Grace Hopper', 37.5],
    ['Emmy Noether', 20],
    ['Marie Curie', 22.5],
  ]);
});

test('line breaks and control characters inside a cell become a blank', async () => {
  const { rows } = await read('Name,Email,Team\n"Ada\nLove\u0007lace",a@example.org,"Repairs\tline\r\ntwo"\n');
  expect(rows).toMatchObject([{ name: 'Ada Love lace', team: 'Repairs line two' }]);
});

test('managers are found by e-mail, number or name; who is not found is reported and the person kept', async () => {
  const { rows, managers } = await read(
    'Employee ID,Name,Email,Manager\n1,Ada Lovelace,ada@example.org,\n2,Bob Bobber,bob@example.org,ADA@example.org\n' +
      '3,Cleo Clay,cleo@example.org,1\n4,Dan Dee,dan@example.org,"Lovelace, Ada"\n5,Eve Ely,eve@example.org,Nobody Known\n' +
      '6,Fay Fox,fay@example.org,Fay Fox\n',
  );
  expect(rows.map(({ managerKey }) => managerKey)).toEqual([null, 'number:1', 'number:1', 'number:1', null, null]);
  expect(managers).toEqual([
    { row: 6, manager: 'Nobody Known', reason: '“Nobody Known” is nobody in this file.' },
    { row: 7, manager: 'Fay Fox', reason: 'Fay Fox is given as their own manager.' },
  ]);
});

test('a manager’s number is found under any word for it, and where its column is not used that is said', async () => {
  const people = 'F001,Ada Lovelace,\nF002,Bob Bobber,F001\n';
  const known = await read(`Payroll no,Name,Manager’s payroll no\n${people}`);
  expect(known.columns.map(({ meaning }) => meaning)).toEqual(['employee-number', 'name', 'manager-number']);
  expect(known.rows[1]?.managerKey).toBe('number:f001');
  const { managers } = await read(`Works key,Name,Manager\n${people}`);
  expect(managers.map(({ reason }) => reason)).toEqual([
    '“F001” is nobody in this file. It stands in the column “Works key”, which is not used: say what that column is.',
  ]);
});

test('people who report to each other in a circle are kept without a manager, and the circle is named', async () => {
  const { rows, managers } = await read(
    'Name,Email,Manager email\nAda,a@example.org,b@example.org\nBob,b@example.org,c@example.org\nCleo,c@example.org,a@example.org\nDan,d@example.org,a@example.org\n',
  );
  expect(rows.map(({ managerKey }) => managerKey)).toEqual([null, null, null, 'email:a@example.org']);
  expect(managers.map(({ row }) => row)).toEqual([2, 3, 4]);
  expect(managers[0]!.reason).toBe(
    'Ada reports to Bob reports to Cleo reports to Ada: a circle. Say who is at the top.',
  );
});

test('where day and month can be read both ways it is asked, and the answer is used', async () => {
  const text = 'Name,Start date\nAda,01/04/2017\nBob,01/05/2018\n';
  const asked = await read(text);
  expect(asked.questions.map(({ about, choices }) => [about, choices])).toEqual([
    ['dates', ['day-first', 'month-first']],
  ]);
  const answered = await read(text, { dates: 'month-first' });
  expect(answered.questions).toEqual([]);
  expect(answered.rows.map(({ startDate }) => startDate)).toEqual(['2017-01-04', '2018-01-05']);
});

test('what a column means can be said, also for a refused one, and a column can be left out', async () => {
  const text = 'Who,Title,Race team,Email\nAda,Adviser,Sprint,a@example.org\n';
  const { rows, refusedColumns } = await read(text, { map: { Who: 'name', 'Race team': 'team', Email: 'unused' } });
  expect(rows[0]).toMatchObject({ name: 'Ada', team: 'Sprint', jobTitle: 'Adviser', email: null, key: 'name:ada' });
  expect(refusedColumns).toEqual([]);
});

test('a title that is Mr or Ms is no job title, and a number that all share is nobody’s', async () => {
  const { columns } = await read('Title,Name,ID,Email\nMr,Ada,2010,a@example.org\nMs,Bob,2010,b@example.org\n');
  expect(columns.map(({ meaning }) => meaning)).toEqual([null, 'name', null, 'email']);
});

test('the same file read twice gives the same keys, whatever the order of its rows', async () => {
  const rows = ['1,Ada,a@example.org', '2,Bob,b@example.org'];
  const keys = async (lines: string[]) =>
    (await read(['Employee number,Name,Email', ...lines].join('\n'))).rows.map(({ key }) => key).sort();
  expect(await keys(rows)).toEqual(await keys(rows.toReversed()));
});

test('a workbook is read like a CSV file', async () => {
  const book = new excel.Workbook();
  const sheet = book.addWorksheet('People');
  sheet.addRow(['Name', 'Start date', 'Hours']);
  sheet.addRow(['Ada Lovelace', new Date(Date.UTC(2025, 0, 13)), 37.5]).getCell(2).numFmt = 'dd/mm/yyyy';
  const { rows } = await readPeople([new Uint8Array(await book.xlsx.writeBuffer())]);
  expect(rows[0]).toMatchObject({ name: 'Ada Lovelace', startDate: '2025-01-13', hours: 37.5 });
});

test('a header alone, or nothing, is refused', async () => {
  await expect(read('Name,Email\n')).rejects.toThrow('nobody in it');
  await expect(read('\n\n')).rejects.toBeInstanceOf(Unreadable);
});

test('any file is read with every row accounted for, or refused in words', async () => {
  const cell = fc.oneof(
    fc.constantFrom(
      'Name',
      'Email',
      'Manager',
      'Hours',
      'Start date',
      'Gender',
      'a@b.c',
      'Ada',
      '01/02/2020',
      '37,5',
      '',
      '"',
      '@',
    ),
    fc.string({ maxLength: 6 }),
  );
  const table = fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 8 });
  const bytes = fc.oneof(
    table.map((rows) => new TextEncoder().encode(rows.map((row) => row.join(',')).join('\n'))),
    fc.uint8Array({ maxLength: 200 }),
  );
  await fc.assert(
    fc.asyncProperty(bytes, async (file) => {
      try {
        const { rows, refused } = await readPeople([file]);
        expect(rows.length + refused.length).toBeGreaterThan(0);
        expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
      } catch (error) {
        expect(error).toBeInstanceOf(Unreadable);
      }
    }),
    { numRuns: 500 },
  );
});
