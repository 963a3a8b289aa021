import { expect, test } from 'vitest';
import { readContacts } from './read-contacts.ts';
import { type Reconciliation, reconcile } from './reconcile.ts';

const read = async (text: string) => reconcile(await readContacts([Buffer.from(text)]));
/** Shares as `3/4`, means and medians by their value. */
const said = ({ figures }: Reconciliation) =>
  Object.fromEntries(
    figures.map(({ kpi, unit, numerator, denominator, value }) => [
      kpi,
      unit === 'share' ? `${numerator}/${denominator}` : value,
    ]),
  );
const doubts = ({ uncertain }: Reconciliation) => uncertain.map(({ column, why }) => `${column}: ${why}`);

test('a column that only ever says yes says no by its blanks, and that is told', async () => {
  const got = await read('Ref,Date,Answered\n1,2026-01-01,Y\n2,2026-01-01,\n3,2026-01-02,Y\n4,2026-01-02,-');
  expect(said(got)).toEqual({ 'answer-rate': '2/4', 'abandon-rate': '2/4' });
  expect(doubts(got)).toEqual(['Answered: it only ever says yes, so a blank was taken as no']);
  const other = await read('Ref,Date,Answered,Abandoned\n1,2026-01-01,Answered,-\n2,2026-01-01,-,Abandoned');
  expect(said(other)).toEqual({ 'answer-rate': '1/2', 'abandon-rate': '1/2' });
});

test('calls of numbers too long for seconds are in milliseconds, the short ones beside them too', async () => {
  const got = await read(
    'Conversation ID,Date,Abandoned,Total Queue,Total Talk,Total Hold\na,13/01/2026,NO,9000,250000,0\nb,13/01/2026,NO,5000,150000,4000\nc,13/01/2026,YES,70000,,',
  );
  expect(said(got)).toMatchObject({ 'answer-rate': '2/3', 'speed-of-answer-mean': 7, 'handle-time-mean': 202 });
  expect(doubts(got)[0]).toContain('Total Queue: no unit is named; numbers were taken as milliseconds');
});

test('a duration as long as the whole call is not the talk, and “done” does not say that anything was resolved', async () => {
  const call = (id: number, wait: number | null, talk: number) => ({
    ...{ id, status: 'done', started_at: 1_767_312_000, answered_at: wait && 1_767_312_000 + wait },
    ...{ ended_at: 1_767_312_000 + (wait ?? 30) + talk, duration: (wait ?? 30) + talk },
  });
  const got = await read(
    JSON.stringify({ calls: [call(1, 20, 60), call(2, 40, 90), call(3, 30, 30), call(4, null, 0)] }),
  );
  expect(said(got)).toMatchObject({ 'answer-rate': '3/4', 'handle-time-mean': 60, 'speed-of-answer-mean': 30 });
  expect(said(got)).not.toHaveProperty('resolution-rate');
  expect(doubts(got)).toEqual([
    'duration: it is as long as the whole call, so the time from answer to end was taken in its place',
  ]);
});

test('a type that names missed calls beside incoming ones is how they ended; alone, it is only a direction', async () => {
  const got = await read(
    'Call ID,Start,Call Type,Talk Time\n1,2026-01-01,inbound,0:01:00\n2,2026-01-01,missed,0:00:00',
  );
  expect(said(got)).toMatchObject({ 'answer-rate': '1/2', 'handle-time-mean': 60 });
  const only = await read(
    'Call ID,Start,Call Type,Talk Time\n1,2026-01-01,inbound,0:01:00\n2,2026-01-01,inbound,0:03:00',
  );
  expect(said(only)).not.toHaveProperty('answer-rate');
  const both = await read('Call ID,Start,Direction,Answered\n1,2026-01-01,Inbound,Y\n2,2026-01-01,Outbound,N');
  expect(both.notes).toEqual([
    '“Direction” says outbound in 50% of the first rows, and those count among the contacts offered. Leave them out of the file for the rates of the calls that came in.',
  ]);
});

