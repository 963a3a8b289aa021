import { expect, test } from 'vitest';
import { MapRefused, readColumnMap } from './column-map.ts';
import { guessColumns, labelled } from './columns.ts';
import { seenIds } from './seen-ids.ts';
import { timeZone } from './time-zone.ts';

const meant = (header: string, rows: string[][], map?: unknown) =>
  guessColumns(header.split(','), rows, map ? readColumnMap(map) : undefined).map(({ meaning }) => meaning);

test('a name alone is not believed: the values must fit', () => {
  expect(meant('Ticket ID,Status,Resolved,Rating', [['1', 'Solved', '2025-01-02 10:00', 'blue']])).toEqual([
    ...['id', 'status', 'resolved-at', null],
  ]);
  expect(meant('Ticket ID,Status,Resolved,Answered', [['1', 'Missed', 'Y', '2025-01-02 10:00']])).toEqual([
    ...['id', 'outcome', 'resolved', 'answered-at'],
  ]);
});

test('each meaning is given once, to the better name', () => {
  expect(meant('Agent ID,Agent Name,Group,Team', [['7', 'Ann', 'A', 'B']])).toEqual([null, 'agent', null, 'team']);
});

test('ids of other things, due dates and parts of an agent’s work are not taken', () => {
  const header = 'Order ID,Customer ID,Requester id,Agent interactions,Agent Shift,Due by Time,Updated at,NPS score';
  expect(meant(header, [['9', '8', '7', '2', 'Early', '2025-01-01', '2025-01-01', '9']]).filter(Boolean)).toEqual([]);
});

test('a column blank in the first rows is taken by its name, and the doubt is told', () => {
  expect(guessColumns(['Talk time'], [['']])[0]).toMatchObject({
    meaning: 'talk',
    certain: false,
    why: expect.stringMatching(/blank/),
  });
});

test('headers that are the same or missing are told apart', () => {
  expect(labelled(['Agent', 'Agent', ''])).toEqual(['Agent', 'Agent (2)', 'column 3']);
});

test('a map goes before every guess, either way round, and can leave a column alone', () => {
  const rows = [['1', 'Y', 'Y']];
  expect(meant('No,Call taken,Answered', rows, { 'Call taken': 'answered' })).toEqual([null, 'answered', null]);
  expect(meant('No,Call taken,Answered', rows, { answered: 'Call taken', id: 'No' })).toEqual(['id', 'answered', null]);
  expect(meant('No,Call taken,Answered', rows, { columns: { Answered: null } })).toEqual([null, null, null]);
});

test.each([
  [[1], /must be an object/],
  [{ Answered: 'happiness' }, /“happiness”\. It can be one of: id, agent/],
  [{ A: 'agent', B: 'agent' }, /two columns the meaning “agent”/],
])('the map %j is refused in words', (map, message) => {
  expect(() => readColumnMap(map)).toThrow(MapRefused);
  expect(() => readColumnMap(map)).toThrow(message);
});

test('an id is remembered with the row it was first in, among hundreds of thousands', () => {
  const seen = seenIds();
  let taken = 0;
  for (let row = 1; row <= 200_000; row++) if (seen.firstRow(`TKT-${row}`, row) !== null) taken++;
  expect(taken).toBe(0);
  expect(seen.firstRow('TKT-4711', 200_001)).toBe(4711);
});

test('local time and back, also on the days when the clocks change', () => {
  const london = timeZone('Europe/London');
  const utc = (local: string) => new Date(london.instant(Date.parse(`${local}Z`))).toISOString().slice(0, 16);
  expect(utc('2025-01-10T12:00')).toBe('2025-01-10T12:00');
  expect(utc('2025-07-10T12:00')).toBe('2025-07-10T11:00');
  expect(utc('2025-10-26T01:30')).toBe('2025-10-26T00:30'); // comes twice: the first
  expect(utc('2025-10-26T12:00')).toBe('2025-10-26T12:00');
  expect(utc('2025-03-30T01:30')).toBe('2025-03-30T01:30'); // is skipped: 02:30 by the new clock
  expect(utc('2025-03-30T12:00')).toBe('2025-03-30T11:00');
  expect(() => timeZone('Europe/Nowhere')).toThrow(RangeError);
});
