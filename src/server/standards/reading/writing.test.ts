import { expect, test } from 'vitest';
import { readContacts } from './read-contacts.ts';
import { reconcile } from './reconcile.ts';

const readBytes = async (bytes: Uint8Array, timeZone?: string) => reconcile(await readContacts([bytes], { timeZone }));
const read = (...lines: string[]) => readBytes(Buffer.from(lines.join('\n')));
const value = (got: Awaited<ReturnType<typeof read>>, kpi: string) => got.figures.find((one) => one.kpi === kpi)?.value;

const calls = [
  [
    'Call reference',
    'Adviser',
    'Call start',
    'Call answered?',
    'Issue resolved?',
    'Wait time',
    'Talk (mm:ss)',
    'CSAT (1-5)',
  ],
  ['C1', 'Zoë', '03/02/2025 09:15', 'Yes', 'Yes', '00:00:12', '4:05', '5'],
  ['C2', 'Ben', '04/02/2025 10:00', 'No', 'N/A', '', '', ''],
  ['C3', 'ZOË', '28/02/2025 11:59', 'Yes', 'No', '00:01:40', '10:00', '2'],
];
const table = (delimiter: string, end: string) => calls.map((row) => row.join(delimiter)).join(end) + end;

test.each([
  ['semicolons, a mark and CRLF', Buffer.from(`\uFEFF${table(';', '\r\n')}`)],
  ['tabs in Windows-1252', Buffer.from(table('\t', '\r\n'), 'latin1')],
  ['UTF-16 as Excel saves it', Buffer.from(`\uFEFF${table('\t', '\r\n')}`, 'utf16le')],
  ['pipes', Buffer.from(table('|', '\n'))],
  ['commas and old Mac line ends', Buffer.from(table(',', '\r'))],
])('R-061 the same calls with %s give the same answer', async (_, bytes) => {
  const got = await readBytes(bytes);
  expect(got).toMatchObject({ source: 'pwc-style', rows: 3, used: 3, uncertain: [] });
  expect(got.period).toEqual({ from: '2025-02-03', to: '2025-02-28' });
  expect(got.byPerson.map(({ person, contacts }) => [person, contacts])).toEqual([
    ['Ben', 1],
    ['Zoë', 2],
  ]);
  expect(value(got, 'answer-rate')).toBe(2 / 3);
  expect(value(got, 'speed-of-answer-mean')).toBe(56);
  expect(value(got, 'handle-time-mean')).toBe(422.5);
  expect(value(got, 'csat')).toBe(0.5);
});

test('month-first dates are seen by one that can be nothing else', async () => {
  const got = await read('Call ID,Agent,Date,Time,Answered', '1,A,02/03/2025,9:05 AM,1', '2,A,02/14/2025,12:05 AM,0');
  expect(got.period).toEqual({ from: '2025-02-03', to: '2025-02-14' });
});

test('dates that read both ways keep together, and the doubt is told', async () => {
  const days = Array.from({ length: 12 }, (_, at) => `${at},A,01/${at + 1}/2025,Y`);
  const got = await read('Call ID,Agent,Date,Answered', ...days);
  expect(got.period).toEqual({ from: '2025-01-01', to: '2025-01-12' });
  expect(got.uncertain).toEqual([
    { column: 'Date', meaning: 'date', why: expect.stringMatching(/both day-first and month-first/) },
  ]);
});

test('spreadsheet numbers: days counted from 1900, times and durations as fractions of a day', async () => {
  const got = await read(
    'Call ID,Agent,Date,Time,Answered,Talk time',
    '1,A,45658,0.386782407407407,TRUE,0.00165509259259259',
    '2,B,45659,0.5,TRUE,0.00280092592592593',
    '3,B,45660.75,,FALSE,',
  );
  expect(got.period).toEqual({ from: '2025-01-01', to: '2025-01-03' });
  expect(value(got, 'handle-time-mean')).toBe((143 + 242) / 2);
});

test('decimal commas beside semicolons, grouped with points', async () => {
  const got = await read(
    'Ticket;Agent;Created;First response (hrs);Resolution time (hours);Status;CSAT',
    '1;A;01.02.2025 10:00;1,500;12,25;Closed;4,0',
    '2;B;02.02.2025 11:00;0,250;1.200,5;Solved;5,0',
    '3;B;13.02.2025 11:00;2,000;;Open;',
  );
  expect(value(got, 'first-response-median')).toBe(5400);
  expect(value(got, 'resolution-time-median')).toBe(((12.25 + 1200.5) / 2) * 3600);
  expect(value(got, 'satisfaction-mean')).toBe(4.5);
});

test('a duration without a unit is measured against the two times beside it', async () => {
  const got = await read(
    'Ticket ID,Agent,Created,Solved,Time to resolve,Status',
    '1,A,2025-01-03 10:00,2025-01-03 12:00,7200,Closed',
    '2,A,2025-01-03 10:00,2025-01-04 10:00,86400,Closed',
    '3,A,2025-01-03 10:00,2025-01-03 11:00,3600,Closed',
  );
  expect(value(got, 'resolution-time-median')).toBe(7200);
  expect(got.uncertain).toEqual([]);
});

test('times of day beside one date, over midnight too', async () => {
  const got = await read(
    'Call No,Agent,Call Date,Start Time,Answer Time,End Time',
    '1,A,2025-01-03,09:15:00,09:15:20,09:20:00',
    '2,B,2025-01-03,23:59:50,00:00:10,00:05:00',
    '3,B,2025-01-03,10:00:00,,10:01:00',
  );
  expect(value(got, 'answer-rate')).toBe(2 / 3);
  expect(value(got, 'speed-of-answer-mean')).toBe(20);
  expect(value(got, 'handle-time-mean')).toBe((280 + 290) / 2);
});

test('the day of a contact is that of the time zone asked for', async () => {
  const bytes = Buffer.from('Ticket ID,Created at,Status\n1,2025-07-01T23:30:00Z,Solved\n');
  expect((await readBytes(bytes)).period?.from).toBe('2025-07-02');
  expect((await readBytes(bytes, 'America/New_York')).period?.from).toBe('2025-07-01');
});

test('a wait over the change of the clocks is as long as it was', async () => {
  const got = await read(
    'Ticket ID,Created at,First response at,Status',
    '1,2025-03-30 00:30,2025-03-30 02:30,Solved',
    '2,2025-10-26 00:30,2025-10-26 02:30,Solved',
    '3,2025-10-27 00:30,2025-10-27 02:30,Solved',
  );
  expect(value(got, 'first-response-median')).toBe(2 * 3600);
  const [first, second] = [got.byWeek[0]!, got.byWeek[1]!].map(
    ({ figures }) => figures.find(({ kpi }) => kpi === 'first-response-median')?.value,
  );
  expect([first, second]).toEqual([3600, 3 * 3600]);
});

test('cells with line breaks and quotation marks are one cell, and rows count as a spreadsheet counts them', async () => {
  const got = await read('Ticket ID,Subject,Status', '1,"Hello, ""you""', 'there",Solved', '', '2,x,Open', '2,y,Open');
  expect(got).toMatchObject({ rows: 3, used: 2 });
  expect(got.refused).toEqual([{ row: 5, reason: 'The same id as in row 4 (2): a duplicate.' }]);
});