test('numbers for states are believed only where the times of resolving agree, or where they are those of Freshdesk', async () => {
  const ticket = (number: number, state: number, resolved_at: string) => ({
    number,
    state,
    opened_at: '2026-01-01',
    resolved_at,
  });
  const now = { records: [ticket(1, 7, '2026-01-02'), ticket(2, 6, '2026-01-02'), ticket(3, 2, '')] };
  expect(said(await read(JSON.stringify(now)))).toMatchObject({ 'resolution-rate': '2/3' });
  const alone = await read('Ticket ID,Created,Status,Agent\n1,2026-01-01,5,Ann\n2,2026-01-01,2,Ann');
  expect(said(alone)).toEqual({ 'resolution-rate': '1/2' });
  expect(doubts(alone)).toEqual(['Status: of its numbers, 4 and 5 were taken as resolved']);
  await expect(read('Ticket ID,Created,State,Agent\n1,2026-01-01,7,Ann\n2,2026-01-01,1,Ann')).rejects.toThrow(
    'No column',
  );
});

test('times of day around midnight, named as ends, are those', async () => {
  const got = await read(
    'Call no,Date,Start time,Answered at,End time\n1,13/01/2026,23:58:00,23:58:30,00:01:30\n2,13/01/2026,23:59:50,00:00:10,00:02:10',
  );
  expect(said(got)).toMatchObject({ 'speed-of-answer-mean': 25, 'handle-time-mean': 150 });
});

test('a list of one agent is that agent, and whoever counts talking in seconds counts the first word so', async () => {
  const chat = (id: number, agent: string) => ({
    ...{ id, timestamp: '2026-01-01T10:00:00Z', agent_ids: ['7'], agent_names: [agent], duration: 300 },
    ...{ response_time: { first: 20 + id }, missed: false },
  });
  const got = await read(JSON.stringify({ chats: [chat(1, 'Ann Lee'), chat(3, 'Joe')] }));
  expect(got.byPerson.map(({ person }) => person)).toEqual(['Ann Lee', 'Joe']);
  expect(said(got)).toMatchObject({ 'first-response-median': 22 });
});

test('lengths of nought count where nothing says what was answered, and that is told; so is a whole call whose unit is named', async () => {
  const got = await read('Ref,Start,Talk time (s)\n1,2026-01-01,60\n2,2026-01-01,0');
  expect(said(got)).toMatchObject({ 'handle-time-mean': 30 });
  expect(doubts(got)).toEqual(['Talk time (s): no column says what was answered, so those of 0 count in the mean']);
  const day = '2026-01-13 10:';
  const calls = [1, 2, 3].map((at) => `${at},${day}00:00,${day}01:00,${day}0${at + 1}:00,${(at + 1) * 60}`);
  const whole = await read(['Ref,Start,Answered at,End,Duration (s)', ...calls].join('\n'));
  expect(said(whole)).toMatchObject({ 'handle-time-mean': 120 });
  expect(doubts(whole)[0]).toContain('Duration (s): it is as long as the whole call');
});

test('a question closed without an answer is not resolved', async () => {
  const states = ['Closed', 'Closed - Unresolved', 'Closed (not resolved)', 'Re-opened', 'Resolved'];
  const rows = states.map((state, at) => `${at},26-11-0${at + 1},${state}`);
  const got = await read(['Case No,Opened,Case Status', ...rows].join('\n'));
  expect(said(got)).toEqual({ 'resolution-rate': '2/5' });
  expect(doubts(got)).toEqual(['Opened: dates such as 26-11-01 may begin with the year; they were read day-first']);
});

test('contacts without dates, and a name that stands once for the rows below it, are told', async () => {
  const got = await read('Ref,Agent,Answered\n1,Ann,Y\n2,,Y\n3,,N\n4,,Y\n5,,Y');
  expect(got.notes).toEqual([
    'No column of dates was found, so these contacts belong to no week.',
    '“Agent” names nobody for 3 of 5 contacts. Where a name stands once for several rows, write it in each.',
  ]);
});
