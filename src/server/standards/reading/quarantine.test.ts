import { expect, test } from 'vitest';
import { setClock } from '../../clock.ts';
import { readContacts } from './read-contacts.ts';
import { reconcile } from './reconcile.ts';

const read = async (...lines: string[]) => reconcile(await readContacts([Buffer.from(lines.join('\n'))]));
const header = 'Ticket ID,Agent,Created at,Answered,Talk time (s),Rating';
const good = [
  'a1,Ann,2025-01-01,Y,60,5',
  'a2,Ann,2025-01-02,N,,',
  'a3,Bob,2025-01-03,Y,30,4',
  'a4,Bob,2025-01-04,Y,90,3',
];

test.each([
  ['b1,Ann,2025-01-05,maybe,60,5', 'Answered says “maybe”; yes or no was expected.'],
  ['b1,Ann,yesterday,Y,60,5', 'Created at says “yesterday”; a date was expected, such as 31/03/2026 or 2026-03-31.'],
  [
    'b1,Ann,2025-02-30,Y,60,5',
    'Created at says “2025-02-30”; February 2025 has 28 days, so no day 30. A date was expected, such as 31/03/2026 or 2026-03-31.',
  ],
  [
    'b1,Ann,2025-13-01,Y,60,5',
    'Created at says “2025-13-01”; there is no month 13. A date was expected, such as 31/03/2026 or 2026-03-31.',
  ],
  [
    'b1,Ann,31/02/2025,Y,60,5',
    'Created at says “31/02/2025”; February 2025 has 28 days, so no day 31. A date was expected, such as 31/03/2026 or 2026-03-31.',
  ],
  ['b1,Ann,,Y,60,5', 'It has no date, so it belongs to no week.'],
  ['b1,Ann,2025-01-05,Y,-60,5', 'Talk time (s) says “-60”; a length of time of 0 or more was expected.'],
  ['b1,Ann,2025-01-05,Y,long,5', 'Talk time (s) says “long”; a length of time was expected.'],
  ['b1,Ann,2025-01-05,Y,60,9', 'Rating says “9”; a rating from 1 to 5 was expected.'],
  ['b1,Ann', 'It has 2 cells where the header has 6.'],
  ['b1,Ann,2025-01-05,Y,60,5,more', 'It has 7 cells where the header has 6.'],
  ['a1,Bob,2025-01-05,Y,60,5', 'The same id as in row 2 (a1): a duplicate.'],
  [',Ann,2025-01-05,Y,60,5', 'It has no id, so a second import could not know it again.'],
  [
    `b1,${'Ann '.repeat(76)},2025-01-05,Y,60,5`,
    `Agent says “${'Ann '.repeat(9)}Ann…”; a name of at most 300 characters was expected.`,
  ],
  [
    `${'b'.repeat(501)},Ann,2025-01-05,Y,60,5`,
    `Ticket ID says “${'b'.repeat(39)}…”; an id of at most 500 characters was expected.`,
  ],
  [header, 'It repeats the header.'],
  ['Total,,,3,180,', 'It is a total or a caption, not a contact.'],
])('R-061 the row "%s" is kept aside with its reason, and the others count', async (bad, reason) => {
  const got = await read(header, ...good, bad);
  expect(got).toMatchObject({ rows: 5, used: 4, refusedRows: 1, refused: [{ row: 6, reason }] });
  expect(got.figures[0]).toMatchObject({ kpi: 'answer-rate', numerator: 3, denominator: 4 });
});

test('R-061 a row names every reason why it cannot be used, so that one look mends it', async () => {
  const bad = 'a1,Ann,2025-02-30,maybe,-60,9';
  const got = await read(header, ...good, bad, 'b2,Ann,,Y,60,', 'a2,Ann,2025-01-05,N,,');
  const reasons = [
    'Created at says “2025-02-30”; February 2025 has 28 days, so no day 30. A date was expected, such as 31/03/2026 or 2026-03-31.',
    'Answered says “maybe”; yes or no was expected.',
    'Rating says “9”; a rating from 1 to 5 was expected.',
    'Talk time (s) says “-60”; a length of time of 0 or more was expected.',
    'The same id as in row 2 (a1): a duplicate.',
  ];
  expect(got.refused).toEqual([
    { row: 6, reason: reasons.join(' ') },
    { row: 7, reason: 'It has no date, so it belongs to no week.' },
    { row: 8, reason: 'The same id as in row 3 (a2): a duplicate.' },
  ]);
});

test('R-061 the id of a refused row may come again in a good one', async () => {
  const got = await read(header, ...good, 'b1,Ann,soon,Y,60,5', 'b1,Ann,2025-01-05,Y,60,5');
  expect(got).toMatchObject({ rows: 6, used: 5, refusedRows: 1 });
});

