import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Refused, WrongUse } from './command.ts';
import { command } from './contacts-read.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leadwell-contacts-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function kept(name: string, content: unknown) {
  const path = join(folder, name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}
const read = (path: string, options: Record<string, string> = {}) => command.run({ words: [path], options });

const calls = 'Call Id,Agent,Date,Taken?\n1,Ann,2025-01-01,Y\n2,Bob,2025-01-02,N\n2,Bob,2025-01-02,N\n';

test('R-061 the answer has the fields of the contract, and says the same in words', async () => {
  const { json, text } = await read(await kept('calls.csv', calls.replace('Taken?', 'Answered?')));
  expect(json).toMatchObject({
    source: 'unknown',
    rows: 3,
    used: 2,
    refused: [{ row: 4, reason: 'The same id as in row 3 (2): a duplicate.' }],
    period: { from: '2025-01-01', to: '2025-01-02' },
    columns: { 'Call Id': 'id', Agent: 'agent', Date: 'date', 'Answered?': 'answered' },
    figures: [
      { kpi: 'answer-rate', numerator: 1, denominator: 2, value: 0.5, unit: 'share' },
      { kpi: 'abandon-rate', numerator: 1, denominator: 2, value: 0.5, unit: 'share' },
    ],
    byPerson: [{ person: 'Ann' }, { person: 'Bob' }],
  });
  expect(text).toContain('3 rows, 2 used, 1 refused. From 2025-01-01 to 2025-01-02.');
  expect(text).toContain('Answer rate: 50.0% (1 of 2;');
  expect(text).toContain('row 4: The same id as in row 3 (2): a duplicate.');
  expect(text).toContain('Answered? → answered');
});

test('a map says what a column means', async () => {
  const map = await kept('map.json', { 'Taken?': 'abandoned', Agent: 'team' });
  const { json } = await read(await kept('calls.csv', calls), { map });
  expect(json).toMatchObject({
    columns: { 'Taken?': 'abandoned', Agent: 'team' },
    byPerson: [],
    byTeam: [{ team: 'Ann' }, {}],
  });
});

test.each([
  [{ 'Taken?': 'happiness' }, 'map', /“happiness”/],
  [{ Nowhere: 'agent' }, 'map', /names the column “Nowhere”\. The file has: “Call Id”, “Agent”/],
  ['not json', 'not-json', /is not JSON/],
])('the map %j is refused in words', async (content, kind, message) => {
  const map = await kept('map.json', content);
  const refused = read(await kept('calls.csv', calls), { map });
  await expect(refused).rejects.toBeInstanceOf(Refused);
  await expect(refused).rejects.toMatchObject({ kind, message: expect.stringMatching(message) });
});

test('users beside the tickets give the names, and other users can be named', async () => {
  const tickets = await kept('desk-tickets.json', [{ id: 1, status: 'solved', assignee_id: 7 }]);
  await kept('desk-users.json', [{ id: 7, name: 'Ann Lee' }]);
  expect((await read(tickets)).json).toMatchObject({ byPerson: [{ person: 'Ann Lee' }] });
  const users = await kept('others.json', { users: [{ id: 7, name: 'Bo' }] });
  expect((await read(tickets, { users })).json).toMatchObject({ byPerson: [{ person: 'Bo' }] });
});

test('a file that is not there or cannot be read is refused, a wrong call is said to be one', async () => {
  await expect(read(join(folder, 'nothing.csv'))).rejects.toMatchObject({ kind: 'no-file' });
  await expect(read(folder)).rejects.toMatchObject({ kind: 'no-file', message: expect.stringMatching(/is a folder/) });
  await expect(read(await kept('empty.csv', ''))).rejects.toMatchObject({ kind: 'empty' });
  await expect(command.run({ words: [], options: {} })).rejects.toBeInstanceOf(WrongUse);
  await expect(read(await kept('calls.csv', calls), { timezone: 'Nowhere' })).rejects.toBeInstanceOf(WrongUse);
});
