import { expect, test } from 'vitest';
import { listIn } from './json-lists.ts';
import { readContacts } from './read-contacts.ts';
import { reconcile } from './reconcile.ts';

const one = { id: 1, status: 'open' };
const two = { id: 2, status: 'solved' };

test.each([
  ['a list under a name of its own', { ticket_metrics: [one, two], users: [one, two, one] }],
  [
    'pages',
    [
      { tickets: [one], count: 2, next_page: 'x' },
      { tickets: [two], count: 2, next_page: null },
    ],
  ],
  [
    'a table with its headings',
    {
      columns: ['id', 'status'],
      rows: [
        [1, 'open'],
        [2, 'solved'],
      ],
    },
  ],
  [
    'a table whose headings are objects',
    {
      fields: [{ name: 'id' }, { label: 'status' }],
      data: [
        [1, 'open'],
        [2, 'solved'],
      ],
    },
  ],
  [
    'rows of cells',
    {
      values: [
        ['id', 'status'],
        [1, 'open'],
        [2, 'solved'],
      ],
    }.values,
  ],
  ['an answer inside another', { response: { result: [one, two] } }],
])('contacts are found in %s', (_, value) => {
  expect(listIn(value)).toEqual([one, two]);
});

test('tickets with lists of their own are no pages, and one ticket is no list', () => {
  const tickets = [{ ...one, conversations: [{ body: 'x' }] }];
  expect(listIn(tickets)).toBe(tickets);
  expect(listIn({ ...one, comments: [{ body: 'x' }] })).toBe(null);
});

test('of a value beside what is shown for it, the latter is read; metrics and users of all pages are put together', async () => {
  const shown = (display_value: string, value: string) => ({ display_value, value });
  const result = [{ number: shown('INC1', 'x'), state: shown('Closed', '7'), opened_at: shown('2026-01-01', 'y') }];
  const read = async (value: unknown) => reconcile(await readContacts([Buffer.from(JSON.stringify(value))]));
  expect((await read({ result })).figures[0]).toMatchObject({ kpi: 'resolution-rate', numerator: 1 });
  const page = (id: number, agent: string) => ({
    tickets: [{ id, status: 'open', created_at: '2026-01-01', assignee_id: id }],
    users: [{ id, name: agent }],
    metric_sets: [{ ticket_id: id, reply_time_in_minutes: { calendar: id } }],
  });
  const paged = await read([page(1, 'Ann'), page(3, 'Joe')]);
  expect(paged.byPerson.map(({ person }) => person)).toEqual(['Ann', 'Joe']);
  expect(paged.figures.find(({ kpi }) => kpi === 'first-response-median')?.value).toBe(120);
});