test('rows that leave out blank cells at their end are no broken rows when the file does so often', async () => {
  const got = await read(header, ...good, 'a5,Bob,2025-01-05,N', 'a6,Bob,2025-01-05,N');
  expect(got).toMatchObject({ rows: 6, used: 6 });
});

test('without a column of ids a row is known by what it says, and two alike are two contacts', async () => {
  const file = await readContacts([
    Buffer.from('Agent,Date,Answered\nAnn,2025-01-01,Y\nAnn,2025-01-01,Y\nBob,2025-01-01,Y\n'),
  ]);
  const ids: string[] = [];
  await reconcile(file, ({ id }) => ids.push(id));
  expect(ids).toEqual([expect.stringMatching(/^row-[0-9a-f]{16}$/), `${ids[0]}-2`, expect.stringMatching(/^row-/)]);
  expect(new Set(ids).size).toBe(3);
});

test('N/A and blanks are no answer, and a person nobody named is nobody', async () => {
  const got = await read(
    header,
    'a1,Unassigned,2025-01-01,N/A,-,n/a',
    'a2,,2025-01-02,Y,,',
    'a3,Ann,2025-01-02,Y,20,NULL',
  );
  expect(got).toMatchObject({ rows: 3, used: 3 });
  expect(got.figures[0]).toMatchObject({ denominator: 2 });
  expect(got.byPerson.map(({ person }) => person)).toEqual(['Ann']);
});

test.each([
  ['', 'empty'],
  ['\n\n\n', 'empty'],
  ['Call Id,Agent,Date,Answered\n', 'no-rows'],
  ['Colour,Size\nred,1\n', 'no-usable-columns'],
  ['[{"id":1,', 'not-json'],
  ['{"type":"object"}', 'no-contacts'],
  ['1,2,3\n4,5,6\n', 'no-header'],
])('the file %j is refused whole, in words (%s)', async (text, kind) => {
  await expect(read(text)).rejects.toMatchObject({ kind, message: expect.stringMatching(/^[A-Z].*\.$/s) });
});

test('an agent is one person however many signs nobody sees, and blanks, a name has', async () => {
  const names = ['Ann Lee', 'Ann\u200b Lee', '\u202eAnn  Lee\u202c', ' Ann\u00a0Lee', 'A\u00adnn Lee\ufeff'];
  const got = await read(header, ...names.map((name, at) => `c${at},${name},2025-01-0${at + 1},Y,60,5`));
  expect(got.byPerson.map(({ person, contacts }) => [person, contacts])).toEqual([['Ann Lee', names.length]]);
});

test.each(['Team', 'Channel', 'Topic'])('a row whose %s is too long to be kept whole is kept aside', async (column) => {
  const said = [...Array.from({ length: 20 }, () => 'North'), 'x'.repeat(300), 'x'.repeat(301)];
  const rows = said.map((word, at) => `a${at},2025-01-01,Y,${word}`);
  const got = await read(`Ticket ID,Created at,Answered,${column}`, ...rows);
  const reason = `${column} says “${'x'.repeat(39)}…”; a ${column.toLowerCase()} of at most 300 characters was expected.`;
  expect(got).toMatchObject({ used: 21, refused: [{ row: 23, reason }] });
});

test('scales of 10 have no agreed line, so only their mean is given', async () => {
  const got = await read(
    'Ticket,Created,CSAT',
    ...[9, 8, 10, 3, 7, 9].map((points, at) => `${at},2025-01-0${at + 1},${points}`),
  );
  expect(got.figures.map(({ kpi }) => kpi)).toEqual(['satisfaction-mean']);
  expect(got.uncertain[0]?.why).toMatch(/no line for “satisfied” is agreed/);
});

test('R-061 a contact of a day that has not come yet is kept aside; today’s and, for other time zones, tomorrow’s count', async () => {
  setClock(() => new Date('2025-01-31T23:30:00Z'));
  try {
    const late = ['b1,Ann,2025-01-31,Y,60,5', 'b2,Ann,2025-02-01,Y,60,5', 'b3,Ann,2099-12-31,Y,60,5'];
    const got = await read(header, ...good, ...late);
    const reason =
      'Created at says “2099-12-31”; 31 December 2099 has not come yet. The last day that is taken is 1 February 2025, tomorrow: in other time zones it has begun already.';
    expect(got).toMatchObject({ rows: 7, used: 6, refused: [{ row: 8, reason }], period: { to: '2025-02-01' } });
  } finally {
    setClock(null);
  }
});
